import Briefing
import Foundation
import Quantities
import Record
import Studies
import Testing

/// Games in YAML: what is read, and what is said of faults.
struct GameSheetTests {
  private static let sound = """
    title: Entry
    players: [Entrant, Incumbent]
    parameters:
      market: {low: 1, best: 2, high: 4, unit: million}
      cost: {assumption: entry.cost}
      weather: 0.25
    outcomes:
      out: [0, 2 * market]
      war: {Entrant: -cost, Incumbent: -cost}
    tree:
      chance: weather
      branches:
        fair:
          probability: rest
          player: Entrant
          actions:
            stay out: out
            enter:
              player: Incumbent
              information: entered
              actions:
                fight: war
                yield: {outcome: share, payoffs: [market, market]}
        foul: {probability: weather, outcome: out}

    """

  private static let assumptions = Assumptions([
    Assumption(
      name: "entry.cost", distribution: .uniform(low: 0.5, high: 1.5), unit: "million",
      rationale: "A guess.", source: "Elicited", line: 2)
  ])

  private func read(
    _ text: String, _ assumptions: Assumptions? = assumptions
  ) -> GameSubject.Reading {
    GameSubject.read(
      InputFile(path: "entry.yaml", bytes: Array(text.utf8)), assumptions: assumptions)
  }

  private func findings(_ text: String, draws: Int = 64, seed: UInt64 = 1) async throws -> Findings
  {
    let subject = try #require(read(text).subject)
    let settings = StudySettings(version: "test", draws: draws, seed: seed, threads: 2)
    return try await SolveStudy(settings).findings(on: subject, progress: nil)
  }

  private func table(_ key: String, of findings: Findings) throws -> Table {
    try #require(findings.tables.first { $0.key == key })
  }

  // MARK: What is read

  @Test func `A sound file has no problem, and is solved at the best values and over draws`()
    async throws
  {
    #expect(read(Self.sound).problems.isEmpty)
    let found = try await findings(Self.sound)
    #expect(found.stamp.draws == 64)
    let ends = try table("outcomes", of: found)
    #expect(ends.column("outcome") == [.text("share"), .text("out")])
    #expect(ends.column("probability").compactMap(\.number) == [0.75, 0.25])
    let shares = try table("shares", of: found)
    #expect(shares.column("outcome") == [.text("out"), .text("war"), .text("share")])
    // Whatever the draw, the incumbent yields and the entrant enters.
    #expect(shares.column("in_every") == [.probability(0), .probability(0), .probability(1)])
    #expect(SolveStudy.mainTables(of: found).first == "shares")
  }

