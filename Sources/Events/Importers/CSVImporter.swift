import Quantities
import Record

/// Any table of events, read as a mapping of the user's own says (see `CSVMapping`).
///
/// A row is an event; its class is that of its code in the mapping's table, or in a scheme that comes
/// with the program. What the mapping does not tell is left open: no actor, no place, no amount.
struct CSVImporter: Importer {
  static let source = EventSource(
    id: "csv", title: "CSV with a mapping",
    grade: AdmiraltyGrade(reliability: .cannotBeJudged, credibility: .cannotBeJudged))
  static let dialect = DelimitedText.Dialect.spreadsheet
  static let columns = EventColumns.named(.none)

  static func dialect(for context: ImportContext) throws(Problem) -> DelimitedText.Dialect {
    let mapping = try CSVMappingReader.read(context.mapping)
    return DelimitedText.Dialect(separator: mapping.separator, hasQuotes: true)
  }

  static func source(for context: ImportContext) throws(Problem) -> EventSource {
    let mapping = try CSVMappingReader.read(context.mapping)
    return EventSource(
      id: source.id, title: mapping.title, version: source.version, grade: mapping.grade,
      unit: mapping.unit)
  }

  private let own: OwnActors
  private let mapping: CSVMapping
  private let row: CSVRow
  private let needsPoints: Bool
  private var days = ByteMemory<Int?>()
  private var states = [ByteMemory<StateID?>](repeating: ByteMemory(), count: 3)
  private var actors = [ByteMemory<Int32>](repeating: ByteMemory(), count: 2)
  private var codes = ByteMemory<Int32>()

  init(_ layout: Layout, _ context: ImportContext) throws(Problem) {
    own = OwnActors(context)
    mapping = try CSVMappingReader.read(context.mapping)
    row = try CSVRow(mapping, layout)
    needsPoints = context.needsPoints
  }

  func isEvent(_ record: DelimitedRecord) -> Bool { row.isEvent(record) }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    guard record.count >= row.leastWidth else {
      throw RowFault(nil, .fieldCount(record.count, header: row.width))
    }
    var key = EventKey(day: try day(record))
    key.source = try state(of: 0, row.source, mapping.source?.naming, record, key.day)
    key.target = try state(of: 1, row.target, mapping.target?.naming, record, key.day)
    key.place = try state(2, row.country, mapping.location.naming, record)
    if needsPoints {
      key.latitude = try record.latitude(row.latitude)
      key.longitude = try record.longitude(row.longitude)
    }
    return key
  }

  private mutating func day(_ record: DelimitedRecord) throws(RowFault) -> Int {
    let column = row.date, form = mapping.dateForm
    let number = days.value(of: record.bytes(column)) {
      form.day(record.trimmedText(column))?.number
    }
    if let number { return number }
    let text = record.trimmedText(column)
    if text.isEmpty { throw RowFault(column.name, .empty) }
    throw RowFault(
      column.name,
      .particular(
        found: "“\(text)”", expected: "a day that exists, written \(form.rawValue)"))
  }

  /// The user's row for an actor's name, or for the text that tells its state.
  private func entry(
    _ side: CSVRow.Side?, _ record: DelimitedRecord, on day: Int
  ) -> ActorTable.Entry? {
    guard !own.isEmpty, let side else { return nil }
    return own.entry(side.name.text(record), on: day) ?? own.entry(side.state.text(record), on: day)
  }

  private mutating func state(
    of index: Int, _ side: CSVRow.Side?, _ naming: CSVMapping.Naming?, _ record: DelimitedRecord,
    _ day: Int
  ) throws(RowFault) -> StateID {
    if let entry = entry(side, record, on: day) { return entry.state }
    return try state(index, side?.state, naming, record)
  }

  private mutating func state(
    _ index: Int, _ cell: CSVRow.Cell?, _ naming: CSVMapping.Naming?, _ record: DelimitedRecord
  ) throws(RowFault) -> StateID {
    guard let cell, let naming else { return .none }
    let mapping = mapping
    let state = states[index].value(of: cell.bytes(record)) {
      mapping.state(cell.text(record), by: naming)
    }
    if let state { return state }
    let expected = CSVMapping.expectedState(naming)
    throw RowFault(
      cell.name,
      .unlisted(cell.text(record), expected: expected.words, valid: expected.valid))
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let code = try code(record, &batch)
    let source = try actor(0, row.source, mapping.source?.naming, key, record, &batch)
    let target = try actor(1, row.target, mapping.target?.naming, key, record, &batch)
    let numbers = try row.numbers(record)
    let place = batch.places.position(of: try row.place(record, key.place))
    var event = EventRow(
      line: record.line, day: key.day, source: source, target: target, code: code, place: place,
      native: batch.text(record, row.id), origin: batch.text(record, row.origin))
    (event.amount, event.low, event.high) = (numbers[0], numbers[1], numbers[2])
    event.mentions = max(1, try record.count(row.mentions, default: 1))
    batch.add(event)
  }

  private mutating func code(
    _ record: DelimitedRecord, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let cell = row.code, mapping = mapping
    let position = codes.value(of: cell.bytes(record)) {
      mapping.meaning(cell.text(record)).map { batch.codes.position(of: $0) } ?? -1
    }
    if position >= 0 { return position }
    if cell.text(record).isEmpty { throw RowFault(cell.name, .empty) }
    let scheme = mapping.scheme.map { ", or a code of \($0.rawValue)" } ?? ""
    throw RowFault(
      cell.name,
      .unlisted(
        cell.text(record), expected: "a code with an entry in the mapping's codes" + scheme,
        valid: row.codes))
  }

  private mutating func actor(
    _ index: Int, _ side: CSVRow.Side?, _ naming: CSVMapping.Naming?, _ key: EventKey,
    _ record: DelimitedRecord, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    guard let side, let naming else { return batch.actors.position(of: .nobody) }
    let mapping = mapping, state = index == 0 ? key.source : key.target
    // Asked for without the state, it is called by the file's own word for it.
    if let entry = entry(side, record, on: key.day),
      let told = side.actor(record, .none, naming, mapping)
    {
      return batch.actor(entry, role: told.role, name: told.name, code: told.code)
    }
    let position = actors[index].value(
      of: side.state.bytes(record), side.role.bytes(record), side.name.bytes(record)
    ) {
      side.actor(record, state, naming, mapping).map { batch.actors.position(of: $0) } ?? -1
    }
    if position >= 0 { return position }
    throw RowFault(
      side.role.name,
      .unlisted(
        side.role.text(record), expected: "a role, or an entry in the mapping's roles",
        valid: row.roles))
  }
}
