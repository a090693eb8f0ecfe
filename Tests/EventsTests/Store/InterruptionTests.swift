import Foundation
import Record
import SampleCases
import Testing

@testable import Events

@Suite struct `An import that is interrupted` {
  /// Some thirty chunks of GDELT, and samples of all kinds.
  private static func text() -> String {
    var random = RandomEvents(seed: 8)
    return random.gdelt(90)
  }

  private static let chunk = ChunkSize(rows: 3)

  private func run(_ store: EventStore, commit: Int = 1) throws -> EventImport {
    let run = try EventImport(
      into: store, source: "gdelt2", scope: EventScope(period: nil, states: ["RUS", "FRA"]))
    (run.chunk, run.commit) = (Self.chunk, ChunkSize(rows: commit))
    return run
  }

  private func undisturbed(_ commit: Int = 1) throws -> (dump: [String], chunks: Int) {
    let place = try StoreFolder()
    var chunks = 0
    let file = try place.file("a.CSV", Self.text())
    _ = try run(place.store, commit: commit).add(file) { _ in chunks += 1 }
    return (try place.dump(), chunks)
  }

  @Test func `after any chunk goes on to the same record, row for row`() async throws {
    let (expected, chunks) = try undisturbed()
    #expect(chunks > 15)
    for last in 1..<chunks {
      let place = try StoreFolder()
      let file = try place.file("a.CSV", Self.text())
      await #expect(throws: CancellationError.self) {
        try await inOwnTask {
          var count = 0
          _ = try run(place.store).add(file) { _ in
            count += 1
            if count == last { cancelTask() }
          }
        }
      }
      let report = try run(place.store).add(file)
      #expect(report.outcome == .resumed && report.counts.rows == 94)
      #expect(try place.dump() == expected, "stopped after \(last)")
    }
  }

  @Test func `after every chunk goes on to the same record`() async throws {
    let (expected, chunks) = try undisturbed()
    let place = try StoreFolder()
    let file = try place.file("a.CSV", Self.text())
    for _ in 1..<chunks {
      await #expect(throws: CancellationError.self) {
        try await inOwnTask { _ = try run(place.store).add(file) { _ in cancelTask() } }
      }
    }
    #expect(try run(place.store).add(file).outcome == .resumed)
    #expect(try place.dump() == expected)
  }

  @Test(arguments: [1, 10, 1_000])
  func `in the midst of a transaction loses no more than that`(commit: Int) throws {
    let (expected, _) = try undisturbed(commit)
    let place = try StoreFolder()
    let file = try place.file("a.CSV", Self.text())
    var copies: [TemporaryFolder] = []
    _ = try run(place.store, commit: commit).add(file) { _ in
      // As the disk would be found after the power has gone.
      guard let copy = try? TemporaryFolder() else { return }
      for name in [EventStore.fileName, EventStore.fileName + "-journal"] {
        try? FileManager.default.copyItem(atPath: place.folder.path(name), toPath: copy.path(name))
      }
      copies.append(copy)
    }
    #expect(copies.count > 15)
    for copy in copies {
      let store = try EventStore.open(in: copy.url)
      #expect(try run(store, commit: commit).add(file).counts.rows == 94)
      #expect(try Dump.lines(store) == expected)
    }
  }

  @Test(arguments: 1...20) func `by another import of the same file counts no row twice`(
    round: Int
  ) async throws {
    let (expected, _) = try undisturbed()
    let place = try StoreFolder()
    let file = try place.file("a.CSV", Self.text())
    let kinds = await withTaskGroup(of: StoreFailure.Kind?.self) { group in
      for _ in 0..<2 { group.addTask { self.failure(file, place.folder) } }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(kinds.allSatisfy { $0 == nil || $0 == .busy } && kinds.contains(nil))
    #expect(try run(place.store).add(file).counts.rows == 94)
    #expect(try place.dump() == expected)
  }

  /// How an import fails on a connection of its own; `nil` where it does not.
  private func failure(_ file: EventFile, _ folder: TemporaryFolder) -> StoreFailure.Kind? {
    do {
      _ = try run(try EventStore.open(in: folder.url)).add(file)
      return nil
    } catch {
      return (error as? StoreFailure)?.kind ?? .unreadable
    }
  }
}
