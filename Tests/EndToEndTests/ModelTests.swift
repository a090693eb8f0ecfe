import SampleCases
import Testing

/// `credence model` as its user meets it.
struct ModelTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func expectDocumented(_ findings: FindingsText) throws {
    let documented = try OutputGuide().tables(of: findings.key)
    #expect(documented.map(\.key) == findings.tables.map(\.key))
    for (table, guide) in zip(findings.tables, documented) {
      #expect(guide.columns == table.columns.map(\.key), "columns of \(table.key)")
    }
  }

  @Test func `Without a name, the models are listed with their sources`() async throws {
    let outcome = try await Program.run(["model", "--format", "json"])
    #expect(outcome.code == 0)
    let findings = try FindingsText(outcome.output)
    try expectDocumented(findings)
    let names = findings.tables[0].rows.map { $0["model"] }
    #expect(names.contains(.text("deterrence")) && names.contains(.text("crisis-signalling")))
    let shown = try await Program.run(["model"])
    #expect(shown.output.split(separator: "\n").allSatisfy { $0.count <= 120 })
  }

  /// Escalation pays exactly when the gain exceeds belief times cost: with gains from 0 to 1 and a loss of 2,
  /// half of which is expected, nobody gains.
  @Test func `A model is solved with numbers of one's own`() async throws {
    let arguments = ["model", "deterrence", "k=2", "v=0.5", "c_high=1"]
    let outcome = try await Program.run(arguments + ["--format", "json"])
    #expect(outcome.code == 0)
    #expect(outcome.errors.isEmpty)
    let findings = try FindingsText(outcome.output)
    try expectDocumented(findings)
    let values = findings.tables.first { $0.key == "findings" }?.rows
    let challenge = values?.first { $0["finding"] == .text("probability of challenge") }
    #expect(challenge?["value"] == .number(0))
    let numbers = findings.tables.first { $0.key == "parameters" }?.rows
    #expect(numbers?.first { $0["parameter"] == .text("k") }?["value"] == .number(2))
  }

  @Test func `Its finite game is solved, and written so that solve reads it`() async throws {
    let path = folder.path("talk.efg")
    let finite = try await Program.run(["model", "cheap-talk", "--finite", "--game", path])
    #expect(finite.code == 0)
    #expect(finite.output.contains("Strategies by information set"))
    #expect(finite.errors == "The game is at \(path)\n")
    let solved = try await Program.run(["solve", path])
    #expect(solved.code == 0)
  }

  @Test(arguments: [
    (["detterence"], "did you mean “deterrence”?"), (["deterrence", "kk=2"], "did you mean “k”?"),
    (["deterrence", "k"], "expected name=value"), (["deterrence", "k=x"], "is not a number"),
    (["deterrence", "k=-1"], "expected"), (["deterrence", "k=1", "k=2"], "more than once"),
    (["deterrence", "--table", "finding"], "did you mean “findings”?"),
  ])
  func `Wrong names and numbers end with 64 and what was meant`(
    _ arguments: [String], _ words: String
  ) async throws {
    let outcome = try await Program.run(["model"] + arguments)
    #expect(outcome.code == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(words), "\(outcome.errors)")
  }
}
