import Quantities
import Testing

@testable import Games

@Suite struct `Sequential equilibrium` {
  @Test func `finds beliefs for pooling without education up to two fifths`() throws {
    // Watson 2013, exercise 29.6: a clerk is best as long as 10μ ≤ 4.
    let game = try Game(efg: SampleGames.watson)
    let pooling = BehaviourProfile.pure([1, 1, 1, 1], in: game)
    let test = try SequentialTest(of: pooling, in: game)
    #expect(test.verdict == .sequential)
    #expect(test.consistency == .signalling)
    let signalling = try #require(SignallingGame(game))
    let most = try #require(signalling.largestBelief(in: 0, at: 0, justifying: pooling))
    #expect(isClose(most, 0.4, absolute: 1e-8))
    #expect(signalling.largestBelief(in: 1, at: 0, justifying: pooling) == 1)
    // Two thirds of managers need indifference: the belief is two fifths exactly.
    let mixed = BehaviourProfile([0, 1, 2.0 / 3, 1.0 / 3, 0, 1, 0, 1])
    let indifferent = try SequentialTest(of: mixed, in: game)
    #expect(indifferent.verdict == .sequential)
    // Members: High, the educated of both types, those not educated, Low.
    #expect(isClose(indifferent.assessment.beliefs[1], 0.4))
  }

  @Test func `finds the belief that who eats quiche is weak`() throws {
    let game = try Game(efg: SampleGames.beerOrQuiche)
    let test = try SequentialTest(of: .pure([0, 1, 0, 0], in: game), in: game)
    #expect(test.verdict == .sequential)
    let signalling = try #require(SignallingGame(game))
    let profile = BehaviourProfile.pure([0, 1, 0, 0], in: game)
    let most = try #require(signalling.largestBelief(in: 0, at: 1, justifying: profile))
    #expect(isClose(most, 0.5, absolute: 1e-8))
  }

  @Test func `refuses threats that no belief justifies`() throws {
    // The receiver's second response is dominated after the second message.
    let half = Number("1/2") ?? .zero
    let game = try SignallingGames.game(priors: [half, half], messages: 2, responses: 2) {
      _, message, response in
      message == 0 ? [1, 0] : response == 0 ? [2, 1] : [0, 0]
    }
    let threat = BehaviourProfile.pure([0, 0, 1, 0], in: game)
    #expect(try Assessment(threat, in: game).certificate.isNash())
    let test = try SequentialTest(of: threat, in: game)
    #expect(test.verdict == .notSequential)
    let signalling = try #require(SignallingGame(game))
    #expect(signalling.largestBelief(in: 0, at: 1, justifying: threat) == nil)
  }

  @Test func `refuses one of the two equilibria of Selten's horse`() throws {
    let game = try SeltensHorse.game()
    // Sets in order of appearance: 1 (D or A), 3 (L or R), 2 (d or a).
    let good = try SequentialTest(of: .pure([1, 1, 1], in: game), in: game)
    #expect(good.assessment.certificate.isNash())
    #expect(good.verdict == .sequential)
    let bad = try SequentialTest(of: .pure([0, 0, 1], in: game), in: game)
    #expect(bad.assessment.certificate.isNash())
    #expect(bad.verdict == .notSequential)
  }

  @Test func `needs no belief search where the profile arrives everywhere`() throws {
    let game = try KuhnPoker.game()
    let test = try SequentialTest(of: KuhnPoker.equilibrium(alpha: 0.2, in: game), in: game)
    #expect(test.verdict == .sequential)
    #expect(test.consistency == .bayes)
    #expect(try SequentialTest(of: .uniform(in: game), in: game).verdict == .notSequential)
  }

  @Test func `grades trembles where even ones do not do, and knows when it does not know`() throws {
    // Out ends the game; after A or B the second player is content with “keep” only if A is likely.
    func game(_ gain: Number) throws -> Game {
      var tree = GameTree(players: ["One", "Two"])
      let first = try tree.move(at: tree.root, by: "One", in: "start", actions: ["Out", "A", "B"])
      try tree.end(at: first[0], payoffs: [5, 5])
      for (position, keeping) in zip(first.dropFirst(), [[1, 1], [1, -9]] as [[Number]]) {
        let ends = try tree.move(
          at: position, by: "Two", in: "after", actions: ["keep", "change", "insure"])
        try tree.end(at: ends[0], payoffs: keeping)
        try tree.end(at: ends[1], payoffs: [9, 0])
        try tree.end(at: ends[2], payoffs: [9, keeping == [1, 1] ? gain : 0])
      }
      return try tree.frozen()
    }
    let keep = BehaviourProfile([1, 0, 0, 1, 0, 0])
    let graded = try SequentialTest(of: keep, in: game(0))
    #expect(graded.verdict == .sequential)
    #expect(graded.consistency == .gradedTrembles)
    #expect(graded.assessment.beliefs == [1, 1, 0])
    // Beliefs from 0.9 to 1 do for “keep”; with 2 for “insure” at A, none does.
    #expect(try SequentialTest(of: keep, in: game(2)).verdict == .undecided)
    // Beliefs that are known to be limits are used.
    let given = try SequentialTest(of: keep, limitBeliefs: [1, 0.95, 0.05], in: game(0))
    #expect(given.consistency == .given)
  }

  @Test func `confirms what backward induction and logit limits find`() throws {
    var random = RandomGames(seed: 74)
    for round in 0..<60 {
      random.players = 1 + round % 3
      let game = try random.next()
      let found = AgentLogit().solve(game, limits: Limits()).assessments[0]
      let test = try SequentialTest(
        of: found.behaviour, limitBeliefs: found.beliefs, in: game, tolerance: 1e-8)
      #expect(test.verdict == .sequential, "round \(round)")
    }
  }
}

/// Selten's horse (Selten 1975): three players, the third does not know which of the others let him move.
enum SeltensHorse {
  static func game() throws -> Game {
    var tree = GameTree(title: "Selten's horse", players: ["1", "2", "3"])
    let first = try tree.move(at: tree.root, by: "1", in: "first", actions: ["D", "A"])
    let second = try tree.move(at: first[1], by: "2", in: "second", actions: ["d", "a"])
    try tree.end(at: second[1], payoffs: [1, 1, 1])
    let afterD = try tree.move(at: first[0], by: "3", in: "third", actions: ["L", "R"])
    try tree.end(at: afterD[0], payoffs: [3, 2, 2])
    try tree.end(at: afterD[1], payoffs: [0, 0, 0])
    let afterA = try tree.move(at: second[0], by: "3", in: "third", actions: ["L", "R"])
    try tree.end(at: afterA[0], payoffs: [4, 4, 0])
    try tree.end(at: afterA[1], payoffs: [0, 0, 1])
    return try tree.frozen()
  }
}
