import Briefing
import Quantities
import Reading
import Record

/// What would change our mind: turning points, absent evidence, sources left out.
struct ChangeChapter {
  private let subject: Case
  private let reading: IntentReading
  private let tables: ReadTables

  init(_ subject: Case, _ reading: IntentReading) {
    self.subject = subject
    self.reading = reading
    tables = ReadTables(subject, reading)
  }

  var chapter: Chapter? {
    get throws {
      guard reading.both.hasEnoughEvidence else { return nil }
      return Chapter(
        id: "change", title: "What would change our mind",
        blocks: [
          .paragraph(turning), .table(try tables.turningPoints()),
          .heading("Expected, but absent"), .paragraph(absence), .table(try absent()),
          .heading("If a source were left out"), .paragraph(sources), .figure(try publishers()),
        ])
    }
  }

  // MARK: Turning points

  private var turning: Prose {
    let leading = subject.short(reading.leading)
    let events = reading.turningPoints.filter { point in
      if case .events = point.observation { point.halves != nil } else { false }
    }.sorted { ($0.halves ?? 0) < ($1.halves ?? 0) }
    guard let first = events.first, let amount = first.halves else {
      return
        "No number of events of one kind up to 20 in a week would halve the odds of “\(leading)”; the table lists what would double them."
    }
    return
      "The odds of “\(leading)” would be halved soonest by \(Wording.count(amount, "event")) of the indicator \(first.observation.subject) in one week. The table lists every kind of evidence that would double or halve them."
  }

  // MARK: Absent evidence

  private struct Absence {
    let line: MatrixLine
    let state: Int
    var chance: Double { line.chanceOfSoFew[state] }
  }

  /// Kinds of deed of which a hypothesis foresaw more than came (one chance in five or less), where
  /// the hypotheses differ.
  private var absences: [Absence] {
    reading.matrix.filter { $0.diagnosticity >= 0.01 }.flatMap { line in
      line.chanceOfSoFew.indices.map { Absence(line: line, state: $0) }
    }.filter { $0.chance <= 0.2 }.sorted { $0.chance < $1.chance }
  }

  private var absence: Prose {
    guard let first = absences.first else {
      return "No hypothesis expected clearly more of any kind of deed than was seen."
    }
    return
      "Under “\(subject.short(first.state))”, held throughout, \(Wording.decimal(first.line.expected[first.state])) events of \(first.line.subject.name) were to be expected; \(Int(first.line.observed)) were seen (chance of so few: \(Wording.percent(first.chance))). Evidence that is missing counts by the same rule as evidence that is there."
  }

  private func absent() throws -> Table {
    try Table(
      key: "absent", title: "Deeds that a hypothesis expected and that did not come",
      columns: [
        Column(key: "indicator", title: "Indicator", meaning: "Kind of deed."),
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Who expected it."),
        Column(key: "expected", title: "Expected", meaning: "Over the period."),
        Column(key: "observed", title: "Seen", meaning: "Over the period."),
        Column(key: "chance", title: "P(so few)", meaning: "Chance of no more than seen."),
      ],
      rows: absences.prefix(15).map { absence in
        [
          .text(absence.line.subject.name), .text(subject.short(absence.state)),
          .number(absence.line.expected[absence.state], digits: 1),
          .integer(Int(absence.line.observed)), .probability(absence.chance),
        ]
      },
      note: "Listed where the chance of so few is at most 20% and the hypotheses differ.",
      emptyMessage: "Nothing that was clearly expected is missing.")
  }

  // MARK: Sources

  private var sources: Prose {
    let leading = reading.leading
    let values = reading.publishers.map { $0.without[leading] }
    guard let low = values.min(), let high = values.max() else {
      return "There is no source to leave out."
    }
    return
      "With any one outlet left out, the probability of “\(subject.short(leading))” stays between \(Wording.percent(low)) and \(Wording.percent(high)) (all in: \(Wording.percent(reading.both.last[leading].mean)))."
  }

  private func publishers() throws -> Figure {
    let leading = reading.leading
    let base = reading.both.last[leading].mean
    let most = reading.publishers.enumerated().sorted {
      (-abs($0.element.without[leading] - base), $0.offset)
        < (-abs($1.element.without[leading] - base), $1.offset)
    }.prefix(12).map(\.element)
    let chart = DotInterval(
      title: "The reading without each outlet",
      description: "Final probability of the leading hypothesis with one outlet left out.",
      axis: .percent, axisTitle: "probability of “\(subject.short(leading))”", reference: base,
      rows: most.map { publisher in
        let value = publisher.without[leading]
        return DotInterval.Row(
          label: "\(publisher.publisher) (\(publisher.rows))", value: value,
          low: min(value, base), high: max(value, base))
      })
    return Figure(
      title: "Leaving out one outlet at a time",
      caption:
        "The twelve outlets that matter most, with their number of rows; the line is the reading with all. Each bar spans the change.",
      altText: "Dots for twelve outlets; the numbers are in the table below the figure.",
      chart: chart, data: try tables.publishers())
  }
}
