/// Agent quantal response: the logit equilibrium at a precision λ, the branch that leads from λ = 0 to an
/// equilibrium, and that limit.
///
/// McKelvey and Palfrey 1998; traced as in Turocy 2005 and 2010. Each information set is an agent of its
/// own who errs with payoffs in mind: log π(a) - log π(b) = λ·(u(a) - u(b)), with u his expected payoff given
/// beliefs by Bayes' rule. Every action has a positive probability, so limits of the branch are sequential
/// equilibria; for almost all payoffs the branch from λ = 0 is unique, which makes its limit a selection.
///
/// Any number of players, chance, perfect recall. The derivatives of all agents' payoffs are kept as one
/// dense matrix: with n actions beyond the first of each set, a step takes time in proportion to n³ / 3 plus
/// nodes times depth, and there are some tens of steps.
public struct AgentLogit: Solver {
  /// The name by which users choose it.
  public static let name = "logit"
  /// What it does.
  public static let summary =
    "Limit of the agent logit equilibria traced from even play, for any number of players."

  /// The most actions beyond the first of each information set.
  public let cap: Int

  /// The method with a cap on the number of unknowns, whose square is the size of the equations.
  public init(cap: Int = 2_500) {
    self.cap = cap
  }

  /// The game must have perfect recall and no more unknowns than the cap.
  public func applicability(to game: Game) -> Applicability {
    guard game.recall.isPerfect else {
      return .notApplicable(GameError.imperfectRecall(game.recall).description)
    }
    let count = LogitTree.unknownCount(
      actions: game.actionCount, sets: game.informationSets.count)
    guard count <= cap else {
      return .notApplicable(
        GameError.tooLarge(what: "actions beyond the first of each set", cap: cap).description)
    }
    return .applicable
  }

  /// The limit of the principal branch, with the limits of its beliefs.
  ///
  /// The branch is followed until no agent gains more than 1e-10 of the payoffs' range by another action;
  /// then small probabilities are dropped and the others corrected until agents are indifferent.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    let limit = LogitLimit(game)
    var counter = StepCounter(limits, interval: 1)
    let end = game.payoffs.withUnsafeBufferPointer { payoffs in
      limit.solve(payoffs: payoffs) { counter.step() }
    }
    let isDone = end != .stopped
    return .certified(
      method: Self.name, profiles: isDone ? [BehaviourProfile(Array(limit.probabilities))] : [],
      beliefs: [Array(limit.beliefs)], in: game, completeness: .one, steps: counter.steps,
      stop: counter.stop ?? .finished, limits: limits)
  }

  /// The principal branch from λ = 0 until it first reaches `largest`, or to its limit.
  ///
  /// `largest` is in one over the unit of payoffs; where it is finite and reached, the last point has
  /// exactly this λ. A game to which the method does not apply has no points.
  public func path(
    of game: Game, upTo largest: Double = .infinity, limits: Limits = Limits()
  ) -> LogitPath {
    if case .notApplicable(let reason) = applicability(to: game) {
      return LogitPath(points: [], stop: .notApplicable(reason))
    }
    guard largest >= 0 else {
      return LogitPath(points: [], stop: .notApplicable("λ is below zero"))
    }
    var tracing = PathTracing(game, upTo: largest)
    return tracing.run(limits)
  }

  /// The first agent logit equilibrium on the principal branch with a given λ; `nil` where limits or
  /// rounding stop the way there, or where the method does not apply.
  ///
  /// `lambda` is 0 or more, in one over the unit of payoffs. Time as for the whole branch up to it.
  public func equilibrium(
    of game: Game, at lambda: Double, limits: Limits = Limits()
  ) -> LogitPath.Point? {
    guard lambda.isFinite else { return nil }
    let path = path(of: game, upTo: lambda, limits: limits)
    return path.stop == .finished ? path.points.last : nil
  }
}

/// A tracing that keeps its points.
private struct PathTracing {
  private let work: LogitWorkspace
  private let tracer: LogitTracer
  private let largest: Double
  private var points: [LogitPath.Point] = []

  init(_ game: Game, upTo largest: Double) {
    work = LogitWorkspace(game)
    tracer = LogitTracer(work)
    self.largest = largest * work.payoffUnit
    tracer.begin()
    points.append(work.point)
  }

  mutating func run(_ limits: Limits) -> LogitPath {
    var counter = StepCounter(limits, interval: 1)
    while work.lambda < largest {
      if largest.isInfinite, isAtLimit { break }
      guard counter.step() else {
        return LogitPath(points: points, stop: counter.stop ?? .cancelled)
      }
      guard tracer.advance(upTo: largest) == .moved else {
        if largest.isInfinite, work.lambda > 1e6 { break }
        return LogitPath(points: points, stop: .inaccurate(regret: work.point.regret))
      }
      points.append(work.point)
    }
    return LogitPath(points: points, stop: .finished)
  }

  /// Regrets as small as they are for limits, or rounding that makes them grow.
  private var isAtLimit: Bool {
    let regret = work.largestRegret()
    if regret <= LogitLimit.goal { return true }
    let before = points.dropLast().last.map { $0.regret / work.payoffUnit } ?? .infinity
    return work.lambda > 1e6 && regret > 4 * before || work.lambda >= 1e15
  }
}
