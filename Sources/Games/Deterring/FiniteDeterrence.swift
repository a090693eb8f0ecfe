/// A ladder as a finite game: types in the middle of equal parts of every range, solved by the engine.
///
/// It shares nothing with the lines and crossings of `DeterrenceLadder` but the numbers. Each rung has a
/// defender of its own, who does not reckon with being answered; that a response is expected only with
/// `belief` is a move of chance, since the payoffs of the challenger are then those in its own eyes. Types are drawn
/// when they first matter, which changes nothing because nobody else learns them, so that the game
/// has perfect information.
public struct FiniteDeterrence: Sendable {
  private let ladder: DeterrenceLadder
  private let posture: DeterrenceLadder.Posture
  /// Types of the challenger.
  public let challengerTypes: Int
  /// Types of the defender at each rung.
  public let defenderTypes: Int

  /// A finite game of a ladder; defenders get as many types, up to 32, as keep their combinations within 32.
  public init(
    _ ladder: DeterrenceLadder, _ posture: DeterrenceLadder.Posture, challengerTypes: Int = 48
  ) {
    self.ladder = ladder
    self.posture = posture
    self.challengerTypes = challengerTypes
    defenderTypes =
      (1...32).last { types in
        ladder.rungs.reduce(1) { product, _ in product * types } <= 32
      } ?? 1
  }

  /// What the engine finds beside what the crossings give.
  public struct Comparison: Hashable, Sendable {
    /// For each rung, the probability that the challenger begins there, in the finite game.
    public let finite: [Double]
    /// The same by crossings, with the credibilities of the finite game.
    public let exact: [Double]
    /// The same by crossings, with the defender's costs spread evenly.
    public let continuous: [Double]
    /// The most that `finite` and `exact` may differ: half a part for each type where the choice changes.
    public let allowed: Double
    /// The largest regret of the certificate, in the unit of the payoffs.
    public let regret: Double

    /// The largest difference of `finite` and `exact`.
    public var largestDifference: Double {
      zip(finite, exact).reduce(0) { max($0, ($1.0 - $1.1).magnitude) }
    }
    /// Whether they agree within the parts into which the types are divided.
    public var agrees: Bool { largestDifference <= allowed }
  }

  /// Solves the game by backward induction; `nil` where its certificate is refused.
  public func comparison() throws(GameError) -> Comparison? {
    let game = try game()
    guard let found = BackwardInduction().solve(game, limits: Limits()).assessments.first else {
      return nil
    }
    var even = posture
    even.credibilities = shares
    let segments = upperEnvelope(of: [.quiet] + ladder.plans(even).joined())
    return Comparison(
      finite: begins(found, in: game), exact: ladder.outcome(even).begins,
      continuous: ladder.outcome(posture).begins,
      allowed: Double(segments.count - 1) / Double(2 * challengerTypes) + 1e-9,
      regret: found.certificate.regret)
  }

  /// How the challenger begins, averaged over its types.
  private func begins(_ found: Assessment, in game: Game) -> [Double] {
    var begins = [Double](repeating: 0, count: ladder.rungs.count)
    for set in game.informationSets where set.label.hasPrefix(Self.beginning) {
      for rung in begins.indices {
        begins[rung] += found.behaviour[set][set.firstAction + rung + 1] / Double(challengerTypes)
      }
    }
    return begins
  }

  // MARK: Defenders

  private func costs(_ rung: Int) -> [Double] {
    midpoints(
      from: ladder.rungs[rung].costLow, to: ladder.rungs[rung].costHigh, count: defenderTypes)
  }

  /// The share of the defender's types that respond at each rung.
  private var shares: [Double] {
    ladder.rungs.indices.map { rung in
      let limit = ladder.rungs[rung].loss(isCommitted: posture.isCommitted)
      let willing = costs(rung).count { posture.sizes[rung] * $0 < limit }
      return Double(willing) / Double(defenderTypes)
    }
  }

  // MARK: The tree

  private static let beginning = "begins, type "

  /// The finite game.
  public func game() throws(GameError) -> Game {
    let rungs = ladder.rungs.indices
    var tree = GameTree(
      title: "Deterrence on a ladder", comment: "Types in the middle of equal parts",
      players: ["Challenger"] + rungs.map { "Defender at rung \($0 + 1)" })
    let starts = try tree.drawType(at: tree.root, "gain", count: challengerTypes, prefix: "t")
    let types = midpoints(from: 0, to: 1, count: challengerTypes)
    for (number, (start, type)) in zip(starts, types).enumerated() {
      let ways = try tree.move(
        at: start, by: "Challenger", in: "\(Self.beginning)\(number + 1)",
        actions: ["refrain"] + rungs.map { "rung \($0 + 1)" })
      try tree.end(at: ways[0], "status quo", payoffs(challenger: 0))
      for rung in rungs {
        try grow(&tree, at: ways[rung + 1], rung, type, carried: payoffs(challenger: 0))
      }
    }
    return try tree.frozen()
  }

  private func payoffs(challenger: Double) -> [Double] {
    [challenger] + ladder.rungs.map { _ in 0 }
  }

  /// Everything from the step onto a rung, with the payoffs that are certain before it.
  private func grow(
    _ tree: inout GameTree, at position: GameTree.Position, _ rung: Int, _ type: Double,
    carried: [Double]
  ) throws(GameError) {
    var taken = carried
    taken[0] += ladder.rungs[rung].gain(of: type)
    let belief = try tree.draw(
      at: position, "", names: ["expected", "not expected"],
      probabilities: twoTypes(ladder.rungs[rung].belief))
    try tree.end(at: belief[1], "no response", taken)
    let drawn = try tree.drawType(at: belief[0], count: defenderTypes, prefix: "c")
    for (start, cost) in zip(drawn, costs(rung)) {
      try respond(&tree, at: start, rung, type, cost, taken)
    }
  }

  private func respond(
    _ tree: inout GameTree, at position: GameTree.Position, _ rung: Int, _ type: Double,
    _ cost: Double, _ taken: [Double]
  ) throws(GameError) {
    let node = ladder.rungs[rung]
    let ends = try tree.move(
      at: position, by: "Defender at rung \(rung + 1)", in: "set \(tree.nextNumber)",
      actions: ["yield", "respond"])
    var (passed, hurt) = (taken, taken)
    passed[rung + 1] = -node.loss(isCommitted: posture.isCommitted)
    hurt[rung + 1] = -posture.sizes[rung] * cost
    hurt[0] -= posture.sizes[rung] * node.harm
    try tree.end(at: ends[0], "passed", passed)
    guard rung + 1 < ladder.rungs.count else { return try tree.end(at: ends[1], "response", hurt) }
    let next = try tree.move(
      at: ends[1], by: "Challenger", in: "answers \(tree.nextNumber)", actions: ["stop", "climb"])
    try tree.end(at: next[0], "response", hurt)
    hurt[0] += node.provokes * posture.sizes[rung] * node.harm
    try grow(&tree, at: next[1], rung + 1, type, carried: hurt)
  }
}

extension GameTree {
  /// A number that no information set of the tree has yet.
  fileprivate var nextNumber: Int { sets.count + 1 }
}
