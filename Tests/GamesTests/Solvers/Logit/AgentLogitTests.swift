import RealModule
import Testing

@testable import Games

@Suite struct `Agent quantal response` {
  // MARK: At a given precision

  @Test func `plays evenly at a precision of zero`() throws {
    let game = try KuhnPoker.game()
    let point = try #require(AgentLogit().equilibrium(of: game, at: 0))
    #expect(point.behaviour == .uniform(in: game))
    #expect(point.lambda == 0)
  }

  @Test(arguments: [0.1, 1, 5, 40])
  func `weighs a single player's actions by the exponential of their payoffs`(
    lambda: Double
  ) throws {
    let game = try Game(NormalForm(nfg: "NFG 1 R \"alone\" { \"A\" } { 3 } 1 5 4.5"))
    let point = try #require(AgentLogit().equilibrium(of: game, at: lambda))
    let weights = [1, 5, 4.5].map { Double.exp(lambda * ($0 - 5)) }
    let logSum = Double.log(weights.reduce(0, +))
    for (found, payoff) in zip(point.logProbabilities, [1, 5, 4.5]) {
      #expect(isClose(found, lambda * (payoff - 5) - logSum, absolute: 1e-9 * (1 + lambda)))
    }
  }

  @Test(arguments: [0.05, 0.7, 3, 20])
  func `solves its own equations, as worked out from the tree by other means`(
    lambda: Double
  ) throws {
    var games = [try KuhnPoker.game()]
    for text in [SampleGames.watson, SampleGames.beerOrQuiche, SampleGames.stages] {
      games.append(try Game(efg: text))
    }
    games.append(try Game(NormalForm(nfg: SampleGames.threePlayers)))
    var random = RandomGames(seed: 910)
    for round in 0..<30 {
      random.players = 1 + round % 4
      games.append(try random.next())
    }
    for game in games {
      let rate = lambda / max(game.payoffScale, 1)
      let point = try #require(AgentLogit().equilibrium(of: game, at: rate))
      #expect(point.lambda == rate)
      #expect(LogitEquations.error(of: point, in: game) <= 1e-9, "\(game.title)")
    }
  }

  @Test func `keeps the ratios of probabilities that are too small for numbers`() throws {
    let game = try Game(efg: SampleGames.beerOrQuiche)
    let point = try #require(AgentLogit().equilibrium(of: game, at: 2_000))
    #expect(point.behaviour.probabilities.contains(0))
    #expect(point.logProbabilities.allSatisfy { $0.isFinite })
    #expect(LogitEquations.error(of: point, in: game) <= 1e-6)
  }

  // MARK: The branch

  @Test func `follows the branch of asymmetric pennies to its closed form`() throws {
    // Even's heads pay 9: in equilibrium Odd plays heads with 1/10 and Even evenly.
    let text = "NFG 1 R \"\" { \"A\" \"B\" } { 2 2 } 9 0 0 1 0 1 1 0"
    let game = try Game(NormalForm(nfg: text))
    let path = AgentLogit().path(of: game)
    #expect(path.stop == .finished)
    #expect(path.points[0].lambda == 0)
    for (point, next) in zip(path.points, path.points.dropFirst()) {
      #expect(next.lambda > point.lambda)
    }
    let last = try #require(path.points.last)
    for (found, expected) in zip(last.behaviour.probabilities, [0.5, 0.5, 0.1, 0.9]) {
      #expect(isClose(found, expected, absolute: 1e-8))
    }
  }

  @Test func `turns back with a branch that turns back`() throws {
    let game = try LogitEquations.turningGame()
    let path = AgentLogit().path(of: game)
    #expect(path.stop == .finished)
    let turns = zip(path.points, path.points.dropFirst()).count { $1.lambda < $0.lambda }
    #expect(turns > 0)
    for point in path.points where point.lambda * game.payoffScale < 1e5 {
      #expect(LogitEquations.error(of: point, in: game) <= 1e-5)
    }
  }

