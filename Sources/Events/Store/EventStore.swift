public import Foundation
import GRDB

/// The record of a case: imported events in one SQLite file inside the case's folder.
///
/// Everything in it can be made again from the files that were imported. It may be opened by R, Python
/// or the `sqlite3` shell as well: the view `event_rows` shows events in plain words.
public final class EventStore: Sendable {
  /// Name of the file in the case's folder.
  public static let fileName = "record.sqlite"

  let queue: DatabaseQueue
  /// Where the record is; `nil` in memory.
  public let path: String?

  private init(_ queue: DatabaseQueue, path: String?) {
    self.queue = queue
    self.path = path
  }

  /// Begins the ids of its events: `e` for a case's record, `b` for files that belong to the case.
  var prefix: String { path == nil ? "b" : "e" }

  /// A record that is gone when it is no longer used.
  public static func inMemory() throws(StoreFailure) -> EventStore {
    try attempt("memory") {
      let queue = try DatabaseQueue()
      try StoreSchema.migrator.migrate(queue)
      return EventStore(queue, path: nil)
    }
  }

  /// Opens the record of a case to add to it, and makes one where there is none.
  public static func open(in folder: URL) throws(StoreFailure) -> EventStore {
    try open(in: folder, patience: patience)
  }

  /// Seconds to wait for another program that has the record.
  private static let patience = 10.0

  static func open(in folder: URL, patience: Double) throws(StoreFailure) -> EventStore {
    let path = folder.appendingPathComponent(fileName).path
    return try attempt(path) {
      let queue = try DatabaseQueue(
        path: path, configuration: configuration(readOnly: false, patience))
      try checkVersion(queue)
      try StoreSchema.migrator.migrate(queue)
      return EventStore(queue, path: path)
    }
  }

  /// Opens the record of a case to read it; `nil` where there is none.
  public static func openIfPresent(in folder: URL) throws(StoreFailure) -> EventStore? {
    let path = folder.appendingPathComponent(fileName).path
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    // To take back what a killed import left behind, and to bring it up to date, it has to be writable.
    if FileManager.default.isWritableFile(atPath: path),
      FileManager.default.isWritableFile(atPath: folder.path)
    {
      return try open(in: folder)
    }
    return try attempt(path) {
      let queue = try DatabaseQueue(
        path: path, configuration: configuration(readOnly: true, patience))
      try checkVersion(queue)
      return EventStore(queue, path: path)
    }
  }

  private static func configuration(readOnly: Bool, _ patience: Double) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.busyMode = .timeout(patience)
    configuration.prepareDatabase { database in
      try database.execute(sql: "PRAGMA cache_size = -32000")
    }
    return configuration
  }

  /// A record of another version of the program, by which it was changed in other steps, must not be
  /// written by this one.
  private static func checkVersion(_ queue: DatabaseQueue) throws {
    if try queue.read({ try StoreSchema.migrator.hasBeenSuperseded($0) }) {
      throw StoreFailure(
        .unreadable, "was made by another version of Credence; move it away and import again")
    }
  }

  /// Runs work on the database; what SQLite says is turned into words.
  static func attempt<Value>(
    _ path: String, _ work: () throws -> Value
  ) throws(StoreFailure) -> Value {
    do {
      return try work()
    } catch let failure as StoreFailure {
      throw failure.at(path)
    } catch {
      throw StoreFailure(error).at(path)
    }
  }
}

/// Why the record cannot be read or written; what was committed before is unharmed.
public struct StoreFailure: Error, CustomStringConvertible {
  /// What kind of failure, for exit codes.
  public enum Kind: Sendable {
    /// Cannot be written: full disk, no permission, read-only folder.
    case notWritten
    /// Is no record, or is damaged.
    case unreadable
    /// Another program has it.
    case busy
  }

  /// What kind of failure.
  public let kind: Kind
  private let reason: String
  private var path = ""

  init(_ kind: Kind, _ reason: String) {
    self.kind = kind
    self.reason = reason
  }

  init(_ error: any Error) {
    guard let error = error as? DatabaseError else {
      self.init(.unreadable, "fails: \(error)")
      return
    }
    switch error.resultCode {
    case .SQLITE_FULL:
      self.init(.notWritten, "cannot be written: the disk is full; what was in it is unharmed")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(.notWritten, "cannot be written: no permission, or the folder is read-only")
    case .SQLITE_IOERR:
      self.init(
        .notWritten,
        "cannot be read or written: \(error.message ?? "the disk fails"); "
          + "what was in it is unharmed")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      self.init(.busy, "is in use by another program; try again when that is done")
    // No row can be there twice, unless two imports bring it.
    case .SQLITE_CONSTRAINT: self = .overtaken
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      self.init(.unreadable, "is no record of Credence, or damaged; move it away and import again")
    default:
      self.init(.unreadable, "fails: \(error.message ?? "\(error.resultCode)")")
    }
  }

  /// Two imports of one file at the same time.
  static let overtaken = StoreFailure(
    .busy, "is taking in the same file from another import; try again when that is done")

  func at(_ path: String) -> StoreFailure {
    var failure = self
    if failure.path.isEmpty { failure.path = path }
    return failure
  }

  /// The failure in words.
  public var description: String { "the record \(path) \(reason)" }
}
