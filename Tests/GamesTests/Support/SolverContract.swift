import Testing

@testable import Games

/// What every solver owes: run it with each new one.
enum SolverContract {
  /// Games of many kinds, among them degenerate ones.
  static func games() throws -> [Game] {
    var games = [
      try KuhnPoker.game(), try ImperfectRecall.absentMindedDriver(),
      try ImperfectRecall.forgetful(), try `Game trees`.entry().frozen(),
    ]
    for text in [
      SampleGames.strippedDownPoker, SampleGames.watson, SampleGames.beerOrQuiche,
      SampleGames.stages,
    ] {
      games.append(try Game(efg: text))
    }
    for text in [
      SampleGames.matchingPennies, SampleGames.prisonersDilemma, SampleGames.threePlayers,
      "NFG 1 R \"all equal\" { \"A\" \"B\" } { 3 2 } 1 1 1 1 1 1 1 1 1 1 1 1",
      "NFG 1 R \"single strategies\" { \"A\" \"B\" } { 1 1 } 5 -5",
      "NFG 1 R \"alone\" { \"A\" } { 3 } 1 5 5",
      "NFG 1 R \"huge and tiny\" { \"A\" \"B\" } { 2 2 } 1e12 1e-12 0 0 0 0 1e-12 1e12",
    ] {
      games.append(try Game(NormalForm(nfg: text)))
    }
    games.append(
      try games[4].replacing(chanceProbabilities: [[1, 0]]))
    var random = RandomGames(seed: 77)
    random.depth = 3
    for round in 0..<20 {
      random.players = 1 + round % 3
      games.append(try random.next())
    }
    return games
  }

  /// A solver finds equilibria within the tolerance or says why not, and obeys its limits.
  static func check(_ solver: any Solver) throws {
    #expect(Solvers.named(type(of: solver).name) != nil)
    let tolerance = type(of: solver).usualTolerance
    for game in try games() {
      let limits = Limits(time: .seconds(60), tolerance: tolerance)
      let outcome = solver.solve(game, limits: limits)
      #expect(outcome.method == type(of: solver).name)
      for assessment in outcome.assessments {
        #expect(assessment.certificate.isNash(within: tolerance), "\(game.title)")
        #expect(assessment.behaviour.error(in: game) <= 1e-12)
        #expect(assessment.certificate.bayesError <= 1e-9)
      }
      #expect(Set(outcome.assessments.map(\.behaviour)).count == outcome.assessments.count)
      switch solver.applicability(to: game) {
      case .applicable: #expect(outcome.stop == .finished, "\(game.title): \(outcome.stop)")
      case .notApplicable(let reason):
        #expect(outcome.stop == .notApplicable(reason))
        #expect(outcome.assessments.isEmpty)
        #expect(!reason.isEmpty && !reason.hasSuffix("."))
      }
      checkLimits(solver, game)
    }
  }

  private static func checkLimits(_ solver: any Solver, _ game: Game) {
    guard solver.applicability(to: game) == .applicable else { return }
    let cancelled = solver.solve(game, limits: Limits(isCancelled: { true }))
    #expect(cancelled.stop == .cancelled || cancelled.stop == .finished)
    #expect(cancelled.completeness != .all || cancelled.stop == .finished)
    let late = solver.solve(game, limits: Limits(time: .zero))
    #expect(late.stop == .timeLimit || late.stop == .finished)
  }
}

@Suite struct `Every solver` {
  @Test func `keeps the contract`() throws {
    for solver in Solvers.all { try SolverContract.check(solver) }
  }

  @Test func `has a name and a sentence of its own`() {
    let names = Solvers.all.map { type(of: $0).name }
    #expect(Set(names).count == names.count)
    #expect(Solvers.all.allSatisfy { type(of: $0).summary.hasSuffix(".") })
    #expect(Solvers.named("no such solver") == nil)
  }
}
