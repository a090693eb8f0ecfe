import Quantities
import Record

/// POLECAT: events in the PLOVER scheme, coded weekly from news of many languages.
///
/// Halterman and others (2023), doi:10.7910/DVN/AJGVIT. Tabs and a header; `None` or nothing for what is
/// missing; `;` between several actors' countries, of which the first that is known counts.
///
/// What is known to be malformed in the published files is repaired:
/// - quotes are characters, wherever they stand, so that a stray one swallows no rows; a pair around a
///   whole field is taken off;
/// - a header that begins with `#!`, or names the intensity `Event Intensity`, is understood;
/// - a header that names more columns than rows have is not believed: rows of 40 fields are read by the
///   40 columns of the documentation;
/// - empty fields behind the last column are passed over.
///
/// Refused, one by one: rows with fewer fields, such as both halves of a row that a line break parts;
/// rows with something behind the last column; and rows whose date, event type, intensity or point is
/// none, which tells of a shift.
struct POLECATImporter: Importer {
  static let source = EventSource(id: "polecat", title: "POLECAT", version: 2, grade: .machineCoded)
  static let dialect = DelimitedText.Dialect.bareTabs
  static let judgesWidth = true
  static let columns = EventColumns.named(
    TableSchema(
      key: "",
      required: [
        "event date", "event type", "event mode", "actor name", "actor country", "recipient name",
        "recipient country",
      ], optional: []))

  private var own: OwnActors
  private let named: POLECATColumns
  private let standard = POLECATColumns.standard
  /// Columns that the header names.
  private let width: Int
  private let needsPoints: Bool
  private var days = DayMemory()
  private var types = ByteMemory<Bool>()
  private var countries = ByteMemory<StateID>()
  private var names = ByteMemory<StateID>()

  init(_ layout: Layout, _ context: ImportContext) {
    own = OwnActors(context)
    named = POLECATColumns { layout[$0] }
    width = (layout.names.lastIndex { !$0.isEmpty } ?? -1) + 1
    needsPoints = context.needsPoints
  }

  /// The columns by which a row is read.
  private func columns(_ record: DelimitedRecord) throws(RowFault) -> POLECATColumns {
    var filled = record.count
    while filled > 0, record.field(filled - 1).isEmpty { filled -= 1 }
    let most = POLECATColumns.names.count
    if width > most, most <= record.count, filled <= most { return standard }
    guard width <= record.count, filled <= width else {
      throw RowFault(nil, .fieldCount(max(filled, min(record.count, width)), header: width))
    }
    return named
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    let columns = try columns(record)
    var key = EventKey(day: try days.iso(record, columns.date))
    try checkType(record, columns.type)
    key.source =
      own.entry(record, columns.actor.name, on: key.day)?.state ?? state(record, columns.actor)
    key.target =
      own.entry(record, columns.recipient.name, on: key.day)?.state
      ?? state(record, columns.recipient)
    key.place = country(record.field(columns.country.position))
    if needsPoints { (key.latitude, key.longitude) = try columns.place.point(record) }
    return key
  }

  private mutating func checkType(
    _ record: DelimitedRecord, _ column: Column
  ) throws(RowFault) {
    let isKnown = types.value(ofName: record.field(column.position)) {
      EventCodes.all.code(unquoted($0), .plover).map { !$0.code.contains("/") } ?? false
    }
    guard isKnown else {
      throw RowFault(
        column.name,
        .particular(
          found: "“\(record.text(column.position))”",
          expected: "an event type of PLOVER such as CONSULT (have the fields shifted?)"))
    }
  }

  /// The first country that is known, or where none is given the organisation that the actor is.
  private mutating func state(
    _ record: DelimitedRecord, _ side: POLECATColumns.Side
  ) -> StateID {
    let country = record.field(side.country.position)
    if !isMissing(country) { return self.country(country) }
    return names.value(ofName: record.field(side.name.position)) {
      ICEWSNames.whole(unquoted($0)) ?? .none
    }
  }

  private mutating func country(_ bytes: UnsafeBufferPointer<UInt8>) -> StateID {
    if isMissing(bytes) { return .none }
    let single = States.all.threeLetters(bytes)
    if single != .none { return single }
    return countries.value(ofName: bytes) { text in
      POLECATColumns.list(unquoted(text)).lazy
        .compactMap { States.all.id(code: $0) ?? States.all.id(name: $0) }.first ?? .none
    }
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let columns = try columns(record)
    let place = try columns.place.position(record, key.place, &batch)
    let intensity = try record.number(columns.intensity, in: -10...10)
    var row = EventRow(
      line: record.line, day: key.day,
      source: actor(record, columns.actor, key, &batch),
      target: actor(record, columns.recipient, key, &batch),
      code: columns.code(record, &batch), place: place,
      native: batch.text(record.field(columns.id.position)), origin: 0..<0)
    row.origin = batch.story(row.native)
    row.goldstein = intensity
    batch.add(row)
  }

  private mutating func actor(
    _ record: DelimitedRecord, _ side: POLECATColumns.Side, _ key: EventKey,
    _ batch: inout EventBatch
  ) -> Int32 {
    let entry = own.entry(record, side.name, on: key.day), told = state(record, side)
    guard let entry else { return side.position(record, told, &batch) }
    let actor = side.actor(record, told)
    return batch.actor(
      entry, role: actor.role, name: actor.name, code: told == .none ? EventActor.personCode : "")
  }
}

extension EventBatch {
  /// The part of an event's id before its last `_`, which names the story; nothing where it has none.
  fileprivate func story(_ id: Range<Int>) -> Range<Int> {
    let end = texts[id].lastIndex(of: UInt8(ascii: "_"))
    return id.lowerBound..<(end ?? id.lowerBound)
  }
}
