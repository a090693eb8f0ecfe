import Briefing
import Quantities
import Reading
import Record

/// The tables of `read`.
struct ReadTables {
  private let subject: Case
  private let reading: IntentReading
  private let ids: [String]

  init(_ subject: Case, _ reading: IntentReading) {
    self.subject = subject
    self.reading = reading
    ids = subject.hypotheses.map(\.id)
  }

  /// The readings at the end of the period side by side.
  func atEnd() throws -> Table {
    func cell(_ track: IntentTrack, _ state: Int) -> Cell {
      track.hasEnoughEvidence
        ? .range(track.last[state]) : .missing("not enough evidence")
    }
    return try Table(
      key: "reading", title: "Probability of each hypothesis at the end of the period",
      columns: [
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Id of the hypothesis."),
        Column(
          key: "base_line", title: "Base line",
          meaning: "Prior carried forward by the hazard: what holds without any evidence."),
        Column(
          key: "words", title: "Words only", meaning: "From statements alone.",
          holdsIntervals: true),
        Column(
          key: "deeds", title: "Deeds only", meaning: "From deeds alone.", holdsIntervals: true),
        Column(key: "both", title: "Both", meaning: "From both.", holdsIntervals: true),
        Column(
          key: "naive", title: "Naive",
          meaning: "From both, every report taken as independent and certain.",
          holdsIntervals: true),
      ],
      rows: ids.indices.map { state in
        [
          .text(ids[state]), .number(reading.baseLine[state], digits: 2),
          cell(reading.words, state),
          cell(reading.deeds, state), cell(reading.both, state), cell(reading.naive, state),
        ]
      },
      note: "The first figure is the posterior probability; the range holds 90% of the draws of "
        + "the elicited expectations, weighted by how well each foresaw the evidence.")
  }

  /// What each reading rests on.
  func basis() throws -> Table {
    try Table(
      key: "basis", title: "What each reading rests on",
      columns: [
        Column(key: "reading", title: "Reading", meaning: "words, deeds, both or naive."),
        Column(key: "pieces", title: "Pieces", meaning: "Pieces of evidence that count."),
        Column(
          key: "effective_draws", title: "Draws",
          meaning: "Effective number of draws behind the last week's reading (Kish 1965)."),
        Column(
          key: "least_effective_draws", title: "Fewest",
          meaning: "The same in the week where it is smallest."),
        Column(
          key: "log_evidence", title: "Log evidence",
          meaning: "Natural log of the evidence's probability, up to constants of the counts."),
        Column(
          key: "enough", title: "Enough",
          meaning: "Whether there are at least \(IntentTrack.leastUnits) pieces."),
      ],
      rows: tracks.map { name, track in
        [
          .text(name), .integer(track.unitCount),
          .number(track.effectiveDraws.last ?? 0, digits: 0),
          .number(track.effectiveDraws.min() ?? 0, digits: 0),
          .number(track.logEvidence, digits: 1), .flag(track.hasEnoughEvidence),
        ]
      })
  }

  /// The ten pieces that weigh most for or against the leading hypothesis.
  func heaviest() throws -> Table {
    let leading = reading.leading
    return try Table(
      key: "heaviest", title: "The pieces of evidence that weigh most on “\(ids[leading])”",
      columns: [
        Column(key: "day", title: "Day", meaning: "Day of the piece."),
        Column(key: "evidence", title: "Evidence", meaning: "Ids of its rows."),
        Column(key: "subject", title: "What", meaning: "Indicator, or proposition and stance."),
        Column(
          key: "bits", title: "Weight", unit: "bits",
          meaning: "log2 likelihood ratio against the other hypotheses, on its own.",
          holdsIntervals: true),
        Column(
          key: "shift", title: "Shift", unit: "bits",
          meaning: "By how much it raises the final log-odds of the hypothesis."),
      ],
      rows: heaviest(10).map { weight in
        [
          .day(weight.unit.day), .evidence(weight.unit.rows), .text(weight.unit.content.summary),
          .bits(weight.bits[leading]), .number(weight.shift[leading], digits: 2),
        ]
      },
      note:
        "Weight: what the piece says of its own week. Shift: what it does to the reading at the "
        + "end, where intent may have changed since and where it has also narrowed what each "
        + "hypothesis leads to expect; the two may differ in sign.",
      emptyMessage: "No piece of evidence counts.")
  }

  /// The leading hypothesis's heaviest pieces, heaviest first.
  func heaviest(_ count: Int) -> [EvidenceWeight] {
    let leading = reading.leading
    let order = reading.weights.indices.sorted {
      (-abs(reading.weights[$0].bits[leading].mean), $0)
        < (-abs(reading.weights[$1].bits[leading].mean), $1)
    }
    return order.prefix(count).map { reading.weights[$0] }
  }

