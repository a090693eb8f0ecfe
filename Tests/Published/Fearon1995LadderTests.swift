import Games
import Quantities
import Testing

/// The ladder of `credence deter` held against results that others derived.
@Suite struct Fearon1995LadderTests {
  /// The textbook threshold: a challenger of known gain b, which expects a response that costs it k with
  /// probability q, challenges exactly when b > q·k.
  @Test func `a challenge pays exactly when its gain exceeds the expected response`() throws {
    var chance = SeededGenerator(seed: 3)
    for _ in 0..<500 {
      let (gain, harm, belief) = (chance.uniform(), 2 * chance.uniform(), chance.uniform())
      let rung = DeterrenceRung(
        gain: (gain, gain), stake: 1, harm: harm, cost: (0, 1), belief: belief)
      let ladder = try #require(DeterrenceLadder([rung]))
      let outcome = ladder.outcome(ladder.described())
      #expect(outcome.escalation == (gain > belief * harm ? 1 : 0))
      #expect(
        abs(outcome.valueToChallenger - max(0, gain - belief * harm)) < 1e-12)
    }
  }

  @Test func `equality deters`() throws {
    let rung = DeterrenceRung(
      gain: (0.5, 0.5), stake: 1, harm: 1, cost: (0, 1), belief: 0.5)
    let ladder = try #require(DeterrenceLadder([rung]))
    #expect(ladder.outcome(ladder.described()).escalation == 0)
  }

  /// Fearon (1995): with c_A = 0.2 the best demand lies 0.2 beyond the balance of power.
  ///
  /// A demand of y beyond it is refused where the private cost of war, uniform on 0...0.6, is below y:
  /// by a third.
  ///
  /// On a ladder the demand is the challenge, war the response: letting it pass costs y, war costs the
  /// proposer y + c_A more than acceptance.
  @Test func `an ultimatum is refused by a third`() throws {
    var best: (demand: Int, value: Double, war: Double) = (-1, -.infinity, 0)
    for demand in 0...60 {
      let excess = Double(demand) / 100
      let rung = DeterrenceRung(
        gain: (excess, excess), stake: excess, harm: excess + 0.2, cost: (0, 0.6))
      let ladder = try #require(DeterrenceLadder([rung]))
      let outcome = ladder.outcome(ladder.described())
      let value = ladder.value(ofRung: 0, type: 0.5, ladder.described())
      if value > best.value { best = (demand, value, outcome.credibilities[0]) }
    }
    #expect(best.demand == 20)
    #expect(abs(best.war - 1.0 / 3) < 1e-12)
  }

  /// Fearon (1995): a declining state attacks where δ·p₂ - p₁ > c_B·(1 - δ)²; here 0.24 > 0.002.
  ///
  /// On a ladder the shift is the gain, and the price of war a harm that follows for certain.
  @Test func `a shift of power that nothing can pay for leads to an attack`() throws {
    var chance = SeededGenerator(seed: 8)
    for number in 0..<200 {
      let (later, cost) =
        number == 0 ? (0.6, 0.2) : (0.3 + 0.4 * chance.uniform(), chance.uniform())
      let shift = 0.9 * later - 0.3
      let rung = DeterrenceRung(
        gain: (shift, shift), stake: 1, harm: cost * 0.1 * 0.1, cost: (0, 0))
      let ladder = try #require(DeterrenceLadder([rung]))
      let model = try PreventiveWar(
        setting: ["delta": 0.9, "p1": 0.3, "p2": later, "c_A": 0.2, "c_B": cost])
      let war = try #require(model.solution()?.equilibria.first?["probability of war"])
      let outcome = ladder.outcome(ladder.described())
      #expect(outcome.escalation == war)
      if number == 0 {
        #expect(war == 1)
        #expect(abs((outcome.leastGains[0] ?? 0) - 0.24) < 1e-12)
        #expect(abs(rung.harm - 0.002) < 1e-12)
      }
    }
  }
}
