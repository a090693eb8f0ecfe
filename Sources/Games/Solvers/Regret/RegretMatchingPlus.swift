/// CFR+: counterfactual regret minimisation that forgets regrets below zero (Tammelin 2014).
///
/// For two-player zero-sum trees that are too large for linear programming: memory is linear in the tree,
/// an iteration takes a few nanoseconds per end of the game. It approximates: the regret of the average
/// strategies falls in proportion to one over the iterations or somewhat faster, so that tolerances below
/// 1e-6 of the scale are seldom reached. What stays above the tolerance asked for is reported among
/// `SolverOutcome.refused` with its certificate, never as an equilibrium.
public struct RegretMatchingPlus: Solver {
  /// The name by which users choose it.
  public static let name = "cfr-plus"
  /// What it does.
  public static let summary =
    "Approximate equilibrium of two-player zero-sum trees by counterfactual regret (Tammelin 2014)."
  /// One thousandth of the game's scale.
  public static let usualTolerance = 1e-3

  /// The most iterations.
  public let mostIterations: Int

  /// The method with a limit on iterations.
  public init(mostIterations: Int = 100_000) {
    self.mostIterations = mostIterations
  }

  /// The game must have two players, perfect recall and a constant sum.
  public func applicability(to game: Game) -> Applicability {
    RegretSearch.applicability(to: game)
  }

  /// The average strategies once no player's regret exceeds the tolerance, as the checker sees it.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    RegretSearch(Self.name, .plus, mostIterations).solve(game, limits)
  }
}

/// Discounted counterfactual regret minimisation (Brown and Sandholm 2019).
///
/// Like CFR+, but early regrets fade: those above zero by t^α / (t^α + 1), those below by t^β / (t^β + 1), and
/// strategies weigh by t^γ. The authors' choice 3/2, 0, 2 is the default; it does better than CFR+ where some
/// actions are very costly. Reports as CFR+ does.
public struct DiscountedRegret: Solver {
  /// The name by which users choose it.
  public static let name = "discounted-cfr"
  /// What it does.
  public static let summary =
    "Approximate equilibrium of two-player zero-sum trees by discounted regret (Brown and Sandholm 2019)."
  /// One thousandth of the game's scale.
  public static let usualTolerance = 1e-3

  /// The most iterations.
  public let mostIterations: Int
  private let rule: RegretRule

  /// The method with a limit on iterations and exponents of discounting; `gamma` is 0 or more.
  public init(
    mostIterations: Int = 100_000, alpha: Double = 1.5, beta: Double = 0, gamma: Double = 2
  ) {
    self.mostIterations = mostIterations
    rule = RegretRule(alpha: alpha, beta: beta, gamma: gamma)
  }

  /// The game must have two players, perfect recall and a constant sum.
  public func applicability(to game: Game) -> Applicability {
    RegretSearch.applicability(to: game)
  }

  /// The average strategies once no player's regret exceeds the tolerance, as the checker sees it.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    RegretSearch(Self.name, rule, mostIterations).solve(game, limits)
  }
}