  /// Every week's reading, by channel and hypothesis.
  func weeks() throws -> Table {
    let rows = tracks.flatMap { name, track in
      zip(track.weeks, zip(track.filtered, track.smoothed)).flatMap { week, pair in
        ids.indices.map { state -> [Cell] in
          [
            .week(week), .text(name), .text(ids[state]), .range(pair.0[state]),
            .range(pair.1[state]),
          ]
        }
      }
    }
    return try Table(
      key: "weeks", title: "Readings by week",
      columns: [
        Column(key: "week", title: "Week", meaning: "ISO 8601 week, from Monday."),
        Column(key: "reading", title: "Reading", meaning: "words, deeds, both or naive."),
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Id of the hypothesis."),
        Column(
          key: "filtered", title: "Filtered",
          meaning: "Probability from what could be known by then.", holdsIntervals: true),
        Column(
          key: "smoothed", title: "Smoothed",
          meaning: "Probability from all evidence of the period.", holdsIntervals: true),
      ],
      rows: rows)
  }

  /// Every piece of evidence against every hypothesis.
  func evidence() throws -> Table {
    let rows = reading.weights.flatMap { weight in
      ids.indices.map { state -> [Cell] in
        [
          .day(weight.unit.day), .evidence(weight.unit.rows), .text(weight.unit.content.kind),
          .text(weight.unit.content.summary), .text(ids[state]), .bits(weight.bits[state]),
          .number(weight.shift[state], digits: 2), .probability(weight.without[state]),
        ]
      }
    }
    return try Table(
      key: "evidence", title: "Weight of every piece of evidence",
      columns: [
        Column(key: "day", title: "Day", meaning: "Day of the piece."),
        Column(key: "evidence", title: "Evidence", meaning: "Ids of its rows."),
        Column(key: "kind", title: "Kind", meaning: "statement or deed."),
        Column(key: "subject", title: "What", meaning: "Indicator, or proposition and stance."),
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Id of the hypothesis."),
        Column(
          key: "bits", title: "Weight", unit: "bits",
          meaning: "log2 likelihood ratio against the other hypotheses, on its own.",
          holdsIntervals: true),
        Column(
          key: "shift", title: "Shift", unit: "bits",
          meaning: "By how much it raises the final log-odds of the hypothesis."),
        Column(
          key: "without", title: "Without",
          meaning: "Final probability of the hypothesis without this piece."),
      ],
      rows: rows,
      note: reading.weights.count < reading.unitCount
        ? "The \(reading.weights.count) heaviest of \(reading.unitCount) pieces." : nil,
      emptyMessage: "No piece of evidence counts.")
  }

  /// Leave one source out.
  func publishers() throws -> Table {
    let rows = reading.publishers.flatMap { publisher in
      ids.indices.map { state -> [Cell] in
        [
          .text(publisher.publisher), .integer(publisher.rows), .text(ids[state]),
          .probability(publisher.without[state]), .number(publisher.shift[state], digits: 2),
        ]
      }
    }
    return try Table(
      key: "publishers", title: "The reading without each outlet",
      columns: [
        Column(key: "publisher", title: "Outlet", meaning: "The outlet left out."),
        Column(key: "rows", title: "Rows", meaning: "Its rows on the actor in question."),
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Id of the hypothesis."),
        Column(
          key: "without", title: "Without",
          meaning: "Final probability of the hypothesis without it."),
        Column(
          key: "shift", title: "Shift", unit: "bits",
          meaning: "By how much the outlet raises the final log-odds."),
      ],
      rows: rows,
      note:
        "The outlets with the most rows, at most 40. Deeds that only the outlet reported count as "
        + "not done where it is left out, so an outlet with nearly all deeds matters by silence too.",
      emptyMessage: "There are no rows.")
  }

