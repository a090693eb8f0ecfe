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

  /// A Poisson cell with what does not depend on the draw multiplied out.
  private struct PoissonCell {
    let stream: Int
    let week: Int
    /// Factor of log λ: exponent × count.
    let logFactor: Double
    /// Factor of λ: (discount − exponent) × exposure, which undoes the silent week.
    let factor: Double
    /// Exponent × count × log exposure.
    let constant: Double
  }

  /// Emissions of a model's first `weeks` weeks (all by default).
  init(_ model: IntentModel, _ channel: Channel, weeks: Int? = nil) {
    let end = weeks ?? model.weekCount
    self.model = model
    self.channel = channel
    self.weeks = end
    discounts = model.indicators.map(\.discount)
    let cells = model.deedCells.filter { $0.week < end }
    bursty = cells.filter { model.indicators[$0.stream].size != nil }
    stances = model.stanceCells.filter { $0.week < end }
    poisson = cells.filter { model.indicators[$0.stream].size == nil }.map { cell in
      let discount = model.indicators[cell.stream].discount
      let exponent = discount * cell.grade
      let exposure = model.exposure[cell.week]
      return PoissonCell(
        stream: cell.stream, week: cell.week, logFactor: exponent * Double(cell.count),
        factor: (discount - exponent) * exposure,
        constant: exponent * Double(cell.count) * Double.log(exposure))
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
          cell.logFactor * draw.logRates[column + state] + cell.factor * draw.rates[column + state]
          + cell.constant
      }
    }
  }

  /// Adds silence in every week for a negative binomial; `addBursty` takes it back where there was none.
  private func addSilence(_ table: inout [Double], _ draw: Expectations, _ stream: Int) {
    for week in 0..<weeks {
      for state in 0..<model.states {
        table[week * model.states + state] +=
          discounts[stream] * value(0, stream, state, week, draw)
      }
    }
  }

  private func addBursty(_ table: inout [Double], _ draw: Expectations) {
    for cell in bursty {
      let discount = discounts[cell.stream]
      for state in 0..<model.states {
        table[cell.week * model.states + state] +=
          discount * cell.grade * value(cell.count, cell.stream, state, cell.week, draw)
          - discount * value(0, cell.stream, state, cell.week, draw)
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
  func value(_ count: Int, _ stream: Int, _ state: Int, _ week: Int, _ draw: Expectations) -> Double
  {
    let position = stream * model.states + state
    return logLikelihood(
      count: count, rate: draw.rates[position], logRate: draw.logRates[position],
      size: draw.sizes[stream], exposure: model.exposure[week])
  }
}
