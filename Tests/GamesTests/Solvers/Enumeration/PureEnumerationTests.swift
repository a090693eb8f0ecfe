import Testing

@testable import Games

@Suite struct `Pure enumeration` {
  @Test(
    arguments: [
      (SampleGames.matchingPennies, 0), (SampleGames.prisonersDilemma, 1),
      (SampleGames.threePlayers, 2),
    ])
  func `finds all equilibria of published normal forms`(text: String, count: Int) throws {
    let game = try Game(NormalForm(nfg: text))
    let outcome = PureEnumeration().solve(game, limits: Limits())
    #expect(outcome.assessments.count == count)
    #expect(outcome.completeness == .all)
    #expect(outcome.stop == .finished)
  }

  @Test(
    arguments: [
      // Pooling on beer and on quiche.
      (SampleGames.beerOrQuiche, [[2.1, 0.9], [2.9, 0.9]]),
      // Separating; pooling without education against a firm that hires the educated as clerks.
      (SampleGames.watson, [[4, 4], [14.0 / 3, 6]]),
      (SampleGames.strippedDownPoker, []),
    ] as [(String, [[Double]])])
  func `finds all pure equilibria of published signalling games`(
    text: String, payoffs: [[Double]]
  ) throws {
    let outcome = PureEnumeration().solve(try Game(efg: text), limits: Limits())
    let found = outcome.assessments.map(\.certificate.payoffs).sorted { $0[0] < $1[0] }
    #expect(found.count == payoffs.count)
    for (found, expected) in zip(found.joined(), payoffs.joined()) {
      #expect(isClose(found, expected))
    }
  }

  @Test func `finds on random games what trying every profile finds`() throws {
    var random = RandomGames(seed: 51)
    random.depth = 3
    for round in 0..<60 {
      random.players = 1 + round % 3
      let game = try random.next()
      guard let reduced = try? ReducedNormalForm(game, cap: 2_000) else { continue }
      let outcome = PureEnumeration().solve(game, limits: Limits())
      let expected = (0..<reduced.form.profileCount).count { profile in
        let choices = reduced.form.choices(in: profile)
        return reduced.form.regrets(.pure(choices, in: reduced.form)).allSatisfy { $0 <= 1e-9 }
      }
      #expect(outcome.assessments.count == expected)
    }
  }

  @Test func `stops at the number that is wanted`() throws {
    let game = try Game(NormalForm(nfg: SampleGames.threePlayers))
    let outcome = PureEnumeration().solve(game, limits: Limits(mostEquilibria: 1))
    #expect(outcome.assessments.count == 1)
    #expect(outcome.completeness == .some)
  }

  @Test func `refuses more profiles than its cap`() throws {
    let outcome = PureEnumeration(cap: 100).solve(try KuhnPoker.game(), limits: Limits())
    #expect(
      outcome.stop == .notApplicable("there would be more than 100 profiles of strategies"))
  }
}
