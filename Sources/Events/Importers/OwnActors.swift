import Record

/// The user's rows for the actors of one file, remembered by the bytes of their names.
///
/// Where the user has no rows it costs one comparison.
struct OwnActors {
  private let table: ActorTable
  /// Whether the user has no rows at all.
  let isEmpty: Bool
  private var names = ByteMemory<[ActorTable.Entry]>()

  init(_ context: ImportContext) {
    table = context.actors
    isEmpty = context.actors.entries.isEmpty
  }

  /// The row for the name in a column that holds on a day; `nil` where there is none.
  mutating func entry(
    _ record: DelimitedRecord, _ column: Column, on day: Int
  ) -> ActorTable.Entry? {
    guard !isEmpty else { return nil }
    let rows = names.value(of: record.field(column.position)) { [table] in
      table.rows(of: unquoted(record.trimmedText(column)))
    }
    return rows.first { $0.contains(day) }
  }

  /// The row for a name that holds on a day; `nil` where there is none.
  func entry(_ name: String, on day: Int) -> ActorTable.Entry? {
    table.rows(of: name).first { $0.contains(day) }
  }
}

extension EventBatch {
  /// The position of an actor by the user's row, and in all else as the source has it.
  mutating func actor(
    _ entry: ActorTable.Entry, role: ActorRole, name: String, code: String
  ) -> Int32 {
    actors.position(
      of: EventActor(state: entry.state, role: entry.role ?? role, name: name, code: code))
  }
}
