import Quantities
import Testing

@testable import Games

/// A signalling game with two types, messages and responses, its payoffs parameters `u0`, `v0`, ….
///
/// Leaves in the order type, message, response, the last fastest.
func signalling222(
  first: ClosedRange<Double> = -10...10, prior: String = "2/5"
) throws -> ParametricGame {
  let range = Distribution.uniform(low: first.lowerBound, high: first.upperBound)
  var tree = try ParametricGameTree(
    title: "Signalling", players: ["Sender", "Receiver"],
    parameters: (0..<8).flatMap { [Parameter("u\($0)", range), Parameter("v\($0)", range)] })
  let types = try tree.chance(at: tree.root, [("strong", prior), ("weak", "1 - \(prior)")])
  for (type, position) in types.enumerated() {
    let messages = try tree.move(
      at: position, by: "Sender", in: ["strong", "weak"][type], actions: ["threat", "offer"])
    for (message, position) in messages.enumerated() {
      let replies = try tree.move(
        at: position, by: "Receiver", in: ["threat", "offer"][message],
        actions: ["yield", "resist"])
      for (reply, position) in replies.enumerated() {
        let leaf = type * 4 + message * 2 + reply
        try tree.end(
          at: position,
          outcome: ["yield", "resist"][reply] + " to " + ["threat", "offer"][message],
          payoffs: ["u\(leaf)", "v\(leaf)"])
      }
    }
  }
  return try tree.frozen()
}

@Suite struct `Ensembles` {
  /// Every solved draw of an ensemble agrees with its game solved on its own.
  private func solve(
    _ game: ParametricGame, _ method: EnsembleMethod, count: Int, seed: UInt64 = 1
  ) async throws -> EnsembleResult {
    let draws = ParameterDraws.seeded(game, count: count, seed: seed)
    return try await Ensemble(game, method: method).solve(draws, threads: 2)
  }

  @Test func `challenge as often as the benefit exceeds the expected response`() async throws {
    // G7: escalation pays exactly when b > q·k; with b uniform on 0...4, q = 0.4 and k = 5 half the time.
    let game = try deterrence(.uniform(low: 0, high: 4), cost: .number(5))
    let result = try await solve(game, .backwardInduction, count: 4_096)
    let findings = result.findings()
    #expect(findings.outcomes.map(\.label) == ["status quo", "response", "yielded"])
    let peace = findings.outcomes[0]
    #expect(isClose(peace.lowest.mean, 0.5, absolute: 1e-3))
    #expect(peace.lowest == peace.highest)
    #expect(isClose(peace.likeliest.inEvery, 0.5, absolute: 1e-3))
    #expect(isClose(findings.outcomes[1].lowest.mean, 0.2, absolute: 1e-3))
    #expect(findings.solvedCount == 4_096 && findings.unsolved.isEmpty)
    for draw in 0..<4_096 {
      let benefit = result.draws.values(ofDraw: draw)[0]
      let challenges = try #require(result.outcomeRanges(ofDraw: draw))[0].upperBound == 0
      #expect(challenges == (benefit > 0.4 * 5))
    }
    #expect(result.certificates.count == 16 && result.certificates.sequentialCount == 16)
  }

  @Test func `find the equilibria of each game on its own`() async throws {
    let game = try signalling222()
    let result = try await solve(game, .allExtreme, count: 256)
    let pure = PureEnumeration()
    for draw in 0..<256 {
      let values = result.draws.values(ofDraw: draw)
      let alone = pure.solve(try game.game(at: values), limits: Limits())
      let ranges = try #require(result.outcomeRanges(ofDraw: draw))
      // The pure equilibria lie within the range of the extreme ones.
      for assessment in alone.assessments {
        let labels = OutcomeLabels(game.shape)
        var shares = [Double](repeating: 0, count: labels.labels.count)
        for (terminal, share) in assessment.certificate.terminalProbabilities.enumerated() {
          shares[labels.labelOfTerminal[terminal]] += share
        }
        for (share, range) in zip(shares, ranges) {
          #expect(range.lowerBound <= share + 1e-9 && share <= range.upperBound + 1e-9)
        }
      }
      #expect(result.equilibriumCount(ofDraw: draw) >= alone.assessments.count)
    }
    #expect(result.findings().largestRegret < 1e-12)
    #expect(result.certificates.nashCount == result.certificates.count)
  }

