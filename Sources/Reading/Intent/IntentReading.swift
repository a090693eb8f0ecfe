public import Quantities
public import Record
import RealModule

/// The reading of intent: how probable each hypothesis is, week by week, and on what that rests.
///
/// Three readings side by side (words only, deeds only, both), with the naive one that takes
/// every report as independent and certain, and a base line that has seen no evidence. Model and
/// sources: `Guides/Intent.md`.
public struct IntentReading: Sendable {
  /// Statements alone.
  public let words: IntentTrack
  /// Deeds alone.
  public let deeds: IntentTrack
  /// Both together.
  public let both: IntentTrack
  /// Both together without clusters, grades and discounts.
  public let naive: IntentTrack
  /// P(hypothesis) in the last week from priors and hazard alone, averaged over the hazard's range.
  public let baseLine: [Double]
  /// Every piece of evidence (the heaviest thousand of a large case), in order of day.
  public let weights: [EvidenceWeight]
  /// Pieces of evidence in all.
  public let unitCount: Int
  /// Outlets left out one at a time, most rows first.
  public let publishers: [PublisherInfluence]
  /// What would change the odds of the leading hypothesis by a factor of two.
  public let turningPoints: [TurningPoint]
  /// Evidence × hypotheses.
  public let matrix: [MatrixLine]
  /// Indicators and propositions without expectations.
  public let unweighed: [String]
  /// Exposure by week.
  public let exposure: [Double]

  /// Position of the hypothesis that leads at the end, first of equals.
  public var leading: Int {
    let last = both.last.map(\.mean)
    return last.indices.max { (last[$0], -$0) < (last[$1], -$1) } ?? 0
  }
}

/// How a reading is made.
public struct IntentSettings: Hashable, Sendable {
  /// Draws of the expectations, a power of two from 64 to 65,536.
  public let draws: Int
  /// What fixes every draw.
  public let seed: UInt64
  /// Tasks at a time; changes no result.
  public let threads: Int

  /// Settings of a reading; `draws` is rounded up to a power of two within its bounds.
  public init(draws: Int = 4_096, seed: UInt64 = 1, threads: Int) {
    var power = 64
    while power < min(draws, 65_536) { power *= 2 }
    self.draws = power
    self.seed = seed
    self.threads = max(1, threads)
  }
}

extension IntentReading {
  /// Reads a case; stops with `CancellationError` when its task is cancelled.
  ///
  /// O(draws × (cells × H + weeks × H)) time for each of the four readings.
  public init(
    of subject: Case, _ settings: IntentSettings, progress: ProgressHandler? = nil
  ) async throws {
    let draws = SobolDraws(count: settings.draws, seed: settings.seed)
    let models = try await concurrentMap(2, threads: settings.threads) {
      IntentModel(subject, counting: $0 == 0 ? .clustered : .naive)
    }
    let (model, naiveModel) = (models[0], models[1])
    let layout = ExpectationLayout(model)
    func track(_ model: IntentModel, _ channel: Channel) async throws -> IntentTrack {
      let ensemble = Ensemble(
        model, channel, layout, draws: draws, threads: settings.threads, progress: progress)
      return try await IntentTrack(ensemble, try await ensemble.run().runs)
    }
    words = try await track(model, .words)
    deeds = try await track(model, .deeds)
    naive = try await track(naiveModel, .both)
    let ensemble = Ensemble(
      model, .both, layout, draws: draws, threads: settings.threads, progress: progress)
    let (runs, source) = try await ensemble.run()
    both = try await IntentTrack(ensemble, runs)
    let particles = Particles(ensemble, runs, source)
    let change = CarriedChange(
      particles: Particles.mean(particles.last), reading: both.last.map(\.mean))
    weights = try await EvidenceWeighing(
      particles, IntentModelBuilder(subject, counting: .clustered)
    ).weights(threads: settings.threads, progress: progress).map { change.carried($0) }
    publishers = try await OutletReading(
      ensemble: ensemble, source: source, particles: particles, change: change
    ).publishers(subject, progress: progress)
    matrix = try await CompetingHypotheses(model, layout, seed: settings.seed)
      .lines(threads: settings.threads)
    unitCount = model.units.count
    unweighed = model.unweighed
    exposure = model.exposure
    baseLine = IntentReading.baseLine(model)
    let last = both.last.map(\.mean)
    let leading = last.indices.max { (last[$0], -$0) < (last[$1], -$1) } ?? 0
    turningPoints = try await TurningPointSearch(particles, state: leading)
      .all(threads: settings.threads)
  }

  /// Priors carried forward by the hazard, averaged over 256 quantiles of its range.
  private static func baseLine(_ model: IntentModel) -> [Double] {
    let count = model.hazard.isPoint ? 1 : 256
    return Particles.mean(
      (0..<count).map { index in
        let hazard = model.hazard.quantile((Double(index) + 0.5) / Double(count))
        return carried(
          model.prior, weeks: model.weekCount - 1, hazard: Expectations.clamped(hazard))
      })
  }

  /// Probabilities after so many more weeks: each difference from 1/H shrinks by 1 − κ·H/(H−1) a week.
  private static func carried(_ prior: [Double], weeks: Int, hazard: Double) -> [Double] {
    let even = 1 / Double(prior.count)
    let factor = Double.pow(1 - hazard * Double(prior.count) / Double(prior.count - 1), weeks)
    return prior.map { even + ($0 - even) * factor }
  }
}
