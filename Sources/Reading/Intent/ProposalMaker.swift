import Quantities
import RealModule

/// Makes proposals for a model from accounts of which hypothesis held when.
struct ProposalMaker: Sendable {
  /// Expectations of less evidence than this, in weeks or statements, keep their elicited range.
  private static let leastEvidence = 1e-3
  /// Parts of a proposal that are made at a time, so that all threads have work.
  private static let parts = 8

  private let model: IntentModel
  private let channel: Channel
  private let layout: ExpectationLayout
  private let tables: [QuantileTable]
  private let exposures: ExposureClasses
  private let deedCells: [[IntentModel.DeedCell]]
  private let stanceCells: [[IntentModel.StanceCell]]

  init(_ model: IntentModel, _ channel: Channel, _ layout: ExpectationLayout) {
    self.model = model
    self.channel = channel
    self.layout = layout
    tables = layout.distributions.indices.map {
      QuantileTable(layout.distributions[$0], layout.quantiles[$0])
    }
    exposures = ExposureClasses(model.exposure)
    let deeds = Dictionary(grouping: model.deedCells, by: \.stream)
    deedCells = model.indicators.indices.map { deeds[$0] ?? [] }
    let stances = Dictionary(grouping: model.stanceCells, by: \.stream)
    stanceCells = model.stances.indices.map { stances[$0] ?? [] }
  }

  /// For each account the density that suits it.
  ///
  /// For the account that one hypothesis held throughout, that is the posterior density, exact up to
  /// the boxes' cells and the sizes when nothing switches: expectations are then independent given
  /// the hypothesis. A mixture over all hypotheses therefore reaches every part of the posterior,
  /// however little pilots saw of it.
  func proposals(_ accounts: [Account], threads: Int) async throws -> [Proposal] {
    let parts = ProposalMaker.parts
    let boxes = try await concurrentMap(accounts.count * parts, threads: threads) { index in
      self.boxes(accounts[index / parts], part: index % parts)
    }
    return accounts.indices.map { account in
      Proposal(boxes: boxes[(account * parts)..<((account + 1) * parts)].flatMap { $0 })
    }
  }

  private func boxes(_ account: Account, part: Int) -> [BoxDensity] {
    func own(_ streams: Range<Int>) -> [Int] {
      streams.filter { $0 % ProposalMaker.parts == part }
    }
    let exposed = account.exposures(model)
    return (channel.hasDeeds ? own(model.indicators.indices) : []).flatMap { stream in
      model.indicators[stream].size == nil
        ? poissonBoxes(stream, account, exposed) : burstyBoxes(stream, account)
    } + (channel.hasWords ? own(model.stances.indices) : []).flatMap { stanceBoxes($0, account) }
  }

  // MARK: Counts

  private func poissonBoxes(
    _ stream: Int, _ account: Account, _ exposed: [Double]
  ) -> [BoxDensity] {
    let discount = model.indicators[stream].discount
    let events = account.events(deedCells[stream])
    return twins(layout.rates, stream).compactMap { dimension, states in
      guard !layout.distributions[dimension].isPoint else { return nil }
      let exposure = discount * states.reduce(0) { $0 + exposed[$1] }
      let count = discount * states.reduce(0) { $0 + events[$1] }
      guard exposure > Self.leastEvidence else { return nil }
      return BoxDensity([dimension], [tables[dimension]]) { values in
        values[0].map {
          let rate = max($0, Expectations.leastPositive)
          return count * Double.log(rate) - exposure * rate
        }
      }
    }
  }

  /// Rates with the size at its best, then the size with the rates at their means.
  private func burstyBoxes(_ stream: Int, _ account: Account) -> [BoxDensity] {
    guard let size = model.indicators[stream].size else { return [] }
    let discount = model.indicators[stream].discount
    let totals = WeekTotals(account, deedCells[stream], exposures)
    var rates = model.indicators[stream].rates.map(\.best)
    let boxes = twins(layout.rates, stream).compactMap { dimension, states -> BoxDensity? in
      guard !layout.distributions[dimension].isPoint,
        totals.weeks(of: states) > Self.leastEvidence
      else { return nil }
      let box = BoxDensity([dimension], [tables[dimension]]) { values in
        totals.logLikelihoods(rates: values[0], size: size.best, of: states).map { discount * $0 }
      }
      for state in states { rates[state] = tables[dimension].value(box.mean) }
      return box
    }
    guard let dimension = layout.sizes[stream], !size.isPoint else { return boxes }
    return boxes + [
      BoxDensity([dimension], [tables[dimension]]) { values in
        totals.logLikelihoods(rates: rates, sizes: values[0]).map { discount * $0 }
      }
    ]
  }

  // MARK: Stances

  private func stanceBoxes(_ stream: Int, _ account: Account) -> [BoxDensity] {
    let counts = account.stances(stanceCells[stream], model.stances[stream].discount)
    return twins(layout.shares, stream).compactMap { first, states in
      stanceBox(
        first, (0..<3).map { stance in states.reduce(0) { $0 + counts[$1 * 3 + stance] } })
    }
  }

  private func stanceBox(_ first: Int, _ counts: [Double]) -> BoxDensity? {
    let stances = (0..<3).map { layout.distributions[first + $0] }
    let uncertain = (0..<3).filter { !stances[$0].isPoint }
    guard !uncertain.isEmpty, counts.reduce(0, +) > Self.leastEvidence else { return nil }
    let dimensions = uncertain.map { first + $0 }
    return BoxDensity(dimensions, dimensions.map { tables[$0] }) { values in
      let known = (0..<3).filter { stances[$0].isPoint }.map { (stance: $0, [stances[$0].best]) }
      return ProposalMaker.stanceLogs(
        known + zip(uncertain, values).map { (stance: $0, $1) }, counts)
    }
  }

  /// Σ n log(q/Σq) over the three stances at all combinations of their shares, the last fastest.
  private static func stanceLogs(
    _ shares: [(stance: Int, values: [Double])], _ counts: [Double]
  ) -> [Double] {
    var points: [(sum: Double, value: Double)] = [(0, 0)]
    for (stance, values) in shares {
      let terms = values.map {
        let share = max($0, Expectations.leastShare)
        return (share, counts[stance] > 0 ? counts[stance] * Double.log(share) : 0)
      }
      points = points.flatMap { point in
        terms.map { (sum: point.sum + $0.0, value: point.value + $0.1) }
      }
    }
    let total = counts.reduce(0, +)
    return points.map { $0.value - total * Double.log($0.sum) }
  }

  /// First dimensions of a stream with the hypotheses that share each, in order.
  private func twins(_ positions: [Int], _ stream: Int) -> [(dimension: Int, states: [Int])] {
    var result: [(dimension: Int, states: [Int])] = []
    for state in 0..<model.states {
      let dimension = positions[stream * model.states + state]
      if let known = result.firstIndex(where: { $0.dimension == dimension }) {
        result[known].states.append(state)
      } else {
        result.append((dimension, [state]))
      }
    }
    return result
  }
}