  @Test func `give one of the equilibria where one is asked for`() async throws {
    let game = try signalling222()
    let all = try await solve(game, .allExtreme, count: 512)
    let one = try await solve(game, .oneEquilibrium, count: 512)
    #expect(one.findings().solvedCount == 512)
    for draw in 0..<512 {
      let wide = try #require(all.outcomeRanges(ofDraw: draw))
      let narrow = try #require(one.outcomeRanges(ofDraw: draw))
      for (wide, narrow) in zip(wide, narrow) {
        #expect(wide.lowerBound <= narrow.lowerBound + 1e-9)
        #expect(narrow.upperBound <= wide.upperBound + 1e-9)
      }
    }
  }

  @Test func `reach the limits that the logit solver reaches`() async throws {
    let game = try signalling222(prior: "1/3")
    let result = try await solve(game, .limitingLogit, count: 40)
    let solver = AgentLogit()
    let labels = OutcomeLabels(game.shape)
    for draw in 0..<40 {
      let drawn = try game.game(at: result.draws.values(ofDraw: draw))
      let outcome = solver.solve(drawn, limits: Limits())
      let alone = try #require(outcome.assessments.first).certificate.terminalProbabilities
      var shares = [Double](repeating: 0, count: labels.labels.count)
      for (label, share) in zip(labels.labelOfTerminal, alone) { shares[label] += share }
      for (range, share) in zip(try #require(result.outcomeRanges(ofDraw: draw)), shares) {
        #expect(isClose(range.lowerBound, share, absolute: 1e-9))
      }
    }
    #expect(result.certificates.sequentialCount == 16)
  }

  @Test func `trace logit limits where chance changes from draw to draw`() async throws {
    let game = try deterrence(
      .uniform(low: 0, high: 4), belief: .uniform(low: 0, high: 1))
    let logit = try await solve(game, .limitingLogit, count: 64)
    let backward = try await solve(game, .backwardInduction, count: 64)
    for draw in 0..<64 {
      let (one, other) = (logit.outcomeRanges(ofDraw: draw), backward.outcomeRanges(ofDraw: draw))
      for (one, other) in zip(try #require(one), try #require(other)) {
        #expect(isClose(one.lowerBound, other.lowerBound, absolute: 1e-6))
      }
    }
  }

  @Test(arguments: ["one-equilibrium", "all-extreme", "all-credible", "all-pure", "logit"])
  func `are the same for any number of threads`(name: String) async throws {
    let method = try #require(EnsembleMethod.all.first { $0.name == name })
    let ensemble = try Ensemble(signalling222(), method: method)
    let draws = ParameterDraws.seeded(ensemble.game, count: name == "logit" ? 70 : 520, seed: 3)
    let one = try await ensemble.solve(draws, threads: 1).findings()
    for threads in [2, 7] {
      #expect(try await ensemble.solve(draws, threads: threads).findings() == one)
    }
  }

