import Testing

@testable import Games

@Suite struct `Counterfactual regret` {
  static let solvers: [any Solver] = [RegretMatchingPlus(), DiscountedRegret()]

  @Test func `values Kuhn poker at minus one eighteenth`() throws {
    let game = try KuhnPoker.game()
    for solver in Self.solvers {
      let outcome = solver.solve(game, limits: Limits(tolerance: 1e-5))
      let certificate = try #require(outcome.assessments.first?.certificate)
      #expect(outcome.stop == .finished)
      #expect(isClose(certificate.payoffs[0], -1.0 / 18, absolute: 4e-5))
      #expect(certificate.regret <= 4e-5)
    }
  }

  @Test func `values Leduc poker as published`() throws {
    let game = try LeducPoker.game()
    let uniform = try Assessment(.uniform(in: game), in: game)
    #expect(isClose(uniform.certificate.nashConvergence, 4.747222222, absolute: 1e-9))
    for solver in Self.solvers {
      let outcome = solver.solve(game, limits: Limits(tolerance: 1e-3))
      let certificate = try #require(outcome.assessments.first?.certificate)
      #expect(isClose(certificate.payoffs[0], -0.0856, absolute: 0.026))
      #expect(certificate.nashConvergence <= 0.052)
    }
  }

  @Test func `agrees with linear programming on random zero-sum games`() throws {
    var random = RandomGames(seed: 921)
    for _ in 0..<40 {
      let game = try random.next()
      let payoffs = game.outcomes.map { [$0.payoffs[0], Number(3 - $0.payoffs[0].value) ?? .zero] }
      let constantSum = try game.replacing(outcomePayoffs: payoffs)
      let exact = SequenceLinearProgram().solve(constantSum, limits: Limits())
      let value = try #require(exact.assessments.first?.certificate.payoffs[0])
      for solver in Self.solvers {
        let outcome = solver.solve(constantSum, limits: Limits(tolerance: 1e-3))
        let certificate = try #require(outcome.assessments.first?.certificate)
        #expect(isClose(certificate.payoffs[0], value, absolute: 2e-3 * certificate.scale))
      }
    }
  }

  @Test func `reports what misses the tolerance as refused, never as an equilibrium`() throws {
    let game = try KuhnPoker.game()
    let outcome = RegretMatchingPlus(mostIterations: 50).solve(game, limits: Limits())
    #expect(outcome.assessments.isEmpty)
    #expect(outcome.steps == 50)
    let refused = try #require(outcome.refused.first)
    #expect(outcome.stop == .inaccurate(regret: refused.certificate.regret))
    #expect(refused.certificate.regret < 0.1)
    let late = RegretMatchingPlus(mostIterations: .max)
      .solve(game, limits: Limits(time: .milliseconds(20), tolerance: 0))
    #expect(late.stop == .timeLimit)
    #expect(late.refused.count == 1)
  }

  @Test func `is the same whenever it runs`() throws {
    let game = try KuhnPoker.game()
    for solver in Self.solvers {
      let outcomes = (0..<2).map { _ in solver.solve(game, limits: Limits(tolerance: 1e-3)) }
      #expect(outcomes[0].assessments.map(\.behaviour) == outcomes[1].assessments.map(\.behaviour))
    }
  }

  @Test func `measures its own regret as the checker does`() throws {
    var random = RandomGames(seed: 922)
    for _ in 0..<30 {
      let game = try random.next()
      let payoffs = game.outcomes.map { [$0.payoffs[0], Number(-$0.payoffs[0].value) ?? .zero] }
      let zeroSum = try game.replacing(outcomePayoffs: payoffs)
      let form = try SequenceForm(zeroSum)
      let learning = CounterfactualRegret(form, zeroSum, rule: .plus)
      for _ in 0..<7 { learning.iterate() }
      let behaviour = form.behaviour(learning.averagePlans)
      let certificate = try Assessment(behaviour, in: zeroSum).certificate
      let scale = max(certificate.scale, 1e-300)
      #expect(isClose(learning.regret, certificate.regret / scale))
    }
  }

  @Test func `discounts the past as published`() {
    // Brown and Sandholm 2019, section 3: after iteration t by t^α/(t^α+1), t^β/(t^β+1), (t/(t+1))^γ.
    let rule = RegretRule(alpha: 1.5, beta: 0, gamma: 2)
    let factors = rule.factors(before: 5)
    #expect(isClose(factors.gain, 8.0 / 9))
    #expect(factors.loss == 0.5)
    #expect(isClose(factors.average, 0.64))
    #expect(RegretRule.plus.factors(before: 5) == (1, 0, 0.8))
  }

  @Test func `says what it cannot solve`() throws {
    let company = try Game(NormalForm(nfg: SampleGames.threePlayers))
    let beer = try Game(efg: SampleGames.beerOrQuiche)
    for solver in Self.solvers {
      #expect(
        solver.applicability(to: company) == .notApplicable("the game has 3 players; expected 2"))
      #expect(
        solver.applicability(to: beer)
          == .notApplicable("the players' payoffs do not sum to the same number everywhere"))
      #expect(try solver.applicability(to: ImperfectRecall.forgetful()) != .applicable)
    }
  }
}
