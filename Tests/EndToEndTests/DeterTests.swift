import Foundation
import SampleCases
import Testing

/// `credence deter`, run as its user would.
struct DeterTests {
  private let folder: TemporaryFolder
  private let place: String

  init() throws {
    folder = try TemporaryFolder()
    place = try folder.write(SampleCase()).path
    try folder.write(DeterrenceTexts.ladder, to: "borderland/deterrence.yaml")
  }

  private func run(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(["deter", place, "--draws", "64"] + arguments)
  }

  @Test func `Every table and column is documented with its unit`() async throws {
    let outcome = try await run("--format", "json", "--seed", "3")
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    let findings = try FindingsText(outcome.output)
    #expect(findings.key == "deter")
    #expect(findings.stamp.seed == 3)
    let documented = try OutputGuide().tables(of: "deter")
    #expect(documented.map(\.key) == findings.tables.map(\.key))
    for (table, guide) in zip(findings.tables, documented) {
      #expect(guide.columns == table.columns.map(\.key), "columns of \(table.key)")
      // The case names the unit of its gains and costs.
      let units = table.columns.map { $0.unit.map { _ in "the file's" } ?? "" }
      #expect(guide.units == units, "units of \(table.key)")
    }
  }

  @Test func `A terminal shows the main tables and names the others`() async throws {
    let outcome = try await run()
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("The best affordable response"))
    #expect(outcome.output.contains("if nothing answered it"))
    #expect(outcome.output.contains("Other tables: commitment, frontier, spirals"))
  }

  @Test func `The same seed gives the same bytes on any number of threads`() async throws {
    let one = try await run("--format", "json", "--threads", "1")
    #expect(one.output == (try await run("--format", "json", "--threads", "5")).output)
    let other = try await run("--format", "json", "--seed", "2")
    #expect(one.output != other.output)
  }

  @Test func `A case without the file ends with 65 and the guide's name`() async throws {
    try FileManager.default.removeItem(atPath: place + "/deterrence.yaml")
    let outcome = try await run()
    #expect(outcome.code == 65)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("no file deterrence.yaml"))
    #expect(outcome.errors.contains("Guides/Deterrence.md"))
  }

  @Test func `A check lists what is wrong with the file, and deter stops`() async throws {
    let text = DeterrenceTexts.ladder.replacing("belief: 0.8", with: "belief: 1.8")
    try folder.write(text, to: "borderland/deterrence.yaml")
    let check = try await Program.run(["check", place])
    #expect(check.code == 1)
    #expect(check.output.contains("deterrence.yaml:15:"))
    #expect(check.output.contains("a probability, from 0 to 1"))
    let outcome = try await run()
    #expect(outcome.code == 65)
    #expect(outcome.errors.contains("a probability, from 0 to 1"))
  }

  @Test func `A mistyped table is refused before any work`() async throws {
    let outcome = try await run("--table", "frontir")
    #expect(outcome.code == 64)
    #expect(outcome.errors.contains("did you mean “frontier”?"))
  }
}
