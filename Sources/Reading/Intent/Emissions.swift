import RealModule

/// Log-likelihoods of every week under every hypothesis for one draw of expectations.
///
/// Silent weeks of Poisson indicators are summed once for all weeks; only weeks in which something
/// happened are visited one by one. O(cells × H + T × H).
struct Emissions: Sendable {
  private let model: IntentModel
  private let channel: Channel
  private let weeks: Int
  private let exposures: ExposureClasses
  private let poisson: [PoissonCell]
  private let bursty: [EventWeeks]
  private let stances: [StanceCell]

  /// A Poisson cell with what does not depend on the draw multiplied out.
  private struct PoissonCell {
    /// First position of its week in the table.
    let row: Int
    /// First position of its indicator in the rates.
    let column: Int
    /// Factor of log λ: discount × count.
    let factor: Double
    /// Discount × count × log exposure.
    let constant: Double
  }

  /// Statements of one stance with what does not depend on the draw multiplied out.
  private struct StanceCell {
    /// First position of its week in the table.
    let row: Int
    /// Position of its stance under the first hypothesis in the shares.
    let column: Int
    /// Factor of log q: discount × weight.
    let factor: Double
  }

  /// Emissions of a model's first `weeks` weeks (all by default).
  init(_ model: IntentModel, _ channel: Channel, weeks: Int? = nil) {
    self.init(
      model, channel, weeks: weeks ?? model.weekCount, deeds: model.deedCells,
      stances: model.stanceCells)
  }

  /// Emissions of other cells than the model's own, in order of week and stream.
  init(
    _ model: IntentModel, _ channel: Channel, weeks: Int, deeds: [IntentModel.DeedCell],
    stances: [IntentModel.StanceCell]
  ) {
    self.model = model
    self.channel = channel
    self.weeks = weeks
    exposures = ExposureClasses(model.exposure.prefix(weeks))
    let cells = deeds.filter { $0.week < weeks }
    poisson = Emissions.poisson(cells, model)
    bursty = Emissions.bursty(cells, model, exposures)
    self.stances = stances.filter { $0.week < weeks }.map { cell in
      StanceCell(
        row: cell.week * model.states, column: cell.stream * model.states * 3 + cell.stance,
        factor: model.stances[cell.stream].discount * cell.weighted)
    }
  }

  private static func poisson(
    _ cells: [IntentModel.DeedCell], _ model: IntentModel
  ) -> [PoissonCell] {
    let logExposure = model.exposure.map { Double.log($0) }
    return cells.filter { model.indicators[$0.stream].size == nil }.map { cell in
      let factor = model.indicators[cell.stream].discount * cell.weighted
      return PoissonCell(
        row: cell.week * model.states, column: cell.stream * model.states, factor: factor,
        constant: factor * logExposure[cell.week])
    }
  }

  private static func bursty(
    _ cells: [IntentModel.DeedCell], _ model: IntentModel, _ exposures: ExposureClasses
  ) -> [EventWeeks] {
    let streams = Dictionary(grouping: cells, by: \.stream)
    return model.indicators.indices.filter { model.indicators[$0].size != nil }.map { stream in
      EventWeeks(
        stream, discount: model.indicators[stream].discount, streams[stream] ?? [], exposures)
    }
  }

  // MARK: One draw

  /// Terms of the overdispersed indicators, which depend on exposures but not on cells.
  func burstyTerms(_ draw: Expectations) -> [EventWeeks.Terms] {
    guard channel.hasDeeds else { return [] }
    return bursty.map { EventWeeks.Terms($0.stream, draw, exposures, states: model.states) }
  }

  /// Fills a table of weeks × hypotheses by row.
  func fill(_ table: inout [Double], _ draw: Expectations) {
    fill(&table, draw, burstyTerms(draw))
  }

  /// The same, with terms of the draw that other emissions of the model have worked out.
  func fill(_ table: inout [Double], _ draw: Expectations, _ terms: [EventWeeks.Terms]) {
    for index in table.indices { table[index] = 0 }
    if channel.hasDeeds {
      addPoisson(&table, draw)
      let (states, classes) = (model.states, exposures.classes[...])
      for (stream, terms) in zip(bursty, terms) {
        stream.addSilence(&table, terms, classes: classes, states: states)
      }
      for (stream, terms) in zip(bursty, terms) {
        stream.addEvents(&table, terms, states: states)
      }
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
    let logRates = draw.logRates
    for cell in poisson {
      for state in 0..<states {
        table[cell.row + state] += cell.factor * logRates[cell.column + state] + cell.constant
      }
    }
  }

  private func addStances(_ table: inout [Double], _ draw: Expectations) {
    let states = model.states
    let logShares = draw.logShares
    for cell in stances {
      for state in 0..<states {
        table[cell.row + state] += cell.factor * logShares[cell.column + state * 3]
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