  /// What would change the odds twofold.
  func turningPoints() throws -> Table {
    func cell(_ amount: Int?, _ limit: Int) -> Cell {
      amount.map { .integer($0) } ?? .missing("none up to \(limit)")
    }
    return try Table(
      key: "turning_points",
      title: "What would double or halve the odds of “\(ids[reading.leading])”",
      columns: [
        Column(
          key: "observation", title: "What",
          meaning: "events within a week, weeks of silence, or statements within a week."),
        Column(key: "subject", title: "Of", meaning: "Indicator, or proposition and stance."),
        Column(key: "doubles", title: "Doubles at", meaning: "Smallest amount that doubles."),
        Column(key: "halves", title: "Halves at", meaning: "Smallest amount that halves."),
      ],
      rows: reading.turningPoints.filter { $0.doubles != nil || $0.halves != nil }.map { point in
        [
          .text(point.observation.kind), .text(point.observation.subject),
          cell(point.doubles, point.limit), cell(point.halves, point.limit),
        ]
      },
      note: "In the weeks after the period, all else unobserved. Kinds of evidence that do "
        + "neither within 20 events or statements or 26 weeks are left out.",
      emptyMessage: "No single kind of evidence would do so within 20 events or 26 weeks.")
  }

  /// Evidence × hypotheses, with what was expected and did not come.
  func hypotheses() throws -> Table {
    let rows = reading.matrix.flatMap { line in
      ids.indices.map { state -> [Cell] in
        [
          .text(line.subject.name), .text(ids[state]), .number(line.bits[state], digits: 2),
          .number(line.diagnosticity, digits: 2), .number(line.observed, digits: 1),
          line.expected.isEmpty ? .missing("words") : .number(line.expected[state], digits: 1),
          line.chanceOfSoFew.isEmpty
            ? .missing("words") : .number(line.chanceOfSoFew[state], digits: 3),
        ]
      }
    }
    return try Table(
      key: "hypotheses", title: "Evidence against hypotheses",
      columns: [
        Column(key: "subject", title: "Evidence", meaning: "Indicator or proposition."),
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Id of the hypothesis."),
        Column(
          key: "bits", title: "Fit", unit: "bits",
          meaning: "log2 likelihood relative to the best-fitting hypothesis: 0 or less."),
        Column(
          key: "diagnosticity", title: "Diagnostic", unit: "bits",
          meaning: "Difference between best and worst fit; 0 tells nothing."),
        Column(key: "observed", title: "Seen", meaning: "Events, or statements by weight."),
        Column(
          key: "expected", title: "Expected",
          meaning: "Events expected over the period if the hypothesis held throughout."),
        Column(
          key: "chance_of_so_few", title: "P(so few)",
          meaning: "Chance of no more events than seen: small where evidence is absent."),
      ],
      rows: rows,
      note: "Each hypothesis is taken to hold throughout, its expectations averaged over their "
        + "elicited ranges (a view in the manner of Heuer 1999).",
      emptyMessage: "No indicator or proposition has expectations.")
  }

  /// Exposure by week.
  func exposure() throws -> Table {
    try Table(
      key: "exposure", title: "Exposure by week",
      columns: [
        Column(key: "week", title: "Week", meaning: "ISO 8601 week, from Monday."),
        Column(
          key: "exposure", title: "Exposure",
          meaning: "Factor on every expected count, from the number of reports; 1 on average."),
      ],
      rows: zip(subject.weeks, reading.exposure).map { [.week($0), .number($1, digits: 2)] })
  }

  private var tracks: [(String, IntentTrack)] {
    [
      ("words", reading.words), ("deeds", reading.deeds), ("both", reading.both),
      ("naive", reading.naive),
    ]
  }
}

extension Cell {
  /// A probability with its range over draws.
  static func range(_ range: ProbabilityRange) -> Cell {
    .interval(value: range.mean, low: range.low, high: range.high, digits: 2)
  }

  /// Bits with their range over draws.
  static func bits(_ range: BitsRange) -> Cell {
    .interval(value: range.mean, low: range.low, high: range.high, digits: 2)
  }
}

extension EvidenceUnit.Content {
  /// “statement” or “deed”.
  var kind: String {
    if case .deed = self { "deed" } else { "statement" }
  }

  /// The indicator, with the count where it is more than one; or the proposition with stance and audience.
  var summary: String {
    switch self {
    case .deed(let indicator, let count): count > 1 ? "\(indicator) × \(count)" : indicator
    case .statement(let proposition, let audience, let stance):
      "\(proposition): \(stance.rawValue) to \(audience)"
    }
  }
}

extension TurningPoint.Observation {
  var kind: String {
    switch self {
    case .events: "events"
    case .silence: "weeks of silence"
    case .statements: "statements"
    }
  }

  var subject: String {
    switch self {
    case .events(let indicator), .silence(let indicator): indicator
    case .statements(let proposition, let stance): "\(proposition): \(stance.rawValue)"
    }
  }
}

extension MatrixLine.Subject {
  var name: String {
    switch self {
    case .indicator(let id): id
    case .proposition(let id, let audience): audience.map { "\(id) to \($0)" } ?? id
    }
  }
}
