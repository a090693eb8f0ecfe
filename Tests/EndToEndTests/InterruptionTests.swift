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
      try await Task.sleep(for: .milliseconds(500))
      #expect(process.isRunning, "the work must be long enough to be interrupted")
      process.interrupt()
    }
    #expect(outcome.code == 130)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
    #expect(try folder.contents == ["borderland"])
  }
}
