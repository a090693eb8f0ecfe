import Testing

@testable import Games

@Suite struct `Certificates` {
  @Test func `uniform play of Kuhn poker has NashConv 11 twelfths`() throws {
    let game = try KuhnPoker.game()
    let assessment = try Assessment(.uniform(in: game), in: game)
    #expect(isClose(assessment.certificate.nashConvergence, 11.0 / 12))
    #expect(isClose(assessment.certificate.payoffs[0], 0.125))
    #expect(!assessment.certificate.isNash())
  }

  @Test(arguments: [0, 0.1, 0.2, 1.0 / 3])
  func `Kuhn's equilibria have the value minus one eighteenth and no regret`(alpha: Double) throws {
    let game = try KuhnPoker.game()
    let profile = try KuhnPoker.equilibrium(alpha: alpha, in: game)
    let certificate = try Assessment(profile, in: game).certificate
    #expect(isClose(certificate.payoffs[0], -1.0 / 18))
    #expect(certificate.isNash())
    #expect(certificate.agentRegret <= 1e-12)
  }

  @Test func `stripped-down poker bluffs one third, calls two thirds and is worth one third`()
    throws
  {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let profile = BehaviourProfile([1, 0, 2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3])
    let certificate = try Assessment(profile, in: game).certificate
    #expect(isClose(certificate.payoffs[0], 1.0 / 3))
    #expect(certificate.isSequentiallyRational())
    #expect(certificate.scale == 4)
  }

  @Test func `folding the King is regretted as computed by hand`() throws {
    // Alice folds all: -1. Raising with the King wins 1 if Bob folds for certain: half of 2 more; with
    // the Queen likewise. Bob's own payoff does not change, for he is never asked.
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let profile = BehaviourProfile([0, 1, 0, 1, 0, 1])
    let certificate = try Assessment(profile, in: game).certificate
    #expect(certificate.payoffs == [-1, 1])
    #expect(certificate.regrets == [2, 0])
    #expect(certificate.agentRegrets == [1, 0, 1])
    #expect(certificate.isReached == [true, false, true])
    // Raised, Bob believes in even odds of the King: calling is worth 0, folding -1.
    #expect(certificate.sequentialViolations == [2, 1, 2])
    #expect(certificate.terminalProbabilities == [0, 0, 0.5, 0, 0, 0.5])
    #expect(!certificate.isNash())
  }

  @Test func `Watson's separating equilibrium pays fourteen thirds and six`() throws {
    let game = try Game(efg: SampleGames.watson)
    // High educates, managers the educated, clerks the others, Low does not.
    let profile = BehaviourProfile.pure([0, 0, 1, 1], in: game)
    let certificate = try Assessment(profile, in: game).certificate
    #expect(isClose(certificate.payoffs[0], 14.0 / 3))
    #expect(isClose(certificate.payoffs[1], 6))
    #expect(certificate.isSequentiallyRational())
  }

  @Test(arguments: [(0.0, true), (2.0 / 3, true), (0.68, false), (1, false)])
  func `Watson's pooling equilibrium holds up to two thirds managers among the educated`(
    manager: Double, isEquilibrium: Bool
  ) throws {
    let game = try Game(efg: SampleGames.watson)
    let profile = BehaviourProfile([0, 1, manager, 1 - manager, 0, 1, 0, 1])
    let certificate = try Assessment(profile, in: game).certificate
    #expect(certificate.isNash() == isEquilibrium)
    #expect(certificate.payoffs == [4, 4])
  }

  @Test func `pooling on beer needs the belief that who eats quiche is weak`() throws {
    let game = try Game(efg: SampleGames.beerOrQuiche)
    // Both drink beer; no duel after beer, a duel after quiche. Members: one node for each type's set,
    // two for each of the receiver's.
    let profile = BehaviourProfile.pure([0, 1, 0, 0], in: game)
    let prior = try Assessment(profile, in: game).certificate
    #expect(prior.isNash())
    #expect(isClose(prior.payoffs[0], 2.9))
    #expect(isClose(prior.payoffs[1], 0.9))
    // With the prior after quiche, to refrain from the duel would gain 0.9 - 0.1.
    #expect(isClose(prior.sequentialViolation, 0.8))
    let weak = try Assessment(profile, beliefs: [1, 0.9, 0.1, 0, 1, 1], in: game).certificate
    #expect(weak.isSequentiallyRational())
    let wrong = try Assessment(profile, beliefs: [1, 0.5, 0.5, 0, 1, 1], in: game).certificate
    #expect(isClose(wrong.bayesError, 0.4))
    #expect(!wrong.isSequentiallyRational())
  }

  @Test func `what is no profile of the game has an infinite regret`() throws {
    let game = try KuhnPoker.game()
    for broken in [BehaviourProfile([]), BehaviourProfile([Double](repeating: .nan, count: 24))] {
      let certificate = try Assessment(broken, in: game).certificate
      #expect(certificate.regret == .infinity)
      #expect(!certificate.isNash())
    }
    let tooMuch = BehaviourProfile([Double](repeating: 1, count: 24))
    #expect(try Assessment(tooMuch, in: game).certificate.profileError == 1)
    #expect(try !Assessment(tooMuch, in: game).certificate.isNash(within: 0.5))
  }

  @Test func `a game without perfect recall has no certificate`() throws {
    let game = try ImperfectRecall.absentMindedDriver()
    #expect(throws: GameError.self) { try Assessment(.uniform(in: game), in: game) }
  }

  @Test func `where subtrees are too large together, single actions are tested`() throws {
    let game = try KuhnPoker.game()
    let profile = try KuhnPoker.equilibrium(alpha: 0.2, in: game)
    let beliefs = profile.tremblingBeliefs(in: game)
    let certificate = try Certificate(of: profile, beliefs: beliefs, in: game, continuationCap: 10)
    #expect(certificate.sequentialTest == .oneAction)
    #expect(certificate.isSequentiallyRational())
  }

  @Test func `what is common to all payoffs does not drown their differences`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let profile = BehaviourProfile([1, 0, 2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3])
    for common in [-1e12, 1e12, 1e14] {
      let shifted = game.outcomes.map { $0.payoffs.map { Number($0.value + common) ?? .zero } }
      let certificate = try Assessment(profile, in: game.replacing(outcomePayoffs: shifted))
        .certificate
      #expect(certificate.isSequentiallyRational(within: 1e-14))
      #expect(isClose(certificate.payoffs[0], common + 1.0 / 3, absolute: 0.1))
    }
  }

  @Test func `payoffs of any size are certified on their own scale`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let profile = BehaviourProfile([1, 0, 2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3])
    for factor in [1e-12, 1e12, 1e299] {
      let scaled = game.outcomes.map { $0.payoffs.map { Number($0.value * factor) ?? .zero } }
      let other = try game.replacing(outcomePayoffs: scaled)
      #expect(try Assessment(profile, in: other).certificate.isNash())
      let bad = BehaviourProfile([1, 0, 0.66, 0.34, 1.0 / 3, 2.0 / 3])
      #expect(try !Assessment(bad, in: other).certificate.isNash())
    }
  }
}
