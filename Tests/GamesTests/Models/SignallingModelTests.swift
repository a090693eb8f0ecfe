import Testing

@testable import Games

@Suite struct `Trust and reassurance` {
  @Test func `trust has three equilibria above the threshold and one below`() throws {
    let solution = try #require(try TrustGame().solution())
    #expect(solution.names == ["distrust", "trust", "mixed"])
    #expect(
      isClose(
        solution.equilibrium("mixed")?["probability that the trustworthy cooperate"] ?? 0, 5.0 / 6))
    let below = try #require(try TrustGame(setting: ["t": 0.66]).solution())
    #expect(below.names == ["distrust"])
    let above = try #require(try TrustGame(setting: ["t": 0.67]).solution())
    #expect(above.names.contains("trust"))
  }

  @Test func `pure enumeration finds the same`() throws {
    for (trust, count) in [(0.5, 1), (0.8, 2)] {
      let game = try #require(try TrustGame(setting: ["t": trust]).game())
      let outcome = PureEnumeration().solve(game, limits: Limits())
      #expect(outcome.assessments.count == count)
    }
  }

  @Test func `a gesture separates where it costs the untrustworthy what trust is worth to them`()
    throws
  {
    for trust in [0.2, 0.8] {
      for (own, other) in [(1.0, 3.5), (1.9, 3.01), (1, 2.9), (2.1, 3.5), (0.1, 0.2)] {
        let model = try Reassurance(setting: ["t": trust, "k_T": own, "k_U": other])
        let solution = try #require(model.solution())
        // R - P = 2 and U - P = 3.
        #expect(solution.names.contains("separating") == (own <= 2 && other >= 3))
        #expect(solution.names.contains("distrust"))
        #expect(solution.names.contains("trust without a gesture") == (trust > 0.66))
      }
    }
  }

  @Test func `a gesture that is too cheap is sometimes imitated`() throws {
    let solution = try #require(
      try Reassurance(setting: ["t": 0.5, "k_T": 0.2, "k_U": 2.7]).solution())
    let found = try #require(solution.equilibrium("sometimes imitated"))
    #expect(isClose(found["belief in good faith after the gesture"] ?? 0, 2.0 / 3))
    #expect(isClose(found["probability of the gesture"] ?? 0, 0.75))
  }

  @Test func `what is listed of pure gestures is credible`() throws {
    for settings in [[], ["t=0.5"], ["k_T=0.1", "k_U=0.2"]] {
      let model = try Reassurance(settings: settings)
      let game = try #require(try model.game())
      let pure = try pureCredibleEndings(of: game)
      for profile in try #require(model.solution()).equilibria.compactMap(\.profile)
      where profile.probabilities.allSatisfy({ $0 == 0 || $0 == 1 }) {
        #expect(pure.contains { isAlike(game.terminalProbabilities(profile), $0) })
      }
    }
  }

  @Test func `impossible payoffs are refused`() {
    let error = #expect(throws: ModelError.self) { try TrustGame(setting: ["R": 2]) }
    #expect(error?.description == "expected R above T and above P, and P above S")
  }
}

@Suite struct `Claims before a crisis` {
  @Test func `babbling is always an equilibrium and weighs nothing`() throws {
    for (earnest, stalling) in [(1.0, 1.0), (1, -1), (-1, 1), (-1, -1)] {
      for trust in [0.2, 0.8] {
        let model = try CheapTalk(setting: ["g_E": earnest, "g_S": stalling, "t": trust])
        let solution = try #require(model.solution())
        let babbling = try #require(solution.equilibrium("babbling"))
        #expect(babbling["likelihood ratio of the claim"] == 1)
        #expect(isClose(babbling["belief in earnestness after the claim"] ?? 0, trust))
      }
    }
  }

  @Test func `all pure equilibria with a cost of lying are listed`() throws {
    for lie in [0.5, 1.5] {
      for trust in [0.3, 0.7] {
        try expectAllListed(try CheapTalk(setting: ["lie": lie, "t": trust]))
      }
    }
  }

  @Test func `a claim informs only where interests differ`() throws {
    let same = try #require(try CheapTalk().solution())
    #expect(same.names == ["babbling"])
    let opposed = try #require(try CheapTalk(setting: ["g_S": -0.5]).solution())
    #expect(opposed.names.sorted() == ["babbling", "separating", "separating, in reverse"])
    let separating = try #require(opposed.equilibrium("separating"))
    #expect(separating["likelihood ratio of the claim"] == .infinity)
  }

