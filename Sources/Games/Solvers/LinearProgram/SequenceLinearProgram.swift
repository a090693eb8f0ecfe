/// Equilibrium and value of two-player zero-sum games, by linear programming on the sequence form.
///
/// Koller, Megiddo and von Stengel 1996: the first player's realisation plan x is chosen so that the second
/// player's best reply is worth most to the first; the dual program is the second player's. Both are solved
/// at once by the self-dual parametric simplex method (Dantzig 1963), which for a zero-sum game is the path
/// of `SequenceTracing`, with sparse factors of the bases. Constant-sum games are solved alike. Memory is
/// in proportion to the tree; the number of pivots is mostly below that of the sequences.
public struct SequenceLinearProgram: Solver {
  /// The name by which users choose it.
  public static let name = "sequence-lp"
  /// What it does.
  public static let summary =
    "Equilibrium of two-player zero-sum games by linear programming on the sequence form."

  /// How many starts are tried where rounding spoils a path.
  public let attempts: Int

  /// The method with a number of starts to try.
  public init(attempts: Int = 6) {
    self.attempts = attempts
  }

  /// The game must have two players, perfect recall and a constant sum.
  public func applicability(to game: Game) -> Applicability {
    let isTraceable = SequenceLemke().applicability(to: game)
    guard isTraceable == .applicable else { return isTraceable }
    guard game.isConstantSum else {
      return .notApplicable("the players' payoffs do not sum to the same number everywhere")
    }
    return .applicable
  }

  /// One equilibrium; its payoffs are the value of the game.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    guard let form = try? SequenceForm(game) else {
      return .notApplicable(Self.name, GameError.imperfectRecall(game.recall).description)
    }
    let scaled = ScaledSequenceForm(form, game)
    var counter = StepCounter(limits, interval: 16)
    var profiles: [BehaviourProfile] = []
    var beliefs: [[Double]?] = []
    for attempt in 0..<max(1, attempts) where counter.stop == nil {
      // Infinitesimals keep values apart that would tie; where they fail, the plain program may not.
      let start = TracingStart(scaled, prior: attempt, wantsFloors: attempt % 3 != 2)
      guard let plans = start.plans(&counter) else { continue }
      let limit = TremblingPlans(form, plans, floors: start.floors)
      profiles.append(limit.behaviour)
      beliefs.append(start.hasFloors ? limit.beliefs(in: game) : nil)
      let found = outcome(profiles, beliefs, game, counter, limits)
      if !found.assessments.isEmpty { return found }
    }
    return outcome(profiles, beliefs, game, counter, limits)
  }

  private func outcome(
    _ profiles: [BehaviourProfile], _ beliefs: [[Double]?], _ game: Game, _ counter: StepCounter,
    _ limits: Limits
  ) -> SolverOutcome {
    let done: StopReason = profiles.isEmpty ? .inaccurate(regret: .infinity) : .finished
    return .certified(
      method: Self.name, profiles: profiles, beliefs: beliefs, in: game, completeness: .one,
      steps: counter.steps, stop: counter.stop ?? done, limits: limits)
  }
}
