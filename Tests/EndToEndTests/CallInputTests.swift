import Foundation
import SampleCases
import Testing

/// What is wrong in `demands.yaml`, and how it is said.
struct CallInputTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// What `check` and `call` say of a sample case after a change.
  private func outcomes(
    _ change: (inout SampleCase) -> Void
  ) async throws -> (check: Program.Outcome, call: Program.Outcome) {
    var sample = SampleCase().withDemands
    change(&sample)
    let place = try folder.write(sample).path
    return (
      try await Program.run(["check", place]),
      try await Program.run(["call", place] + Program.quick)
    )
  }

  private static let ford = "cost: {settle: 0.1, stall: twice * 4}"

  @Test(
    arguments: [
      // A demand without cost.
      (
        ford, "worth: {settle: 1, stall: -1}", "11:5: error: found no key “cost”",
        "expected cost: …"
      ),
      // A hypothesis that the case does not know, and one left out.
      (
        "cost: {settle: 0.1", "cost: {setle: 0.1",
        "14:12: error: found hypothesis “setle”", "did you mean “settle”?"
      ),
      (
        "cost: {settle: 0.1", "cost: {other: 1, settle: 0.1",
        "14:12: error: found hypothesis “other”", "hypotheses: settle, stall"
      ),
      (
        "benefit: {settle: 1, stall: 1}", "benefit: {settle: 1}",
        "8:12: error: found no key “stall”", "expected stall: …"
      ),
      // Noise.
      (
        "faked: 0.02", "faked: -0.02", "17:53: error: found “-0.02”",
        "expected a chance of error, from 0 to below 0.5"
      ),
      (
        "mistaken: 0.1", "mistaken: 0.5", "17:69: error: found “0.5”",
        "expected a chance of error, from 0 to below 0.5"
      ),
      (
        "mistaken: 0.1", "mistaken: talk", "for “talk”",
        "a chance of error, from 0 to below 0.5 for all values of the assumptions"
      ),
      // Cycles.
      (
        "talk: rate.talks.stall", "talk: twice / 2", "error: found “talk” uses “twice” uses “talk”",
        "names that do not lead back to themselves"
      ),
      (
        "days: 30", "days: 30\n    after: [hold-fire]",
        "error: found “leave-ford” after “hold-fire” after “leave-ford”",
        "demands that can be made in some order"
      ),
      // Names.
      (
        "stall: talk * 3", "stall: rate.talks.stal * 3",
        "error: found the name “rate.talks.stal”", "did you mean “rate.talks.stall”?"
      ),
      (
        "- id: hold-fire", "- id: leave-ford", "22:9: error: found demand “leave-ford” again",
        "expected an id used once"
      ),
      (
        "- id: say-so", "- id: \"say <b>so\"", "error: found id “say <b>so”",
        "letters a to z, digits, hyphens and underscores"
      ),
      (
        "caller: SOU", "caller: SUO", "1:9: error: found actor “SUO”",
        "the case's actors: NOR, SOU; did you mean “SOU”?"
      ),
      (
        "after: [leave-ford]", "after: [leave-fort]", "error: found demand “leave-fort”",
        "did you mean “leave-ford”?"
      ),
      (
        "evidence: [\"D4\", \"S1\"]", "evidence: [D99]", "error: found evidence “D99”",
        "one of the case's 23 statements and deeds"
      ),
      (
        "audience: home", "audience: hone", "error: found audience “hone”", "did you mean “home”?"
      ),
      (
        "proposition: wants-truce", "proposition: want-truce",
        "error: found proposition “want-truce”",
        "did you mean “wants-truce”?"
      ),
      // Numbers.
      (
        "value: 0.1", "value: 1e999", "15:12: error: found “1e999”", "within double precision"
      ),
      ("price: 0.02", "price: -1", "16:12: error: found “-1”", "a number of 0 or more"),
      ("days: 30", "days: 3.5", "18:11: error: found “3.5”", "a whole number from 0 to 3660"),
      ("twice: talk * 2", "twice: talk *", "error: found the end", "expected"),
    ] as [(String, String, String, String)])
  func `What is wrong is told with its place, what stands there and what should`(
    _ text: String, _ replacement: String, _ start: String, _ end: String
  ) async throws {
    let (check, call) = try await outcomes { sample in
      #expect(sample.demands?.contains(text) == true)
      sample.demands = sample.demands?.replacing(text, with: replacement, maxReplacements: 1)
    }
    #expect(check.code == 1)
    #expect(call.code == 65 && call.output.isEmpty)
    #expect(call.errors.contains("demands.yaml cannot be used because of the errors above"))
    for text in [check.output, call.errors] {
      let lines = text.split(separator: "\n")
      #expect(lines.contains { $0.contains(start) && $0.contains(end) }, "\(text)")
    }
  }

  @Test func `No demand at all is told of`() async throws {
    for list in ["demands: []\n", ""] {
      let (check, call) = try await outcomes { sample in
        sample.demands = sample.demands?.replacing(#/(?s)\ndemands:.*/#, with: "\n" + list)
      }
      #expect(check.code == 1 && call.code == 65)
      let expected = list.isEmpty ? "found no key “demands”" : "found no demand; expected at least"
      #expect(check.output.contains(expected) && call.errors.contains(expected))
    }
  }

  @Test func `A case without the file passes its check and cannot be asked`() async throws {
    let (check, call) = try await outcomes { $0.demands = nil }
    #expect(check.code == 0)
    #expect(call.code == 65 && call.output.isEmpty)
    #expect(
      call.errors
        == "credence: the case has no file demands.yaml that can be read; Guides/Calling.md shows how to write one\n"
    )
  }

  @Test func `Hypotheses have to say which of them is earnest`() async throws {
    let (check, call) = try await outcomes { $0.saysWhichAreEarnest = false }
    #expect(check.code == 1 && call.code == 65)
    for text in [check.output, call.errors] {
      #expect(text.contains("case.yaml: error: found hypotheses that do not say who is earnest"))
    }
  }

  // MARK: Hostile text

  private static let hostile = [
    Hostility.markup, .addresses, .controls, .directions, .formulas, .yaml,
  ]

  private func place(_ hostility: Hostility) throws -> String {
    try folder.write(hostility.sample.withDemands).path
  }

  @Test(arguments: CallInputTests.hostile)
  func `Nothing in a demand's text acts on a terminal`(_ hostility: Hostility) async throws {
    let place = try place(hostility)
    for arguments in [["check", place], ["call", place, "--table", "all"] + Program.quick] {
      let outcome = try await Program.run(arguments)
      #expect(outcome.code == 0, "\(outcome.errors)")
      let unsafe = (outcome.output + outcome.errors).unicodeScalars.filter { scalar in
        guard scalar != "\n" else { return false }
        switch scalar.properties.generalCategory {
        case .control, .format, .lineSeparator, .paragraphSeparator: return true
        default: return scalar.properties.isBidiControl
        }
      }
      #expect(unsafe.isEmpty)
    }
  }

  @Test(arguments: CallInputTests.hostile)
  func `No field of CSV starts a formula, and JSON keeps the text`(
    _ hostility: Hostility
  ) async throws {
    let place = try place(hostility)
    for table in ["details", "demands"] {
      let csv = try CommaSeparated(
        try await Program.run(
          ["call", place, "--format", "csv", "--table", table] + Program.quick
        ).output)
      for field in csv.rows.joined() where Double(field) == nil {
        #expect(field.first.map { !"=+-@\t\r".contains($0) } ?? true)
      }
    }
    let output = try await Program.run(["call", place, "--format", "json"] + Program.quick).output
    let ask = hostility.spoil("Northland is to leave the ford within a month.")
    let row = try #require(try FindingsText(output).table("details")?.rows.first)
    #expect(row.text("ask") == ask.trimmingCharacters(in: .whitespacesAndNewlines))
  }

  @Test func `A chain of names as long as the file can hold costs nobody the program`()
    async throws
  {
    let chain = (1..<20_000).reversed().map { "  x\($0): x\($0 - 1)\n" }.joined()
    let (check, call) = try await outcomes { sample in
      sample.demands = sample.demands?.replacing(
        "let:\n", with: "let:\n\(chain)  x0: 1\n", maxReplacements: 1
      ).replacing("value: 0.1", with: "value: x19999", maxReplacements: 1)
    }
    #expect(check.code == 0, "\(check.output)")
    #expect(call.code == 0, "\(call.errors)")
  }
}
