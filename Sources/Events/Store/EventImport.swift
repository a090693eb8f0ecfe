import GRDB
import Quantities
public import Record

/// Brings files into a case's record.
///
/// Some chunks of a file are one transaction, with the place where the next begins: killed at any moment,
/// an import goes on from there. A file is known by its digest: one that is in the record already is
/// passed over, one of the same name with other content is told of and left out. A file that repeats
/// events of another source is read again once the record has others of these.
public final class EventImport {
  /// What became of a file.
  public struct Report: Hashable, Sendable {
    /// How it went.
    public enum Outcome: String, Hashable, Sendable {
      /// Read from its start.
      case imported
      /// Read on from where an interrupted import had stopped.
      case resumed
      /// Read again, since the record has other events now than those that the file repeats.
      case renewed
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
    /// The first rows that this import itself refused, at most `mostProblems`.
    public let refused: [Problem]
  }

  /// Refused rows that a report holds in words; the record has all.
  public static let mostProblems = 100

  /// Actors, codes and places that are remembered from file to file.
  private static let mostParts = 300_000

  /// How much makes a chunk.
  var chunk = ChunkSize()
  /// How much makes a transaction: few large ones wait for the disk less often.
  var commit = ChunkSize(bytes: 512 << 20, rows: 500_000)

  private let store: EventStore
  private let format: ImportFormat
  private let scope: EventScope
  private let mapping: InputFile?
  private let actors: ActorTable
  private let replaces: Bool
  private var writer = ChunkWriter()
  private var batch = EventBatch()
  /// The first refused rows of the file at hand.
  private var refused: [Problem] = []
  /// Files that this run has read: another of the same name does not replace them.
  private var entered: Set<Int64> = []

  /// An import of files of one source; a problem where there is no such source is thrown.
  ///
  /// With `replaces`, files that have changed, or were read under another scope, are taken out and read
  /// anew; `actors` may hold the case's own.
  public init(
    into store: EventStore, source: String, scope: EventScope, mapping: InputFile? = nil,
    actors: ActorTable = .standard, replaces: Bool = false
  ) throws(Problem) {
    guard let format = Importers.format(source) else { throw Importers.unknown(source) }
    // A mapping at fault is told of before any file is compared with what the record has.
    _ = try format.sourceForFile(ImportContext(mapping: mapping))
    self.store = store
    self.format = format
    self.scope = scope
    self.mapping = mapping
    self.actors = actors
    self.replaces = replaces
  }

  /// Ends a run: deletes what replaced files leave unused.
  ///
  /// Costs nothing where no file was replaced, otherwise one look at the events of the record.
  public func finish() throws(StoreFailure) { try access(UnusedParts.delete) }

  /// Imports one file; a problem with it as a whole is thrown, refused rows are reported.
  ///
  /// Stops after a chunk with `CancellationError` when its task is cancelled. `progress` is told how many
  /// bytes of text are read.
  public func add(_ file: EventFile, progress: (Int) -> Void = { _ in }) throws -> Report {
    refused = []
    switch try entry(file) {
    case .complete(let entry): return try report(entry, .unchanged)
    case .changed(let entry): return try report(entry, .changed)
    case .new(let entrance):
      // What cannot be read to its end replaces nothing.
      if !entrance.former.isEmpty { try readThrough(file) }
      let scan = try scan(file, from: nil)
      return try add(scan, try begin(file, entrance), entrance.outcome, progress)
    case .started(let entry):
      return try add(try scan(file, from: entry.mark), entry, .resumed, progress)
    }
  }

  private func add(
    _ scan: any ChunkedScan, _ entry: FileEntry, _ outcome: Report.Outcome,
    _ progress: (Int) -> Void
  ) throws -> Report {
    try run(scan, entry, progress)
    batch = scan.batch
    guard let entry = try access({ try FileEntry.entry(entry.id, $0) }) else {
      throw StoreFailure.overtaken
    }
    return try report(entry, outcome)
  }

