import Games
import Quantities
import Testing

@Suite struct DeterrenceLadderTests {
  @Test func `one rung without spirals is the ready-made model`() throws {
    var chance = SeededGenerator(seed: 11)
    for _ in 0..<200 {
      let rung = chance.rung(provokes: false)
      let values: KeyValuePairs = [
        "b_low": rung.gainLow, "b_high": rung.gainHigh, "k": rung.harm, "v": rung.stake,
        "a": rung.commitment, "c_low": rung.costLow, "c_high": rung.costHigh,
      ]
      var faithful = rung
      faithful.belief = 1
      let ladder = try #require(DeterrenceLadder([faithful]))
      let outcome = ladder.outcome(ladder.described(isCommitted: true))
      let bare = ladder.outcome(ladder.described())
      let solution = try #require(try Deterrence(setting: values).solution())
      let equilibrium = try #require(solution.equilibria.first)
      #expect(isNear(equilibrium["probability of challenge"], outcome.escalation))
      #expect(isNear(equilibrium["probability of response"], outcome.responded(0)))
      #expect(isNear(equilibrium["payoff of defender"], outcome.payoffDefender))
      #expect(isNear(solution["probability of a response if challenged"], outcome.credibilities[0]))
      #expect(
        isNear(
          solution["defender's gain from the commitment"],
          outcome.payoffDefender - bare.payoffDefender))
      #expect(
        isNear(
          solution["credibility that the commitment adds"],
          outcome.credibilities[0] - bare.credibilities[0]))
      let needed = ladder.requiredSizes(
        credibilities: outcome.credibilities, ladder.described(isCommitted: true))[0][0]
      let model = try #require(solution["response that deters every challenger"])
      #expect(isNear(model, needed * rung.harm) || (model.isInfinite && needed.isInfinite))
    }
  }

  @Test func `probabilities are probabilities and sum to that of escalation`() throws {
    try eachLadder { ladder, posture in
      let outcome = ladder.outcome(posture)
      let all = [
        outcome.credibilities, outcome.begins, outcome.reached, outcome.answered,
        [outcome.escalation],
      ]
      #expect(all.joined().allSatisfy { $0 >= 0 && $0 <= 1 + 1e-12 })
      #expect(isNear(outcome.begins.reduce(0, +), outcome.escalation))
      for rung in ladder.rungs.indices {
        #expect(outcome.reached[rung] >= outcome.begins[rung] - 1e-12)
        #expect(outcome.answered[rung] <= outcome.responded(rung) + 1e-12)
        guard rung > 0 else { continue }
        #expect(
          isNear(outcome.reached[rung], outcome.begins[rung] + outcome.answered[rung - 1]))
      }
    }
  }

  /// The recursion type by type on a fine grid, beside lengths between crossings.
  @Test func `agrees with adding up types one by one`() throws {
    try eachLadder { ladder, posture in
      let outcome = ladder.outcome(posture)
      let sum = TypeSum(ladder, posture, count: 2_000)
      for rung in ladder.rungs.indices {
        #expect(abs(outcome.begins[rung] - sum.begins[rung]) < 0.005)
        #expect(abs(outcome.reached[rung] - sum.reached[rung]) < 0.005)
        #expect(abs(outcome.answered[rung] - sum.answered[rung]) < 0.005)
      }
      #expect(abs(outcome.valueToChallenger - sum.value) < 0.005)
    }
  }

  /// Banks (1990): whatever the form of the game, a stronger type gets no less and challenges no less.
  @Test func `a type with larger gains gets no less and escalates no less`() throws {
    try eachLadder { ladder, posture in
      let types = (0...50).map { Double($0) / 50 }
      let values = types.map { ladder.value(ofType: $0, posture) }
      #expect(zip(values, values.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
      let least = ladder.outcome(posture).leastType ?? 1
      for (type, value) in zip(types, values) where abs(type - least) > 1e-9 {
        #expect((value > 0) == (type > least))
      }
    }
  }

  @Test func `a larger or more credible response never makes escalation likelier`() throws {
    try eachLadder { ladder, posture in
      var held = posture
      held.credibilities = ladder.credibilities(posture)
      let now = ladder.outcome(held).escalation
      for rung in ladder.rungs.indices {
        var (larger, surer) = (held, held)
        larger.sizes[rung] *= 1.7
        surer.credibilities?[rung] = 0.4 + 0.6 * (held.credibilities?[rung] ?? 0)
        #expect(ladder.outcome(larger).escalation <= now + 1e-12)
        #expect(ladder.outcome(surer).escalation <= now + 1e-12)
      }
    }
  }

  @Test func `a commitment never lowers credibility nor invites escalation`() throws {
    try eachLadder { ladder, posture in
      var (bare, bound) = (posture, posture)
      (bare.isCommitted, bound.isCommitted) = (false, true)
      let (free, tied) = (ladder.outcome(bare), ladder.outcome(bound))
      #expect(zip(free.credibilities, tied.credibilities).allSatisfy { $0 <= $1 })
      #expect(tied.escalation <= free.escalation + 1e-12)
    }
  }

  @Test func `numbers at fault make no ladder`() {
    let sound = DeterrenceRung(gain: (0, 1), stake: 1, harm: 1, cost: (0, 1))
    let faults: [(WritableKeyPath<DeterrenceRung, Double>, Double, DeterrenceRung.Fault)] = [
      (\.harm, -1, .negative), (\.costLow, -0.1, .negative), (\.belief, 1.01, .notAShare),
      (\.provokes, -0.01, .notAShare), (\.gainLow, 2, .gainReversed), (\.costLow, 2, .costReversed),
      (\.stake, .nan, .notFinite), (\.largest, .infinity, .notFinite),
    ]
    #expect(DeterrenceLadder([sound]) != nil)
    #expect(DeterrenceLadder([]) == nil)
    for (path, value, fault) in faults {
      var rung = sound
      rung[keyPath: path] = value
      #expect(rung.fault == fault)
      #expect(DeterrenceLadder([sound, rung]) == nil)
    }
  }
}

