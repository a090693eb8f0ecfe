import GRDB
import Record

/// Writes the chunks of a run into the record, each in the transaction that its caller began.
///
/// Remembers which number in the record each actor, code and place of the run has.
struct ChunkWriter {
  private var actors = NumberedParts<EventActor>()
  private var codes = NumberedParts<EventCode>()
  private var places = NumberedParts<EventPlace>()
  /// `UnusedParts.Mark.age` of the record that has these numbers.
  private var age: Int?

  /// Forgets what a transaction that did not come about has numbered.
  mutating func forget() { self = ChunkWriter() }

  /// Forgets numbers that may be gone since the last transaction.
  mutating func check(_ database: Database) throws {
    let age = try UnusedParts.Mark(database).age
    if age != self.age { forget() }
    self.age = age
  }

  /// Writes rows, refusals and volume of a chunk.
  mutating func write(_ scan: any ChunkedScan, file: Int64, _ database: Database) throws {
    let batch = scan.batch
    try actors.extend(to: batch.actors.values) { try ChunkWriter.number(of: $0, database) }
    try codes.extend(to: batch.codes.values) { try ChunkWriter.number(of: $0, database) }
    try places.extend(to: batch.places.values) { try ChunkWriter.number(of: $0, database) }
    let numbers = RowWriter.Numbers(
      actors: actors.numbers, codes: codes.numbers, places: places.numbers)
    try RowWriter(batch, numbers, database).write(file: file)
    try ChunkWriter.write(scan.refusals, scan.layout, file: file, database)
    try ChunkWriter.write(scan.volume, file: file, database)
  }

  // MARK: Refusals and volume

  private static func write(
    _ refusals: [Refusal], _ layout: Layout, file: Int64, _ database: Database
  ) throws {
    guard !refusals.isEmpty else { return }
    let insert = try database.makeStatement(sql: "INSERT INTO refusals VALUES (?, ?, ?)")
    for refusal in refusals {
      let problem = refusal.reason.problem(file: layout.file, line: refusal.line)
      try insert.execute(arguments: [file, refusal.line, problem.description])
    }
  }

  private static func write(_ volume: Volume, file: Int64, _ database: Database) throws {
    let insert = try database.makeStatement(
      sql: """
        INSERT INTO volume VALUES (?, ?, ?, ?)
        ON CONFLICT (file, day, state) DO UPDATE SET events = events + excluded.events
        """)
    try volume.forEach { day, state, count in
      try insert.execute(arguments: [file, day, States.all.code(state), count])
    }
  }

  // MARK: Parts

  private static func number(of actor: EventActor, _ database: Database) throws -> Int64 {
    try number(
      "actors", ["state", "role", "name", "code"],
      [States.all.code(actor.state), actor.role.rawValue, actor.name, actor.code], database)
  }

  private static func number(of code: EventCode, _ database: Database) throws -> Int64 {
    try number(
      "codes", ["scheme", "code", "label", "quad", "class", "goldstein"],
      [
        code.scheme.rawValue, code.code, code.label, code.quad?.rawValue,
        code.eventClass.rawValue, code.goldstein,
      ], database)
  }

  private static func number(of place: EventPlace, _ database: Database) throws -> Int64 {
    try number(
      "places", ["state", "region", "name", "latitude", "longitude"],
      [
        States.all.code(place.state), place.region, place.name, place.latitude, place.longitude,
      ], database)
  }

  /// The number of a part in its table, where it is entered if it is new.
  private static func number(
    _ table: String, _ columns: [String], _ values: [(any DatabaseValueConvertible)?],
    _ database: Database
  ) throws -> Int64 {
    let conditions = columns.map { "\($0) IS ?" }.joined(separator: " AND ")
    let select = try database.cachedStatement(sql: "SELECT id FROM \(table) WHERE \(conditions)")
    let arguments = StatementArguments(values)
    if let number = try Int64.fetchOne(select, arguments: arguments) { return number }
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try database.cachedStatement(
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
    try insert.execute(arguments: arguments)
    return database.lastInsertedRowID
  }
}

/// Numbers in the record of the parts of a run, which only ever grow at their end.
private struct NumberedParts<Part> {
  private(set) var numbers: [Int64] = []

  mutating func extend(to parts: [Part], number: (Part) throws -> Int64) rethrows {
    for part in parts[numbers.count...] { numbers.append(try number(part)) }
  }
}
