import GRDB
public import Quantities
public import Record

extension EventStore {
  /// Events of a period that a query asks for, in order of day, then of file and line.
  ///
  /// Copies are not folded: see `EventCluster`. Linear in the events of the pairs of states that the query
  /// names, or else in all of the record.
  public func events(
    _ query: EventQuery, in period: ClosedRange<Day>
  ) throws(StoreFailure) -> [RecordedEvent] {
    try read { database in
      let tables = try RecordTables(database, prefix: prefix)
      let matcher = EventMatcher(query, tables)
      var events: [RecordedEvent] = []
      for pairs in matcher.pairs?.map(Optional.some) ?? [nil] {
        try EventStore.events(pairs, period, matcher, tables, database) { events.append($0) }
      }
      return events.sorted {
        ($0.dayNumber, $0.number.value) < ($1.dayNumber, $1.number.value)
      }
    }
  }

  func read<Value>(_ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
    try EventStore.attempt(path ?? "memory") { try queue.read(work) }
  }

  private static let ofAll = """
    SELECT number, source, target, code, place, day, goldstein, mentions, amount, low, high,
      native, origin, place_in_file
    FROM events WHERE day BETWEEN ?1 AND ?2
    """

  /// The order of the two is set: few spans, and from each the rows that stand together.
  private static let ofPairs = """
    SELECT number, source, target, code, place, day, goldstein, mentions, amount, low, high,
      native, origin, place_in_file
    FROM spans CROSS JOIN events ON number BETWEEN first AND last
    WHERE pair BETWEEN ?3 AND ?4 AND first_day <= ?2 AND last_day >= ?1
      AND day BETWEEN ?1 AND ?2
    """

  private static func events(
    _ pairs: ClosedRange<Int64>?, _ period: ClosedRange<Day>, _ matcher: EventMatcher,
    _ tables: RecordTables, _ database: Database, _ body: (RecordedEvent) -> Void
  ) throws {
    let select = try RawStatement(database, pairs == nil ? ofAll : ofPairs)
    select.bind(1, Int64(period.lowerBound.number))
    select.bind(2, Int64(period.upperBound.number))
    if let pairs {
      select.bind(3, pairs.lowerBound)
      select.bind(4, pairs.upperBound)
    }
    while try select.step() {
      if let event = event(select, matcher, tables) { body(event) }
    }
  }

  private static func event(
    _ row: borrowing RawStatement, _ matcher: EventMatcher, _ tables: RecordTables
  ) -> RecordedEvent? {
    let number = EventNumber(file: row.integer(0) >> 40, place: row.integer(13))
    let parts = (1...4).map { Int(row.integer($0)) }
    guard parts[0] < tables.actors.count, parts[1] < tables.actors.count,
      parts[2] < tables.codes.count, parts[3] < tables.places.count,
      matcher.matches(
        file: number.file, source: parts[0], target: parts[1], code: parts[2], place: parts[3]),
      let file = tables.files[number.file]
    else { return nil }
    return RecordedEvent(
      number: number, file: file, sides: (tables.actors[parts[0]], tables.actors[parts[1]]),
      codes: tables.codes[parts[2]], places: tables.places[parts[3]],
      dayNumber: Int(row.integer(5)), ownGoldstein: row.number(6),
      amounts: (row.number(8), row.number(9), row.number(10)), mentions: Int(row.integer(7)),
      native: row.text(11), origin: row.text(12))
  }
}