  @Test func `a lie that costs more than trust is worth separates`() throws {
    for lie in [0.3, 0.9, 1.1, 2] {
      let solution = try #require(try CheapTalk(setting: ["lie": lie]).solution())
      #expect(solution.names.contains("separating") == (lie >= 1))
      // With a prior below one half the liar sometimes claims: 0.4/(0.4 + 0.6·2/3) = 1/2.
      let mixed = solution.equilibrium("semi-separating")
      #expect((mixed != nil) == (lie < 1))
      if let mixed {
        #expect(isClose(mixed["likelihood ratio of the claim"] ?? 0, 1.5))
        #expect(isClose(mixed["belief in earnestness after the claim"] ?? 0, 0.5))
      }
    }
  }
}

@Suite struct `Tying hands and sinking costs` {
  @Test func `sunk costs separate between what deterrence is worth to the two`() throws {
    // 0.5·0.5 = 0.25 for the irresolute, 0.5·(1.5 - 0.15) = 0.675 for the resolute.
    for size in [0.1, 0.24, 0.26, 0.67, 0.68, 1] {
      let solution = try #require(
        try SinkingCosts(setting: ["size": size, "v_low": 0.5]).solution())
      #expect(
        isClose(solution["least size that no bluffer would pay"] ?? 0, 0.25))
      #expect(isClose(solution["largest size that the resolute would pay"] ?? 0, 0.675))
      #expect(solution.names.contains("separating") == (0.25...0.675 ~= size), "\(size)")
    }
  }

  @Test func `nobody bluffs with hands tied tightly enough`() throws {
    // 0.5·0.3/0.5 = 0.3, below the loss of 0.45 that would bind the irresolute.
    for size in [0.1, 0.29, 0.31, 0.44] {
      let model = try TyingHands(setting: ["size": size])
      let solution = try #require(model.solution())
      #expect(isClose(solution["least size that no bluffer would pay"] ?? 0, 0.3))
      #expect(solution.names.contains("separating") == (size >= 0.3), "\(size)")
      if let separating = solution.equilibrium("separating") {
        #expect(separating["probability of a bluff"] == 0)
        #expect(isClose(separating["probability of war"] ?? 0, 0.3 * 0.5))
      }
    }
  }

  @Test func `tied hands pay the defender more than sunk costs of the same size`() throws {
    let tied = try #require(try TyingHands().solution())
    let sunk = try #require(try SinkingCosts().solution())
    let payoffs = [tied, sunk].map { $0.equilibrium("separating")?["payoff of defender"] ?? 0 }
    #expect(isClose(payoffs[0] - payoffs[1], 0.3 * 0.4))
  }

  @Test func `all pure equilibria of the finite game are among those listed`() throws {
    for (size, resolute) in [(0.1, 0.3), (0.4, 0.3), (0.4, 0.7), (0.9, 0.7), (0.9, 0.3)] {
      for type in [TyingHands.self, SinkingCosts.self] as [any Model.Type] {
        try expectAllListed(try type.init(settings: ["size=\(size)", "q=\(resolute)"]))
      }
    }
  }
}

/// Every way in which a pure and credible profile of the finite game ends is listed, and the other
/// way round.
private func expectAllListed(_ model: any Model) throws {
  let game = try #require(try model.game())
  let solution = try #require(model.solution())
  let listed = solution.equilibria.compactMap(\.profile)
  let pure = try pureCredibleEndings(of: game)
  for ending in pure {
    #expect(
      listed.contains { isAlike(game.terminalProbabilities($0), ending) }, "\(game.title)")
  }
  for profile in listed where profile.probabilities.allSatisfy({ $0 == 0 || $0 == 1 }) {
    #expect(pure.contains { isAlike(game.terminalProbabilities(profile), $0) }, "\(game.title)")
  }
}

private func isAlike(_ left: [Double], _ right: [Double]) -> Bool {
  zip(left, right).allSatisfy { isClose($0, $1) }
}

