import Foundation
import GRDB
import Quantities
import Record
import SampleCases

@testable import Events

/// A folder with files of event data and a record.
struct StoreFolder {
  let folder: TemporaryFolder
  let store: EventStore

  init() throws {
    folder = try TemporaryFolder()
    store = try EventStore.open(in: folder.url)
  }

  /// The one file of that name with this text.
  func file(_ name: String, _ text: String) throws -> EventFile {
    try folder.write(text, to: name)
    return try EventFile.open(folder.path(name))[0]
  }

  /// Imports a text under a name.
  @discardableResult func add(
    _ name: String, _ text: String, _ source: String = "gdelt2",
    scope: EventScope = .everything, replaces: Bool = false
  ) throws -> EventImport.Report {
    let run = try EventImport(into: store, source: source, scope: scope, replaces: replaces)
    return try run.add(try file(name, text))
  }

  /// All of the record.
  func dump() throws -> [String] { try Dump.lines(store) }

  /// A number that a query gives.
  func count(_ sql: String) throws -> Int {
    try store.read { try Int.fetchOne($0, sql: sql) ?? -1 }
  }
}

/// A record row for row, table by table.
enum Dump {
  private static let tables = [
    "files", "refusals", "actors", "codes", "places", "events", "spans", "volume", "event_rows",
  ]

  static func lines(_ store: EventStore) throws -> [String] {
    try store.read { database in
      try tables.flatMap { table in
        try Row.fetchAll(database, sql: "SELECT * FROM \(table) ORDER BY 1, 2, 3")
          .map { "\(table) \($0)" }
      } + (try String.fetchAll(database, sql: "PRAGMA integrity_check"))
    }
  }
}

/// Runs work whose task `work` itself may cancel.
func inOwnTask(_ work: @escaping () throws -> Void) async throws {
  nonisolated(unsafe) let work = work
  try await Task { try work() }.value
}

/// Cancels the task that runs.
func cancelTask() { withUnsafeCurrentTask { $0?.cancel() } }
