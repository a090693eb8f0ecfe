import Testing

@testable import Games

@Suite struct `Recall` {
  @Test func `is perfect where everybody remembers`() throws {
    #expect(try KuhnPoker.game().recall == .perfect)
    #expect(try Game(efg: SampleGames.beerOrQuiche).recall.isPerfect)
  }

  @Test func `is broken by an absent-minded driver`() throws {
    let game = try ImperfectRecall.absentMindedDriver()
    #expect(game.recall == .absentMinded(informationSet: 0, label: "exit", nodes: [0, 2]))
    #expect(
      game.recall.description == "information set 1 “exit” is met twice on one path: nodes 0 and 2")
  }

  @Test func `is broken by forgetting one's own move`() throws {
    let game = try ImperfectRecall.forgetful()
    #expect(game.recall == .forgotten(informationSet: 1, label: "second", nodes: [1, 4]))
  }

  @Test func `allows one to forget what others did`() throws {
    var tree = GameTree(players: ["A", "B"])
    for first in try tree.move(at: tree.root, by: "A", in: "1", actions: ["l", "r"]) {
      for second in try tree.move(at: first, by: "B", in: "blind", actions: ["l", "r"]) {
        try tree.end(at: second, payoffs: [0, 0])
      }
    }
    #expect(try tree.frozen().recall == .perfect)
  }

  @Test func `is broken by forgetting what one once could tell apart`() throws {
    // Two sees One's move, then forgets it while moving the same way: his own past differs.
    var tree = GameTree(players: ["One", "Two"])
    for (index, first) in try tree.move(at: tree.root, by: "One", in: "1", actions: ["l", "r"])
      .enumerated()
    {
      let second = try tree.move(at: first, by: "Two", in: "saw \(index)", actions: ["on"])
      for end in try tree.move(at: second[0], by: "Two", in: "later", actions: ["l", "r"]) {
        try tree.end(at: end, payoffs: [0, 0])
      }
    }
    #expect(
      try tree.frozen().recall == .forgotten(informationSet: 2, label: "later", nodes: [2, 6]))
  }
}
