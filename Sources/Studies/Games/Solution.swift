import Games
import Quantities

/// What solvers made of a game: those that were tried, in order.
struct Solution: Sendable {
  let game: Game
  /// What each solver that was tried gave, in order; the last is the one that counts.
  let attempts: [SolverOutcome]
  /// Whether the solver was chosen by the program.
  let isChosen: Bool
  /// How extreme equilibria hang together, where all of them were found.
  let components: ComponentNumbers
  /// The equilibria of the attempt that counts, judged by the refinements as far as there was time.
  let judgements: [Judgement]
  /// The largest regret of an equilibrium, as a share of the spread of payoffs.
  let tolerance: Double

  /// Lets the solver that was asked for, or else one suited solver after the other, work on a game, until
  /// one finds an equilibrium or the limits say stop.
  static func find(
    _ game: Game, _ options: SolveOptions, progress: ProgressHandler?
  ) throws -> Solution {
    let limits = Limits(
      time: options.timeLimit, mostEquilibria: options.most, tolerance: options.tolerance,
      progress: progress)
    let solvers = try solvers(game, options)
    var attempts: [SolverOutcome] = []
    for solver in solvers {
      try Task.checkCancellation()
      let outcome = solver.solve(game, limits: limits)
      attempts.append(outcome)
      if !outcome.assessments.isEmpty || outcome.stop == .timeLimit { break }
    }
    try Task.checkCancellation()
    return Solution(
      game: game, attempts: attempts, isChosen: options.solver == nil,
      components: ComponentNumbers(of: attempts.last, in: game, limits: limits),
      judgements: try judged(attempts.last?.assessments ?? [], game, limits),
      tolerance: options.tolerance)
  }

  /// Equilibria beyond this number are not judged by the refinements.
  private static let mostJudged = 100

  private static func judged(
    _ found: [Assessment], _ game: Game, _ limits: Limits
  ) throws -> [Judgement] {
    let signalling = SignallingGame(game)
    return try found.enumerated().map { index, assessment in
      try Task.checkCancellation()
      guard index < mostJudged, limits.stop() == nil else {
        return Judgement(untested: assessment)
      }
      return Judgement(assessment, in: game, signalling: signalling, tolerance: limits.tolerance)
    }
  }

  private static let approximate: Set = ["cfr-plus", "discounted-cfr"]
  private static let leastApproximation = 1e-6

  private static func solvers(
    _ game: Game, _ options: SolveOptions
  ) throws(SolveFault) -> [any Solver] {
    guard let name = options.solver, let solver = Solvers.named(name) else {
      // Methods that come ever closer never arrive at a tolerance near rounding.
      return Solvers.suited(to: game).filter {
        options.tolerance >= leastApproximation || !approximate.contains(type(of: $0).name)
      }
    }
    if case .notApplicable(let reason) = solver.applicability(to: game) {
      throw .notApplicable(
        name, reason: reason, others: Solvers.suited(to: game).map { type(of: $0).name })
    }
    return [solver]
  }

  /// The attempt that counts; `nil` where no solver can solve the game.
  var outcome: SolverOutcome? { attempts.last }

  /// The equilibria found, each with its certificate.
  var assessments: [Assessment] { judgements.map(\.assessment) }

  /// Profiles that any solver proposed and the checker refused.
  var refused: [(method: String, assessment: Assessment)] {
    attempts.flatMap { attempt in attempt.refused.map { (attempt.method, $0) } }
  }
}

extension Assessment {
  /// Below this, a probability is not mentioned in words.
  static let leastMentioned = 1e-9

  /// Whether every player plays one action for certain wherever his own earlier moves let him come.
  func isPure(in game: Game) -> Bool {
    game.informationSets.allSatisfy { set in
      let before = set.previousAction < 0 ? 1 : behaviour.probabilities[set.previousAction]
      return before <= Assessment.leastMentioned
        || behaviour[set].contains { $0 >= 1 - Assessment.leastMentioned }
    }
  }

  /// The terminal at which the game most probably ends, the first of equals.
  var likeliestTerminal: Int? {
    let probabilities = certificate.terminalProbabilities
    return probabilities.max().flatMap { probabilities.firstIndex(of: $0) }
  }
}
