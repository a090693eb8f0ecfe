import Quantities
import Testing

@testable import Games

@Suite struct `Lemke on the sequence form` {
  @Test func `bluffs one third in stripped-down poker`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let outcome = SequenceLemke().solve(game, limits: Limits())
    let expected = [1, 0, 2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3]
    #expect(outcome.assessments.count == 1)
    #expect(outcome.assessments.allSatisfy { isClose($0.behaviour, expected) })
  }

  @Test func `values Kuhn poker at minus one eighteenth`() throws {
    let outcome = SequenceLemke().solve(try KuhnPoker.game(), limits: Limits())
    #expect(outcome.stop == .finished)
    #expect(isClose(outcome.assessments[0].certificate.payoffs[0], -1.0 / 18, absolute: 1e-14))
  }

  @Test func `finds one of the published equilibria of Watson's job market`() throws {
    let outcome = SequenceLemke().solve(try Game(efg: SampleGames.watson), limits: Limits())
    let payoffs = outcome.assessments[0].certificate.payoffs
    let published = [[4, 4], [14.0 / 3, 6]]
    #expect(published.contains { isClose($0[0], payoffs[0]) && isClose($0[1], payoffs[1]) })
  }

  @Test func `lets the incumbent yield to entry, since a fight is no credible threat`() throws {
    let game = try `Game trees`.entry().frozen()
    let outcome = SequenceLemke().solve(game, limits: Limits())
    #expect(outcome.assessments.map(\.behaviour) == [.pure([1, 1], in: game)])
  }

  @Test func `is sequentially rational on random games, within rounding`() throws {
    var random = RandomGames(seed: 21)
    for round in 0..<300 {
      random.depth = 2 + round % 5
      random.buckets = 1 + round % 3
      let game = try random.next()
      // What chance excludes has no bearing on any perturbed game: there, only Nash is promised.
      let isOpen = !game.chanceProbabilities.contains(0)
      let outcome = SequenceLemke().solve(game, limits: Limits())
      #expect(outcome.stop == .finished, "round \(round): \(outcome.stop)")
      for assessment in outcome.assessments {
        #expect(assessment.certificate.isNash(within: 1e-12), "round \(round)")
        #expect(
          !isOpen || assessment.certificate.isSequentiallyRational(within: 1e-11), "round \(round)")
      }
    }
  }

  @Test func `solves normal forms, some full of ties`() throws {
    var generator = SeededGenerator(seed: 23)
    for round in 0..<100 {
      let counts = [1 + generator.below(6), 1 + generator.below(6)]
      let payoffs = (0..<2 * counts[0] * counts[1]).map { _ in
        Number(generator.below(round % 2 == 0 ? 3 : 1_000))
      }
      let game = try Game(NormalForm.table(counts, payoffs))
      let outcome = SequenceLemke().solve(game, limits: Limits())
      #expect(outcome.stop == .finished && outcome.assessments.count == 1)
    }
  }

  @Test func `needs no scale and no origin`() throws {
    for (stake, origin) in [("1e-12", "0"), ("1e12", "0"), ("1e250", "0"), ("1e9", "999999999")] {
      let form = try NormalForm(
        nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } \(stake) \(origin) \(origin) \(stake)"
          + " \(origin) \(stake) \(stake) \(origin)")
      let outcome = SequenceLemke().solve(try Game(form), limits: Limits())
      #expect(outcome.assessments.count == 1)
      #expect(outcome.assessments.allSatisfy { isClose($0.behaviour, [0.5, 0.5, 0.5, 0.5]) })
    }
  }

  @Test func `says what it cannot solve`() throws {
    let company = try Game(NormalForm(nfg: SampleGames.threePlayers))
    #expect(
      SequenceLemke().solve(company, limits: Limits()).stop
        == .notApplicable("the game has 3 players; expected 2"))
    #expect(SequenceLemke().applicability(to: try ImperfectRecall.forgetful()) != .applicable)
  }
}

extension Game {
  /// The same tree with what the second player loses as what the first gains.
  func zeroSum() throws -> Game {
    try replacing(
      outcomePayoffs: outcomes.map { outcome in
        [outcome.payoffs[0], Number(-outcome.payoffs[0].value) ?? .zero]
      })
  }
}
