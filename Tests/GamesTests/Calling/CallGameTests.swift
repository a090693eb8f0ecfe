import Games
import Quantities
import Testing

@Suite("Demands")
struct CallGameTests {
  @Test(
    "Without noise an equilibrium separates exactly when cost(earnest) <= benefit < cost(stalling)")
  func separation() {
    var random = RandomCalls(seed: 1)
    var separating = 0
    for _ in 0..<4_000 {
      let costs = (earnest: random.number(0, 2), stalling: random.number(0, 2))
      let benefit = random.number(0.01, 2)
      let call = CallGame.plain(
        prior: random.number(0.01, 0.99), costs: costs, benefit: benefit,
        gain: random.number(0.1, 2), loss: random.number(0.1, 2))
      let expected = costs.earnest <= benefit && benefit < costs.stalling
      #expect(call.kinds.contains(.separating) == expected)
      #expect((call.margin > 0) == expected)
      if expected { separating += 1 }
    }
    #expect(separating > 500)
  }

  @Test("The ends of the interval are those of the rule")
  func ends() {
    #expect(CallGame.plain(prior: 0.4, costs: (1, 1.1), benefit: 1).kinds.contains(.separating))
    #expect(!CallGame.plain(prior: 0.4, costs: (0.9, 1), benefit: 1).kinds.contains(.separating))
  }

  @Test("After separation the answer settles the belief, and nobody is exploited")
  func certainty() throws {
    let call = CallGame.plain(prior: 0.2, costs: (0.1, 2), benefit: 1)
    let separating = try #require(call.equilibria().first { $0.kind == .separating })
    #expect(separating.beliefIfMet == [1, 0])
    #expect(separating.beliefIfRefused == [0, 1])
    #expect(separating.exploitation == 0)
    #expect(separating.gain == 0.2)
  }

  @Test("Noise keeps both beliefs from certainty by Bayes' rule")
  func noise() throws {
    let call = CallGame.plain(
      prior: 0.2, costs: (0.1, 2), benefit: 1, mistaken: 0.1, faked: 0.02)
    let found = try #require(call.equilibria().first { $0.kind == .separating })
    let met = try #require(found.beliefIfMet)
    #expect(abs(met[0] - 0.2 * 0.9 / (0.2 * 0.9 + 0.8 * 0.02)) < 1e-12)
    #expect(abs(found.exploitation - 0.8 * 0.02) < 1e-12)
  }

  /// Whoever is trusted already meets a demand only because a refusal would be seen; with the least
  /// chance of being misunderstood a refusal tells nothing, and so nobody pays (Bagwell 1995).
  @Test("The least noise ends an equilibrium in which everybody meets the demand")
  func commitmentVanishes() {
    func call(_ mistaken: Double) -> CallGame {
      .plain(prior: 0.8, costs: (0.1, 0.2), benefit: 1, mistaken: mistaken)
    }
    #expect(call(0).kinds.contains(.allMeet))
    #expect(!call(0.001).kinds.contains(.allMeet))
    #expect(!call(0.1).kinds.contains(.allMeet))
  }

  @Test("A statement that costs nobody anything pools in every equilibrium: ratio 1")
  func cheapTalk() throws {
    var random = RandomCalls(seed: 2)
    for _ in 0..<500 {
      let call = CallGame.plain(
        prior: random.number(0.01, 0.99), costs: (0, 0), benefit: random.number(0.1, 2),
        gain: random.number(0.1, 2), loss: random.number(0.1, 2))
      let found = call.equilibria()
      #expect(!found.isEmpty)
      for equilibrium in found {
        #expect(equilibrium.kind.isPooling)
        let belief = try #require(equilibrium.beliefIfMet ?? equilibrium.beliefIfRefused)
        #expect(abs(belief[0] - call.types[0].prior) < 1e-12)
      }
    }
  }

  /// Trust game with payoffs R, T, P, S = 4, 3, 2, 0 (Kydd 2000): trust from 2/3 on.
  @Test("Without an informative answer the caller trusts from Kydd's threshold on")
  func reassurance() {
    func trusts(_ prior: Double) -> Bool {
      CallGame.plain(prior: prior, costs: (0, 0), benefit: 1, gain: 4 - 3, loss: 2 - 0)
        .equilibria().allSatisfy { $0.trusted(0) == 1 }
    }
    #expect(trusts(0.667))
    #expect(!trusts(0.666))
  }

  @Test("More cost to the stalling never ends separation; more to the earnest never brings it")
  func monotony() {
    var random = RandomCalls(seed: 3)
    for _ in 0..<500 {
      let (cheap, dear) = (random.number(0, 1), random.number(0, 1))
      let more = random.number(0, 1)
      func separates(_ earnest: Double, _ stalling: Double) -> Bool {
        CallGame.plain(prior: 0.3, costs: (earnest, stalling), benefit: 0.5, mistaken: 0.1)
          .kinds.contains(.separating)
      }
      if separates(cheap, dear) { #expect(separates(cheap, dear + more)) }
      if separates(cheap + more, dear) { #expect(separates(cheap, dear)) }
    }
  }

  @Test("Closed form: nobody gains by another choice, and beliefs and chances are sound")
  func equilibria() {
    var random = RandomCalls(seed: 4)
    for index in 0..<2_000 {
      let call = random.call(types: 2 + index % 3, earnest: 1 + index % 2, noise: 0.3)
      let found = call.equilibria()
      #expect(!found.isEmpty)
      for equilibrium in found {
        #expect(equilibrium.largestRegret < 1e-12)
        let sights = equilibrium.sights
        #expect(0...1 ~= sights.met && abs(sights.met + sights.refused - 1) < 1e-12)
        for belief in [equilibrium.beliefIfMet, equilibrium.beliefIfRefused].compactMap(\.self) {
          #expect(abs(belief.reduce(0, +) - 1) < 1e-12)
        }
        #expect(equilibrium.exploitation >= 0)
      }
    }
  }

  /// Banks (1990): whoever it costs less does better, and meets the demand no less often.
  @Test("A type that a demand costs less meets it no less often and fares no worse")
  func costMonotony() {
    var random = RandomCalls(seed: 5)
    for _ in 0..<1_000 {
      let drawn = random.call(types: 3)
      let benefit = random.number(0.1, 1)
      let call = CallGame(
        types: drawn.types.map {
          .init(
            prior: $0.prior, cost: $0.cost, benefit: benefit, worth: $0.worth,
            isEarnest: $0.isEarnest)
        }, faked: drawn.faked, mistaken: drawn.mistaken)
      let order = call.types.indices.sorted { call.types[$0].cost < call.types[$1].cost }
      for found in call.equilibria() {
        for (cheaper, dearer) in zip(order, order.dropFirst()) {
          #expect(found.meeting[cheaper] >= found.meeting[dearer] - 1e-12)
          #expect(found.payoff(ofType: cheaper) >= found.payoff(ofType: dearer) - 1e-12)
        }
      }
    }
  }
}
