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

  private func json(
    _ study: String, _ arguments: [String] = [], environment: [String: String] = [:]
  ) async throws -> String {
    let outcome = try await Program.run(
      [study, place, "--format", "json"] + Program.quick + arguments, environment: environment)
    #expect(outcome.code == 0)
    return outcome.output
  }

  private func html(
    _ arguments: [String] = [], environment: [String: String] = [:]
  ) async throws -> String {
    let outcome = try await Program.run(
      ["brief", place, "-o", "-"] + Program.quick + arguments, environment: environment)
    #expect(outcome.code == 0)
    return outcome.output
  }

  /// A machine far away, in another language and time zone.
  private static let elsewhere = [
    "LANG": "de_DE.UTF-8", "LC_ALL": "de_DE.UTF-8", "TZ": "Pacific/Auckland",
  ]

  @Test(arguments: ["words", "deeds", "read"])
  func `One thread and several give the same JSON`(_ study: String) async throws {
    let one = try await json(study, ["--threads", "1"])
    #expect(one == (try await json(study, ["--threads", "2"])))
    #expect(one == (try await json(study, ["--threads", "7"])))
  }

  @Test func `One thread and two give the same brief`() async throws {
    #expect(try await html(["--threads", "1"]) == html(["--threads", "2"]))
  }

  @Test(arguments: ["words", "deeds", "read"])
  func `Another language and time zone give the same JSON`(_ study: String) async throws {
    #expect(try await json(study) == json(study, environment: Self.elsewhere))
  }

  @Test func `Another language and time zone give the same brief`() async throws {
    #expect(try await html() == html(environment: Self.elsewhere))
  }

  @Test(arguments: ["words", "deeds", "read"])
  func `Another seed gives other figures`(_ study: String) async throws {
    let one = try FindingsText(try await json(study, ["--seed", "1"]))
    let two = try FindingsText(try await json(study, ["--seed", "2"]))
    #expect(one.tables.flatMap(\.rows) != two.tables.flatMap(\.rows))
    #expect(try await html(["--seed", "1"]) != html(["--seed", "2"]))
  }

  @Test func `The brief in a file and on standard output are the same bytes`() async throws {
    let path = folder.path("brief.html")
    let outcome = try await Program.run(["brief", place, "--output", path] + Program.quick)
    #expect(outcome.code == 0)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors == "The brief is at \(path)\n")
    #expect(try await Data(contentsOf: URL(fileURLWithPath: path)) == Data(html().utf8))
  }

  @Test func `Without a name for it, the brief is called after the case`() async throws {
    let outcome = try await Program.run(["brief", "borderland"] + Program.quick, in: folder.url)
    #expect(outcome.code == 0)
    #expect(try folder.contents == ["borderland", "borderland-brief.html"])
  }
}
