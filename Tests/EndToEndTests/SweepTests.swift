import Foundation
import SampleCases
import Testing

/// `credence sweep` and `credence threshold` as their user meets them.
struct SweepTests {
  private static let game = Program.package.appendingPathComponent("Guides/games/crisis.yaml").path
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func run(_ command: String, _ arguments: String...) async throws -> Program.Outcome {
    try await Program.run([command, Self.game] + arguments)
  }

  private static let commands = [
    ("sweep", ["--over", "belief=0.1..0.9:5"]), ("threshold", ["--over", "cost-soft=0.1..1:9"]),
  ]

  @Test(arguments: commands)
  func `Every table and column is documented, and CSV has the columns of JSON`(
    _ command: String, _ arguments: [String]
  ) async throws {
    let json = try await Program.run([command, Self.game] + arguments + ["--format", "json"])
    #expect(json.code == 0)
    #expect(json.errors.isEmpty)
    let findings = try FindingsText(json.output)
    let documented = try OutputGuide().tables(of: command)
    #expect(documented.map(\.key) == findings.tables.map(\.key))
    for (table, guide) in zip(findings.tables, documented) {
      #expect(guide.columns == table.columns.map(\.key), "columns of \(table.key)")
      let csv = try CommaSeparated(
        try await Program.run(
          [command, Self.game] + arguments + ["--format", "csv", "--table", table.key]
        ).output)
      #expect(csv.rows.count == table.rows.count)
    }
  }

  @Test(arguments: commands)
  func `A chart is drawn into a file, and a table goes to standard output`(
    _ command: String, _ arguments: [String]
  ) async throws {
    let path = folder.path("\(command).svg")
    let outcome = try await Program.run([command, Self.game, "--chart", path] + arguments)
    #expect(outcome.code == 0)
    #expect(outcome.errors == "The chart is at \(path)\n")
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
    let svg = try String(contentsOfFile: path, encoding: .utf8)
    _ = try Markup("<!DOCTYPE html>" + svg.drop { $0 != "\n" }.dropFirst())
  }

  @Test func `Two numbers make a grid, the same on any number of threads`() async throws {
    let arguments = [
      "--over", "belief=0.1..0.9:4", "--over", "win=0.3..0.6:3", "--report", "war", "--draws", "64",
      "--format", "csv",
    ]
    let one = try await Program.run(["sweep", Self.game, "--threads", "1"] + arguments)
    let two = try await Program.run(["sweep", Self.game, "--threads", "2"] + arguments)
    #expect(one.output == two.output)
    #expect(try CommaSeparated(one.output).rows.count == 12)
  }

  @Test(arguments: [
    (["--over", "beleif=0..1"], "did you mean “belief”?"),
    (["--over", "belief=1..0"], "the smaller first"),
    (["--over", "belief=0..1", "--report", "wars"], "did you mean “war”?"),
    (["--over", "belief=0..1", "--over", "belief=0..1"], "varied twice"),
    (["--over", "belief=0..1", "--table", "swep"], "did you mean “sweep”?"),
    (["--over", "belief=0..1", "--draws", "0"], "--draws takes"), ([], "--over names"),
  ])
  func `Wrong use ends with 64 and says what was meant`(
    _ arguments: [String], _ words: String
  ) async throws {
    let outcome = try await Program.run(["sweep", Self.game] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }

  @Test func `A game without names for its numbers cannot be swept, a bad file not read`()
    async throws
  {
    try folder.write(GameTexts.entry, to: "entry.efg")
    let nameless = try await Program.run(
      ["threshold", folder.path("entry.efg"), "--over", "x=0..1"])
    #expect(nameless.code == 64)
    #expect(nameless.errors.contains("no numbers with names"))
    let missing = try await Program.run(["sweep", folder.path("none.yaml"), "--over", "x=0..1"])
    #expect(missing.code == 65)
  }

  @Test(arguments: [
    ["sweep", game, "--over", "belief=0..1:10000", "--draws", "10000"],
    ["solve", game, "--draws", "1000000"],
  ])
  func `Ctrl-C ends long work soon, with 130 and without output`(_ arguments: [String]) async throws
  {
    let outcome = try await Program.run(
      Program.url, arguments, environment: [:], in: folder.url
    ) { process in
      try await Task.sleep(for: .milliseconds(700))
      #expect(process.isRunning, "the work must be long enough to be interrupted")
      process.interrupt()
    }
    #expect(outcome.code == 130)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.isEmpty)
  }
}
