/// Demands with drawn numbers, each solved by the engine and compared with the closed form.
public struct CallEnsemble: Sendable {
  /// The equilibria of each draw.
  public let equilibria: [[CallEquilibrium]]
  /// Draws without a complete result of the engine.
  public let unsolvedCount: Int
  /// Draws in which the engine and the closed form have the same equilibria.
  public let agreeingCount: Int
  /// The largest gain that a side misses in any equilibrium, as a share of its game's payoffs.
  public let largestRegret: Double

  /// Solves one game for each draw, all with types of these names; linear in the draws.
  ///
  /// - Throws: `ParametricGameError` or `EnsembleError` where the names make no game;
  ///   `CancellationError` when the surrounding task is cancelled.
  public init(_ calls: [CallGame], types: [String], threads: Int) async throws {
    let tree = try CallTree(types: types)
    let draws = try ParameterDraws.given(tree.game, calls.map(tree.values))
    let result = try await Ensemble(tree.game, method: .allCredible)
      .solve(draws, threads: threads, keepsBehaviour: true)
    let found = calls.indices.map { draw in
      result.behaviours(ofDraw: draw).map { tree.equilibrium(calls[draw], behaviour: $0) }
    }
    equilibria = found
    unsolvedCount = calls.indices.count { result.unsolvedReason(ofDraw: $0) != nil }
    agreeingCount = zip(calls, found).count { Self.agree($0.equilibria(), $1) }
    largestRegret = result.largestRegret
  }

  private static let tolerance = 1e-6

  /// Whether each equilibrium of either list is in the other, replies to what is never seen left out.
  static func agree(_ some: [CallEquilibrium], _ others: [CallEquilibrium]) -> Bool {
    some.allSatisfy { one in others.contains { same(one, $0) } }
      && others.allSatisfy { one in some.contains { same(one, $0) } }
  }

  private static func same(_ one: CallEquilibrium, _ other: CallEquilibrium) -> Bool {
    let sights = one.sights
    func near(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= tolerance }
    return zip(one.meeting, other.meeting).allSatisfy { near($0, $1) }
      && (sights.met <= tolerance || near(one.trust.met, other.trust.met))
      && (sights.refused <= tolerance || near(one.trust.refused, other.trust.refused))
  }
}
