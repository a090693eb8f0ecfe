import Testing

@testable import Games

@Suite struct `Subgames` {
  @Test func `begin at every move under perfect information`() throws {
    #expect(try `Game trees`.entry().frozen().subgameRoots == [0, 2])
  }

  @Test func `do not cut information sets`() throws {
    #expect(try KuhnPoker.game().subgameRoots == [0])
    // In stripped-down poker neither deal begins one, for Bob's set holds both.
    #expect(try Game(efg: SampleGames.strippedDownPoker).subgameRoots == [0])
  }

  @Test func `may begin with an information set that they hold whole`() throws {
    var tree = GameTree(players: ["A", "B"])
    let start = try tree.move(at: tree.root, by: "A", in: "start", actions: ["out", "in"])
    try tree.end(at: start[0], payoffs: [2, 2])
    for move in try tree.move(at: start[1], by: "A", in: "inside", actions: ["l", "r"]) {
      for end in try tree.move(at: move, by: "B", in: "blind", actions: ["l", "r"]) {
        try tree.end(at: end, payoffs: [1, 1])
      }
    }
    #expect(try tree.frozen().subgameRoots == [0, 2])
  }

  @Test func `found as by their definition on random trees`() throws {
    var random = RandomGames(seed: 11)
    for _ in 0..<200 {
      let game = try random.next()
      let expected = game.nodes.indices.filter { root in
        let subtree = root..<game.nodes[root].subtreeEnd
        return !game.nodes[root].isTerminal
          && game.informationSets.allSatisfy { set in
            set.nodes.allSatisfy { subtree.contains($0) }
              || set.nodes.allSatisfy { !subtree.contains($0) }
              || set.nodes == [root]
          }
      }
      #expect(game.subgameRoots == expected)
    }
  }
}
