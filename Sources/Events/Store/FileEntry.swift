import GRDB
import Quantities
import Record

/// What the record knows of a file.
struct FileEntry: Hashable, Sendable {
  let id: Int64
  let source: String
  /// What people call the data.
  let title: String
  let grade: AdmiraltyGrade
  /// What an amount counts; `nil` where rows have none.
  let unit: String?
  let name: String
  let digest: String
  let bytes: Int
  let importer: Int
  let scope: String
  /// What the record had of the events that its rows repeat, when it was read; empty where they repeat none.
  let knowledge: String
  let isComplete: Bool
  let nextOffset: Int
  let nextLine: Int
  let counts: RowCounts

  private init(_ row: Row) {
    id = row["id"]
    source = row["source"]
    title = row["title"]
    grade = AdmiraltyGrade(row["grade"] as String) ?? .machineCoded
    unit = row["unit"]
    name = row["name"]
    digest = row["digest"]
    bytes = row["bytes"]
    importer = row["importer"]
    scope = row["scope"]
    // A record of an earlier version that may only be read lacks these.
    knowledge = row["knowledge"] as String? ?? ""
    isComplete = row["complete"]
    nextOffset = row["next_offset"]
    nextLine = row["next_line"]
    var counts = RowCounts()
    counts.kept = row["kept"]
    counts.refused = row["refused"]
    counts.outsidePeriod = row["outside_period"]
    counts.otherParties = row["other_parties"]
    counts.withoutEvent = row["without_event"] as Int? ?? 0
    counts.noEvents = row["no_events"]
    self.counts = counts
  }

  /// Where an import that was stopped goes on; `nil` for the start.
  var mark: DelimitedText.Mark? {
    nextOffset > 0 ? .init(offset: nextOffset, line: nextLine) : nil
  }

  func recorded(prefix: String) -> RecordedFile {
    RecordedFile(
      id: id, source: source, title: title, grade: grade, name: name, prefix: prefix)
  }

  // MARK: Reading

  /// All files, in the order in which they were imported.
  static func all(_ database: Database) throws -> [FileEntry] {
    try Row.fetchAll(database, sql: "SELECT * FROM files ORDER BY id").map(FileEntry.init)
  }

  static func entry(_ id: Int64, _ database: Database) throws -> FileEntry? {
    try Row.fetchOne(database, sql: "SELECT * FROM files WHERE id = ?", arguments: [id])
      .map(FileEntry.init)
  }

  /// Files of a source with that name or that content.
  static func entries(
    source: String, name: String, digest: String, _ database: Database
  ) throws -> [FileEntry] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM files WHERE source = ? AND (name = ? OR digest = ?) ORDER BY id",
      arguments: [source, name, digest]
    ).map(FileEntry.init)
  }

  /// The events that files of a source have brought, in brief: another text once others are there.
  static func knowledge(ofSource source: String, _ database: Database) throws -> String {
    let files = try String.fetchAll(
      database,
      sql: """
        SELECT digest || ' ' || importer || ' ' || next_offset || ' ' || kept || ' ' || scope
          FROM files WHERE source = ? AND kept > 0 ORDER BY digest
        """, arguments: [source])
    return InputFile(path: "", bytes: Array(files.joined(separator: "\n").utf8)).digest
  }

  /// The first refused rows of a file, as they were put into words.
  static func refusals(
    _ id: Int64, most: Int, _ database: Database
  ) throws -> [(line: Int, problem: String)] {
    try Row.fetchAll(
      database, sql: "SELECT line, problem FROM refusals WHERE file = ? ORDER BY line LIMIT ?",
      arguments: [id, most]
    ).map { ($0["line"], $0["problem"]) }
  }

  // MARK: Writing

  /// Notes what became of a chunk and where the next one begins.
  ///
  /// Fails where the file is not in the record up to the start of the chunk: then another import has gone
  /// on with it, and its rows must not be counted again.
  static func advance(
    _ id: Int64, _ scan: any ChunkedScan, from offset: Int, isComplete: Bool,
    _ database: Database
  ) throws {
    let counts = scan.counts
    try database.execute(
      sql: """
        UPDATE files SET complete = ?, next_offset = ?, next_line = ?, kept = kept + ?,
          refused = refused + ?, outside_period = outside_period + ?,
          other_parties = other_parties + ?, without_event = without_event + ?,
          no_events = no_events + ?
        WHERE id = ? AND complete = 0 AND next_offset = ?
        """,
      arguments: [
        isComplete, scan.mark.offset, scan.mark.line, counts.kept, counts.refused,
        counts.outsidePeriod, counts.otherParties, counts.withoutEvent, counts.noEvents, id, offset,
      ])
    guard database.changesCount == 1 else { throw StoreFailure.overtaken }
  }

  /// Takes a file out with all that came of it.
  static func remove(_ id: Int64, _ database: Database) throws {
    let numbers = EventNumber.range(ofFile: id)
    try database.execute(
      sql: "DELETE FROM events WHERE number >= ? AND number < ?",
      arguments: [numbers.lowerBound, numbers.upperBound])
    try database.execute(
      sql: "DELETE FROM spans WHERE first >= ? AND first < ?",
      arguments: [numbers.lowerBound, numbers.upperBound])
    for table in ["refusals", "volume"] {
      try database.execute(sql: "DELETE FROM \(table) WHERE file = ?", arguments: [id])
    }
    try database.execute(sql: "DELETE FROM files WHERE id = ?", arguments: [id])
  }
}
