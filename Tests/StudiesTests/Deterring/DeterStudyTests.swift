import Briefing
import Record
import SampleCases
import Studies
import Testing

@Suite struct DeterStudyTests {
  private func subject(_ text: String?) throws -> Case {
    let folder = try TemporaryFolder()
    let place = try folder.write(SampleCase())
    if let text { try folder.write(text, to: "borderland/deterrence.yaml") }
    return try #require(CaseReader.read(place).case)
  }

  private func findings(
    _ text: String, draws: Int = 64, threads: Int = 2
  ) async throws -> Findings {
    let settings = StudySettings(version: "test", draws: draws, threads: threads)
    return try await DeterStudy(settings).findings(on: subject(text), progress: nil)
  }

  private func cell(
    _ table: String, _ row: Int, _ column: String, of findings: Findings
  ) throws -> Cell {
    let table = try #require(findings.tables.first { $0.key == table })
    let place = try #require(table.columns.firstIndex { $0.key == column })
    return table.rows[row][place]
  }

  private func exactly(_ value: Double) -> Cell {
    .interval(value: value, low: value, high: value, digits: 2)
  }

  @Test func `gives the tables that it promises, in order`() async throws {
    for text in [DeterrenceTexts.plain, DeterrenceTexts.ladder] {
      #expect(try await findings(text).tables.map(\.key) == DeterStudy.tables)
    }
    #expect(Set(DeterStudy.mainTables).isSubset(of: DeterStudy.tables))
  }

  /// Stake 0.5 against a cost up to 1: half the defenders respond, and gains above one half pay.
  @Test func `known numbers give the textbook's probabilities`() async throws {
    let found = try await findings(DeterrenceTexts.plain)
    #expect(try cell("escalation", 0, "credibility", of: found) == exactly(0.5))
    #expect(try cell("escalation", 0, "begins", of: found) == exactly(0.5))
    #expect(try cell("escalation", 1, "called", of: found) == exactly(0.25))
    #expect(try cell("escalation", 1, "not_honoured", of: found) == exactly(0.0625))
    #expect(try cell("rungs", 0, "price", of: found) == exactly(0.5))
    #expect(try cell("rungs", 0, "least_gain", of: found) == exactly(0.5))
    #expect(try cell("best_response", 0, "size", of: found) == exactly(0.5))
    #expect(try cell("best_response", 0, "fails", of: found) == .probability(1))
    #expect(try cell("frontier", 0, "size_all", of: found) == .missing("no size"))
    #expect(try cell("frontier", 5, "size_all", of: found) == .number(2, digits: 2))
    #expect(try cell("frontier", 5, "size_most", of: found) == .number(1.8, digits: 2))
    #expect(try cell("frontier", 10, "harm_all", of: found) == .number(1, digits: 2))
    #expect(found.isEmpty("sensitivity") && found.isEmpty("spirals"))
  }

  @Test func `the same on any number of threads, and checked by the engine`() async throws {
    let one = try await findings(DeterrenceTexts.ladder, draws: 512, threads: 1)
    #expect(try await one == findings(DeterrenceTexts.ladder, draws: 512, threads: 3))
    let check = try #require(one.tables.first { $0.key == "check" })
    #expect(check.rows.count == 16)
    #expect(check.rows.allSatisfy { $0.last == .flag(true) })
    #expect(!one.isEmpty("sensitivity") && !one.isEmpty("spirals"))
    let assumptions = try #require(one.tables.first { $0.key == "assumptions" })
    #expect(
      assumptions.rows.compactMap(\.first)
        == [.text("rate.shelling.stall"), .text("rate.crossing.stall")])
  }

  @Test func `likelihood and confidence are never in one sentence`() async throws {
    let words = ["likely", "chance", "certain", "probab"]
    for text in [DeterrenceTexts.plain, DeterrenceTexts.ladder] {
      let summary = try await findings(text).summary.map(\.plainText)
      #expect(summary.contains { $0.contains("confidence") })
      for sentence in summary where sentence.contains("confidence") {
        #expect(!words.contains { sentence.contains($0) })
      }
      #expect(summary.first?.contains("if nothing answered it") == true)
    }
  }

  @Test func `a case without the file is told what is missing`() async throws {
    let subject = try subject(nil)
    let study = DeterStudy(Subjects.settings)
    let fault = await #expect(throws: MissingSheet.self) {
      _ = try await study.findings(on: subject, progress: nil)
    }
    #expect(fault?.description.contains("deterrence.yaml") == true)
    #expect(fault?.description.contains("Guides/Deterrence.md") == true)
  }

  @Test(arguments: [
    ("challenger: NOR", "challenger: NRO", "did you mean “NOR”"),
    ("defender: SOU", "defender: NOR", "who is the challenger too"),
    ("stake: 0.5", "steak: 0.5", "no key “stake”"),
    ("harm: 1", "harm: -1", "a number of 0 or more"),
    ("cost: {low: 0, high: 1}", "cost: {low: 2, high: 1}", "low of at most high"),
    ("gain: {low: 0, high: 1}", "gain: {low: 1.5, high: 1}", "low of at most high"),
    ("gain: {low: 0, high: 1}", "gain: {low: 0}", "no key “high”"),
    ("harm: 1", "harm: 1\n      belief: 1.5", "a probability, from 0 to 1"),
    ("harm: 1", "harm: rate.shelling.stal", "did you mean “rate.shelling.stall”"),
    ("unit: share of the river", "unit: share\nlet: {a: b, b: a}", "lead back to themselves"),
    ("commitment: 0.25", "commitment: 0.25\n    evidence: [D999]", "evidence “D999”"),
    ("commitment: 0.25", "comitment: 0.25", "did you mean “commitment”"),
  ])
  func `what is wrong is told with its place`(
    good: String, bad: String, words: String
  ) throws {
    let text = DeterrenceTexts.plain.replacing(good, with: bad)
    #expect(text != DeterrenceTexts.plain)
    let problems = try subject(text).sheetProblems.map(\.description)
    #expect(problems.contains { $0.hasPrefix("deterrence.yaml:") && $0.contains(words) })
  }

  @Test func `no rungs and ids used twice are refused`() throws {
    let start = "challenger: NOR\ndefender: SOU\nunit: u\n"
    #expect(
      try subject(start + "rungs: []\n").sheetProblems.contains { $0.found == "no rung" })
    let rung = DeterrenceTexts.plain.split(separator: "rungs:\n")[1]
    let problems = try subject(start + "rungs:\n" + rung + rung).sheetProblems
    #expect(problems.contains { $0.found.contains("“crossing” again") })
    let many = (1...9).map { rung.replacing("crossing", with: "r\($0)") }.joined()
    #expect(
      try subject(start + "rungs:\n" + many).sheetProblems.contains { $0.found == "9 rungs" })
  }

  @Test(arguments: ["ukraine-2022", "colombia-2016"])
  func `the examples hold together`(_ name: String) async throws {
    let subject = try Subjects.example(name)
    #expect(subject.sheetProblems.isEmpty)
    let found = try await DeterStudy(Subjects.settings).findings(on: subject, progress: nil)
    let check = try #require(found.tables.first { $0.key == "check" })
    #expect(check.rows.allSatisfy { $0.last == .flag(true) })
  }
}
