import Foundation
import GRDB
import SampleCases
import Testing

@testable import Events

@Suite struct `A record that cannot be used` {
  private func failure(_ work: () throws -> Void) -> StoreFailure? {
    #expect(throws: StoreFailure.self, performing: work)
  }

  @Test func `because the disk is full keeps what was in it`() throws {
    let place = try StoreFolder()
    try place.add("a.CSV", GDELTSample.mixed)
    let dump = try place.dump()
    // SQLite says the same as where the disk is full.
    try place.store.queue.write { database in
      let pages = try Int.fetchOne(database, sql: "PRAGMA page_count") ?? 0
      try database.execute(sql: "PRAGMA max_page_count = \(pages)")
    }
    var random = RandomEvents(seed: 31)
    let text = random.gdelt(3_000)
    let told = failure { try place.add("b.CSV", text) }
    #expect(told?.kind == .notWritten)
    #expect(told?.description.contains("the disk is full") == true)
    #expect(told?.description.contains(place.folder.path(EventStore.fileName)) == true)
    let kept = try place.dump().filter { !$0.contains("b.CSV") }
    #expect(kept == dump)
    // With room again the import goes on.
    try place.store.queue.write { try $0.execute(sql: "PRAGMA max_page_count = 100000") }
    let report = try place.add("b.CSV", text)
    #expect(report.outcome == .resumed && report.counts.rows == text.count { $0 == "\n" })
  }

  @Test func `because its folder is not there, or it is a folder, is told of`() throws {
    let folder = try TemporaryFolder()
    let none = folder.url.appendingPathComponent("none")
    #expect(failure { _ = try EventStore.open(in: none) }?.kind == .notWritten)
    #expect(try EventStore.openIfPresent(in: none) == nil)
    try FileManager.default.createDirectory(
      atPath: folder.path(EventStore.fileName), withIntermediateDirectories: false)
    #expect(failure { _ = try EventStore.open(in: folder.url) }?.kind == .notWritten)
  }

  @Test(.enabled(if: geteuid() != 0, "who is root may write everywhere"))
  func `because its folder is read-only can be read, and is not changed`() throws {
    let place = try StoreFolder()
    try place.add("a.CSV", GDELTSample.mixed)
    let dump = try place.dump()
    let file = try place.file("b.CSV", GDELTSample.row2(id: 9))
    try set(0o555, place.folder.url.path)
    defer { try? set(0o755, place.folder.url.path) }
    let store = try EventStore.openIfPresent(in: place.folder.url)
    #expect(try store.map(Dump.lines) == dump)
    let told = failure {
      let run = try EventImport(into: place.store, source: "gdelt2", scope: .everything)
      _ = try run.add(file)
    }
    #expect(told?.kind == .notWritten)
    #expect(try place.dump() == dump)
  }

  private func set(_ permissions: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
  }

  @Test func `because it is no database is told of, and left alone`() throws {
    let folder = try TemporaryFolder()
    let text = String(repeating: "This is no record. ", count: 300)
    try folder.write(text, to: EventStore.fileName)
    for open in [EventStore.open(in:), { try EventStore.openIfPresent(in: $0) }] {
      let told = failure { _ = try open(folder.url) }
      #expect(told?.kind == .unreadable)
      #expect(told?.description.contains("is no record of Credence") == true)
    }
    let found = try String(contentsOfFile: folder.path(EventStore.fileName), encoding: .utf8)
    #expect(found == text)
  }

  @Test func `because another version made it is told of`() throws {
    let place = try StoreFolder()
    try place.store.queue.write {
      try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 of later')")
    }
    for open in [EventStore.open(in:), { try EventStore.openIfPresent(in: $0) }] {
      let told = failure { _ = try open(place.folder.url) }
      #expect(told?.kind == .unreadable)
      #expect(told?.description.contains("another version of Credence") == true)
    }
  }

  @Test func `because another has it is told of`() throws {
    let place = try StoreFolder()
    let second = try EventStore.open(in: place.folder.url, patience: 0.05)
    let file = try place.file("a.CSV", GDELTSample.mixed)
    let run = try EventImport(into: second, source: "gdelt2", scope: .everything)
    let holder = try holder(place)
    try holder.inDatabase { try $0.execute(sql: "BEGIN EXCLUSIVE") }
    #expect(failure { _ = try run.add(file) }?.kind == .busy)
    let told = failure { _ = try EventStore.open(in: place.folder.url, patience: 0.05) }
    #expect(told?.description.contains("is in use by another program") == true)
    try holder.inDatabase { try $0.execute(sql: "ROLLBACK") }
    #expect(try run.add(file).outcome == .imported)
  }

  private func holder(_ place: StoreFolder) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.allowsUnsafeTransactions = true
    return try DatabaseQueue(
      path: place.folder.path(EventStore.fileName), configuration: configuration)
  }
}
