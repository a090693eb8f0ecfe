import Testing

@testable import Games

@Suite struct `Reduced normal forms` {
  @Test func `leave open what a player's own moves rule out`() throws {
    // Who stays out is not asked again: three strategies, not four.
    var tree = GameTree(players: ["A"])
    let first = try tree.move(at: tree.root, by: "A", in: "first", actions: ["out", "in"])
    try tree.end(at: first[0], payoffs: [0])
    let second = try tree.move(at: first[1], by: "A", in: "second", actions: ["l", "r"])
    try tree.end(at: second[0], payoffs: [1])
    try tree.end(at: second[1], payoffs: [2])
    let reduced = try ReducedNormalForm(tree.frozen())
    #expect(reduced.form.strategies == [["1*", "21", "22"]])
    #expect(reduced.form.payoffs == [0, 1, 2])
  }

  @Test func `of Kuhn poker have 27 and 64 strategies`() throws {
    // First: bet, or check then fold or call, for each of three cards. Second: two moves at six sets.
    let reduced = try ReducedNormalForm(KuhnPoker.game())
    #expect(reduced.form.strategies.map(\.count) == [27, 64])
  }

  @Test func `pay what the tree pays for mixed strategies`() throws {
    var random = RandomGames(seed: 31)
    random.depth = 3
    for round in 0..<100 {
      random.players = 1 + round % 3
      let game = try random.next()
      guard let reduced = try? ReducedNormalForm(game, cap: 20_000) else { continue }
      let mixed = MixedProfile(reduced.form.strategies.map { random.distribution($0.count) })
      let behaviour = reduced.behaviour(mixed, in: game)
      let expected = game.expectedPayoffs(behaviour)
      for player in game.players.indices {
        let values = reduced.form.strategyValues(mixed)[player]
        let found = zip(values, mixed.strategies[player]).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(isClose(found, expected[player], absolute: 1e-10))
      }
      let regrets = try Assessment(behaviour, in: game).certificate.regrets
      for (found, expected) in zip(reduced.form.regrets(mixed), regrets) {
        #expect(isClose(found, expected, absolute: 1e-10))
      }
    }
  }

  @Test func `stop at the stated cap`() throws {
    let game = try KuhnPoker.game()
    #expect(throws: GameError.tooLarge(what: "profiles of strategies", cap: 1_000)) {
      try ReducedNormalForm(game, cap: 1_000)
    }
    #expect(throws: GameError.tooLarge(what: "strategies", cap: 10)) {
      try ReducedNormalForm(game, cap: 10)
    }
  }
}