  /// Reads a file and keeps nothing; a problem with it as a whole is thrown.
  private func readThrough(_ file: EventFile) throws {
    let scan = try format.scan(try file.stream(), scope, try context(), nil, EventBatch())
    while try scan.nextChunk() { try Task.checkCancellation() }
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

  private func run(
    _ scan: any ChunkedScan, _ entry: FileEntry, _ progress: (Int) -> Void
  ) throws {
    var (goesOn, offset) = (true, entry.nextOffset)
    while goesOn {
      try Task.checkCancellation()
      do {
        try store.queue.inTransaction { database in
          try writer.check(database)
          goesOn = try transfer(scan, entry.id, &offset, database, progress)
          return .commit
        }
      } catch {
        writer.forget()
        if let problem = error as? Problem { throw problem }
        throw (error as? StoreFailure ?? StoreFailure(error)).at(store.path ?? "memory")
      }
    }
  }

  /// Brings over as many chunks as make a transaction worth its cost; `false` at the end of the file.
  private func transfer(
    _ scan: any ChunkedScan, _ number: Int64, _ offset: inout Int, _ database: Database,
    _ progress: (Int) -> Void
  ) throws -> Bool {
    var rows = 0
    let start = offset
    repeat {
      let goesOn = try scan.nextChunk()
      try FileEntry.advance(number, scan, from: offset, isComplete: !goesOn, database)
      try writer.write(scan, file: number, database)
      note(scan)
      offset = scan.mark.offset
      progress(offset)
      if !goesOn { return false }
      rows += scan.batch.rows.count + scan.refusals.count
    } while rows < commit.rows && offset - start < commit.bytes && !Task.isCancelled
    return true
  }

  /// Keeps the first refused rows of a file.
  private func note(_ scan: any ChunkedScan) {
    let room = EventImport.mostProblems - refused.count
    refused += scan.refusals.prefix(room).map {
      $0.reason.problem(file: scan.layout.file, line: $0.line)
    }
  }

  /// What the importer is told beyond the file; for mentions, the ids of the events that are kept.
  private func context() throws -> ImportContext {
    var context = ImportContext(mapping: mapping, actors: actors, chunk: chunk)
    guard format.source.isRepetition else { return context }
    context.knownEvents = try store.read { database in
      try Int.fetchSet(
        database,
        sql: """
          SELECT CAST(events.native AS INTEGER) FROM events
            JOIN files ON files.id = events.number >> 40 WHERE files.source = ?
          """, arguments: [GDELT2Importer.source.id])
    }
    return context
  }

  private func access<Value>(_ work: (Database) throws -> Value) throws(StoreFailure) -> Value {
    try EventStore.attempt(store.path ?? "memory") { try store.queue.write(work) }
  }

  // MARK: Entries

  private enum Known {
    case new(Entrance)
    case started(FileEntry)
    case complete(FileEntry)
    case changed(FileEntry)
  }

  /// How a file is entered that is not there, or only as others that it replaces.
  private struct Entrance {
    let former: [FileEntry]
    let knowledge: String
    var outcome = Report.Outcome.imported
  }

  private func entry(_ file: EventFile) throws -> Known {
    let digest = try digest(file)
    return try access { database in
      let entries = try FileEntry.entries(
        source: format.source.id, name: file.name, digest: digest, database)
      let knowledge = try knowledge(database)
      if let same = entries.first(where: { $0.digest == digest }) {
        if same.scope == scope.signature, same.importer == format.source.version {
          guard same.knowledge == knowledge else {
            return .new(Entrance(former: [same], knowledge: knowledge, outcome: .renewed))
          }
          return same.isComplete ? .complete(same) : .started(same)
        }
        if same.isComplete, !replaces { return .changed(same) }
      } else if let other = entries.first, !replaces {
        return .changed(other)
      }
      if let own = entries.first(where: { entered.contains($0.id) }) { return .changed(own) }
      return .new(Entrance(former: entries, knowledge: knowledge))
    }
  }

  /// What the record has of the events that rows of this source repeat, where these decide what is kept.
  private func knowledge(_ database: Database) throws -> String {
    guard format.source.isRepetition, scope.states != nil else { return "" }
    return try FileEntry.knowledge(ofSource: GDELT2Importer.source.id, database)
  }

  /// The digest of what decides the events: the file and, where there are such, its mapping and the
  /// user's table of actors.
  private func digest(_ file: EventFile) throws(Problem) -> String {
    try file.digest() + (mapping.map { "+" + $0.digest } ?? "")
      + (actors.digest.map { "+actors:" + $0 } ?? "")
  }

  /// Enters a file, and takes those out that it replaces.
  private func begin(_ file: EventFile, _ entrance: Entrance) throws -> FileEntry {
    let digest = try digest(file)
    let told = try format.sourceForFile(ImportContext(mapping: mapping))
    return try access { database in
      if !entrance.former.isEmpty { try UnusedParts.note(database) }
      for entry in entrance.former { try FileEntry.remove(entry.id, database) }
      try database.execute(
        sql: """
          INSERT INTO files (source, title, grade, unit, name, digest, bytes, importer, scope,
            knowledge)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          told.id, told.title, told.grade.description, told.unit, file.name, digest, file.size,
          format.source.version, scope.signature, entrance.knowledge,
        ])
      guard let entry = try FileEntry.entry(database.lastInsertedRowID, database) else {
        throw StoreFailure.overtaken
      }
      return entry
    }
  }

  // MARK: Reports

  private func report(_ entry: FileEntry, _ outcome: Report.Outcome) throws -> Report {
    entered.insert(entry.id)
    let problems = try store.read {
      try FileEntry.refusals(entry.id, most: EventImport.mostProblems, $0).map(\.problem)
    }
    return Report(
      name: entry.name, outcome: outcome, counts: entry.counts, problems: problems,
      refused: refused)
  }
}
