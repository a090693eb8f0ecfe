public import Quantities
public import Record

/// Draws of the belief in each hypothesis at the end of the period, for models that begin with it.
///
/// Draws of the expectations weighed by the evidence, resampled to equal weights (Kitagawa 1996), in an
/// order of no meaning. Where there is not enough evidence every draw is the case's prior.
public struct IntentPosterior: Sendable {
  /// Ids, in the case's order.
  public let hypotheses: [String]
  /// Belief in each hypothesis, by draw; each sums to 1.
  public let draws: [[Double]]
  /// Whether it rests on evidence; otherwise it is the prior.
  public let restsOnEvidence: Bool
  /// Draws that carry the reading: (Σw)²/Σw² (Kish 1965).
  public let effectiveDraws: Double

  /// Reads a case by one channel, and takes `count` draws from the result.
  ///
  /// Stops with `CancellationError` when its task is cancelled. Time as for one track of `IntentReading`.
  public init(
    of subject: Case, _ channel: Channel, _ settings: IntentSettings, count: Int,
    progress: ProgressHandler? = nil
  ) async throws {
    let model = IntentModel(subject, counting: .clustered)
    hypotheses = model.hypotheses
    restsOnEvidence = model.unitCount(channel) >= IntentTrack.leastUnits
    guard restsOnEvidence else {
      draws = Array(repeating: model.prior, count: count)
      effectiveDraws = 0
      return
    }
    let ensemble = Ensemble(
      model, channel, ExpectationLayout(model),
      draws: SobolDraws(count: settings.draws, seed: settings.seed), threads: settings.threads,
      progress: progress)
    let runs = try await ensemble.run().runs
    let weights = Ensemble.normalised(runs.logWeights)
    effectiveDraws = effectiveSampleSize(weights)
    var generator = SeededGenerator(seed: settings.seed, stream: 2)
    let picks = Particles.systematic(weights, count: count, offset: generator.uniform())
    let last = runs.filtered(week: runs.weeks - 1)
    let states = model.states
    draws = picks.shuffled(using: &generator).map { Array(last[$0 * states..<($0 + 1) * states]) }
  }
}
