import Briefing
import Record
import SampleCases
import Studies
import Testing

/// How a game is drawn.
struct TreePictureTests {
  private func solved(
    _ text: String, _ options: SolveOptions? = nil
  ) async throws -> SolvedGame {
    let file = InputFile(path: "sample.efg", bytes: Array(text.utf8))
    let subject = try #require(GameSubject.read(file).subject)
    return try await SolveStudy(Subjects.settings, try options ?? SolveOptions())
      .solved(subject, progress: nil)
  }

  @Test func `Every node of a small game is drawn, with the way that play takes`() async throws {
    let tree = try await solved(GameTexts.entry).tree()
    #expect(tree.nodes.map(\.action) == ["", "stay out", "enter", "fight", "yield"])
    #expect(tree.nodes.map(\.way) == [.unplayed, .unplayed, .path, .unplayed, .path])
    #expect(tree.nodes.map(\.label).last == "(1, 1) share")
    #expect(tree.caption == "In bold: equilibrium 1 of 1 found by backward-induction.")
  }

  @Test func `What would be played off the path is told from what is not`() async throws {
    let game = try await solved(
      GameTexts.beerOrQuiche, try SolveOptions(solver: "pure-enumeration"))
    let quiche = game.tree(equilibrium: 1)
    #expect(quiche.nodes.filter { $0.way == .path }.count == 2 * 3)
    #expect(quiche.nodes.filter { $0.way == .played }.map(\.action) == ["duel", "duel"])
    #expect(game.tree(equilibrium: 99) == game.tree(equilibrium: 2))
    #expect(quiche.nodes.filter { $0.mover == .player(1) }.map(\.set) == [1, 2, 1, 2])
  }

  @Test func `Mixed actions carry their probability`() async throws {
    let tree = try await solved(GameTexts.matchingPennies).tree()
    #expect(tree.nodes.map(\.action).contains("heads 0.5"))
  }

  @Test func `Without an equilibrium nothing is marked`() async throws {
    let tree = try await solved(GameTexts.forgetful).tree()
    #expect(tree.nodes.allSatisfy { $0.way == .unplayed })
    #expect(tree.caption.contains("No equilibrium was found"))
  }

  @Test func `A large game is pruned, and what is left out is counted`() async throws {
    let rows = (0..<40).map { "\"r\($0)\"" }.joined(separator: " ")
    let payoffs = (0..<1_600).map { "\($0 % 7) \($0 % 5)" }.joined(separator: " ")
    let text = "NFG 1 R \"Large\" { \"A\" \"B\" } { { \(rows) } { \(rows) } } \"\" \(payoffs)"
    let tree = try await solved(text).tree()
    #expect(tree.nodes.count < 220)
    let hidden = tree.nodes.reduce(0) { sum, node in
      if case .hidden(let count) = node.mover { sum + count } else { sum }
    }
    let drawn = tree.nodes.filter { if case .hidden = $0.mover { false } else { true } }.count
    #expect(drawn + hidden == 1 + 40 + 1_600)
    #expect(tree.caption.contains("nodes are left out"))
  }
}
