import Testing

@testable import Games

@Suite struct `Profiles` {
  @Test func `reach what is computed by hand`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let profile = BehaviourProfile([1, 0, 0.75, 0.25, 0.5, 0.5])
    #expect(
      game.reachProbabilities(profile)
        == [1, 0.5, 0.5, 0.375, 0.125, 0, 0.5, 0.25, 0.1875, 0.0625, 0.25])
    #expect(game.terminalProbabilities(profile) == [0.375, 0.125, 0, 0.1875, 0.0625, 0.25])
    // 2·0.375 + 1·0.125 - 2·0.1875 + 1·0.0625 - 1·0.25
    #expect(game.expectedPayoffs(profile) == [0.3125, -0.3125])
  }

  @Test func `are measured against distributions`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    #expect(BehaviourProfile.uniform(in: game).error(in: game) == 0)
    #expect(BehaviourProfile([1, 0, 0.5, 0.25, 1, 0]).error(in: game) == 0.25)
    #expect(BehaviourProfile([1.5, -0.5, 1, 0, 1, 0]).error(in: game) == 0.5)
    #expect(BehaviourProfile([1]).error(in: game) == .infinity)
  }

  @Test func `are cleaned of what rounding left`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let noisy = BehaviourProfile([1, 1e-17, -1e-18, 0.5, 0, 0])
    let clean = noisy.cleaned(in: game, below: 1e-12)
    #expect(clean.probabilities == [1, 0, 0, 1, 0.5, 0.5])
  }

  @Test func `beliefs follow Bayes where play arrives`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let profile = BehaviourProfile([1, 0, 0.5, 0.5, 0.25, 0.75])
    for (found, expected) in zip(profile.tremblingBeliefs(in: game), [1, 0.8, 0.2, 1]) {
      #expect(isClose(found, expected))
    }
  }

  @Test func `beliefs off the path follow the fewest trembles`() throws {
    let game = try Game(efg: SampleGames.beerOrQuiche)
    let pooling = BehaviourProfile.pure([0, 1, 0, 0], in: game)
    // Both types err alike, so quiche says nothing: the prior.
    let beliefs = pooling.tremblingBeliefs(in: game)
    for (found, expected) in zip(beliefs, [1, 0.9, 0.1, 0.9, 0.1, 1]) {
      #expect(isClose(found, expected))
    }
    // Stripped-down poker, Alice folds the King for certain and the Queen half the time: only the
    // Queen raises without a tremble.
    let poker = try Game(efg: SampleGames.strippedDownPoker)
    let mixed = BehaviourProfile([0, 1, 0, 1, 0.5, 0.5])
    #expect(mixed.tremblingBeliefs(in: poker) == [1, 0, 1, 1])
  }

  @Test func `chance that never happens trembles last`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
      .replacing(chanceProbabilities: [[1, 0]])
    // The King never raises and the Queen is never dealt: one tremble of Alice's beats one of chance.
    #expect(BehaviourProfile([0, 1, 0, 1, 1, 0]).tremblingBeliefs(in: game) == [1, 1, 0, 1])
  }
}
