import Quantities
import RealModule

/// All draws of one reading: a filter run for each, and the weight of each.
///
/// A draw's weight is its marginal likelihood times the ratio of the elicited to the proposed
/// density. Proposals suit each hypothesis held throughout and the regimes that pilots find, for the
/// evidence up to several weeks, so that early filtered readings are carried by draws that suit what
/// was known then. Drawn in chunks whose results are joined in order: threads change no byte.
struct Ensemble: Sendable {
  private static let chunk = 64
  private static let pilotDraws = 256
  /// Accounts taken from each pilot.
  private static let accounts = 3
  /// Share of a pilot's draws that is enough to stop.
  private static let enough = 0.15

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
    let source = DrawSource(
      layout, channel, draws, count: draws.count, proposals: try await proposals())
    return (
      try await run(source, weeks: model.weekCount, stage: "reading \(channel.rawValue)"), source
    )
  }

  // MARK: Proposals

  /// Proposals for each hypothesis held throughout, and for regimes that pilots find probable.
  private func proposals() async throws -> [Proposal] {
    guard !layout.uncertain(channel).isEmpty, model.weekCount > 0 else { return [] }
    let maker = ProposalMaker(model, channel, layout)
    let whole = model.weekCount
    let ends = whole < 6 ? [whole] : [whole / 2, whole]
    let states = model.states
    let held = try await concurrentMap(ends.count * states, threads: threads) { index in
      maker.holding(index % states, weeks: ends[index / states])
    }
    guard model.hazard != .number(0) else { return held }
    var found: [Proposal] = []
    for (position, end) in ends.enumerated() {
      let own = Array(held[(position * states)..<((position + 1) * states)])
      found += try await switching(own, maker, weeks: end, rounds: end == whole ? 3 : 1)
    }
    return held + found
  }

  /// Proposals for regimes that pilots find probable, each pilot drawing from what those before found.
  ///
  /// Pilots have a seed of their own: proposals that depended on the very draws that they will be
  /// used for would bias the weights. Ends when enough of a pilot's draws count.
  private func switching(
    _ held: [Proposal], _ maker: ProposalMaker, weeks: Int, rounds: Int
  ) async throws -> [Proposal] {
    let count = min(draws.count, Ensemble.pilotDraws)
    var found: [Proposal] = []
    for round in 0..<rounds {
      let source = DrawSource(
        layout, channel, SobolDraws(count: count, seed: ~draws.seed &- UInt64(round)),
        count: count, proposals: held + found)
      let runs = try await run(source, weeks: weeks, stage: nil)
      let last = (0..<count).map { runs.logWeights[($0 + 1) * weeks - 1] }
      let effective = effectiveSampleSize(Ensemble.normalised(last))
      if round > 0, effective >= Ensemble.enough * Double(count) { break }
      let accounts = accounts(last, runs, weeks: weeks)
      found += try await concurrentMap(accounts.count, threads: threads) { index in
        maker.proposal(accounts[index], weeks: weeks)
      }
    }
    return found
  }

  /// Smoothed probabilities of a few probable draws, each an account of which hypothesis held when.
  private func accounts(_ logWeights: [Double], _ runs: Runs, weeks: Int) -> [[Double]] {
    let least = 2 * Double(Ensemble.accounts)
    let weights = Ensemble.tempered(logWeights, least: least)
    let size = weeks * model.states
    return Particles.systematic(weights, count: Ensemble.accounts, offset: 0.5).map {
      Array(runs.smoothed[($0 * size)..<(($0 + 1) * size)])
    }
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

  // MARK: Weights

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
