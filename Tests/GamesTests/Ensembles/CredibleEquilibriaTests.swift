import Quantities
import Testing

@testable import Games

@Suite struct `Credible equilibria` {
  private func solve(_ game: ParametricGame, _ method: EnsembleMethod) async throws
    -> EnsembleFindings
  {
    try await Ensemble(game, method: method).solve(.best(game), threads: 1).findings()
  }

  @Test func `leave out the threat to fight an entrant`() async throws {
    let game = try ParametricGame(`Game trees`.entry().frozen())
    #expect(try await solve(game, .allExtreme).severalEquilibria == 1)
    let credible = try await solve(game, .allCredible)
    #expect(credible.severalEquilibria == 0)
    #expect(credible.dependsOnSelection == 0)
  }

  @Test func `are the subgame-perfect ones under perfect information`() async throws {
    var generator = SeededGenerator(seed: 21)
    for round in 0..<60 {
      var tree = GameTree(players: ["A", "B"])
      var open = [(tree.root, 0)]
      while let (position, depth) = open.popLast() {
        if depth == 3 || depth > 0 && generator.below(4) == 0 {
          try tree.end(
            at: position, payoffs: (0..<2).map { _ in Number(generator.below(1_000_000)) })
        } else {
          let set = try tree.addInformationSet(
            player: generator.below(2), label: "", actions: ["l", "r"])
          open += try tree.move(at: position, in: set).map { ($0, depth + 1) }
        }
      }
      let game = ParametricGame(try tree.frozen())
      let backward = try await solve(game, .backwardInduction)
      let credible = try await solve(game, .allCredible)
      #expect(credible.outcomes.map(\.lowest) == backward.outcomes.map(\.lowest), "round \(round)")
      #expect(credible.outcomes.map(\.highest) == backward.outcomes.map(\.highest))
    }
  }

  @Test func `have in their range every sequential equilibrium that logit limits find`()
    async throws
  {
    var random = RandomGames(seed: 22)
    random.depth = 3
    var (count, narrower) = (0, 0)
    for round in 0..<100 {
      let game = ParametricGame(try random.next())
      guard let ensemble = try? Ensemble(game, method: .allCredible) else { continue }
      let credible = try await ensemble.solve(.best(game), threads: 1)
      let all = try await Ensemble(game, method: .allExtreme).solve(.best(game), threads: 1)
      let logit = try await Ensemble(game, method: .limitingLogit).solve(.best(game), threads: 1)
      guard let found = credible.outcomeRanges(ofDraw: 0),
        credible.unsolvedReason(ofDraw: 0) == nil,
        let selected = logit.outcomeRanges(ofDraw: 0)
      else { continue }
      count += 1
      if credible.equilibriumCount(ofDraw: 0) < all.equilibriumCount(ofDraw: 0) { narrower += 1 }
      for (range, one) in zip(found, selected) {
        #expect(range.lowerBound <= one.lowerBound + 1e-6, "round \(round)")
        #expect(one.upperBound <= range.upperBound + 1e-6, "round \(round)")
      }
      #expect(credible.certificates.nashCount == credible.certificates.count)
    }
    #expect(count > 60 && narrower > 10)
  }

  @Test func `keep both outcomes of beer and quiche`() async throws {
    // Pooling on either breakfast, each by beliefs about the other (Cho and Kreps 1987).
    let game = ParametricGame(try Game(efg: SampleGames.beerOrQuiche))
    let findings = try await solve(game, .allCredible)
    #expect(findings.separations.map(\.share.inEvery) == [0, 1, 0])
    #expect(findings.likeliestDependsOnSelection == 1)
  }

  @Test func `of signalling draws have consistent beliefs by search`() async throws {
    let game = try signalling222()
    let draws = ParameterDraws.seeded(game, count: 200, seed: 4)
    let all = try await Ensemble(game, method: .allExtreme).solve(draws, threads: 2)
    let credible = try await Ensemble(game, method: .allCredible).solve(draws, threads: 2)
    var counts = (all: 0, credible: 0)
    let map = try StrategicMap(game.shape, cap: 100)
    for draw in 0..<200 {
      let drawn = try game.game(at: draws.values(ofDraw: draw))
      var numbers = DrawnGame(drawn)
      numbers.payoffs = drawn.payoffs
      numbers.branches = drawn.chanceProbabilities
      numbers.chance = try SequenceForm(drawn).terminalChance
      numbers.scale = drawn.payoffScale
      var found = FoundEquilibria(drawn)
      var solver = ExtremeDrawSolver(map)
      let reason = solver.solve(numbers, draw: 0, into: &found)
      #expect(reason == nil)
      let sound = try (0..<found.count).count { index in
        let profile = BehaviourProfile(
          Array(found.behaviours[index * found.actionCount..<(index + 1) * found.actionCount]))
        return try hasBeliefs(profile, drawn)
      }
      counts.all += all.equilibriumCount(ofDraw: draw)
      counts.credible += credible.equilibriumCount(ofDraw: draw)
      #expect(found.count == all.equilibriumCount(ofDraw: draw))
      #expect(sound == credible.equilibriumCount(ofDraw: draw), "draw \(draw)")
    }
    #expect(counts.credible < counts.all && counts.credible >= 200)
    #expect(credible.certificates.count >= 16)
    #expect(credible.certificates.sequentialCount == credible.certificates.count)
  }

  /// Whether a certain belief, or one that leaves the receiver indifferent, makes a profile sequentially
  /// rational at the sets that it does not reach.
  private func hasBeliefs(_ profile: BehaviourProfile, _ game: Game) throws -> Bool {
    let even = profile.tremblingBeliefs(in: game)
    let reach = game.reachProbabilities(profile)
    let unreached = game.informationSets.filter { set in
      set.nodes.count == 2 && set.nodes.allSatisfy { reach[$0] == 0 }
    }
    #expect(unreached.count <= 1)
    guard let set = unreached.first else { return true }
    let gains = set.nodes.map { node in
      let payoffs = game.children(of: node).map { child in
        value(child, of: set.player, profile, in: game)
      }
      return payoffs[0] - payoffs[1]
    }
    for share in [0, 1, gains[1] / (gains[1] - gains[0])] where 0...1 ~= share {
      var beliefs = even
      beliefs.replaceSubrange(set.memberRange, with: [share, 1 - share])
      let certificate = try Certificate(of: profile, beliefs: beliefs, in: game)
      if certificate.isSequentiallyRational() { return true }
    }
    return false
  }
}
