import Testing

@testable import Games

/// What a finding of the first equilibrium, or of all, is.
private func first(_ model: some Model, _ finding: String) throws -> Double {
  let solution = try #require(model.solution())
  return try #require(solution.equilibria.first?[finding] ?? solution[finding])
}

@Suite struct `Ultimatum in the shadow of war` {
  @Test func `never demands more than all, nor less than everybody accepts`() throws {
    #expect(isClose(try first(try Ultimatum(setting: ["p": 0.95]), "demand"), 1))
    let costly = try Ultimatum(setting: ["c_A": 5])
    #expect(isClose(try first(costly, "demand"), 0.5))
    #expect(try first(costly, "probability of war") == 0)
    let known = try Ultimatum(setting: ["low": 0.3, "high": 0.3])
    #expect(isClose(try first(known, "demand"), 0.8))
    #expect(try first(known, "probability of war") == 0)
  }

  @Test func `a dearer war is a rarer war`() throws {
    var last = 1.0
    for step in 0...30 {
      let war = try first(
        try Ultimatum(setting: ["c_A": Double(step) / 30]), "probability of war")
      #expect(war <= last + 1e-12)
      last = war
    }
  }

  @Test func `the finite game comes to the closed form`() throws {
    for (types, tolerance) in [(3, 1e-12), (10, 0.1), (24, 1e-12), (50, 0.02)] {
      let model = try Ultimatum(setting: ["types": Double(types)])
      let game = try #require(try model.game())
      let outcome = BackwardInduction().solve(game, limits: Limits())
      let assessment = try #require(outcome.assessments.first)
      let war = game.outcomeProbabilities(assessment.behaviour)
        .first { $0.name == "probability of war" }
      #expect(isClose(war?.value ?? 0, 1.0 / 3, absolute: tolerance), "\(types)")
      let payoff = try first(model, "payoff of A")
      #expect(assessment.certificate.payoffs[0] <= payoff + 1e-12)
      #expect(isClose(assessment.certificate.payoffs[0], payoff, absolute: tolerance))
    }
  }
}

@Suite struct `Preventive war` {
  @Test func `says how far power may shift without war`() throws {
    let solution = try #require(try PreventiveWar().solution())
    #expect(isClose(solution["gain from attacking per period"] ?? 0, 0.238))
    #expect(
      isClose(
        solution["largest later probability of winning without war"] ?? 0, 0.3356, absolute: 5e-5))
    #expect(solution.names == ["B attacks now"])
  }

  @Test func `there is war exactly beyond the published bound`() throws {
    for delta in [0.5, 0.9, 0.99] {
      for p2 in [0.3, 0.35, 0.5, 0.7] {
        for cost in [0.0, 0.5, 2, 5] {
          let later = 1 - p2 - cost * (1 - delta)
          guard later > 0 else { continue }
          let model = try PreventiveWar(setting: ["delta": delta, "p2": p2, "c_B": cost])
          let isWar = delta * p2 - 0.3 > cost * (1 - delta) * (1 - delta)
          #expect(try first(model, "probability of war") == (isWar ? 1 : 0))
        }
      }
    }
  }

  @Test func `the finite game agrees`() throws {
    for (p2, delta) in [(0.6, 0.9), (0.45, 0.9), (0.32, 0.6), (0.9, 0.5), (0.31, 0.95)] {
      let model = try PreventiveWar(setting: ["p2": p2, "delta": delta])
      let game = try #require(try model.game())
      let outcome = BackwardInduction().solve(game, limits: Limits())
      let profile = try #require(outcome.assessments.first).behaviour
      let found = game.outcomeProbabilities(profile)
      let now = found.first { $0.name == "probability of war now" }?.value ?? 0
      #expect(isClose(now, try first(model, "probability of war")), "\(p2) \(delta)")
      if now == 0 { #expect(found.first { $0.name == "probability of war later" }?.value == 0) }
    }
  }
}

