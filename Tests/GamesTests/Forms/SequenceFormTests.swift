import Testing

@testable import Games

@Suite struct `Sequence forms` {
  @Test func `of Kuhn poker have 13 sequences a player`() throws {
    // Six sets of two actions and the empty sequence.
    let form = try SequenceForm(KuhnPoker.game())
    #expect(form.players.map(\.sequenceCount) == [13, 13])
    #expect(form.players[0].parents.count { $0 == 0 } == 3)
    #expect(form.entryCount == 30)
  }

  @Test func `sum what chance alone tells apart`() throws {
    let form = try SequenceForm(Game(efg: SampleGames.strippedDownPoker))
    // Raise and call, raise and fold, for each card; fold for each card.
    #expect(form.entryCount == 6)
    #expect(form.terminalChance == [0.5, 0.5, 0.5, 0.5, 0.5, 0.5])
  }

  @Test func `pay what the tree pays, and give behaviour back`() throws {
    var random = RandomGames(seed: 21)
    for round in 0..<200 {
      random.players = 1 + round % 3
      let game = try random.next()
      let form = try SequenceForm(game)
      let profile = random.profile(in: game)
      let plans = form.plans(profile)
      let expected = game.expectedPayoffs(profile)
      for (found, expected) in zip(form.expectedPayoffs(plans), expected) {
        #expect(isClose(found, expected, absolute: 1e-10))
      }
      for (player, plan) in zip(form.players, plans) {
        for (set, parent) in player.parents.enumerated() {
          let sum = player.sequences(at: set).reduce(0) { $0 + plan[$1] }
          #expect(isClose(sum, plan[parent]))
        }
      }
      let back = form.plans(form.behaviour(plans))
      for (found, expected) in zip(back.joined(), plans.joined()) {
        #expect(isClose(found, expected))
      }
    }
  }

  @Test func `are refused without perfect recall`() throws {
    let game = try ImperfectRecall.forgetful()
    #expect(throws: GameError.imperfectRecall(game.recall)) { try SequenceForm(game) }
  }
}
