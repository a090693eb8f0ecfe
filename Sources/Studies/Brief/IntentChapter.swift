import Briefing
import Quantities
import Reading
import Record

/// The three readings over time, and what they rest on.
struct IntentChapter {
  private let subject: Case
  private let reading: IntentReading
  private let tables: ReadTables
  private let prose: ReadProse

  /// Why words weigh what they weigh, where that is not elicited.
  private let onWords: Prose?

  init(_ subject: Case, _ reading: IntentReading, onWords: Prose? = nil) {
    self.subject = subject
    self.onWords = onWords
    self.reading = reading
    tables = ReadTables(subject, reading)
    prose = ReadProse(subject, reading)
  }

  var chapter: Chapter {
    get throws {
      guard reading.both.hasEnoughEvidence else {
        return Chapter(
          id: "intent", title: "Intent: what it means", blocks: [.paragraph(prose.notEnough)])
      }
      let sentences = [prose.offer, prose.likelihood, prose.channels, onWords].compactMap { $0 }
      return Chapter(
        id: "intent", title: "Intent: what it means",
        blocks: sentences.map { .paragraph($0) } + [
          .paragraph(prose.confidence),
          .table(try tables.atEnd()), .table(try tables.basis()),
          .heading("What weighs most"), .figure(try weights()),
          .heading("Evidence against hypotheses"), .paragraph(diagnosticity),
          .table(try matrix()),
        ])
    }
  }

  // MARK: Readings

  /// The brief's headline: all readings over time; `nil` where there is not enough evidence.
  func headline() throws -> Figure? {
    reading.both.hasEnoughEvidence ? try readings() : nil
  }

  private func readings() throws -> Figure {
    let panels = [
      ("Words only", reading.words), ("Deeds only", reading.deeds), ("Both", reading.both),
    ]
    let chart = ReadingChart(
      title: "Probability of each hypothesis by week",
      description: "Filtered: each week from what could be known by then.",
      panels: panels.map { title, track in
        ReadingChart.Panel(
          title: track.hasEnoughEvidence ? title : "\(title): not enough evidence",
          series: subject.hypotheses.indices.map { series(track, $0) })
      },
      lanes: lanes)
    return Figure(
      title: "Three readings of intent",
      caption:
        "Probability of each hypothesis from what could be known by each week, with the band that holds 90% of the draws of the expectations. Below: each statement and deed of \(subject.label(subject.target)) as a tick.",
      altText: altText, chart: chart, data: try filtered())
  }

  private func series(_ track: IntentTrack, _ state: Int) -> ReadingChart.Series {
    ReadingChart.Series(
      name: subject.short(state),
      points: zip(track.weeks, track.filtered).map { week, ranges in
        ReadingChart.Point(
          week: week, value: ranges[state].mean, low: ranges[state].low, high: ranges[state].high)
      })
  }

  private var lanes: [ReadingChart.Lane] {
    [
      ReadingChart.Lane(
        title: "Statements",
        ticks: subject.targetStatements.map { statement in
          let kind: ReadingChart.Kind =
            switch statement.stance {
            case .affirm: .affirm
            case .condition: .condition
            case .deny: .deny
            }
          return ReadingChart.Tick(day: statement.day, kind: kind)
        }),
      ReadingChart.Lane(
        title: "Deeds",
        ticks: subject.targetDeeds.map { ReadingChart.Tick(day: $0.day, kind: .deed) }),
    ]
  }

  private var altText: String {
    let ends = subject.hypotheses.indices.map { state in
      "\(subject.short(state)) \(Wording.percent(reading.both.last[state].mean))"
    }
    return
      "Line charts over \(subject.weeks.count) weeks. With words and deeds together they end at "
      + Wording.list(ends) + "."
  }

  private func filtered() throws -> Table {
    let rows = zip(subject.weeks, reading.both.filtered).map { week, ranges in
      [Cell.week(week)] + ranges.map { Cell.probability($0.mean) }
    }
    return try Table(
      key: "both_by_week", title: "Both, by week",
      columns: [Column(key: "week", title: "Week", meaning: "ISO 8601 week.")]
        + subject.hypotheses.indices.map { state in
          Column(
            key: "hypothesis_\(state + 1)", title: subject.short(state),
            meaning: "Filtered probability.")
        },
      rows: rows)
  }

  // MARK: Weights

  private func weights() throws -> Figure {
    let leading = reading.leading
    let heaviest = tables.heaviest(20).sorted { $0.bits[leading].mean > $1.bits[leading].mean }
    let chart = WeightChart(
      title: "Weight of the twenty heaviest pieces of evidence",
      description: "Bits for or against the leading hypothesis, each piece on its own.",
      left: "other hypotheses", right: "“\(subject.short(leading))”",
      rows: heaviest.map { weight in
        WeightChart.Row(
          label: "\(weight.unit.day) \(weight.unit.content.summary)",
          bits: weight.bits[leading].mean, evidence: weight.unit.rows)
      })
    return Figure(
      title: "Weight of evidence",
      caption:
        "One bit doubles the odds of “\(subject.short(leading))” against the other hypotheses; minus one halves them. Each piece on its own; they overlap, so bits do not simply add up to the reading.",
      altText: "Bars of twenty pieces of evidence; the numbers are in the table below the figure.",
      chart: chart, data: try tables.heaviest())
  }

  // MARK: Matrix

  private var diagnosticity: Prose {
    let lines = reading.matrix.sorted { $0.diagnosticity > $1.diagnosticity }
    let dull = lines.count { $0.diagnosticity < 0.05 }
    guard let first = lines.first else { return "No indicator or proposition has expectations." }
    let opening: Prose =
      "The most telling kind of evidence is \(first.subject.name) (\(Wording.decimal(first.diagnosticity)) bits between the best and the worst fitting hypothesis)."
    guard dull > 0 else { return opening }
    return
      "\(opening) Of \(Wording.count(lines.count, "kind")), \(dull) \(dull == 1 ? "tells" : "tell") next to nothing: the hypotheses foresee it about equally well."
  }

  private func matrix() throws -> Table {
    try Table(
      key: "hypotheses", title: "Fit of each kind of evidence with each hypothesis",
      columns: [
        Column(key: "subject", title: "Evidence", meaning: "Indicator or proposition."),
        Column(key: "observed", title: "Seen", meaning: "Events, or statements by weight."),
      ]
        + subject.hypotheses.indices.map { state in
          Column(
            key: "hypothesis_\(state + 1)", title: subject.short(state), unit: "bits",
            meaning: "log2 likelihood relative to the best-fitting hypothesis.")
        }
        + [Column(key: "diagnosticity", title: "Diagnostic", unit: "bits", meaning: "Spread.")],
      rows: reading.matrix.sorted { $0.diagnosticity > $1.diagnosticity }.map { line in
        [.text(line.subject.name), .number(line.observed, digits: 1)]
          + line.bits.map { .number($0, digits: 2) } + [.number(line.diagnosticity, digits: 2)]
      },
      note: "0 marks the hypothesis that fits best; −1 means half as likely.")
  }
}
