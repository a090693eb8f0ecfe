import Quantities
import RealModule

/// A density over draws of the expectations: independent boxes, and the elicited ranges elsewhere.
///
/// Draws from the elicited ranges alone would waste nearly all their weight once there are dozens of
/// uncertain expectations. A proposal is the ranges reweighted by the likelihood of the weeks that
/// are ascribed to each hypothesis. `DrawSource` mixes several.
struct Proposal: Sendable {
  /// The elicited ranges themselves.
  static let elicited = Proposal(boxes: [])

  /// The narrowest first: what lies outside a box is then soon found to do so.
  let boxes: [BoxDensity]
  private let axes: [Axis]
  /// log of density relative to uniform, of all boxes' cells one after another.
  private let logRatios: [Double]

  /// A coordinate of a box.
  struct Axis: Sendable {
    let dimension: Int
    let start: Double
    /// Cells for each unit of the coordinate.
    let scale: Double
    let cells: Int
    /// Position of the box's first ratio, where this is its last coordinate.
    let offset: Int?
  }

  init(boxes: [BoxDensity]) {
    let volumes = boxes.map { box in
      box.axes(offset: 0).reduce(1) { $0 * Double($1.cells) / $1.scale }
    }
    let boxes = boxes.indices.sorted { (volumes[$0], $0) < (volumes[$1], $1) }.map { boxes[$0] }
    self.boxes = boxes
    var axes: [Axis] = []
    var offset = 0
    for box in boxes {
      axes += box.axes(offset: offset)
      offset += box.logRatios.count
    }
    self.axes = axes
    logRatios = boxes.flatMap(\.logRatios)
  }

  /// Replaces uniform numbers by ones with this density.
  func map(_ uniforms: inout [Double]) {
    for box in boxes { box.map(&uniforms) }
  }

  /// log of the density at a point, relative to the elicited ranges; negative infinity outside a box.
  func logDensity(_ uniforms: [Double]) -> Double {
    var (sum, index) = (0.0, 0)
    for axis in axes {
      let scaled = (uniforms[axis.dimension] - axis.start) * axis.scale
      guard scaled >= 0, scaled < Double(axis.cells) else { return -.infinity }
      index = index * axis.cells + Int(scaled)
      guard let offset = axis.offset else { continue }
      sum += logRatios[offset + index]
      index = 0
    }
    return sum
  }
}

/// Makes proposals for a model from accounts of which hypothesis held when.
struct ProposalMaker: Sendable {
  /// Expectations of less evidence than this, in weeks or statements, keep their elicited range.
  private static let leastEvidence = 1e-3

  private let model: IntentModel
  private let channel: Channel
  private let layout: ExpectationLayout
  private let tables: [QuantileTable]

  init(_ model: IntentModel, _ channel: Channel, _ layout: ExpectationLayout) {
    self.model = model
    self.channel = channel
    self.layout = layout
    tables = layout.distributions.map { QuantileTable($0) }
  }

  /// The posterior density if one hypothesis held throughout the first weeks.
  ///
  /// Exact, up to the boxes' cells and the sizes, when nothing switches: expectations are then
  /// independent given the hypothesis. A mixture over all hypotheses therefore reaches every part
  /// of the posterior, however little the pilots saw of it.
  func holding(_ state: Int, weeks: Int) -> Proposal {
    var memberships = [Double](repeating: 0, count: weeks * model.states)
    for week in 0..<weeks { memberships[week * model.states + state] = 1 }
    return proposal(memberships, weeks: weeks)
  }

  /// The density that suits an account: P(hypothesis in week), W×H by row, of the first W weeks.
  func proposal(_ memberships: [Double], weeks: Int) -> Proposal {
    let account = Account(memberships: memberships, weeks: weeks, states: model.states)
    return Proposal(
      boxes: (channel.hasDeeds ? countBoxes(account) : [])
        + (channel.hasWords ? stanceBoxes(account) : []))
  }

  // MARK: Counts

