import GRDB
import Quantities
public import Record

/// Brings files into a case's record.
///
/// Each chunk of a file is one transaction, with the place where the next begins: killed at any moment,
/// an import goes on from there. A file is known by its digest: one that is in the record already is
/// passed over, one of the same name with other content is told of and left out.
public final class EventImport {
  /// What became of a file.
  public struct Report: Hashable, Sendable {
    /// How it went.
    public enum Outcome: String, Hashable, Sendable {
      /// Read from its start.
      case imported
      /// Read on from where an interrupted import had stopped.
      case resumed
      /// In the record already, with the same scope and importer.
      case unchanged
      /// Another file of that name is in the record.
      case changed
    }

    /// Name of the file, or of the archive's member.
    public let name: String
    /// How it went.
    public let outcome: Outcome
    /// What became of its rows, all imports of it together.
    public let counts: RowCounts
    /// The first refused rows in words, at most `mostProblems`.
    public let problems: [String]
  }

  /// Refused rows that a report holds in words; the record has all.
  public static let mostProblems = 100

  /// Actors, codes and places that are remembered from file to file.
  private static let mostParts = 300_000

  /// Kept and refused rows, and bytes of text, after which a transaction ends: few large ones write
  /// each page of the index less often.
  private static let commitRows = 500_000
  private static let commitBytes = 512 << 20

  private let store: EventStore
  private let format: ImportFormat
  private let scope: EventScope
  private let mapping: InputFile?
  private let actors: ActorTable
  private let replaces: Bool
  private var writer = ChunkWriter()
  private var batch = EventBatch()

  /// An import of files of one source; a problem where there is no such source is thrown.
  ///
  /// With `replaces`, files that have changed, or were read under another scope, are taken out and read
  /// anew; `actors` may hold the case's own.
  public init(
    into store: EventStore, source: String, scope: EventScope, mapping: InputFile? = nil,
    actors: ActorTable = .standard, replaces: Bool = false
  ) throws(Problem) {
    guard let format = Importers.format(source) else { throw Importers.unknown(source) }
    self.store = store
    self.format = format
    self.scope = scope
    self.mapping = mapping
    self.actors = actors
    self.replaces = replaces
  }

  /// Runs `body`, which adds files of so many bytes on disk; quicker than without where they are large.
  public func batch(bytes: Int, _ body: () throws -> Void) throws {
    try EventStore.attempt(store.path ?? "memory") { try store.dropIndex(forBytes: bytes) }
    defer { try? store.makeIndex() }
    try body()
  }

  /// Imports one file; a problem with it as a whole is thrown, refused rows are reported.
  ///
  /// Stops after a chunk with `CancellationError` when its task is cancelled. `progress` is told how many
  /// bytes of text are read.
  public func add(_ file: EventFile, progress: (Int) -> Void = { _ in }) throws -> Report {
    let known = try entry(file)
    switch known {
    case .complete(let entry): return try report(entry, .unchanged)
    case .changed(let entry): return try report(entry, .changed)
    case .new, .started: break
    }
    let outcome: Report.Outcome = if case .started = known { .resumed } else { .imported }
    let scan = try scan(file, from: known.mark)
    let number = try known.number ?? begin(file)
    try run(scan, number, progress)
    batch = scan.batch
    return try report(number, outcome)
  }

  /// Begins to read with the tables of former files, unless these have grown large.
  private func scan(
    _ file: EventFile, from mark: DelimitedText.Mark?
  ) throws -> any ChunkedScan {
    let tables = batch.partCount < EventImport.mostParts ? batch : EventBatch()
    if tables.partCount == 0 { writer.forget() }
    // Until the file is read to its end, nobody else holds the tables.
    batch = EventBatch()
    return try format.scan(try file.stream(), scope, try context(), mark, tables)
  }

  private func run(_ scan: any ChunkedScan, _ number: Int64, _ progress: (Int) -> Void) throws {
    var goesOn = true
    while goesOn {
      try Task.checkCancellation()
      do {
        try store.queue.inTransaction { database in
          goesOn = try transfer(scan, number, database, progress)
          return .commit
        }
      } catch let problem as Problem {
        writer.forget()
        throw problem
      } catch {
        writer.forget()
        throw StoreFailure(error).at(store.path ?? "memory")
      }
    }
  }

