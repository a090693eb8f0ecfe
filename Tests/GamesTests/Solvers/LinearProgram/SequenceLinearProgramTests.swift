import Testing

@testable import Games

@Suite struct `Sequence-form linear programming` {
  @Test func `values Kuhn poker at minus one eighteenth`() throws {
    let outcome = SequenceLinearProgram().solve(try KuhnPoker.game(), limits: Limits())
    #expect(isClose(outcome.assessments[0].certificate.payoffs[0], -1.0 / 18, absolute: 1e-14))
    #expect(outcome.stop == .finished)
  }

  @Test func `bluffs one third in stripped-down poker`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let outcome = SequenceLinearProgram().solve(game, limits: Limits())
    let expected = [1, 0, 2.0 / 3, 1.0 / 3, 1.0 / 3, 2.0 / 3]
    for (found, expected) in zip(outcome.assessments[0].behaviour.probabilities, expected) {
      #expect(isClose(found, expected))
    }
  }

  @Test func `solves constant sums, and random games within rounding`() throws {
    var random = RandomGames(seed: 61)
    for round in 0..<150 {
      random.depth = 2 + round % 5
      let game = try random.next()
      let sum = Number(round % 3)
      let payoffs = game.outcomes.map { outcome in
        [outcome.payoffs[0], Number(sum.value - outcome.payoffs[0].value) ?? .zero]
      }
      let zeroSum = try game.replacing(outcomePayoffs: payoffs)
      let outcome = SequenceLinearProgram().solve(zeroSum, limits: Limits())
      #expect(outcome.stop == .finished)
      #expect(outcome.assessments.count == 1)
      #expect(outcome.assessments.allSatisfy { $0.certificate.isNash(within: 1e-12) })
    }
  }

  @Test func `plays matching pennies evenly, whatever the size of the stakes`() throws {
    for stake in ["1e-12", "1", "1e12", "1e250"] {
      let form = try NormalForm(
        nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } \(stake) -\(stake) -\(stake) \(stake)"
          + " -\(stake) \(stake) \(stake) -\(stake)")
      let outcome = SequenceLinearProgram().solve(try Game(form), limits: Limits())
      #expect(outcome.assessments.count == 1)
      #expect(outcome.assessments.allSatisfy { isClose($0.behaviour, [0.5, 0.5, 0.5, 0.5]) })
    }
  }

  @Test func `values Leduc poker as published`() throws {
    let game = try LeducPoker.game()
    let outcome = SequenceLinearProgram().solve(game, limits: Limits())
    // OpenSpiel's tests give four digits; the others are those of a dense simplex on merged suits.
    #expect(isClose(outcome.assessments[0].certificate.payoffs[0], -0.085_606_424_078))
    let uniform = try Certificate(of: .uniform(in: game), beliefs: game.evenBeliefs, in: game)
    #expect(isClose(uniform.nashConvergence, 4.747_222_222_222, absolute: 1e-12))
  }

  @Test func `agrees with the paths of Lemke and Howson on the normal form`() throws {
    var random = RandomGames(seed: 62)
    for _ in 0..<60 {
      random.depth = 3
      let game = try random.next().zeroSum()
      let program = SequenceLinearProgram().solve(game, limits: Limits())
      let paths = LemkeHowson().solve(game, limits: Limits(mostEquilibria: 1))
      guard paths.stop == .finished else { continue }
      let values = [program, paths].map { $0.assessments[0].certificate.payoffs[0] }
      #expect(isClose(values[0], values[1], absolute: 1e-11))
    }
  }

  @Test func `says what it cannot solve`() throws {
    let program = SequenceLinearProgram()
    let company = try Game(NormalForm(nfg: SampleGames.threePlayers))
    #expect(
      program.solve(company, limits: Limits()).stop
        == .notApplicable("the game has 3 players; expected 2"))
    let beer = try Game(efg: SampleGames.beerOrQuiche)
    #expect(
      program.applicability(to: beer)
        == .notApplicable("the players' payoffs do not sum to the same number everywhere"))
  }
}
