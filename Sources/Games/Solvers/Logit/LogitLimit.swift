/// The limiting logit equilibrium of one tree, for payoffs after payoffs.
///
/// Make one per tree and thread, then call `solve` for each set of payoffs: nothing is allocated after the
/// first making. The result stands in `probabilities` and `beliefs` until the next call.
///
///     let limit = LogitLimit(game)
///     let end = game.payoffs.withUnsafeBufferPointer { limit.solve(payoffs: $0) }
///
/// The profile is proposed, not certified: certify it, or work out its regret, before it is used.
final class LogitLimit {
  /// How the tracing ended.
  enum End: Equatable {
    /// No agent gains more than the goal by another action, as a share of the payoffs' range.
    case reached
    /// Rounding came in the way first; the profile is the best there was.
    case stuck
    /// The caller said stop.
    case stopped
  }

  /// The state at the end; probabilities and beliefs in the order of assessments.
  let work: LogitWorkspace
  private let tracer: LogitTracer
  private let polish: LogitPolish
  private let best: FixedArray<Double>
  private var bestLambda = 0.0

  /// What an agent may gain in the end, as a share of the payoffs' range.
  static let goal = 1e-10
  /// No branch that was met took a hundredth of these.
  private static let mostPredictions = 100_000

  init(_ game: Game) {
    work = LogitWorkspace(game)
    tracer = LogitTracer(work)
    polish = LogitPolish(work)
    best = FixedArray(work.logs.count, 0)
  }

  deinit { best.deallocate() }

  /// Probabilities of all actions, in the order of behaviour profiles.
  var probabilities: UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: work.probabilities.base, count: work.tree.actionCount)
  }

  /// Beliefs of all members, in the order of assessments.
  var beliefs: UnsafeBufferPointer<Double> {
    UnsafeBufferPointer(start: work.beliefs.base, count: work.beliefs.count)
  }

  /// Takes over other probabilities of all chance branches, as in `Game.chanceProbabilities`.
  func setChance(_ chance: UnsafeBufferPointer<Double>) { work.setChance(chance) }

  /// Traces the branch to its limit for payoffs as in `Game.payoffs`; `goesOn` is asked at each step.
  func solve(payoffs: UnsafeBufferPointer<Double>, goesOn: () -> Bool = { true }) -> End {
    work.setPayoffs(payoffs)
    tracer.begin()
    let end = trace(goesOn)
    polish.run()
    return end
  }

  /// Until the goal is reached, or until rounding makes regrets grow again where λ is large.
  private func trace(_ goesOn: () -> Bool) -> End {
    var least = Double.infinity
    var end = End.stuck
    while true {
      let regret = work.largestRegret()
      if regret <= LogitLimit.goal { return .reached }
      if regret < least {
        least = regret
        best.copy(work.logs)
        bestLambda = work.lambda
      } else if work.lambda > 1e6, regret > 4 * least {
        break
      }
      guard goesOn() else {
        end = .stopped
        break
      }
      guard tracer.predictions < LogitLimit.mostPredictions, work.lambda < 1e15,
        tracer.advance() == .moved
      else { break }
    }
    work.logs.copy(best)
    work.lambda = bestLambda
    work.evaluate()
    return end
  }
}
