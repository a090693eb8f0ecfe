import GRDB

/// Actors, codes and places that no event has any more, as replaced files leave them behind.
///
/// To find them takes a look at every event of the record: they are deleted once for all files that an
/// import replaces. SQLite's user version notes, in the transactions themselves, that some may be there
/// (odd), and that numbers of parts which an import remembers may be gone (another number).
enum UnusedParts {
  /// How often parts were deleted, and whether some may be there.
  struct Mark: Hashable {
    let number: Int

    init(_ database: Database) throws {
      number = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    }

    /// Whether there may be unused parts.
    var isDue: Bool { number % 2 == 1 }
    /// Stays the same as long as no part is deleted.
    var age: Int { number / 2 }
  }

  /// Notes, in the transaction that takes a file out, that its parts may be unused now.
  static func note(_ database: Database) throws {
    let mark = try Mark(database)
    if !mark.isDue { try set(mark.number + 1, database) }
  }

  /// Deletes them where a file was taken out since the last time.
  static func delete(_ database: Database) throws {
    let mark = try Mark(database)
    guard mark.isDue else { return }
    for (table, used) in [
      ("actors", "SELECT source FROM events UNION SELECT target FROM events"),
      ("codes", "SELECT code FROM events"), ("places", "SELECT place FROM events"),
    ] {
      try database.execute(sql: "DELETE FROM \(table) WHERE id NOT IN (\(used))")
    }
    try set(mark.number + 1, database)
  }

  private static func set(_ number: Int, _ database: Database) throws {
    try database.execute(sql: "PRAGMA user_version = \(number)")
  }
}