  @Test func `Parameters are listed with range, unit, assumption and reason`() async throws {
    let parameters = try table("parameters", of: try await findings(Self.sound))
    #expect(parameters.column("parameter").map(\.text) == ["market", "cost", "weather"])
    #expect(
      parameters.column("range").first == .interval(value: 2, low: 1, high: 4, digits: 3))
    #expect(parameters.column("unit").map(\.text) == ["million", "million", ""])
    #expect(parameters.column("assumption")[1] == .text("entry.cost"))
    #expect(parameters.column("note")[1] == .text("A guess."))
  }

  @Test func `The same seed gives the same findings, another one others`() async throws {
    let one = try await findings(Self.sound)
    #expect(one == (try await findings(Self.sound)))
    let other = try await findings(Self.sound, seed: 2)
    #expect(try table("ranges", of: one) != table("ranges", of: other))
  }

  @Test func `Without ranges nothing is drawn`() async throws {
    let known = Self.sound.replacing("{low: 1, best: 2, high: 4, unit: million}", with: "2")
      .replacing("{assumption: entry.cost}", with: "1/3")
    let found = try await findings(known)
    #expect(found.stamp.draws == 0)
    #expect(found.isEmpty("shares") && found.isEmpty("draws"))
    #expect(!found.isEmpty("parameters"))
  }

  @Test func `What no draw can satisfy is counted and said`() async throws {
    let odd = Self.sound.replacing("probability: weather", with: "probability: market / 8")
      .replacing("probability: rest", with: "probability: 0.75")
    let found = try await findings(odd)
    let draws = try table("draws", of: found)
    #expect(draws.column("solved").compactMap(\.number) == [0])
    #expect(found.summary.first?.plainText.contains("None of 64 draws has a result") == true)
    #expect(!found.isEmpty("equilibria"))
  }

  // MARK: Faults

  @Test(arguments: [
    ("2 * market", "2 * markt", "8:16", "did you mean “market”?"),
    ("[market, market]", "[market]", "23:46", "found 1 payoff; expected 2"),
    ("[market, market]", "[market, 1 / (weather - 0.25)]", "23:57", "a division by zero"),
    ("[market, market]", "[market, log(0 - cost)]", "23:55", "no finite number"),
    ("[market, market]", "[market, sqr(cost)]", "23:55", "did you mean “sqrt”?"),
    ("[market, market]", "[market, cost +]", "23:61", "found the end"),
    ("player: Incumbent", "player: Incumbant", "19:19", "did you mean “Incumbent”?"),
    ("fight: war", "fight: wra", "22:20", "did you mean “war”?"),
    ("entry.cost", "entry.cots", "5:22", "did you mean “entry.cost”?"),
    ("probability: rest", "probability: 0.5", "11:3", "probabilities that sum to 0.75"),
    ("probability: rest", "probability: 1.5 - 2 * weather - 1.5", "14:20", "-0.5"),
    ("weather, outcome: out", "rest, outcome: out", "11:3", "rest more than once"),
    ("{probability: weather, outcome: out}", "out", "24:11", "a branch without a probability"),
    ("Incumbent: -cost", "Incumbant: -cost", "9:25", "did you mean “Incumbent”?"),
    ("low: 1,", "low: 3,", "4:11", "expected a triangular with low ≤ best ≤ high"),
    ("  weather: 0.25", "  if: 0.25", "6:3", "a name that expressions cannot use"),
    ("information: entered", "informations: entered", "20:11", "which is not used"),
    ("players: [Entrant, Incumbent]", "players: [Entrant, Entrant]", "2:20", "again"),
    ("      actions:\n        stay", "      action:\n        stay", "14:", "no key “actions”"),
  ])
  func `A fault is told with its line, its column and what was expected`(
    _ found: String, _ replacement: String, _ place: String, _ words: String
  ) throws {
    #expect(Self.sound.contains(found))
    let reading = read(Self.sound.replacing(found, with: replacement, maxReplacements: 1))
    let told = reading.problems.map(\.description)
    #expect(
      told.contains { $0.hasPrefix("entry.yaml:\(place)") && $0.contains(words) }, "\(told)")
  }

  @Test func `All faults are told at once, and none twice over`() {
    let spoilt = Self.sound.replacing("market: {low: 1,", with: "market: {low: 9,")
      .replacing("player: Entrant", with: "player: Nobody").replacing(
        "fight: war", with: "fight: wr")
    let problems = read(spoilt).problems
    #expect(problems.count == 3, "\(problems)")
  }

  @Test func `A file of no case cannot use assumptions`() {
    let reading = read(Self.sound, nil)
    #expect(reading.subject == nil)
    #expect(reading.problems.first?.description.contains("belongs to no case") == true)
  }

  @Test func `A number that nothing uses is a warning, and the game is still solved`() {
    let reading = read(Self.sound.replacing("weather: 0.25", with: "weather: 0.25\n  idle: 3"))
    #expect(reading.subject != nil)
    #expect(reading.problems.map(\.severity) == [.warning])
  }

  @Test func `Nodes with one information have the same actions`() {
    let twice = Self.sound.replacing(
      "{probability: weather, outcome: out}",
      with: """
        {probability: weather, player: Incumbent, information: entered, actions: {fight: war}}
        """)
    let told = read(twice).problems.map(\.description)
    #expect(told.contains { $0.contains("fight and yield, as at the first node") }, "\(told)")
  }

  @Test(arguments: [
    "", "[]", "title: x", "title: [1]\nplayers: {}\ntree:", "tree: &a [*a]", "\u{0}",
    "title: x\nplayers: [A]\ntree: {player: A, actions: {}}",
    "title: x\nplayers: [A]\nparameters: [1]\noutcomes: 3\ntree: {chance: , branches: []}",
    "title: x\nplayers: [A]\ntree: {pays: [1]}",
  ])
  func `Whatever a file holds, it ends with problems and without a crash`(_ text: String) {
    let reading = read(text)
    #expect(reading.subject == nil)
    #expect(!reading.problems.isEmpty)
  }

  /// Any part of a sound file cut out leaves a game or problems.
  @Test func `Cut anywhere, a file is read or refused`() {
    let bytes = Array(Self.sound.utf8)
    for start in stride(from: 0, to: bytes.count, by: 7) {
      for length in [1, 13, 40] {
        let cut = Array(bytes[..<start] + bytes[min(bytes.count, start + length)...])
        let reading = GameSubject.read(
          InputFile(path: "cut.yaml", bytes: cut), assumptions: Self.assumptions)
        #expect((reading.subject == nil) == reading.problems.contains { $0.severity == .error })
      }
    }
  }
}
