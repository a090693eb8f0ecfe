import Foundation
import SampleCases
import Testing

/// `credence call`.
struct CallTests {
  private static let examples = ["ukraine-2022", "colombia-2016"]
  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = try folder.write(SampleCase().withDemands).path
  }

  private func example(_ name: String) -> String {
    Program.package.appendingPathComponent("Cases/\(name)").path
  }

  private func call(_ place: String, _ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(["call", place] + Program.quick + arguments)
  }

  private func findings(_ place: String) async throws -> FindingsText {
    let outcome = try await call(place, "--format", "json")
    #expect(outcome.code == 0 && outcome.errors.isEmpty)
    return try FindingsText(outcome.output)
  }

  // MARK: Tables

  /// Columns of single types, such as `prior_2`, are documented by the first.
  private func documented(_ keys: [String]) -> [String] {
    keys.filter { $0.firstMatch(of: #/_([2-9]|1\d)$/#) == nil }
  }

  @Test(arguments: CallTests.examples)
  func `Every table and column is documented, and nothing else is`(_ name: String) async throws {
    let findings = try await findings(example(name))
    let guide = try OutputGuide().tables(of: "call")
    #expect(guide.map(\.key) == findings.tables.map(\.key))
    for (table, page) in zip(findings.tables, guide) {
      #expect(page.columns == documented(table.columns.map(\.key)), "columns of \(table.key)")
      #expect(table.columns.allSatisfy { $0.unit == nil } && page.units.allSatisfy(\.isEmpty))
    }
  }

  @Test(arguments: CallTests.examples)
  func `On the examples every draw is solved, and the closed form agrees`(
    _ name: String
  ) async throws {
    let findings = try await findings(example(name))
    #expect(findings.key == "call" && findings.stamp.draws == 64 && !findings.summary.isEmpty)
    for row in try #require(findings.table("check")).rows {
      #expect(row.number("draws") == 64 && row.number("agreeing") == 64)
      #expect(row.number("unsolved") == 0)
      #expect(try #require(row.number("regret")) < 1e-9)
    }
    let demands = try #require(findings.table("demands")).rows
    let tells = demands.compactMap { $0.number("tells") }
    #expect(tells == tells.sorted(by: >))
    let talk = try #require(findings.table("talk")).rows
    for row in talk where row["costs"] == .flag(false) {
      #expect(row["moves_nothing"] == .flag(true))
    }
  }

  @Test(arguments: CallTests.examples)
  func `The examples on a terminal and as CSV`(_ name: String) async throws {
    let shown = try await call(example(name))
    #expect(shown.code == 0 && shown.errors.isEmpty)
    #expect(shown.output.hasPrefix("What would call the bluff of "))
    #expect(shown.output.contains("Other tables: claims, kinds, selection, meeting, noise"))
    #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
    let csv = try CommaSeparated(try await call(example(name), "--format", "csv").output)
    #expect(csv.header.starts(with: ["rank", "demand", "tells", "separates", "cost_earnest"]))
    #expect(csv.rows.count == (name == "ukraine-2022" ? 10 : 7))
  }

  @Test func `CSV of each table has the columns and rows of its JSON`() async throws {
    for table in try await findings(place).tables {
      let output = try await call(place, "--format", "csv", "--table", table.key).output
      let csv = try CommaSeparated(output)
      #expect(csv.rows.count == table.rows.count, "rows of \(table.key)")
      let plain = csv.header.filter { !$0.hasSuffix("_low") && !$0.hasSuffix("_high") }
      #expect(plain == table.columns.map(\.key))
    }
  }

  @Test func `What tells is told from what does not`() async throws {
    let findings = try await findings(place)
    let demands = try #require(findings.table("demands")).rows
    #expect(demands.map { $0.text("demand") } == ["leave-ford", "hold-fire", "say-so"])
    #expect(try #require(demands.first?.number("tells")) > 0.95)
    #expect(demands.last?.number("tells") == 0)
    let talk = try #require(findings.table("talk")).rows
    let home = try #require(talk.first { $0.text("audience") == "home" })
    #expect(home["costs"] == .flag(true))
  }

  @Test func `A table is asked for by its name, and a wrong name is answered`() async throws {
    let one = try await call(place, "--table", "sequences")
    #expect(one.code == 0 && one.output.contains("Two demands, the second where the first"))
    let wrong = try await call(place, "--table", "sequence")
    #expect(wrong.code == 64 && wrong.errors.contains("did you mean “sequences”?"))
  }

  // MARK: Reproducibility

  @Test(arguments: CallTests.examples)
  func `Threads change no byte, and another seed does`(_ name: String) async throws {
    let one = try await call(example(name), "--format", "json", "--threads", "1").output
    #expect(one == (try await call(example(name), "--format", "json", "--threads", "2").output))
    let other = try await call(example(name), "--format", "json", "--seed", "2").output
    func figures(_ text: String) throws -> [[String: Value]] {
      try #require(try FindingsText(text).table("demands")).rows
    }
    #expect(try figures(one) != figures(other))
  }

  // MARK: A new case

  @Test func `A new case can be asked at once`() async throws {
    #expect(try await Program.run(["new", "mine"], in: folder.url).code == 0)
    let findings = try await findings(folder.path("mine"))
    let demands = try #require(findings.table("demands")).rows
    #expect(demands.count == 3)
    #expect(demands.first?["test"] == .flag(true) && demands.last?["test"] == .flag(false))
  }
}