  private func countBoxes(_ account: Account) -> [BoxDensity] {
    let exposures = account.exposures(model)
    let cells = Dictionary(
      grouping: model.deedCells.filter { $0.week < account.weeks }, by: \.stream)
    return model.indicators.indices.flatMap { stream in
      let own = cells[stream] ?? []
      return model.indicators[stream].size == nil
        ? poissonBoxes(stream, own, account, exposures) : burstyBoxes(stream, own, account)
    }
  }

  private func poissonBoxes(
    _ stream: Int, _ cells: [IntentModel.DeedCell], _ account: Account, _ exposures: [Double]
  ) -> [BoxDensity] {
    let discount = model.indicators[stream].discount
    let events = account.events(cells)
    return twins(layout.rates, stream).compactMap { dimension, states in
      guard !layout.distributions[dimension].isPoint else { return nil }
      let exposure = discount * states.reduce(0) { $0 + exposures[$1] }
      let count = discount * states.reduce(0) { $0 + events[$1] }
      guard exposure > Self.leastEvidence else { return nil }
      return BoxDensity([dimension], [tables[dimension]]) {
        let rate = max($0[0], Expectations.leastPositive)
        return count * Double.log(rate) - exposure * rate
      }
    }
  }

  /// Rates with the size at its best, then the size with the rates at their means.
  private func burstyBoxes(
    _ stream: Int, _ cells: [IntentModel.DeedCell], _ account: Account
  ) -> [BoxDensity] {
    guard let size = model.indicators[stream].size else { return [] }
    let discount = model.indicators[stream].discount
    let groups = account.groups(cells, model.exposure)
    let gammas = groups.gammas(size: size.best)
    var rates = model.indicators[stream].rates.map(\.best)
    let boxes = twins(layout.rates, stream).compactMap { dimension, states -> BoxDensity? in
      let masses = groups.masses(of: states)
      guard !layout.distributions[dimension].isPoint,
        masses.contains(where: { $0 > Self.leastEvidence })
      else { return nil }
      let box = BoxDensity([dimension], [tables[dimension]]) { values in
        discount * groups.logLikelihood(rate: values[0], size: size.best, masses, gammas)
      }
      for state in states { rates[state] = tables[dimension].value(box.mean) }
      return box
    }
    guard let dimension = layout.sizes[stream], !size.isPoint else { return boxes }
    return boxes + [
      BoxDensity([dimension], [tables[dimension]]) { values in
        discount * groups.logLikelihood(rates: rates, size: values[0])
      }
    ]
  }

  // MARK: Stances

  private func stanceBoxes(_ account: Account) -> [BoxDensity] {
    let cells = Dictionary(
      grouping: model.stanceCells.filter { $0.week < account.weeks }, by: \.stream)
    return model.stances.indices.flatMap { stream in
      let counts = account.stances(cells[stream] ?? [], model.stances[stream].discount)
      return twins(layout.shares, stream).compactMap { first, states in
        stanceBox(
          first,
          (0..<3).map { stance in states.reduce(0) { $0 + counts[$1 * 3 + stance] } })
      }
    }
  }

  private func stanceBox(_ first: Int, _ counts: [Double]) -> BoxDensity? {
    let uncertain = (0..<3).filter { !layout.distributions[first + $0].isPoint }
    guard !uncertain.isEmpty, counts.reduce(0, +) > Self.leastEvidence else { return nil }
    var shares = (0..<3).map { layout.distributions[first + $0].best }
    let dimensions = uncertain.map { first + $0 }
    return BoxDensity(dimensions, dimensions.map { tables[$0] }) { values in
      for (position, stance) in uncertain.enumerated() { shares[stance] = values[position] }
      var (sum, value, total) = (0.0, 0.0, 0.0)
      for stance in 0..<3 {
        let share = max(shares[stance], Expectations.leastShare)
        sum += share
        total += counts[stance]
        if counts[stance] > 0 { value += counts[stance] * Double.log(share) }
      }
      return value - total * Double.log(sum)
    }
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