  @Test func `agree with any solver that is given the games one by one`() async throws {
    let game = try deterrence(.uniform(low: 0, high: 4), belief: .uniform(low: 0, high: 1))
    let quick = try await solve(game, .backwardInduction, count: 300).findings()
    let slow = try await solve(game, .solver(BackwardInduction()), count: 300).findings()
    #expect(quick == slow)
    let signalling = try signalling222()
    let pure = try await solve(signalling, .allPure, count: 300)
    let slowPure = try await solve(signalling, .solver(PureEnumeration()), count: 300)
    for draw in 0..<300 {
      #expect(
        pure.equilibriumCount(ofDraw: draw) == slowPure.equilibriumCount(ofDraw: draw), "\(draw)")
    }
    #expect(pure.findings().outcomes == slowPure.findings().outcomes)
  }

  @Test func `say how many draws have no result`() async throws {
    // Matching pennies has no pure equilibrium; a belief beyond 1 is no probability.
    let pennies = try ParametricGame(Game(NormalForm(nfg: SampleGames.matchingPennies)))
    let findings = try await solve(pennies, .allPure, count: 5).findings()
    #expect(findings.solvedCount == 0 && findings.outcomes.isEmpty)
    #expect(findings.unsolved == [.init(reason: .noneFound, count: 5, firstDraw: 0)])
    let game = try deterrence(belief: .uniform(low: 0.5, high: 1.5).self)
    let result = try await solve(game, .backwardInduction, count: 64)
    #expect(result.findings().solvedCount == 32)
    #expect(result.findings().unsolved.map(\.count) == [32])
    let first = try #require(result.findings().unsolved.first)
    #expect(first.reason == .noGame)
    let problem = try #require(result.problem(ofDraw: first.firstDraw))
    #expect(problem.description.contains("expected 0 or more, with benefit = 1"))
    let infinite = try await Ensemble(game).solve(.given(game, [[.infinity, 1, 0.5]]), threads: 1)
    #expect(infinite.findings().unsolved.map(\.reason) == [.noGame])
  }

  @Test func `find the three extreme equilibria of Watson's job market`() async throws {
    // Watson 2013, exercise 29.6, as Gambit's catalogue counts them: separating pays 14/3 and 6, pooling 4 and 4.
    let game = ParametricGame(try Game(efg: SampleGames.watson))
    let findings = try await solve(game, .allExtreme, count: 1).findings()
    #expect(findings.meanEquilibria == 3)
    #expect(isClose(findings.players[0].highest.mean, 14.0 / 3))
    #expect(isClose(findings.players[1].highest.mean, 6))
    #expect(findings.players.map(\.lowest.mean).allSatisfy { isClose($0, 4) })
    #expect(findings.separations.map(\.share.inSome) == [1, 1, 0])
  }

  @Test func `tell separating from pooling`() async throws {
    var rows: [[Double]] = []
    // Each type has a message that is best whatever the reply; first different ones, then the same.
    for dominant in [(0, 1), (1, 1), (0, 0)] {
      rows.append(
        (0..<8).flatMap { leaf -> [Double] in
          let (type, message) = (leaf / 4, leaf / 2 % 2)
          let best = type == 0 ? dominant.0 : dominant.1
          return [message == best ? 10 : 0, Double(leaf % 2)]
        })
    }
    let game = try signalling222()
    let result = try await Ensemble(game, method: .allExtreme).solve(.given(game, rows), threads: 1)
    let separations = result.findings().separations
    #expect(separations.map(\.type) == [.separating, .pooling, .semiSeparating])
    #expect(isClose(separations[0].share.inEvery, 1.0 / 3))
    #expect(isClose(separations[1].share.inSome, 2.0 / 3))
    #expect(separations[2].share.inSome == 0)
  }

  @Test func `stop when they are cancelled`() async throws {
    let ensemble = try Ensemble(signalling222(), method: .allExtreme)
    let draws = ParameterDraws.seeded(ensemble.game, count: 1 << 24, seed: 1)
    let task = Task { try await ensemble.solve(draws, threads: 2) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }

  @Test func `refuse games that their method cannot solve`() throws {
    let three = try ParametricGame(Game(NormalForm(nfg: SampleGames.threePlayers)))
    #expect(throws: EnsembleError.notApplicable("the game has 3 players; expected 2")) {
      try Ensemble(three, method: .allExtreme)
    }
    let forgetful = try ParametricGame(ImperfectRecall.forgetful())
    #expect(throws: EnsembleError.self) { try Ensemble(forgetful) }
    #expect(throws: EnsembleError.self) {
      try Ensemble(signalling222(), method: .backwardInduction)
    }
  }

  @Test func `give every sample game an equilibrium or a reason`() async throws {
    for game in try SolverContract.games() where game.recall.isPerfect {
      let parametric = ParametricGame(game)
      for method in EnsembleMethod.all {
        guard let ensemble = try? Ensemble(parametric, method: method) else { continue }
        let findings = try await ensemble.solve(.best(parametric), threads: 1).findings()
        #expect(findings.solvedCount == 1 || findings.unsolved.count == 1, "\(game.title)")
        if method.name != "all-pure" {
          #expect(findings.solvedCount == 1, "\(game.title) \(method.name)")
          #expect(findings.unsolved.isEmpty, "\(game.title) \(method.name): \(findings.unsolved)")
        }
      }
    }
  }
}
