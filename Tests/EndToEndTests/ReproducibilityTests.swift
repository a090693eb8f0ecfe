import Foundation
import SampleCases
import Testing

/// The same case, seed and version give the same bytes.
struct ReproducibilityTests {
  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = try folder.write(SampleCase()).path
  }

  /// A machine far away, in another language and time zone.
  private static let elsewhere = [
    "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Auckland",
  ]

  private func output(
    _ arguments: [String], environment: [String: String] = [:]
  ) async throws -> String {
    let outcome = try await Program.run(
      [arguments[0], place] + Program.quick + arguments.dropFirst(), environment: environment)
    #expect(outcome.code == 0)
    #expect(!outcome.output.isEmpty)
    return outcome.output
  }

  @Test(arguments: [
    ["words", "--format", "json"], ["deeds", "--format", "json"], ["read", "--format", "json"],
    ["brief", "-o", "-"],
  ])
  func `Threads, language and time zone change no byte, and another seed does`(
    _ arguments: [String]
  ) async throws {
    let one = try await output(arguments + ["--threads", "1"])
    #expect(one == (try await output(arguments + ["--threads", "2"])))
    #expect(one == (try await output(arguments, environment: Self.elsewhere)))
    let other = try await output(arguments + ["--seed", "2"])
    #expect(figures(one) != figures(other))
  }

  /// The text without the line that names the seed itself.
  private func figures(_ text: String) -> [Substring] {
    text.split(separator: "\n").filter { !$0.contains("\"seed\"") && !$0.contains("seed 1") }
  }

  @Test func `The brief in a file and on standard output are the same bytes`() async throws {
    let path = folder.path("brief.html")
    let outcome = try await Program.run(["brief", place, "--output", path] + Program.quick)
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "The brief is at \(path)\n")
    let shown = try await output(["brief", "-o", "-"])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data(shown.utf8))
  }

  @Test func `Without a name for it, the brief is called after the case`() async throws {
    let outcome = try await Program.run(["brief", "borderland"] + Program.quick, in: folder.url)
    #expect(outcome.code == 0)
    #expect(try folder.contents == ["borderland", "borderland-brief.html"])
  }
}
