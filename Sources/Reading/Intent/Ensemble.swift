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
  /// Most pilots of the whole period.
  private static let rounds = 3
  /// Share of a pilot's draws that is enough to stop.
  private static let enough = 0.15

  let model: IntentModel
  let channel: Channel
  let layout: ExpectationLayout
  let draws: SobolDraws
  let threads: Int
  let progress: ProgressHandler?

  init(
    _ model: IntentModel, _ channel: Channel, _ layout: ExpectationLayout, draws: SobolDraws,
    threads: Int, progress: ProgressHandler?
  ) {
    self.model = model
    self.channel = channel
    self.draws = draws
    self.threads = threads
    self.progress = progress
    self.layout = layout
  }

  /// Runs the pilots, then all draws.
  func run() async throws -> (runs: Runs, source: DrawSource) {
    let found = try await proposals()
    let source = DrawSource(layout, channel, draws, count: draws.count, proposals: found)
    let runs = try await run(
      source, weeks: model.weekCount, stage: "reading \(channel.rawValue)")
    return (runs, source)
  }

  /// P(hypothesis in the last week), starting from the proposals of a reading of similar evidence.
  ///
  /// Only proposals for the whole period are sought, and only if those given do not suffice.
  func last(startingFrom similar: [Proposal]) async throws -> [Double] {
    let maker = ProposalMaker(model, channel, layout)
    let held = try await holding(maker, ends: [model.weekCount])
    let found =
      model.hazard == .number(0)
      ? []
      : try await switching(
        held, known: similar, maker, weeks: model.weekCount, rounds: Ensemble.rounds)
    let source = DrawSource(
      layout, channel, draws, count: draws.count, proposals: held + found)
    return try await run(source, weeks: model.weekCount, stage: nil).last
  }

  // MARK: Proposals

  /// Proposals for each hypothesis held throughout, and for regimes that pilots find probable.
  ///
  /// Those for regimes of the whole period come last.
  private func proposals() async throws -> [Proposal] {
    guard !layout.uncertain(channel).isEmpty, model.weekCount > 0 else { return [] }
    let maker = ProposalMaker(model, channel, layout)
    let whole = model.weekCount
    let ends = whole < 6 ? [whole] : [whole / 2, whole]
    let held = try await holding(maker, ends: ends)
    guard model.hazard != .number(0) else { return held }
    var found: [Proposal] = []
    for (position, end) in ends.enumerated() {
      let own = Array(held[(position * model.states)..<((position + 1) * model.states)])
      found += try await switching(
        own, known: [], maker, weeks: end, rounds: end == whole ? Ensemble.rounds : 1)
    }
    return held + found
  }

  /// For each of the first so many weeks and each hypothesis, the proposal that suits it held throughout.
  private func holding(_ maker: ProposalMaker, ends: [Int]) async throws -> [Proposal] {
    try await maker.proposals(
      ends.flatMap { weeks in
        (0..<model.states).map { Account(holding: $0, of: model.states, weeks: weeks) }
      }, threads: threads)
  }

  /// Proposals for regimes that pilots find probable, each pilot drawing from what those before found.
  ///
  /// Pilots have a seed of their own: proposals that depended on the very draws that they will be
  /// used for would bias the weights. Ends when enough of a pilot's draws count.
  private func switching(
    _ held: [Proposal], known: [Proposal], _ maker: ProposalMaker, weeks: Int, rounds: Int
  ) async throws -> [Proposal] {
    let count = min(draws.count, Ensemble.pilotDraws)
    var found = known
    for round in 0..<rounds {
      let source = DrawSource(
        layout, channel, SobolDraws(count: count, seed: ~draws.seed &- UInt64(round)),
        count: count, proposals: held + found)
      let runs = try await run(source, weeks: weeks, stage: nil)
      let effective = effectiveSampleSize(Ensemble.normalised(runs.logWeights(week: weeks - 1)))
      if !found.isEmpty, effective >= Ensemble.enough * Double(count) { break }
      found += try await maker.proposals(accounts(runs), threads: threads)
    }
    return found
  }

  /// Smoothed probabilities of a few probable draws, each an account of which hypothesis held when.
  private func accounts(_ runs: Runs) -> [Account] {
    let least = 2 * Double(Ensemble.accounts)
    let weights = Ensemble.tempered(runs.logWeights(week: runs.weeks - 1), least: least)
    return Particles.systematic(weights, count: Ensemble.accounts, offset: 0.5).map {
      Account(memberships: runs.smoothed(draw: $0), weeks: runs.weeks, states: model.states)
    }
  }

  // MARK: Runs

  private func run(_ source: DrawSource, weeks: Int, stage: String?) async throws -> Runs {
    let chunks = (source.count + Ensemble.chunk - 1) / Ensemble.chunk
    let emissions = Emissions(model, channel, weeks: weeks)
    let parts = try await concurrentMap(
      chunks, threads: threads, stage: stage ?? "", progress: stage == nil ? nil : progress
    ) { chunk in
      let first = chunk * Ensemble.chunk
      return part(
        first..<min(first + Ensemble.chunk, source.count), source, emissions, weeks: weeks)
    }
    return Runs(weeks: weeks, states: model.states, parts: parts)
  }

  private func part(
    _ range: Range<Int>, _ source: DrawSource, _ emissions: Emissions, weeks: Int
  ) -> Runs.Part {
    var filter = RegimeFilter(weeks: weeks, prior: model.prior)
    var table = [Double](repeating: 0, count: weeks * model.states)
    var values = source.bestValues
    var expectations = Expectations(layout, model)
    var part = Runs.Part(count: range.count, weeks: weeks, states: model.states)
    for draw in range {
      let logDensity = source.fill(&values, draw: draw)
      expectations.load(values, layout, channel)
      emissions.fill(&table, expectations)
      filter.run(logEmissions: table, hazard: expectations.hazard)
      part.store(filter, logDensity: logDensity, at: draw - range.lowerBound)
    }
    return part
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