  @Test func `comes to the same limit with steps a fraction as long`() throws {
    var random = RandomGames(seed: 911)
    for round in 0..<60 {
      random.players = 1 + round % 3
      let game = try random.next()
      var ends: [[Double]] = []
      for aim in [LogitTracer.defaultAim, LogitTracer.defaultAim / 100] {
        let tracer = LogitTracer(LogitWorkspace(game), aim: aim)
        tracer.begin()
        while tracer.work.lambda < 1e6, tracer.advance(upTo: 1e6) == .moved {}
        ends.append(tracer.work.probabilities.elements)
      }
      for (found, expected) in zip(ends[0], ends[1]) {
        #expect(isClose(found, expected, absolute: 1e-6), "round \(round)")
      }
    }
  }

  @Test func `refuses a precision below zero, and games with imperfect recall`() throws {
    let driver = try ImperfectRecall.absentMindedDriver()
    #expect(AgentLogit().path(of: driver).points.isEmpty)
    #expect(AgentLogit().equilibrium(of: driver, at: 1) == nil)
    let game = try KuhnPoker.game()
    #expect(AgentLogit().equilibrium(of: game, at: -1) == nil)
    #expect(AgentLogit().equilibrium(of: game, at: .nan) == nil)
    #expect(AgentLogit(cap: 11).applicability(to: game) != .applicable)
    #expect(AgentLogit(cap: 12).applicability(to: game) == .applicable)
  }

  // MARK: The limit

  @Test(
    arguments: [
      (SampleGames.beerOrQuiche, [2.9, 0.9]), (SampleGames.strippedDownPoker, [1.0 / 3, -1.0 / 3]),
    ])
  func `selects published equilibria`(text: String, payoffs: [Double]) throws {
    let outcome = AgentLogit().solve(try Game(efg: text), limits: Limits())
    let certificate = try #require(outcome.assessments.first?.certificate)
    #expect(certificate.isSequentiallyRational(within: 1e-12))
    for (found, expected) in zip(certificate.payoffs, payoffs) { #expect(isClose(found, expected)) }
  }

  @Test func `values Kuhn poker at minus one eighteenth`() throws {
    let outcome = AgentLogit().solve(try KuhnPoker.game(), limits: Limits())
    let certificate = try #require(outcome.assessments.first?.certificate)
    #expect(isClose(certificate.payoffs[0], -1.0 / 18))
  }

  @Test func `finds sequentially rational limits of random games, exact to rounding`() throws {
    var random = RandomGames(seed: 912)
    var exact = 0
    for round in 0..<150 {
      random.players = 1 + round % 4
      random.depth = 2 + round % 4
      let game = try random.next()
      let outcome = AgentLogit().solve(game, limits: Limits())
      let certificate = try #require(outcome.assessments.first?.certificate)
      #expect(certificate.isSequentiallyRational(within: 1e-8), "round \(round)")
      exact += certificate.isNash(within: 1e-13) ? 1 : 0
    }
    #expect(exact > 140)
  }

  @Test func `solves for new payoffs and chances in the same memory as if made anew`() throws {
    let game = try Game(efg: SampleGames.beerOrQuiche)
    let other = try game.replacing(
      outcomePayoffs: game.outcomes.map { [$0.payoffs[1], $0.payoffs[0]] },
      chanceProbabilities: [[0.25, 0.75]])
    let limit = LogitLimit(game)
    var found: [[Double]] = []
    for game in [game, other, game] {
      game.chanceProbabilities.withUnsafeBufferPointer { limit.setChance($0) }
      _ = game.payoffs.withUnsafeBufferPointer { limit.solve(payoffs: $0) }
      found.append(Array(limit.probabilities) + Array(limit.beliefs))
    }
    let fresh = LogitLimit(other)
    _ = other.payoffs.withUnsafeBufferPointer { fresh.solve(payoffs: $0) }
    #expect(found[1] == Array(fresh.probabilities) + Array(fresh.beliefs))
    #expect(found[0] == found[2])
    #expect(found[0] != found[1])
  }
}
