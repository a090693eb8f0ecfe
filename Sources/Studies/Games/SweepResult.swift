import Briefing
import Games
import Quantities

/// A sweep as tables, sentences and a chart.
struct SweepResult: Sendable {
  let names: [String]
  let sweep: Sweep
  let reports: Reports
  let title: String

  /// What is said of one report at one point; `nil` where nothing was solved there.
  private func spreads(
    _ name: String, _ findings: EnsembleFindings
  ) -> (lowest: EnsembleFindings.Spread, highest: EnsembleFindings.Spread)? {
    if reports.player != nil {
      return findings.players.first { $0.name == name }.map { ($0.lowest, $0.highest) }
    }
    return findings.outcomes.first { $0.label == name }.map { ($0.lowest, $0.highest) }
  }

  // MARK: Tables

  private var axisColumns: [Column] {
    [
      Column(key: "point", title: "Point", meaning: "Number of the point."),
      Column(key: "first", title: names[0], meaning: "Value of the first number varied."),
      Column(
        key: "second", title: names.count > 1 ? names[1] : "Second",
        meaning: "Value of the second number varied."),
    ]
  }

  private func coordinates(_ index: Int) -> [Cell] {
    let values = sweep.points[index].coordinates
    return [
      .integer(index + 1), .measure(values[0], figures: 6),
      values.count > 1 ? .measure(values[1], figures: 6) : .missing("one axis"),
    ]
  }

  var table: Table {
    get throws {
      try Table(
        key: "sweep", title: "What follows at each point",
        columns: axisColumns + [
          Column(key: "report", title: "Of", meaning: "The outcome, or the player."),
          Column(
            key: "lowest", title: "Lowest",
            meaning: "Smallest probability or payoff over the equilibria: mean, 5%, 95% point.",
            holdsIntervals: true),
          Column(
            key: "highest", title: "Highest",
            meaning: "Largest probability or payoff over the equilibria: mean, 5%, 95% point.",
            holdsIntervals: true),
        ],
        rows: sweep.points.indices.flatMap { index in
          reports.names.map { name in coordinates(index) + cells(name, index) }
        })
    }
  }

  private func cells(_ name: String, _ index: Int) -> [Cell] {
    guard let spreads = spreads(name, sweep.points[index].findings) else {
      return [.text(name), .missing("no result"), .missing("no result")]
    }
    return [.text(name), spreads.lowest.cell, spreads.highest.cell]
  }

  var points: Table {
    get throws {
      try Table(
        key: "points", title: "The points",
        columns: axisColumns + [
          Column(key: "draws", title: "Draws", meaning: "Number of draws at the point."),
          Column(key: "solved", title: "Solved", meaning: "Draws with at least one equilibrium."),
          Column(key: "equilibria", title: "Equilibria", meaning: "Mean number in a draw."),
          Column(
            key: "depends", title: "Depends",
            meaning: "Share of draws in which a probability differs between equilibria."),
          Column(key: "likeliest", title: "Likeliest", meaning: "Outcomes likeliest in a draw."),
          Column(key: "types", title: "Types", meaning: "Types of equilibrium that occur."),
        ],
        rows: sweep.points.indices.map { coordinates($0) + point(sweep.points[$0].findings) })
    }
  }

  private func point(_ findings: EnsembleFindings) -> [Cell] {
    let likeliest = findings.outcomes.filter { $0.likeliest.inSome > 0 }
      .sorted { $0.likeliest.inSome > $1.likeliest.inSome }.map(\.label)
    let types = findings.separations.filter { $0.share.inSome > 0 }.map(\.type.description)
    return [
      .integer(findings.drawCount), .integer(findings.solvedCount),
      .measure(findings.meanEquilibria, figures: 3), .probability(findings.dependsOnSelection),
      .text(likeliest.joined(separator: ", ")), .text(types.joined(separator: ", ")),
    ]
  }

  // MARK: Sentences

  var summary: [Prose] {
    let unsolved = sweep.points.count { $0.findings.solvedCount < $0.findings.drawCount }
    let gaps: Prose =
      unsolved == 0
      ? ""
      : " At \(Wording.count(unsolved, "point")) not every draw has a result; the table “points” counts them."
    return [extremes + [gaps]].map { Prose($0.flatMap(\.spans)) }
  }

