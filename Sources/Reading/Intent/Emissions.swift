import RealModule

/// Log-likelihoods of every week under every hypothesis for one draw of expectations.
///
/// Silent weeks of Poisson indicators are summed once for all weeks; only weeks in which something
/// happened are visited one by one. O(cells × H + T × H).
struct Emissions: Sendable {
  private let model: IntentModel
  private let channel: Channel
  private let weeks: Int
  /// Whether only what is added to or taken from the model's own cells counts.
  private let isChange: Bool
  private let exposures: ExposureClasses
  private let poisson: [Cell]
  /// Σ discount × count × log exposure of the Poisson indicators, by week.
  private let constants: [Double]
  private let bursty: [EventWeeks]
  private let stances: [Cell]

  /// A cell with what does not depend on the draw multiplied out.
  private struct Cell {
    let week: Int
    /// Position of its indicator, or of its proposition and stance.
    let column: Int
    /// Factor of log λ or log q: discount × weighted count.
    let factor: Double
  }

  /// Emissions of a model's first `weeks` weeks (all by default).
  init(_ model: IntentModel, _ channel: Channel, weeks: Int? = nil) {
    let weeks = weeks ?? model.weekCount
    self.init(
      model, channel, weeks: weeks, deeds: model.deedCells.filter { $0.week < weeks },
      stances: model.stanceCells.filter { $0.week < weeks })
  }

  /// What changes where the model's cells are replaced by others, both in order of week and stream.
  init(
    changing model: IntentModel, to deeds: [IntentModel.DeedCell],
    _ stances: [IntentModel.StanceCell]
  ) {
    let (oldDeeds, newDeeds) = (Set(model.deedCells), Set(deeds))
    let (oldStances, newStances) = (Set(model.stanceCells), Set(stances))
    self.init(
      model, .both, weeks: model.weekCount, isChange: true,
      deeds: deeds.filter { !oldDeeds.contains($0) },
      removed: model.deedCells.filter { !newDeeds.contains($0) },
      stances: stances.filter { !oldStances.contains($0) },
      removed: model.stanceCells.filter { !newStances.contains($0) })
  }

  private init(
    _ model: IntentModel, _ channel: Channel, weeks: Int, isChange: Bool = false,
    deeds: [IntentModel.DeedCell], removed: [IntentModel.DeedCell] = [],
    stances: [IntentModel.StanceCell], removed removedStances: [IntentModel.StanceCell] = []
  ) {
    self.model = model
    self.channel = channel
    self.weeks = weeks
    self.isChange = isChange
    exposures = ExposureClasses(model.exposure.prefix(weeks))
    poisson = Emissions.inOrder(
      Emissions.poisson(deeds, model), Emissions.poisson(removed, model))
    constants = Emissions.constants(poisson, exposures)
    bursty = Emissions.bursty(deeds, removed: removed, model, exposures)
    self.stances = Emissions.inOrder(
      Emissions.stances(stances, model), Emissions.stances(removedStances, model))
  }

  private static func poisson(_ cells: [IntentModel.DeedCell], _ model: IntentModel) -> [Cell] {
    cells.filter { model.indicators[$0.stream].size == nil }.map { cell in
      Cell(
        week: cell.week, column: cell.stream,
        factor: model.indicators[cell.stream].discount * cell.weighted)
    }
  }

  private static func stances(_ cells: [IntentModel.StanceCell], _ model: IntentModel) -> [Cell] {
    cells.map { cell in
      Cell(
        week: cell.week, column: cell.stream * 3 + cell.stance,
        factor: model.stances[cell.stream].discount * cell.weighted)
    }
  }

  /// Cells that are added and, with the sign turned, those that are removed, in order of week.
  private static func inOrder(_ added: [Cell], _ removed: [Cell]) -> [Cell] {
    guard !removed.isEmpty else { return added }
    let turned = removed.map { Cell(week: $0.week, column: $0.column, factor: -$0.factor) }
    return (added + turned).enumerated()
      .sorted { ($0.element.week, $0.offset) < ($1.element.week, $1.offset) }.map(\.element)
  }

