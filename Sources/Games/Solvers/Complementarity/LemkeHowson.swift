/// Equilibria of two-player games by the paths of Lemke and Howson (1964).
///
/// Every label starts a path at the artificial equilibrium, and paths go on from the equilibria found
/// (Shapley 1974; von Stengel 2002). Extensive games are solved through their reduced normal form. Ties
/// are broken lexicographically, so that degenerate games do not cycle. Where the game is not
/// degenerate, and every path from every equilibrium found was followed, their number is odd. There may be
/// equilibria that no path reaches. Paths can be exponentially long (Savani and von Stengel 2006), but
/// rarely are; a step costs the product of the numbers of strategies.
public struct LemkeHowson: Solver {
  /// The name by which users choose it.
  public static let name = "lemke-howson"
  /// What it does.
  public static let summary =
    "Equilibria of two-player games along the paths of Lemke and Howson, from all labels."

  /// The most profiles of strategies that are built.
  public let cap: Int
  /// The most equilibria from which paths are followed on.
  public let mostStarts: Int

  /// The method with a cap on the number of profiles, and on equilibria from which it goes on.
  public init(cap: Int = ReducedNormalForm.defaultCap, mostStarts: Int = 50) {
    self.cap = cap
    self.mostStarts = mostStarts
  }

  /// The game must have two players, perfect recall, and no more profiles than the cap.
  public func applicability(to game: Game) -> Applicability {
    guard game.players.count == 2 else {
      return .notApplicable("the game has \(game.players.count) players; expected 2")
    }
    return PureEnumeration(cap: cap).applicability(to: game)
  }

  /// Equilibria in the order found; the first is at the end of the first label's path.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    guard let reduced = try? ReducedNormalForm(game, cap: cap) else {
      return .notApplicable(Self.name, "the reduced normal form is too large")
    }
    var paths = LabelPaths(reduced.form)
    var counter = StepCounter(limits, interval: 64)
    var end = 0
    while end < paths.endCount, end <= mostStarts, counter.stop == nil,
      paths.profiles.count < limits.mostEquilibria
    {
      paths.follow(from: end, most: limits.mostEquilibria, &counter)
      end += 1
    }
    let profiles = paths.profiles.map { reduced.behaviour($0, in: game) }
    let isLost = profiles.isEmpty && counter.stop == nil
    return .certified(
      method: Self.name, profiles: profiles, in: game, completeness: .some, steps: counter.steps,
      stop: isLost ? .inaccurate(regret: .infinity) : counter.stop ?? .finished, limits: limits)
  }
}