@Suite struct `Deterrence by private resolve` {
  @Test func `a known challenger challenges exactly where b exceeds q times k`() throws {
    for benefit in [0.1, 0.2, 0.29, 0.31, 0.6, 0.9] {
      for loss in [0.5, 1, 2] {
        for stake in [0.0, 0.3, 0.6, 1] {
          let model = try Deterrence(setting: [
            "b_low": benefit, "b_high": benefit, "k": loss, "v": stake,
          ])
          // The cost of responding is uniform on 0...1, so that q = v.
          let expected = benefit > stake * loss ? 1.0 : 0
          guard abs(benefit - stake * loss) > 1e-9 else { continue }
          #expect(try first(model, "probability of challenge") == expected)
        }
      }
    }
  }

  @Test func `a commitment adds credibility, and never lowers the price of a challenge`() throws {
    var last = -1.0
    for step in 0...20 {
      let model = try Deterrence(setting: ["a": Double(step) / 20])
      let price = try first(model, "gain above which a challenge pays")
      #expect(price >= last)
      last = price
    }
    let bound = try Deterrence(setting: ["a": 0.5])
    #expect(isClose(try first(bound, "credibility that the commitment adds"), 0.5))
    #expect(isClose(try first(bound, "probability of challenge"), 0))
  }

  @Test func `no response deters where nobody believes in it`() throws {
    let model = try Deterrence(setting: ["v": 0])
    #expect(try first(model, "response that deters every challenger") == .infinity)
    #expect(try first(model, "probability of challenge") == 1)
  }

  @Test func `the finite game agrees`() throws {
    for (stake, audience) in [(0.5, 0.0), (0.25, 0.25), (0.75, 0.0), (0.2, 0.8)] {
      let model = try Deterrence(setting: ["v": stake, "a": audience, "types": 4, "k": 0.9])
      let game = try #require(try model.game())
      let outcome = PureEnumeration().solve(game, limits: Limits())
      let rational = outcome.assessments.filter { $0.certificate.isSequentiallyRational() }
      #expect(!rational.isEmpty)
      for assessment in rational {
        let found = game.outcomeProbabilities(assessment.behaviour)
        let quiet = found.first { $0.name == "probability of status quo" }?.value ?? 0
        // Types stand in the middle of quarters, so shares are those of whole quarters.
        #expect(isClose(1 - quiet, try first(model, "probability of challenge"), absolute: 0.125))
      }
    }
  }
}

@Suite struct `War of nerves` {
  @Test func `survival falls as derived and ends with those locked in`() throws {
    let model = try WarOfNerves()
    let solution = try #require(model.solution())
    let found = solution.equilibria[0]
    let horizon = found["horizon"] ?? 0
    // (0.4 t)(1 + 0.1 t) = 1 gives t = (-1 + √2)/0.2.
    #expect(isClose(horizon, (2.0.squareRoot() - 1) / 0.2))
    #expect(isClose(found["probability of war"] ?? 0, 0.04 * horizon * horizon))
    #expect(found["probability that side 1 backs down at once"] == 0)
    #expect(
      isClose(
        found["probability that side 2 backs down at once"] ?? 0,
        1 - 0.1 * horizon * (1 + 0.4 * horizon)))
    let numbers = [
      ("horizon", 2.0711), ("probability of war", 0.1716),
      ("probability that side 1 backs down", 0.0482),
      ("probability that side 2 backs down at once", 0.6213),
      ("probability that side 2 backs down", 0.7802),
    ]
    for (name, expected) in numbers {
      #expect(isClose(found[name] ?? 0, expected, absolute: 5e-5))
    }
    let sum =
      (found["probability that side 1 backs down"] ?? 0)
      + (found["probability that side 2 backs down"] ?? 0) + (found["probability of war"] ?? 0)
    #expect(isClose(sum, 1))
  }

  @Test func `the side with the weaker audience backs down more often`() throws {
    for (one, two) in [(0.4, 0.1), (0.1, 0.4), (3, 0.2), (0.01, 0.02)] {
      let solution = try #require(try WarOfNerves(setting: ["a_1": one, "a_2": two]).solution())
      let chances = [1, 2].map {
        solution.equilibria[0]["probability that side \($0) backs down"] ?? 0
      }
      #expect((chances[0] < chances[1]) == (one > two))
    }
  }

  @Test func `equal sides back down equally often`() throws {
    let solution = try #require(try WarOfNerves(setting: ["a_1": 0.1]).solution())
    let chances = [1, 2].map {
      solution.equilibria[0]["probability that side \($0) backs down"] ?? 0
    }
    #expect(isClose(chances[0], chances[1]))
  }
}