  private static func constants(_ cells: [Cell], _ exposures: ExposureClasses) -> [Double] {
    var sums = [Double](repeating: 0, count: exposures.classes.count)
    for cell in cells {
      sums[cell.week] += cell.factor * exposures.logs[exposures.classes[cell.week]]
    }
    return sums
  }

  private static func bursty(
    _ cells: [IntentModel.DeedCell], removed: [IntentModel.DeedCell], _ model: IntentModel,
    _ exposures: ExposureClasses
  ) -> [EventWeeks] {
    let streams = Dictionary(grouping: cells, by: \.stream)
    let gone = Dictionary(grouping: removed, by: \.stream)
    return model.indicators.indices.filter { model.indicators[$0].size != nil }.map { stream in
      EventWeeks(
        stream, discount: model.indicators[stream].discount, streams[stream] ?? [],
        removed: gone[stream] ?? [], exposures)
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

  /// The same, with terms of the draw that are worked out already.
  func fill(_ table: inout [Double], _ draw: Expectations, _ terms: [EventWeeks.Terms]) {
    for index in table.indices { table[index] = 0 }
    add(to: &table, draw, terms)
  }

  /// Adds to a table of weeks × hypotheses by row: a change to the emissions of the model itself.
  func add(to table: inout [Double], _ draw: Expectations, _ terms: [EventWeeks.Terms]) {
    for block in 0..<Lanes.blocks(model.states) {
      let rows = rows(draw, terms, block)
      for (week, row) in rows.enumerated() {
        for state in Lanes.states(block, of: model.states) {
          table[week * model.states + state] += row[state % Lanes.width]
        }
      }
    }
  }

  private func rows(_ draw: Expectations, _ terms: [EventWeeks.Terms], _ block: Int) -> [Lanes] {
    var rows = [Lanes](repeating: .zero, count: weeks)
    if channel.hasDeeds {
      if !isChange { addSilence(&rows, draw, terms, block) }
      addPoisson(&rows, draw, block)
      for (stream, terms) in zip(bursty, terms) {
        stream.addEvents(&rows, terms, exposures, block: block)
      }
    }
    if channel.hasWords { addStances(&rows, draw, block) }
    return rows
  }

  /// What every week has, silent or not.
  private func addSilence(
    _ rows: inout [Lanes], _ draw: Expectations, _ terms: [EventWeeks.Terms], _ block: Int
  ) {
    var poisson = Lanes.zero
    for (stream, indicator) in model.indicators.enumerated() where indicator.size == nil {
      poisson += indicator.discount * lanes(draw.rates, stream, block)
    }
    var sums = exposures.values.map { -$0 * poisson }
    for (stream, terms) in zip(bursty, terms) {
      stream.addSilence(&sums, terms, block: block)
    }
    for (week, exposure) in exposures.classes.enumerated() { rows[week] += sums[exposure] }
  }

  private func addPoisson(_ rows: inout [Lanes], _ draw: Expectations, _ block: Int) {
    for week in rows.indices { rows[week] += constants[week] }
    let logRates = model.indicators.indices.map { lanes(draw.logRates, $0, block) }
    Emissions.add(poisson, logRates, to: &rows)
  }

  private func lanes(_ values: [Double], _ stream: Int, _ block: Int) -> Lanes {
    Lanes(values, from: stream * model.states, block: block, states: model.states)
  }

  private func addStances(_ rows: inout [Lanes], _ draw: Expectations, _ block: Int) {
    let states = model.states
    let logShares = (0..<(model.stances.count * 3)).map { column in
      Lanes(
        draw.logShares, from: column / 3 * states * 3 + column % 3, step: 3, block: block,
        states: states)
    }
    Emissions.add(stances, logShares, to: &rows)
  }

  /// Adds cells that are in order of week, each week's in a register.
  private static func add(_ cells: [Cell], _ logarithms: [Lanes], to rows: inout [Lanes]) {
    guard var week = cells.first?.week else { return }
    var row = rows[week]
    for cell in cells {
      if cell.week != week {
        rows[week] = row
        week = cell.week
        row = rows[week]
      }
      row += cell.factor * logarithms[cell.column]
    }
    rows[week] = row
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
