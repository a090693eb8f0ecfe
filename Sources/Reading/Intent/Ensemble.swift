import Quantities
import RealModule

/// All draws of one reading: a filter run for each, and the weight of each.
///
/// A draw's weight is its marginal likelihood times the ratio of the elicited to the proposed
/// density. Drawn in chunks whose results are joined in order, so that threads change no byte.
struct Ensemble: Sendable {
  private static let chunk = 64
  private static let pilotDraws = 512
  private static let pilotRounds = 2

  let model: IntentModel
  let channel: Channel
  let layout: ExpectationLayout
  let draws: SobolDraws
  let threads: Int
  let progress: ProgressHandler?

  /// Results of all draws, each D×T×H or D×T by row.
  struct Runs: Sendable {
    var filtered: [Double] = []
    var smoothed: [Double] = []
    /// log P(evidence up to week t | draw) − log of the proposal's density.
    var logWeights: [Double] = []
    /// P(hypothesis in the week after the last), D×H.
    var next: [Double] = []
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
  func run() async throws -> (runs: Runs, proposal: Proposal) {
    var proposal = Proposal.elicited(dimensions: layout.count)
    let pilot = min(draws.count, Ensemble.pilotDraws)
    for _ in 0..<Ensemble.pilotRounds where layout.distributions.contains(where: { !$0.isPoint }) {
      let runs = try await run(pilot, proposal, stage: nil)
      proposal = .adapted(to: memberships(runs, pilot), model, channel, layout)
    }
    return (try await run(draws.count, proposal, stage: "reading \(channel.rawValue)"), proposal)
  }

  /// One draw's expectations, and the log of the proposal's density relative to the elicited ranges.
  func expectations(
    draw: Int, of count: Int, _ proposal: Proposal
  ) -> (values: Expectations, logDensity: Double) {
    let isElicited = draw < Int(Double(count) * Proposal.defensive)
    var values = [Double](repeating: 0, count: layout.count)
    var logDensity = 0.0
    for (dimension, distribution) in layout.distributions.enumerated() {
      guard !distribution.isPoint else {
        values[dimension] = distribution.best
        continue
      }
      let plain = draws.uniform(draw: draw, dimension: dimension)
      let uniform = isElicited ? plain : proposal.map(plain, dimension: dimension)
      logDensity += proposal.logDensity(uniform, dimension: dimension)
      values[dimension] = distribution.quantile(uniform)
    }
    let mixed = logSumExp([
      Double.log(Proposal.defensive), Double.log(1 - Proposal.defensive) + logDensity,
    ])
    return (Expectations(values, layout, model), mixed)
  }

  // MARK: Runs

  private func run(_ count: Int, _ proposal: Proposal, stage: String?) async throws -> Runs {
    let chunks = (count + Ensemble.chunk - 1) / Ensemble.chunk
    let parts = try await concurrentMap(
      chunks, threads: threads, stage: stage ?? "", progress: stage == nil ? nil : progress
    ) { chunk in
      let first = chunk * Ensemble.chunk
      return part(first..<min(first + Ensemble.chunk, count), of: count, proposal)
    }
    var all = Runs()
    all.filtered.reserveCapacity(count * model.weekCount * model.states)
    all.smoothed.reserveCapacity(count * model.weekCount * model.states)
    for part in parts {
      all.filtered += part.filtered
      all.smoothed += part.smoothed
      all.logWeights += part.logWeights
      all.next += part.next
    }
    return all
  }

  private func part(_ range: Range<Int>, of count: Int, _ proposal: Proposal) -> Runs {
    let emissions = Emissions(model, channel)
    var filter = RegimeFilter(weeks: model.weekCount, prior: model.prior)
    var table = [Double](repeating: 0, count: model.weekCount * model.states)
    var runs = Runs()
    for draw in range {
      let (values, logDensity) = expectations(draw: draw, of: count, proposal)
      emissions.fill(&table, values)
      filter.run(logEmissions: table, hazard: values.hazard)
      runs.filtered += filter.filtered
      runs.smoothed += filter.smoothed
      runs.logWeights += filter.cumulative.map { $0 - logDensity }
      runs.next += filter.next(hazard: values.hazard)
    }
    return runs
  }

  // MARK: Pilots

  /// Mean of the pilots' smoothed probabilities, with weights tempered until a tenth of the draws count.
  private func memberships(_ runs: Runs, _ count: Int) -> [Double] {
    let size = model.weekCount * model.states
    guard size > 0 else { return [] }
    let last = (0..<count).map { runs.logWeights[($0 + 1) * model.weekCount - 1] }
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
