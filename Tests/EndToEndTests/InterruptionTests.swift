import Foundation
import SampleCases
import Testing

/// Ctrl-C in the middle of long work.
struct InterruptionTests {
  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = try folder.write(SampleCase()).path
  }

  @Test(arguments: [
    ["words", "--shuffles", "1000000"], ["read", "--draws", "65536"],
    ["brief", "--draws", "65536", "-o", "brief.html"],
  ])
  func `It ends the work soon, with 130 and without a file`(_ arguments: [String]) async throws {
    let outcome = try await Program.run(
      Program.url, [arguments[0], place] + arguments.dropFirst(), environment: [:],
      in: folder.url
    ) { process in
      // A thread of its own: a sleeping task may wake only when other tests leave it a processor, and
      // the work would be over by then.
      let identifier = process.processIdentifier
      Thread.detachNewThread {
        Thread.sleep(forTimeInterval: 0.5)
        kill(identifier, SIGINT)
      }
    }
    #expect(outcome.code == 130)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    #expect(try folder.contents == ["borderland"])
  }
}
