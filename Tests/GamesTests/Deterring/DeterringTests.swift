import Games
import Quantities
import Testing

@Suite struct BestResponseTests {
  /// Size × credibility peaks where the defender responds for certain by a hair.
  @Test func `the best size is that of a search`() throws {
    try eachLadder(count: 60) { ladder, _ in
      let best = ladder.outcome(ladder.best()).escalation
      for rung in ladder.rungs.indices {
        var posture = ladder.best()
        for step in 0...60 {
          posture.sizes[rung] = ladder.rungs[rung].largest * Double(step) / 60
          posture.credibilities?[rung] = ladder.rungs[rung].credibility(size: posture.sizes[rung])
          #expect(ladder.outcome(posture).escalation >= best - 1e-9)
        }
      }
    }
  }

  @Test func `all is deterred exactly where no rung fails`() throws {
    try eachLadder(seed: 31, count: 300) { ladder, _ in
      let fails = ladder.bestResponses().contains(where: \.fails)
      #expect(fails == (ladder.outcome(ladder.best()).escalation > 0))
    }
  }

  @Test func `what cannot be afforded fails`() throws {
    var rung = DeterrenceRung(gain: (0, 1), stake: 0.5, harm: 1, cost: (0, 1), largest: 0.4)
    let small = try #require(DeterrenceLadder([rung]))
    #expect(small.bestResponses()[0].size == 0.4)
    #expect(small.bestResponses()[0].fails)
    #expect(isNear(small.outcome(small.best()).escalation, 0.6))
    rung.largest = 10
    rung.commitment = 0.5
    let large = try #require(DeterrenceLadder([rung]))
    #expect(large.bestResponses()[0].size == 0.5)
    #expect(large.bestResponses()[0].fails)
    #expect(!large.bestResponses(isCommitted: true)[0].fails)
  }

  /// At the required size the type does not escalate; just below it does.
  @Test func `the required size deters by a hair`() throws {
    try eachLadder { ladder, posture in
      for rung in ladder.rungs.indices {
        let size = ladder.requiredSizes(credibilities: [0.6], upToType: 0.9, posture)[rung][0]
        let isLast = rung + 1 == ladder.rungs.count
        guard size.isFinite, ladder.rungs[rung].belief > 0.6,
          isLast || ladder.value(ofRung: rung + 1, type: 0.9, posture) <= 0
        else { continue }
        var made = posture
        made.credibilities = ladder.credibilities(posture)
        made.credibilities?[rung] = 0.6 / ladder.rungs[rung].belief
        made.sizes[rung] = size
        #expect(ladder.value(ofRung: rung, type: 0.9, made) <= 1e-9)
        guard size > 1e-6 else { continue }
        made.sizes[rung] = size * (1 - 1e-6)
        #expect(ladder.value(ofRung: rung, type: 0.9, made) > 0)
      }
    }
  }

  @Test func `what nobody believes deters nobody who gains`() throws {
    let ladder = try #require(
      DeterrenceLadder([DeterrenceRung(gain: (-1, 1), stake: 1, harm: 1, cost: (0, 1))]))
    let posture = ladder.described()
    #expect(ladder.requiredSizes(credibilities: [0, 0.25], posture) == [[.infinity, 4]])
    #expect(ladder.requiredSizes(credibilities: [0], upToType: 0.5, posture) == [[0]])
    #expect(ladder.isAttainable(rung: 0, size: 1, credibility: 1, isCommitted: false))
    #expect(ladder.isAttainable(rung: 0, size: 0, credibility: 1, isCommitted: false))
    #expect(!ladder.isAttainable(rung: 0, size: 4, credibility: 0.25, isCommitted: false))
  }
}

@Suite struct SpiralRiskTests {
  /// Jervis (1976): a response that enrages can lead to what it was to prevent.
  @Test func `a larger response can make the next rung likelier`() throws {
    let first = DeterrenceRung(
      gain: (0.5, 1), stake: 1, harm: 0.4, cost: (0, 1), provokes: 0.8)
    let second = DeterrenceRung(gain: (-0.6, 0.2), stake: 1, harm: 0.2, cost: (0, 2))
    let ladder = try #require(DeterrenceLadder([first, second]))
    let risk = try #require(ladder.spiralRisks(factor: 1.5, ladder.described())[0])
    #expect(risk.isSpiral)
    // Above 0.2 · 0.5 - 0.8 · 0.4 the second rung pays; half as large a response again adds 0.16.
    #expect(isNear(risk.answered, 1 - 0.38 / 0.8))
    #expect(isNear(risk.answeredLarger, 1 - 0.22 / 0.8))
    #expect(ladder.spiralRisks(factor: 2, ladder.described())[1] == nil)
  }

  @Test func `without provocation a larger response is never answered more often`() throws {
    try eachLadder(provokes: false, seed: 9, count: 300) { ladder, posture in
      let risks = ladder.spiralRisks(factor: 1.8, posture)
      #expect(risks.compactMap(\.self).count == ladder.rungs.count - 1)
      #expect(risks.allSatisfy { $0?.isSpiral != true })
    }
  }

  @Test func `a larger response to one rung can make challengers leap over it`() throws {
    let low = DeterrenceRung(gain: (0.5, 1), stake: 1, harm: 0.4, cost: (0, 1))
    let high = DeterrenceRung(gain: (0.4, 0.9), stake: 1, harm: 0.5, cost: (0, 1))
    let ladder = try #require(DeterrenceLadder([low, high]))
    let risk = try #require(ladder.spiralRisks(factor: 2, ladder.described())[0])
    #expect(risk.isLeap && !risk.isSpiral)
  }
}

@Suite struct FiniteDeterrenceTests {
  @Test func `the engine's equilibrium of the finite game agrees`() throws {
    try eachLadder(seed: 21, count: 15) { ladder, posture in
      let found = try FiniteDeterrence(ladder, posture, challengerTypes: 24).comparison()
      let comparison = try #require(found)
      #expect(comparison.agrees)
      #expect(comparison.regret <= 1e-9 * 10)
    }
  }

  @Test func `one rung agrees closely with many types`() throws {
    let rung = DeterrenceRung(
      gain: (0, 1), stake: 0.41, harm: 1, cost: (0, 1), belief: 0.75, commitment: 0.3)
    let ladder = try #require(DeterrenceLadder([rung]))
    let comparison = try #require(
      try FiniteDeterrence(ladder, ladder.described(), challengerTypes: 200).comparison())
    #expect(abs(comparison.finite[0] - comparison.exact[0]) <= 0.0025 + 1e-9)
    #expect(abs(comparison.continuous[0] - (1 - 0.75 * 0.41)) < 1e-12)
    #expect(abs(comparison.exact[0] - comparison.continuous[0]) < 0.75 / 64 + 1e-9)
  }
}
