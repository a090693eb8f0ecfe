import Briefing
import Record
import SampleCases
import Studies
import Testing

/// What solving a game is said to have come to.
struct SolveStudyTests {
  private func subject(_ text: String) throws -> GameSubject {
    let file = InputFile(path: "games/sample.efg", bytes: Array(text.utf8))
    return try #require(GameSubject.read(file).subject)
  }

  private func findings(
    _ text: String, _ options: SolveOptions? = nil
  ) async throws -> Findings {
    let study = SolveStudy(Subjects.settings, try options ?? SolveOptions())
    return try await study.findings(on: try subject(text), progress: nil)
  }

  private func table(_ key: String, of findings: Findings) throws -> Table {
    try #require(findings.tables.first { $0.key == key })
  }

  private func said(_ findings: Findings) -> String {
    findings.summary.map(\.plainText).joined(separator: "\n")
  }

  @Test func `The tables are those promised, in order, and the main ones are among them`()
    async throws
  {
    let found = try await findings(GameTexts.entry)
    #expect(found.tables.map(\.key) == SolveStudy.tables)
    #expect(Set(SolveStudy.mainTables).isSubset(of: SolveStudy.tables))
    #expect(found.stamp.caseName == "sample.efg")
    #expect(found.stamp.caseDigest.count == 64)
  }

  @Test func `Perfect information is solved backwards, to the one credible equilibrium`()
    async throws
  {
    let found = try await findings(GameTexts.entry)
    let equilibria = try table("equilibria", of: found)
    #expect(equilibria.rows.count == 1)
    #expect(equilibria.column("pure") == [.flag(true)])
    #expect(equilibria.column("sequential") == [.text("yes")])
    #expect(equilibria.column("types").allSatisfy { $0.isMissing })
    #expect(equilibria.column("ends") == [.text("enter → yield")])
    #expect(equilibria.column("payoffs") == [.text("Entrant 1, Incumbent 1")])
    #expect(try table("strategies", of: found).column("plays") == [.text("enter"), .text("yield")])
    #expect(try table("outcomes", of: found).column("outcome") == [.text("share")])
    #expect(said(found).contains("backward-induction, chosen because it suits such a game"))
    #expect(said(found).contains("nobody is ever indifferent"))
    #expect(said(found).contains("no player would gain anything by any other strategy"))
  }

  @Test func `What is exact in fractions is said, and what does not fit them is not`() async throws
  {
    let exact = try await findings(GameTexts.matchingPennies)
    #expect(said(exact).contains("In fractions, without any rounding, the gain is exactly nil"))
    // The same game with payoffs of more digits than fractions of 64-bit integers hold.
    let long = GameTexts.matchingPennies.replacing(
      "1 -1 -1 1 -1 1 1 -1",
      with: Array(repeating: "3.1415926535897932384626433", count: 8).joined(separator: " "))
    #expect(try await !said(findings(long)).contains("In fractions"))
  }

  @Test func `Both pooling equilibria of beer or quiche are shown with their beliefs`()
    async throws
  {
    let found = try await findings(
      GameTexts.beerOrQuiche, try SolveOptions(solver: "pure-enumeration"))
    let payoffs = try table("equilibria", of: found).column("payoffs").map(\.text)
    #expect(payoffs == ["Sender 2.1, Receiver 0.9", "Sender 2.9, Receiver 0.9"])
    #expect(said(found).contains("2 equilibria were found: all there are in pure strategies"))
    let equilibria = try table("equilibria", of: found)
    #expect(equilibria.column("sequential") == [.text("yes"), .text("yes")])
    #expect(equilibria.column("types") == [.text("pooling"), .text("pooling")])
    // Cho and Kreps 1987: only the equilibrium with beer passes.
    #expect(equilibria.column("intuitive") == [.flag(false), .flag(true)])
    #expect(said(found).contains("1 of 2 passes the intuitive criterion"))
    let beliefs = try table("beliefs", of: found)
    #expect(beliefs.rows.count == 8)
    let reached = zip(beliefs.column("reached"), beliefs.column("belief"))
      .filter { $0.0 == .flag(true) }.compactMap(\.1.number)
    #expect(zip(reached, [0.9, 0.1, 0.9, 0.1]).allSatisfy { abs($0 - $1) < 1e-12 })
  }

