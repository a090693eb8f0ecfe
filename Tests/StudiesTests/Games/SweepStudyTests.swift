import Briefing
import Record
import Studies
import Testing

/// Numbers of a game varied, with answers that can be worked out by hand.
struct SweepStudyTests {
  /// Escalating pays exactly when the gain exceeds the belief in the response times its cost.
  private static let deterrence = """
    title: Deterrence
    players: [Challenger, Defender]
    parameters:
      gain: 0.4
      cost: {low: 0.5, best: 1, high: 2}
      belief: 0.3
    tree:
      player: Challenger
      actions:
        wait: {outcome: status quo, payoffs: [0, 1]}
        escalate:
          chance: response
          branches:
            answered: {probability: belief, outcome: war, payoffs: [gain - cost, 0]}
            unanswered: {probability: rest, outcome: gain, payoffs: [gain, 0]}

    """

  private let subject: GameSubject

  init() throws {
    let file = InputFile(path: "deterrence.yaml", bytes: Array(Self.deterrence.utf8))
    subject = try #require(GameSubject.read(file).subject)
  }

  private func swept(
    _ axes: [String], report: String? = nil, draws: Int? = nil
  ) async throws -> SweptGame {
    let options = try SweepOptions(
      axes: try axes.map { try .init($0) }, report: report, draws: draws)
    return try await SweepStudy(Subjects.settings, options).swept(subject, progress: nil)
  }

  private func table(_ key: String, of findings: Findings) throws -> Table {
    try #require(findings.tables.first { $0.key == key })
  }

  @Test func `Along one number, every outcome is shown at every point`() async throws {
    let found = try await swept(["belief=0..1:11"]).findings
    #expect(found.tables.map(\.key) == SweepStudy.tables)
    let rows = try table("sweep", of: found)
    #expect(rows.rows.count == 11 * 3)
    let quiet = zip(rows.column("report"), rows.rows).filter { $0.0 == .text("status quo") }
      .map(\.1)
    // The gain of 0.4 is outweighed from a belief of 0.4 on; at 0.4 the first best action is chosen.
    let chances = quiet.map { $0[4].number ?? -1 }
    #expect(chances == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
    #expect(rows.column("second").allSatisfy { $0.isMissing })
  }

