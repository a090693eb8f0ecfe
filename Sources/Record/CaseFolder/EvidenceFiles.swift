import Quantities

/// What the two evidence files need to know of the case.
struct CaseNames {
  let period: ClosedRange<Day>
  let actors: NameSet
  let audiences: NameSet
  let propositions: NameSet
  let indicators: NameSet
}

/// `statements.csv`.
struct StatementsFile: TableFormat {
  static let name = "statements.csv"
  static let schema = TableSchema(
    key: "id",
    required: [
      "id", "date", "speaker", "actor", "audience", "proposition", "stance", "summary",
      "reliability", "publisher", "source",
    ],
    optional: ["channel", "origin", "url"])

  static func key(_ value: Statement) -> String { value.id }

  private let names: CaseNames
  private let id, date, speaker, actor, audience, channel, proposition, stance: Column
  private let summary: Column
  private var shared: SharedColumns
  private var speakers = TextCache()
  private var words = TextCache()

  init(_ layout: Layout, _ names: CaseNames) {
    self.names = names
    id = layout["id"]
    date = layout["date"]
    speaker = layout["speaker"]
    actor = layout["actor"]
    audience = layout["audience"]
    channel = layout["channel"]
    proposition = layout["proposition"]
    stance = layout["stance"]
    summary = layout["summary"]
    shared = SharedColumns(layout)
  }

  mutating func parse(_ row: TableRow) throws(RowFault) -> Statement {
    Statement(
      id: try row.required(id),
      day: try row.day(date, in: names.period),
      speaker: try row.required(speaker, &speakers),
      actor: try row.name(actor, kind: "actor", among: names.actors, &words),
      audience: try row.name(audience, kind: "audience", among: names.audiences, &words),
      channel: row.optional(channel, &words),
      proposition: try row.name(
        proposition, kind: "proposition", among: names.propositions, &words),
      stance: try row.choice(stance, kind: "stance"),
      summary: try row.required(summary),
      grade: try shared.grade(row),
      origin: shared.origin(row),
      source: try shared.source(row),
      extras: shared.extras(row),
      line: row.line)
  }
}

/// `deeds.csv`, and the files of precedents.
struct DeedsFile: TableFormat {
  static let name = "deeds.csv"
  static let schema = TableSchema(
    key: "id",
    required: [
      "id", "date", "actor", "indicator", "summary", "reliability", "publisher", "source",
    ],
    optional: ["place", "area", "count", "origin", "url"])

  static func key(_ value: Deed) -> String { value.id }

  private let names: CaseNames
  private let period: ClosedRange<Day>?
  private let id, date, actor, indicator, place, area, count, summary: Column
  private var shared: SharedColumns
  private var places = TextCache()
  private var words = TextCache()

  /// `period` is `nil` for a precedent, which lies outside the case's own.
  init(_ layout: Layout, _ names: CaseNames, period: ClosedRange<Day>?) {
    self.names = names
    self.period = period
    id = layout["id"]
    date = layout["date"]
    actor = layout["actor"]
    indicator = layout["indicator"]
    place = layout["place"]
    area = layout["area"]
    count = layout["count"]
    summary = layout["summary"]
    shared = SharedColumns(layout)
  }

  mutating func parse(_ row: TableRow) throws(RowFault) -> Deed {
    Deed(
      id: try row.required(id),
      day: try row.day(date, in: period),
      actor: try row.name(actor, kind: "actor", among: names.actors, &words),
      indicator: try row.name(indicator, kind: "indicator", among: names.indicators, &words),
      place: row.optional(place, &places),
      area: row.optional(area, &places),
      count: try row.wholeNumber(count, default: 1, in: 1...1_000_000),
      summary: try row.required(summary),
      grade: try shared.grade(row),
      origin: shared.origin(row),
      source: try shared.source(row),
      extras: shared.extras(row),
      line: row.line)
  }
}

/// Columns that both evidence files have: where an item comes from.
private struct SharedColumns {
  let reliability, origin, publisher, source, url: Column
  private var origins = TextCache()
  private var publishers = TextCache()
  private var lastExtras: [String] = []

  init(_ layout: Layout) {
    reliability = layout["reliability"]
    origin = layout["origin"]
    publisher = layout["publisher"]
    source = layout["source"]
    url = layout["url"]
  }

  func grade(_ row: TableRow) throws(RowFault) -> AdmiraltyGrade { try row.grade(reliability) }

  mutating func origin(_ row: TableRow) -> String? {
    let name = row.optional(origin, &origins)
    return name.isEmpty ? nil : name
  }

  mutating func source(_ row: TableRow) throws(RowFault) -> Source {
    Source(
      publisher: try row.required(publisher, &publishers), title: try row.required(source),
      address: row.optional(url))
  }

  /// The former row's array where it is the same, so that it is stored once.
  mutating func extras(_ row: TableRow) -> [String] {
    let extras = row.extras
    if extras != lastExtras { lastExtras = extras }
    return lastExtras
  }
}
