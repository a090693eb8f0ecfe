import RealModule

/// Log-likelihoods of every week under every hypothesis for one draw of expectations.
///
/// Silent weeks of Poisson indicators are summed once for all weeks; only weeks in which something
/// happened are visited one by one. O(cells × H + T × H).
struct Emissions: Sendable {
  private let model: IntentModel
  private let channel: Channel
  private let weeks: Int
  private let poisson: [PoissonCell]
  private let bursty: [IntentModel.DeedCell]
  private let stances: [IntentModel.StanceCell]
  private let discounts: [Double]
  private let exposures: ExposureClasses

  /// A Poisson cell with what does not depend on the draw multiplied out.
  private struct PoissonCell {
    let stream: Int
    let week: Int
    /// Factor of log λ: discount × count.
    let factor: Double
    /// Discount × count × log exposure.
    let constant: Double
  }

  /// Emissions of a model's first `weeks` weeks (all by default).
  init(_ model: IntentModel, _ channel: Channel, weeks: Int? = nil) {
    let end = weeks ?? model.weekCount
    self.model = model
    self.channel = channel
    self.weeks = end
    discounts = model.indicators.map(\.discount)
    exposures = ExposureClasses(model.exposure)
    let cells = model.deedCells.filter { $0.week < end }
    bursty = cells.filter { model.indicators[$0.stream].size != nil }
    stances = model.stanceCells.filter { $0.week < end }
    poisson = cells.filter { model.indicators[$0.stream].size == nil }.map { cell in
      let factor = model.indicators[cell.stream].discount * cell.weighted
      return PoissonCell(
        stream: cell.stream, week: cell.week, factor: factor,
        constant: factor * Double.log(model.exposure[cell.week]))
    }
  }

  /// Fills a table of weeks × hypotheses by row.
  func fill(_ table: inout [Double], _ draw: Expectations) {
    for index in table.indices { table[index] = 0 }
    if channel.hasDeeds {
      addPoisson(&table, draw)
      for (stream, indicator) in model.indicators.enumerated() where indicator.size != nil {
        addSilence(&table, draw, stream)
      }
      addBursty(&table, draw)
    }
    if channel.hasWords { addStances(&table, draw) }
  }

  private func addPoisson(_ table: inout [Double], _ draw: Expectations) {
    let states = model.states
    var silence = [Double](repeating: 0, count: states)
    for (stream, indicator) in model.indicators.enumerated() where indicator.size == nil {
      for state in 0..<states {
        silence[state] += indicator.discount * draw.rates[stream * states + state]
      }
    }
    for week in 0..<weeks {
      for state in 0..<states {
        table[week * states + state] -= model.exposure[week] * silence[state]
      }
    }
    for cell in poisson {
      let (row, column) = (cell.week * states, cell.stream * states)
      for state in 0..<states {
        table[row + state] +=
          cell.factor * draw.logRates[column + state] + cell.constant
      }
    }
  }

  /// Adds silence in every week for a negative binomial; `addBursty` takes it back where there was none.
  private func addSilence(_ table: inout [Double], _ draw: Expectations, _ stream: Int) {
    let states = model.states
    let silence = exposures.representatives.flatMap { week in
      (0..<states).map { discounts[stream] * value(0, stream, $0, week, draw) }
    }
    for week in 0..<weeks {
      let first = exposures.classes[week] * states
      for state in 0..<states { table[week * states + state] += silence[first + state] }
    }
  }

  /// log P(no event of an indicator in any week of the period), without discounts.
  func silence(_ stream: Int, _ state: Int, _ draw: Expectations) -> Double {
    zip(exposures.representatives, exposures.sizes).reduce(0) {
      $0 + Double($1.1) * value(0, stream, state, $1.0, draw)
    }
  }

  private func addBursty(_ table: inout [Double], _ draw: Expectations) {
    for cell in bursty {
      let discount = discounts[cell.stream]
      for state in 0..<model.states {
        table[cell.week * model.states + state] +=
          discount
          * (value(cell.weighted, cell.stream, state, cell.week, draw)
            - value(0, cell.stream, state, cell.week, draw))
      }
    }
  }

  private func addStances(_ table: inout [Double], _ draw: Expectations) {
    let states = model.states
    for cell in stances {
      let factor = model.stances[cell.stream].discount * cell.weighted
      for state in 0..<states {
        table[cell.week * states + state] +=
          factor * draw.logShares[(cell.stream * states + state) * 3 + cell.stance]
      }
    }
  }

  /// Log-likelihood of a count of an indicator in a week, without discounts.
  func value(
    _ count: Double, _ stream: Int, _ state: Int, _ week: Int, _ draw: Expectations
  ) -> Double {
    let position = stream * model.states + state
    return logLikelihood(
      count: count, rate: draw.rates[position], logRate: draw.logRates[position],
      size: draw.sizes[stream], exposure: model.exposure[week])
  }
}

/// Weeks of one exposure, whose silence weighs the same.
private struct ExposureClasses {
  /// Class of each week.
  let classes: [Int]
  /// First week of each class.
  private(set) var representatives: [Int] = []
  /// Number of weeks of each class.
  private(set) var sizes: [Int] = []

  init(_ exposure: [Double]) {
    var known: [Double: Int] = [:]
    var classes: [Int] = []
    for (week, value) in exposure.enumerated() {
      let position = known[value] ?? sizes.count
      if position == sizes.count {
        known[value] = position
        representatives.append(week)
        sizes.append(0)
      }
      sizes[position] += 1
      classes.append(position)
    }
    self.classes = classes
  }
}
