import Quantities
import RealModule

/// All draws of one reading: a filter run for each, and the weight of each.
///
/// A draw's weight is its marginal likelihood times the ratio of the elicited to the proposed
/// density. Proposals are adapted in pilots to the evidence up to several weeks, so that early
/// filtered readings are carried by draws that suit what was known then. Drawn in chunks whose
/// results are joined in order: threads change no byte.
struct Ensemble: Sendable {
  private static let chunk = 64
  private static let pilotDraws = 512

  let model: IntentModel
  let channel: Channel
  let layout: ExpectationLayout
  let draws: SobolDraws
  let threads: Int
  let progress: ProgressHandler?

  /// Results of draws, one after another.
  struct Runs: Sendable {
    /// D×T×H.
    var filtered: [Double] = []
    /// D×T×H.
    var smoothed: [Double] = []
    /// log P(evidence up to week t | draw) − log of the proposals' density, D×T.
    var logWeights: [Double] = []
  }

  init(
    _ model: IntentModel, _ channel: Channel, draws: SobolDraws, threads: Int,
    progress: ProgressHandler?
  ) {
    self.model = model
    self.channel = channel
    self.draws = draws
    self.threads = threads
    self.progress = progress
    layout = ExpectationLayout(model)
  }

  /// Runs the pilots, then all draws.
  func run() async throws -> (runs: Runs, source: DrawSource) {
    var proposals: [Proposal] = []
    let pilot = min(draws.count, Ensemble.pilotDraws)
    for end in pilotEnds {
      let source = source(pilot, proposals)
      let runs = try await run(source, weeks: end, stage: nil)
      let memberships = memberships(runs, pilot, weeks: end)
      proposals.append(.adapted(to: memberships, weeks: end, model, channel, layout))
    }
    let source = source(draws.count, proposals)
    return (
      try await run(source, weeks: model.weekCount, stage: "reading \(channel.rawValue)"), source
    )
  }

  /// Weeks up to which proposals are adapted: one and two thirds of the period, then twice the whole.
  private var pilotEnds: [Int] {
    guard !layout.uncertain(channel).isEmpty, model.weekCount > 0 else { return [] }
    let whole = model.weekCount
    return whole < 6 ? [whole] : [whole / 3, 2 * whole / 3, whole, whole]
  }

  private func source(_ count: Int, _ proposals: [Proposal]) -> DrawSource {
    DrawSource(layout, channel, draws, count: count, proposals: proposals)
  }

  // MARK: Runs

  private func run(_ source: DrawSource, weeks: Int, stage: String?) async throws -> Runs {
    let chunks = (source.count + Ensemble.chunk - 1) / Ensemble.chunk
    let parts = try await concurrentMap(
      chunks, threads: threads, stage: stage ?? "", progress: stage == nil ? nil : progress
    ) { chunk in
      let first = chunk * Ensemble.chunk
      return part(first..<min(first + Ensemble.chunk, source.count), source, weeks: weeks)
    }
    var all = Runs()
    all.filtered.reserveCapacity(source.count * weeks * model.states)
    all.smoothed.reserveCapacity(source.count * weeks * model.states)
    all.logWeights.reserveCapacity(source.count * weeks)
    for part in parts {
      all.filtered += part.filtered
      all.smoothed += part.smoothed
      all.logWeights += part.logWeights
    }
    return all
  }

  private func part(_ range: Range<Int>, _ source: DrawSource, weeks: Int) -> Runs {
    let emissions = Emissions(model, channel, weeks: weeks)
    var filter = RegimeFilter(weeks: weeks, prior: model.prior)
    var table = [Double](repeating: 0, count: weeks * model.states)
    var values = source.bestValues
    var expectations = Expectations(layout, model)
    var runs = Runs()
    for draw in range {
      let logDensity = source.fill(&values, draw: draw)
      expectations.load(values, layout, channel)
      emissions.fill(&table, expectations)
      filter.run(logEmissions: table, hazard: expectations.hazard)
      runs.filtered += filter.filtered
      runs.smoothed += filter.smoothed
      for week in 0..<weeks { runs.logWeights.append(filter.cumulative[week] - logDensity) }
    }
    return runs
  }

  // MARK: Pilots

  /// Mean of a pilot's smoothed probabilities, with weights tempered until a tenth of the draws count.
  private func memberships(_ runs: Runs, _ count: Int, weeks: Int) -> [Double] {
    let size = weeks * model.states
    let last = (0..<count).map { runs.logWeights[($0 + 1) * weeks - 1] }
    let weights = Ensemble.tempered(last, least: 0.1 * Double(count))
    var mean = [Double](repeating: 0, count: size)
    for (draw, weight) in weights.enumerated() {
      for index in 0..<size { mean[index] += weight * runs.smoothed[draw * size + index] }
    }
    return mean
  }

  /// Weights w^τ, scaled to sum one, for the largest τ ≤ 1 with at least that effective sample size.
  static func tempered(_ logWeights: [Double], least: Double) -> [Double] {
    func weights(_ power: Double) -> [Double] { normalised(logWeights.map { $0 * power }) }
    var (low, high) = (0.0, 1.0)
    if effectiveSampleSize(weights(1)) >= least { return weights(1) }
    for _ in 0..<30 {
      let middle = (low + high) / 2
      if effectiveSampleSize(weights(middle)) >= least { low = middle } else { high = middle }
    }
    return weights(low)
  }

  /// exp of the values, scaled to sum one.
  static func normalised(_ logWeights: [Double]) -> [Double] {
    let total = logSumExp(logWeights)
    return logWeights.map { Double.exp($0 - total) }
  }
}