@Suite struct `Costless talk in detail` {
  @Test(arguments: [(0.3, 1), (0.25, 1), (0.2, 2), (0.08, 3), (0.05, 3), (0.04, 4), (0.01, 7)])
  func `the number of messages is that of Crawford and Sobel`(bias: Double, parts: Int) throws {
    // The largest N with 2bN(N - 1) < 1; babbling alone from b = 1/4.
    let solution = try #require(try TalkPartition(setting: ["b": bias]).solution())
    #expect(solution.equilibria.count == parts)
    #expect(solution.names[0] == "babbling")
    #expect(solution.equilibria[0]["information in bits"] == 0)
    let losses = solution.equilibria.map { $0["mean loss of the listener"] ?? 0 }
    #expect(isClose(losses[0], 1.0 / 12))
    #expect(losses == losses.sorted(by: >))
  }

  @Test func `two messages at a bias of one twentieth`() throws {
    // Crawford and Sobel 1982: θ₁ = 1/2 - 2b.
    let solution = try #require(try TalkPartition().solution())
    #expect(isClose(solution.equilibrium("2 messages")?["first border"] ?? 0, 0.4))
    #expect(isClose(solution.equilibrium("3 messages")?["first border"] ?? 0, 2.0 / 15))
  }
}

@Suite struct `Brinkmanship in closed form` {
  @Test func `one round in closed form`() throws {
    // v = 2, r = 0.2: the defender stands below 0.8/0.2 = 4, which is 3/8 of 1...9; the challenger
    // below ((5/8)·2/(3/8) + 0.8)/0.2 = 20.67, which is everybody.
    let model = try Brinkmanship()
    #expect(
      isClose(try first(model, "probability that the defender stands when challenged"), 0.375))
    #expect(try first(model, "probability of challenge") == 1)
    #expect(isClose(try first(model, "probability of disaster"), 0.075))
  }

  @Test func `the riskier the round, the fewer defenders stand`() throws {
    var last = 1.0
    for step in 1..<20 {
      let stands = try first(
        try Brinkmanship(setting: ["r": Double(step) / 20]),
        "probability that the defender stands when challenged")
      #expect(stands <= last)
      last = stands
    }
    let limit = try first(try Brinkmanship(), "risk above which no defender stands")
    let beyond = try Brinkmanship(setting: ["r": limit + 0.01])
    #expect(try first(beyond, "probability that the defender stands when challenged") == 0)
  }

  @Test func `the finite game agrees`() throws {
    for risk in [0.15, 0.3, 0.6] {
      let model = try Brinkmanship(setting: ["r": risk, "types": 4, "d_C_high": 21])
      let game = try #require(try model.game())
      let outcome = PureEnumeration().solve(game, limits: Limits())
      let rational = outcome.assessments.filter { $0.certificate.isSequentiallyRational() }
      #expect(!rational.isEmpty)
      for assessment in rational {
        let found = game.outcomeProbabilities(assessment.behaviour)
        let disaster = found.first { $0.name == "probability of disaster" }?.value ?? 0
        #expect(
          isClose(disaster, try first(model, "probability of disaster"), absolute: 0.125 * risk))
      }
    }
  }
}