  /// Where the report that moves most is smallest and largest, whichever equilibrium is played.
  private var extremes: [Prose] {
    guard let name = most else { return ["There is no result at any point."] }
    let ranges = sweep.points.indices.compactMap { index in
      spreads(name, sweep.points[index].findings).map {
        (low: $0.lowest.mean, high: $0.highest.mean, index: index)
      }
    }
    guard let low = ranges.min(by: { $0.low < $1.low }),
      let high = ranges.max(by: { $0.high < $1.high })
    else { return ["There is no result at any point."] }
    let what = reports.player == nil ? "the probability of “\(name)”" : "the payoff of \(name)"
    guard high.high - low.low > 1e-9 else {
      return [
        "Over \(Wording.count(sweep.points.count, "point")), \(what) is \(significant(low.low)) throughout."
      ]
    }
    let several = ranges.contains { $0.high - $0.low > 1e-9 } ? " and all their equilibria" : ""
    return [
      "Over \(Wording.count(sweep.points.count, "point"))\(several), \(what) goes from \(strong: significant(low.low, figures: 3)) at \(place(low.index)) to \(strong: significant(high.high, figures: 3)) at \(place(high.index))."
    ]
  }

  private func place(_ index: Int) -> String {
    zip(names, sweep.points[index].coordinates).map { "\($0) = \(significant($1))" }
      .joined(separator: ", ")
  }

  /// Half way between the lowest and the highest mean.
  private func middle(_ name: String, _ index: Int) -> Double? {
    spreads(name, sweep.points[index].findings).map { ($0.lowest.mean + $0.highest.mean) / 2 }
  }

  /// The report whose value moves most over the points, the first of equals.
  private var most: String? {
    var best: (name: String, width: Double)?
    for name in reports.names {
      let values = sweep.points.indices.compactMap { middle(name, $0) }
      guard let low = values.min(), let high = values.max() else { continue }
      if high - low > best?.width ?? -1 { best = (name, high - low) }
    }
    return best?.name
  }

  // MARK: Chart

  func chart(width: Double, marks: [Double] = []) -> Element {
    names.count == 1 ? lines(marks).svg(width: width) : shades.svg(width: width)
  }

  private func lines(_ marks: [Double]) -> SweepChart {
    let series = reports.names.map { name in
      SweepChart.Series(
        name: name,
        points: sweep.points.compactMap { point in
          spreads(name, point.findings).map {
            SweepChart.Point(x: point.coordinates[0], low: $0.lowest.mean, high: $0.highest.mean)
          }
        })
    }
    let moving = series.filter { $0.points.contains { $0.high > 1e-9 || $0.low < -1e-9 } }
    return SweepChart(
      title: reports.player.map { "\(title): payoff of \($0)" }
        ?? "\(title): probability of outcomes",
      description: summary.first?.plainText ?? "", axis: reports.player == nil ? .percent : .values,
      axisTitle: names[0], series: moving, marks: marks)
  }

  /// Whether something differs between equilibria anywhere.
  private func isSeveral(_ name: String) -> Bool {
    sweep.points.contains { point in
      spreads(name, point.findings).map { $0.highest.mean - $0.lowest.mean > 1e-9 } ?? false
    }
  }

  private var shades: GridChart {
    let name = most ?? reports.names.first ?? ""
    let (columns, rows) = (sweep.axes[0].values, sweep.axes[1].values)
    // The values of the last axis change fastest from point to point.
    let values = rows.indices.flatMap { row in
      columns.indices.map { middle(name, $0 * rows.count + row) ?? .nan }
    }
    let what = reports.player == nil ? "probability of “\(name)”" : "payoff of \(name)"
    return GridChart(
      title: "\(title): \(what)" + (isSeveral(name) ? ", middle of its range over equilibria" : ""),
      description: summary.first?.plainText ?? "", axisTitles: names, columns: columns, rows: rows,
      values: values, isPercent: reports.player == nil)
  }
}
