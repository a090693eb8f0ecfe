import Testing

@testable import Games

@Suite struct `Normal forms` {
  @Test func `number profiles with the first player's strategy fastest`() throws {
    let form = try NormalForm(
      players: ["A", "B"], strategies: [["1", "2", "3"], ["1", "2"]],
      numbers: [1, 0, 0, 1, 0, 2, 1, 2, 2, 1, 3, 0])
    #expect(form.profileCount == 6)
    #expect(form.profile([2, 1]) == 5)
    #expect(form.choices(in: 4) == [1, 1])
    #expect(form.strides == [1, 3])
    #expect(form.payoff(player: 1, profile: form.profile([1, 1])) == 3)
  }

  @Test func `know the values and regrets of mixed strategies`() throws {
    let pennies = try NormalForm(nfg: SampleGames.matchingPennies)
    #expect(pennies.regrets(.uniform(in: pennies)) == [0, 0])
    #expect(pennies.regrets(.pure([0, 0], in: pennies)) == [0, 2])
    let dilemma = try NormalForm(nfg: SampleGames.prisonersDilemma)
    #expect(dilemma.regrets(.pure([1, 1], in: dilemma)) == [0, 0])
    #expect(dilemma.regrets(.pure([0, 0], in: dilemma)) == [1, 1])
    #expect(dilemma.strategyValues(.uniform(in: dilemma)) == [[1, 2], [1, 2]])
  }

  @Test func `of three players become trees with the same payoffs and regrets`() throws {
    let form = try NormalForm(nfg: SampleGames.threePlayers)
    let game = try Game(form)
    #expect(game.informationSets.map(\.player) == [0, 1, 2])
    #expect(game.recall == .perfect)
    var random = RandomGames(seed: 5)
    for _ in 0..<50 {
      let profile = MixedProfile((0..<3).map { _ in random.distribution(2) })
      let certificate = try Assessment(form.behaviour(profile), in: game).certificate
      for (found, expected) in zip(certificate.regrets, form.regrets(profile)) {
        #expect(isClose(found, expected))
      }
    }
  }

  @Test func `refuse what does not fit`() {
    #expect(throws: GameError.noPlayers) {
      try NormalForm(players: [], strategies: [], numbers: [])
    }
    #expect(throws: GameError.noActions(at: "A")) {
      try NormalForm(players: ["A"], strategies: [[]], numbers: [])
    }
    #expect(throws: GameError.listCount(what: "payoffs", expected: 2, found: 1)) {
      try NormalForm(players: ["A"], strategies: [["x", "y"]], numbers: [1])
    }
    #expect(throws: GameError.unknownOutcome(3, count: 1)) {
      try NormalForm(
        players: ["A"], strategies: [["x"]], outcomes: [Outcome(label: "", payoffs: [1])],
        outcomeOfProfile: [2])
    }
  }
}
