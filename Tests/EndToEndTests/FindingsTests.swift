import Foundation
import SampleCases
import Testing

/// `words`, `deeds` and `read` in their three forms.
struct FindingsTests {
  private static let studies = ["words", "deeds", "read"]
  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = try folder.write(SampleCase()).path
  }

  private func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run([arguments[0], place] + Program.quick + arguments.dropFirst())
  }

  // MARK: JSON

  @Test(arguments: FindingsTests.studies)
  func `JSON holds the stamp, the summary and every row as an object of its columns`(
    _ study: String
  ) async throws {
    let outcome = try await run(study, "--format", "json", "--seed", "7")
    let findings = try FindingsText(outcome.output)
    #expect(outcome.code == 0)
    #expect(findings.format == "credence-findings/1")
    #expect(findings.key == study)
    #expect(findings.stamp.case == "borderland")
    #expect(findings.stamp.seed == 7)
    #expect(!findings.summary.isEmpty)
    for table in findings.tables {
      let keys = Set(table.columns.map(\.key))
      #expect(table.rows.allSatisfy { Set($0.keys) == keys }, "table \(table.key)")
    }
  }

  @Test(arguments: FindingsTests.studies)
  func `Every table and column is documented with its unit, and nothing else is`(
    _ study: String
  ) async throws {
    let findings = try FindingsText(try await run(study, "--format", "json").output)
    let guide = try OutputGuide()
    #expect(guide.tables(of: study).map(\.key) == findings.tables.map(\.key))
    for (table, documented) in zip(findings.tables, guide.tables(of: study)) {
      #expect(documented.columns == table.columns.map(\.key), "columns of \(table.key)")
      #expect(
        documented.units == table.columns.map { $0.unit ?? "" }, "units of \(table.key)")
    }
  }

  @Test func `JSON of some tables holds those alone`() async throws {
    let outcome = try await run(
      "words", "--format", "json", "--table", "belied", "--table", "matrix")
    #expect(try FindingsText(outcome.output).tables.map(\.key) == ["belied", "matrix"])
  }

  // MARK: CSV

  @Test(arguments: FindingsTests.studies)
  func `CSV of each table has the columns of its JSON, intervals as three`(
    _ study: String
  ) async throws {
    let findings = try FindingsText(try await run(study, "--format", "json").output)
    // Readings take longest: the tables that tell most stand for all.
    let wanted = study == "read" ? ["reading", "evidence"] : findings.tables.map(\.key)
    for table in findings.tables where wanted.contains(table.key) {
      let csv = try CommaSeparated(
        try await run(study, "--format", "csv", "--table", table.key).output)
      #expect(csv.rows.count == table.rows.count, "rows of \(table.key)")
      let spread = csv.header.filter { $0.hasSuffix("_low") || $0.hasSuffix("_high") }
      #expect(csv.header.filter { !spread.contains($0) } == table.columns.map(\.key))
      for row in table.rows {
        for case (let key, .interval) in row { #expect(spread.contains(key + "_low")) }
      }
    }
  }

  @Test(arguments: FindingsTests.studies)
  func `CSV without a table named is the first main one`(_ study: String) async throws {
    let bare = try await run(study, "--format", "csv")
    let first = ["words": "stances", "deeds": "indicators", "read": "reading"][study] ?? ""
    #expect(bare.output == (try await run(study, "--format", "csv", "--table", first)).output)
  }

  // MARK: Terminal

  @Test(arguments: FindingsTests.studies)
  func `What goes to a pipe holds no escape and no line wider than asked`(
    _ study: String
  ) async throws {
    let outcome = try await run(study, "--table", "all")
    #expect(outcome.code == 0)
    #expect(!outcome.output.unicodeScalars.contains("\u{1B}"))
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  @Test func `The table named is shown alone, with the names of the others`() async throws {
    let outcome = try await run("words", "--table", "matrix")
    #expect(outcome.output.contains("Audience by proposition"))
    #expect(!outcome.output.contains("Stances and contradictions by proposition"))
    #expect(
      outcome.output.contains(
        "Other tables: stances, tailoring, audiences, contradictions, belied"))
  }

  @Test func `An option between the command and the case does not swallow the case`() async throws {
    let outcome = try await Program.run(
      ["words", "--table", "matrix", place, "--shuffles", "99"])
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("Audience by proposition"))
  }

  @Test(arguments: [
    ("words", "stanses", "stances"), ("deeds", "precedent", "precedents"),
    ("read", "turning-points", "turning_points"),
  ])
  func `An unknown table is answered with the nearest name`(
    _ study: String, _ given: String, _ meant: String
  ) async throws {
    let outcome = try await run(study, "--table", given)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("did you mean “\(meant)”?"))
  }

  @Test func `CSV of several tables is refused`() async throws {
    for tables in [["all"], ["stances", "matrix"]] {
      let outcome = try await Program.run(
        ["words", place, "--format", "csv"] + tables.flatMap { ["--table", $0] })
      #expect(outcome.code == 64)
      #expect(outcome.errors.contains("csv holds one table"))
    }
  }
}
