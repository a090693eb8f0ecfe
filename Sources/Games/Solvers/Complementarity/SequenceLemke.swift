/// An equilibrium of two-player games with perfect recall, by complementary pivoting on the sequence form.
///
/// Lemke's method on the sequence form (Koller, Megiddo and von Stengel 1996) along the path that starts at
/// a best reply to a prior (von Stengel, van den Elzen and Talman 2002). Every sequence is played at least
/// with a probability ε to the power of its length, ε infinitely small, so that the equilibrium is
/// quasi-perfect and hence sequential (Miltersen and Sørensen 2010); its beliefs are the limits. Only where
/// chance itself never comes nothing is asked of the players. Memory is
/// in proportion to the tree; a pivot costs about as much as reading the payoffs once, and the number of
/// pivots grows about with the number of sequences.
public struct SequenceLemke: Solver {
  /// The name by which users choose it.
  public static let name = "sequence-lemke"
  /// What it does.
  public static let summary =
    "A sequential equilibrium of two-player games by complementary pivoting on the sequence form."

  /// How many priors are tried where rounding spoils a path, from the fifth on without infinitesimals.
  public let attempts: Int

  /// The method with a number of priors to try.
  public init(attempts: Int = 6) {
    self.attempts = attempts
  }

  /// The game must have two players and perfect recall.
  public func applicability(to game: Game) -> Applicability {
    guard game.players.count == 2 else {
      return .notApplicable("the game has \(game.players.count) players; expected 2")
    }
    guard game.recall.isPerfect else {
      return .notApplicable(GameError.imperfectRecall(game.recall).description)
    }
    return .applicable
  }

  /// One equilibrium, with beliefs; where none is accurate enough, the best that was refused.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    guard let form = try? SequenceForm(game) else {
      return .notApplicable(Self.name, GameError.imperfectRecall(game.recall).description)
    }
    let scaled = ScaledSequenceForm(form, game)
    var counter = StepCounter(limits, interval: 16)
    var best: SolverOutcome?
    for attempt in 0..<max(1, attempts) where counter.stop == nil {
      let outcome = solve(scaled, game, attempt: attempt, &counter, limits)
      if outcome.isSequential(limits) { return outcome }
      if best.map({ outcome.isBetter(than: $0) }) ?? true { best = outcome }
    }
    return best ?? .notApplicable(Self.name, "no prior was tried")
  }

  private func solve(
    _ scaled: ScaledSequenceForm, _ game: Game, attempt: Int, _ counter: inout StepCounter,
    _ limits: Limits
  ) -> SolverOutcome {
    var profiles: [BehaviourProfile] = []
    var beliefs: [[Double]?] = []
    let start = TracingStart(scaled, prior: attempt, wantsFloors: attempt < 4)
    if let plans = start.plans(&counter) {
      let limit = TremblingPlans(scaled.form, plans, floors: start.floors)
      profiles = [limit.behaviour]
      beliefs = [start.hasFloors ? limit.beliefs(in: game) : nil]
    }
    let done: StopReason = profiles.isEmpty ? .inaccurate(regret: .infinity) : .finished
    return .certified(
      method: Self.name, profiles: profiles, beliefs: beliefs, in: game, completeness: .one,
      steps: counter.steps, stop: counter.stop ?? done, limits: limits)
  }
}

extension SolverOutcome {
  /// Whether its equilibrium is sequentially rational too.
  fileprivate func isSequential(_ limits: Limits) -> Bool {
    assessments.first?.certificate.isSequentiallyRational(within: limits.tolerance) ?? false
  }

  /// Whether it has an equilibrium nearer to sequential rationality, or at least a profile nearer to one.
  fileprivate func isBetter(than other: SolverOutcome) -> Bool {
    guard let own = assessments.first else {
      return other.assessments.isEmpty
        && bestRefused < other.bestRefused
    }
    guard let theirs = other.assessments.first else { return true }
    return own.certificate.sequentialViolation < theirs.certificate.sequentialViolation
  }

  private var bestRefused: Double { refused.first?.certificate.regret ?? .infinity }
}