/// Where the game may end in pure sequential equilibria, by trying all profiles.
private func pureCredibleEndings(of game: Game) throws -> [[Double]] {
  var endings: [[Double]] = []
  var choices = game.informationSets.map { _ in 0 }
  repeat {
    let assessment = try Assessment(.pure(choices, in: game), in: game)
    if assessment.certificate.isNash(), try isCredible(assessment, in: game) {
      let ending = assessment.certificate.terminalProbabilities
      if !endings.contains(where: { isAlike($0, ending) }) { endings.append(ending) }
    }
  } while advance(&choices, game)
  return endings
}

private func advance(_ choices: inout [Int], _ game: Game) -> Bool {
  for (index, set) in game.informationSets.enumerated() {
    choices[index] += 1
    if choices[index] < set.actions.count { return true }
    choices[index] = 0
  }
  return false
}

/// Whether trembles of the informed player's types, some far rarer than others, give beliefs that
/// make every move a best reply.
private func isCredible(_ assessment: Assessment, in game: Game) throws -> Bool {
  let types = game.informationSets.indices.filter { set in
    game.informationSets[set].nodes.allSatisfy { game.nodes[$0].parent == 0 }
  }
  return try (0..<1 << types.count).contains { rare in
    var trembling = assessment.behaviour
    for (index, set) in game.informationSets.enumerated() {
      let isRare = types.firstIndex(of: index).map { rare & 1 << $0 != 0 } ?? false
      let share = isRare ? 1e-9 : 1e-5
      trembling[set] =
        trembling[set].map { (1 - share) * $0 + share / Double(set.actions.count) }[...]
    }
    return try Assessment(
      assessment.behaviour, beliefs: trembling.tremblingBeliefs(in: game), in: game
    ).certificate.isSequentiallyRational(within: 1e-4)
  }
}

@Suite struct `Ladders and patrons` {
  @Test func `a ladder without private information is solved backwards`() throws {
    let model = try EscalationLadder(setting: ["rounds": 3, "types": 1])
    let game = try #require(try model.game())
    #expect(game.hasPerfectInformation)
    let outcome = BackwardInduction().solve(game, limits: Limits())
    #expect(outcome.assessments.count == 1)
  }

  @Test func `a ladder of one round by hand`() throws {
    // War pays 5 - 5 - 0.5 to who escalated: less than the shared prize. After a step up the other
    // prefers war at 0 to conceding at 0 only if indifferent; with a cost of 6 it concedes.
    let model = try EscalationLadder(setting: ["types": 1, "c_low": 6, "c_high": 6])
    let game = try #require(try model.game())
    let outcome = BackwardInduction().solve(game, limits: Limits())
    #expect(outcome.assessments[0].certificate.payoffs == [9.5, 0])
  }

  @Test func `ladders have as many nodes and sets as rounds and types say`() throws {
    // One round: a tree of 10 nodes per pair of types, with the chance moves in front of them.
    for (types, nodes) in [(1, 10), (2, 40), (3, 90)] {
      let game = try #require(try EscalationLadder(setting: ["types": Double(types)]).game())
      #expect(game.nodes.count == nodes + 1 + types)
      #expect(game.informationSets.count == types + 2 * types)
      #expect(game.recall.isPerfect)
    }
    let error = #expect(throws: ModelError.self) {
      try EscalationLadder(setting: ["types": 8, "rounds": 8])
    }
    #expect(error?.description.hasPrefix("a ladder of 8 rounds with 8 types a side") == true)
  }

  @Test func `a pledge protects where the patron keeps it`() throws {
    // Bound by h > j - 1, both types would keep a pledge; without one only the committed would
    // help, with probability 0.4: below 1 - 1/2, so that the protégé yields.
    let bound = try #require(try ExtendedDeterrence(setting: ["h": 4, "j": 2]).solution())
    let pledged = try #require(bound.equilibrium("everybody pledges"))
    #expect(isClose(pledged["probability of peace"] ?? 0, 1))
    let silent = try #require(
      try ExtendedDeterrence(setting: ["h": 0, "i": 2, "j": 2]).solution())
    #expect(silent.names == ["everybody is silent"])
    #expect(silent.equilibria[0]["probability of protege yields"] == 1)
  }

  @Test func `all pure equilibria with a patron are listed`() throws {
    for settings in [["h=4", "j=2"], ["q=0.7", "h=0.3"]] {
      try expectAllListed(try ExtendedDeterrence(settings: settings))
    }
  }
}