/// Runs a check on many ladders of one to four rungs.
func eachLadder(
  provokes: Bool = true, seed: UInt64 = 5, count: Int = 150,
  _ check: (DeterrenceLadder, DeterrenceLadder.Posture) throws -> Void
) throws {
  var chance = SeededGenerator(seed: seed)
  for _ in 0..<count {
    let rungs = (0..<1 + chance.below(4)).map { _ in chance.rung(provokes: provokes) }
    let ladder = try #require(DeterrenceLadder(rungs))
    let posture = DeterrenceLadder.Posture(
      sizes: rungs.map { _ in 2 * chance.uniform() }, isCommitted: chance.below(2) == 0)
    try check(ladder, posture)
  }
}

extension SeededGenerator {
  /// A rung with random numbers, some of them at the ends of their ranges.
  mutating func rung(provokes: Bool) -> DeterrenceRung {
    let low = 1.2 * uniform() - 0.6
    let cost = 0.5 * uniform()
    return DeterrenceRung(
      gain: (low, low + (below(8) == 0 ? 0 : uniform())), stake: uniform(), harm: 2 * uniform(),
      cost: (cost, cost + (below(8) == 0 ? 0 : uniform())),
      belief: below(4) == 0 ? 1 : uniform(), largest: 3 * uniform(),
      commitment: below(3) == 0 ? 0 : uniform() / 2,
      provokes: provokes && below(3) > 0 ? uniform() : 0)
  }
}

/// The same quantities by the recursion for each of many types.
private struct TypeSum {
  var begins: [Double]
  var reached: [Double]
  var answered: [Double]
  var value = 0.0

  init(_ ladder: DeterrenceLadder, _ posture: DeterrenceLadder.Posture, count: Int) {
    begins = [Double](repeating: 0, count: ladder.rungs.count)
    (reached, answered) = (begins, begins)
    let likely = ladder.credibilities(posture)
    for number in 0..<count {
      let type = (Double(number) + 0.5) / Double(count)
      var worth = [Double](repeating: 0, count: ladder.rungs.count)
      var climb = [Double](repeating: 0, count: ladder.rungs.count)
      for index in ladder.rungs.indices.reversed() {
        let rung = ladder.rungs[index]
        let harm = posture.sizes[index] * rung.harm
        if index + 1 < worth.count { climb[index] = rung.provokes * harm + worth[index + 1] }
        worth[index] =
          rung.gainLow + type * (rung.gainHigh - rung.gainLow)
          + rung.belief * likely[index] * (max(0, climb[index]) - harm)
      }
      guard let most = worth.max(), most > 0, let start = worth.firstIndex(of: most) else {
        continue
      }
      var weight = 1 / Double(count)
      begins[start] += weight
      value += most * weight
      reached[start] += weight
      for index in start..<worth.count {
        weight *= likely[index]
        guard climb[index] > 0, index + 1 < worth.count else { break }
        answered[index] += weight
        reached[index + 1] += weight
      }
    }
  }
}

func isNear(_ found: Double?, _ expected: Double) -> Bool {
  found.map { abs($0 - expected) <= 1e-9 * max(1, abs(expected)) } ?? false
}