  @Test func `Over two numbers, the last changes fastest and one outcome may be asked for`()
    async throws
  {
    let game = try await swept(["gain=0..1:3", "belief=0..1:5"], report: "war")
    let rows = try table("sweep", of: game.findings)
    #expect(rows.column("first").compactMap(\.number).prefix(6) == [0, 0, 0, 0, 0, 0.5])
    #expect(
      rows.column("second").compactMap(\.number).prefix(6) == [0, 0.25, 0.5, 0.75, 1, 0])
    #expect(rows.column("lowest").compactMap(\.number)[6] == 0.25)
    #expect(!DrawingFile.bytes(game.chart()).isEmpty)
  }

  @Test func `With several equilibria the sentence gives their extremes, and no value between`()
    async throws
  {
    let file = InputFile(
      path: "crossing.yaml",
      bytes: Array(
        """
        title: Crossing
        players: [One, Two]
        parameters: {prize: 2}
        tree:
          player: One
          actions:
            left:
              player: Two
              information: unseen
              actions:
                left: {outcome: meet, payoffs: [prize, 1]}
                right: {outcome: miss, payoffs: [0, 0]}
            right:
              player: Two
              information: unseen
              actions:
                left: {outcome: miss, payoffs: [0, 0]}
                right: {outcome: elsewhere, payoffs: [1, prize]}

        """.utf8))
    let crossing = try #require(GameSubject.read(file).subject)
    let options = try SweepOptions(axes: [try .init("prize=2..3:2")], report: "meet", draws: nil)
    let said = try await SweepStudy(Subjects.settings, options).swept(crossing, progress: nil)
      .findings.summary.map(\.plainText).joined()
    // In one equilibrium they certainly meet there, in another never; in the mixed one, sometimes.
    #expect(said.contains("2 points and all their equilibria"))
    #expect(said.contains("goes from 0 at prize = 2 to 1 at prize = 2"))
  }

  @Test func `Draws of the other numbers give ranges, and a player's payoff may be asked for`()
    async throws
  {
    let rows = try table(
      "sweep", of: try await swept(["belief=0.1..0.9:3"], report: "Challenger", draws: 64).findings)
    for cell in rows.column("lowest") {
      guard case .interval(let value, let low, let high, _) = cell else { continue }
      #expect(low <= value && value <= high)
    }
    #expect(rows.column("report") == Array(repeating: .text("Challenger"), count: 3))
    #expect(
      try table("points", of: try await swept(["belief=0.1..0.9:3"], draws: 64).findings)
        .column("draws").compactMap(\.number) == [64, 64, 64])
  }

  @Test func `The threshold of deterrence is where gain equals belief times cost`() async throws {
    let axis = try SweepOptions.Axis("belief=0..1:17")
    let searched = try await ThresholdStudy(
      Subjects.settings, along: axis, countsEquilibria: false
    ).searched(subject, progress: nil)
    let thresholds = try table("thresholds", of: searched.findings)
    let places = thresholds.column("at").compactMap(\.number)
    // Certain or impossible answers change what can follow as well.
    #expect(places.contains { abs($0 - 0.4) < 1e-8 }, "\(places)")
    let segments = try table("segments", of: searched.findings)
    #expect(segments.rows.count == thresholds.rows.count + 1)
    #expect(segments.column("in_every").contains(.text("status quo")))
    #expect(!DrawingFile.bytes(searched.chart()).isEmpty)
  }

  @Test func `Thresholds that are close are told apart`() async throws {
    let file = InputFile(
      path: "close.yaml",
      bytes: Array(
        """
        title: Close
        players: [One]
        parameters: {x: 0.5}
        tree:
          player: One
          actions:
            low: {outcome: low, payoffs: [0.4]}
            middle: {outcome: middle, payoffs: [x]}
            high: {outcome: high, payoffs: [2 * x - 0.4000001]}

        """.utf8))
    let close = try #require(GameSubject.read(file).subject)
    let said = try await ThresholdStudy(
      Subjects.settings, along: try .init("x=0..1"), countsEquilibria: false
    ).findings(on: close, progress: nil).summary.map(\.plainText).joined()
    // The middle is best between 0.4 and 0.4000001 alone.
    #expect(said.contains("0.4 and 0.4000001"))
  }

  @Test func `Where nothing changes, that is said`() async throws {
    let axis = try SweepOptions.Axis("belief=0.5..0.9")
    let found = try await ThresholdStudy(
      Subjects.settings, along: axis, countsEquilibria: true
    ).findings(on: subject, progress: nil)
    #expect(found.isEmpty("thresholds"))
    #expect(found.summary.first?.plainText.contains("changes nothing: status quo") == true)
  }

  @Test(arguments: [
    "", "x", "=0..1", "x=", "x=1", "x=0..1..2", "x=1..0", "x=0..0", "x=0..inf", "x=nan..1",
    "x=0..1:1", "x=0..1:", "x=0..1:0x10", "x=-1e308..1e308",
  ])
  func `A text that is no axis is refused`(_ text: String) {
    #expect(throws: SweepFault.self) { try SweepOptions.Axis(text) }
  }

  @Test func `An axis may have negative ends and exponents`() throws {
    let axis = try SweepOptions.Axis("a.b-c=-1e-3..2.5:7")
    #expect(axis.name == "a.b-c" && axis.range == -0.001...2.5 && axis.count == 7)
  }

  @Test func `Names that are not there are answered with the nearest`() async throws {
    for (axes, report, nearest) in [
      (["beleif=0..1"], nil, "belief"), (["belief=0..1"], "wars", "war"),
      (["belief=0..1"], "Chalenger", "Challenger"),
    ] as [([String], String?, String)] {
      let fault = await #expect(throws: SweepFault.self) {
        try await swept(axes, report: report)
      }
      #expect(fault?.description.hasSuffix("did you mean “\(nearest)”?") == true)
    }
  }
}