  @Test func `Extreme equilibria are gathered into connected parts`() async throws {
    let found = try await findings(GameTexts.beerOrQuiche)
    let parts = try table("equilibria", of: found).column("component").compactMap(\.number)
    // All with beer hang together, and all with quiche.
    #expect(Set(parts) == [1, 2] && parts.count > 2)
    #expect(said(found).contains("they make up 2 connected parts"))
    let apart = try await findings(
      GameTexts.matchingPennies, try SolveOptions(solver: "extreme-equilibria"))
    #expect(try table("equilibria", of: apart).column("component") == [.integer(1)])
  }

  @Test func `Where players mix, every probability and every end is listed`() async throws {
    let found = try await findings(GameTexts.matchingPennies)
    #expect(try table("equilibria", of: found).column("pure") == [.flag(false)])
    let probabilities = try table("probabilities", of: found).column("probability")
    #expect(probabilities.compactMap(\.number).allSatisfy { abs($0 - 0.5) < 1e-12 })
    #expect(try table("outcomes", of: found).rows.count == 4)
    #expect(
      try table("strategies", of: found).column("plays").first == .text("heads 0.5, tails 0.5"))
  }

  @Test func `That there is none in pure strategies is a finding`() async throws {
    let found = try await findings(
      GameTexts.matchingPennies, try SolveOptions(solver: "pure-enumeration"))
    #expect(found.isEmpty("equilibria"))
    #expect(SolveStudy.mainTables(of: found) == ["solvers"])
    #expect(said(found).contains("there are no equilibria in pure strategies"))
  }

  @Test func `A game that no solver can solve is refused with a reason for each`() async throws {
    let found = try await findings(GameTexts.forgetful)
    #expect(said(found).contains("lacks perfect recall"))
    #expect(said(found).contains("No solver can solve this game"))
    let solvers = try table("solvers", of: found)
    #expect(solvers.rows.count == SolveOptions.solverNames.count)
    #expect(solvers.column("applicable").allSatisfy { $0 == .flag(false) })
    #expect(solvers.column("remark").allSatisfy { $0.text?.isEmpty == false })
  }

  @Test func `A solver that is not there is answered with the nearest name`() {
    #expect(throws: SolveFault.unknownSolver("sequence-pl", known: SolveOptions.solverNames)) {
      try SolveOptions(solver: "sequence-pl")
    }
    let fault = SolveFault.unknownSolver("sequence-pl", known: SolveOptions.solverNames)
    #expect(fault.description.hasSuffix("did you mean “sequence-lp”?"))
  }

  @Test func `A solver that cannot solve the game is refused, with those that can`() async throws {
    let options = try SolveOptions(solver: "sequence-lp")
    let fault = await #expect(throws: SolveFault.self) {
      try await findings(GameTexts.beerOrQuiche, options)
    }
    let words = try #require(fault).description
    #expect(words.contains("sequence-lp cannot solve this game: "))
    #expect(words.contains("pure-enumeration"))
  }

  @Test func `Parts without a name are numbered`() async throws {
    let text = GameTexts.entry(named: { _ in "" })
    let found = try await findings(text)
    #expect(found.title == "sample.efg")
    let strategies = try table("strategies", of: found)
    #expect(strategies.column("player") == [.text("player 1"), .text("player 2")])
    #expect(strategies.column("information_set") == [.text("set 1"), .text("set 1")])
    #expect(strategies.column("plays") == [.text("action 2"), .text("action 2")])
    #expect(strategies.column("after") == [.text("the beginning"), .text("action 2")])
  }

  @Test(arguments: [
    ("EFG 2 R \"x\" { \"A\" } \"\"\np \"\" 1 1 \"s\" { \"a\" } 0\nt \"\" 1 \"\" { oops }", "3:13"),
    ("hello", "1:1"),
    ("EFG 2 R \"x\" { \"A\" } \"\"\nc \"\" 1 \"e\" { \"a\" 1/2 \"b\" 1/3 } 0", "2:"),
  ])
  func `A text that is no game is a problem with line and column`(
    _ text: String, _ place: String
  ) throws {
    let file = InputFile(path: "games/sample.efg", bytes: Array(text.utf8))
    let reading = GameSubject.read(file)
    let problem = try #require(reading.problems.first)
    #expect(reading.subject == nil)
    #expect(problem.description.hasPrefix("games/sample.efg:\(place)"), "\(problem)")
    #expect(!problem.found.isEmpty && !problem.expected.isEmpty)
  }
}