  /// Brings over as many chunks as make a transaction worth its cost; `false` at the end of the file.
  private func transfer(
    _ scan: any ChunkedScan, _ number: Int64, _ database: Database, _ progress: (Int) -> Void
  ) throws -> Bool {
    var rows = 0
    let start = scan.mark.offset
    repeat {
      let goesOn = try scan.nextChunk()
      try writer.write(scan, file: number, database)
      try FileEntry.advance(number, scan, isComplete: !goesOn, database)
      progress(scan.mark.offset)
      if !goesOn { return false }
      rows += scan.batch.rows.count + scan.refusals.count
    } while rows < EventImport.commitRows && scan.mark.offset - start < EventImport.commitBytes
      && !Task.isCancelled
    return true
  }

  /// What the importer is told beyond the file; for mentions, the ids of the events that are kept.
  private func context() throws -> ImportContext {
    var context = ImportContext(mapping: mapping, actors: actors)
    guard format.source.isRepetition else { return context }
    context.knownEvents = try store.queue.read { database in
      try Int.fetchSet(
        database,
        sql: """
          SELECT CAST(events.native AS INTEGER) FROM events
            JOIN files ON files.id = events.id >> 40 WHERE files.source = ?
          """, arguments: [GDELT2Importer.source.id])
    }
    return context
  }

  // MARK: Entries

  private enum Known {
    case new
    case started(FileEntry)
    case complete(FileEntry)
    case changed(FileEntry)

    var number: Int64? {
      if case .started(let entry) = self { entry.id } else { nil }
    }

    var mark: DelimitedText.Mark? {
      guard case .started(let entry) = self, entry.nextOffset > 0 else { return nil }
      return .init(offset: entry.nextOffset, line: entry.nextLine)
    }
  }

  private func entry(_ file: EventFile) throws -> Known {
    let digest = try digest(file)
    return try store.queue.write { database in
      let entries = try FileEntry.entries(
        source: format.source.id, name: file.name, digest: digest, database)
      if let same = entries.first(where: { $0.digest == digest }) {
        if same.scope == scope.signature, same.importer == format.source.version {
          return same.isComplete ? .complete(same) : .started(same)
        }
        if same.isComplete, !replaces { return .changed(same) }
      } else if let other = entries.first, !replaces {
        return .changed(other)
      }
      for entry in entries { try FileEntry.remove(entry.id, database) }
      return .new
    }
  }

  /// The digest of what decides the events: the file and, where there are such, its mapping and the
  /// user's table of actors.
  private func digest(_ file: EventFile) throws(Problem) -> String {
    try file.digest() + (mapping.map { "+" + $0.digest } ?? "")
      + (actors.digest.map { "+actors:" + $0 } ?? "")
  }

  private func begin(_ file: EventFile) throws -> Int64 {
    let digest = try digest(file)
    let told = try format.sourceForFile(try context())
    return try store.queue.write { database in
      try database.execute(
        sql: """
          INSERT INTO files (source, title, grade, unit, name, digest, bytes, importer, scope)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          told.id, told.title, told.grade.description, told.unit, file.name, digest, file.size,
          format.source.version, scope.signature,
        ])
      return database.lastInsertedRowID
    }
  }

  // MARK: Reports

  private func report(_ number: Int64, _ outcome: Report.Outcome) throws -> Report {
    let entry = try store.queue.read { try FileEntry.entry(number, $0) }
    guard let entry else { throw StoreFailure(.unreadable, "has lost a file") }
    return try report(entry, outcome)
  }

  private func report(_ entry: FileEntry, _ outcome: Report.Outcome) throws -> Report {
    let problems = try store.queue.read {
      try FileEntry.refusals(entry.id, most: EventImport.mostProblems, $0).map(\.problem)
    }
    return Report(
      name: entry.name, outcome: outcome, counts: entry.counts, problems: problems)
  }
}
