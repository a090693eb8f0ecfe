import Quantities
import Record
import Testing

@testable import Reading

@Suite struct TailoringTests {
  private static let shuffling = Shuffling(count: 199, seed: 1)

  // MARK: Closed forms

  @Test func `where the audience decides the stance, all of the stance's entropy is explained`()
    async throws
  {
    var made = CaseBuilder()
    for day in 0..<8 {
      made.say(.affirm, "peace", to: "africa", on: day)
      made.say(.deny, "peace", to: "home", on: day)
    }
    let found = try await Tailoring.measure(in: made.built, shuffling: Self.shuffling)
    let association = try #require(found.association.value)
    #expect(abs(association.plugInBits - 1) < 1e-12)
    #expect(abs(association.bits - association.stanceEntropy) < 1e-12)
    #expect(association.share == 1)
    #expect(abs((association.adjustedShare ?? 0) - 1) < 1e-12)
    #expect(association.pValue == 1.0 / 200)
    #expect(found.audiences.map { $0.deviation.value?.distance } == [1, 1])
    #expect(found.audiences.map { $0.deviation.value?.adjustedPValue } == [0.01, 0.01])
  }

  @Test func `where every audience hears the same mixture, nothing is explained`() async throws {
    var made = CaseBuilder()
    for day in 0..<30 {
      for audience in ["a", "b", "c"] {
        made.say(Stance.allCases[day % 3], "peace", to: audience, on: day)
      }
    }
    let found = try await Tailoring.measure(in: made.built, shuffling: Self.shuffling)
    let association = try #require(found.association.value)
    #expect(association.plugInBits == 0)
    #expect(association.share == 0)
    #expect(association.pValue == 1)
    // 3 + 3 - 9 - 1 cells over 2 x 90 statements.
    #expect(abs(association.bits - -4 / 180.0 / naturalLogOfTwo) < 1e-15)
  }

  @Test func `two propositions give the information and the correction that a hand count gives`()
    async throws
  {
    let found = try await Tailoring.measure(in: handCase, shuffling: Self.shuffling)
    let association = try #require(found.association.value)
    // 18 statements; occupied cells (3 + 2 - 5 - 1) + (3 + 3 - 5 - 1) = -1 for the information,
    // (3 - 1) + (3 - 1) = 4 for the entropy.
    #expect(abs(association.plugInBits - 0.478_424_907_200_702_7) < 1e-14)
    #expect(abs(association.bits - (0.478_424_907_200_702_7 - 1 / 36.0 / naturalLogOfTwo)) < 1e-14)
    #expect(
      abs(association.stanceEntropy - (1.429_503_544_909_8 + 4 / 36.0 / naturalLogOfTwo)) < 1e-13)
    #expect(abs((association.share ?? 0) - association.bits / association.stanceEntropy) < 1e-15)
    #expect((found.compared, found.strata) == (18, 2))
  }

  @Test func `an audience's distance is averaged over the propositions that it heard`() async throws
  {
    let found = try await Tailoring.measure(in: handCase, shuffling: Self.shuffling)
    let deviations = found.audiences.map(\.deviation)
    // 5 of 7 at |4/5 - 1/6|, |0 - 1/6|, |1/5 - 4/6| and 2 of 7 at |1 - 1/5|, |0 - 2/5|, |0 - 2/5|.
    #expect(abs((deviations[0].value?.distance ?? 0) - 0.680_952_380_952_381) < 1e-14)
    #expect(abs((deviations[1].value?.distance ?? 0) - 0.58) < 1e-14)
    #expect(deviations[2].shortfall == Shortfall(unit: .statements, found: 1, needed: 5))
    #expect((deviations[0].value?.shares ?? []).count == 3)
    let (own, others) = (6.0 / 7, (5 * (1 / 6.0) + 2 * (1 / 5.0)) / 7)
    #expect(abs((deviations[0].value?.shares[0] ?? 0) - own) < 1e-14)
    #expect(abs((deviations[0].value?.othersShares[0] ?? 0) - others) < 1e-14)
  }

  @Test func `a large sample of unrelated stances has corrected information near nothing`()
    async throws
  {
    var total = 0.0
    for seed in 0..<20 {
      let made = unrelatedCase(seed: UInt64(seed), statements: 400)
      let found = try await Tailoring.measure(
        in: made, stratification: .proposition, shuffling: Shuffling(count: 19, seed: 1))
      total += found.association.value?.bits ?? .infinity
    }
    // The plug-in estimate is about (3 - 1)(4 - 1) 3 / 800 nats, or 0.032 bits, too high.
    #expect(abs(total / 20) < 0.006)
  }

  @Test func `shuffles give the information that chance alone gives`() async throws {
    let made = unrelatedCase(seed: 5, statements: 400)
    let found = try await Tailoring.measure(
      in: made, stratification: .proposition, shuffling: Self.shuffling)
    let chance = try #require(found.association.value?.chanceBits)
    #expect(abs(chance - 18 / 800.0 / naturalLogOfTwo) < 0.004)
  }

  @Test func `beyond chance, unrelated stances explain nothing on average, few as they are`()
    async throws
  {
    var total = 0.0
    for seed in 0..<60 {
      let found = try await Tailoring.measure(
        in: unrelatedCase(seed: 50 + UInt64(seed), statements: 40), stratification: .proposition,
        shuffling: Shuffling(count: 99, seed: 1))
      total += found.association.value?.adjustedShare ?? .nan
    }
    #expect(abs(total / 60) < 0.03)
  }

  // MARK: Chance

  @Test func `p-values are uniform where stances do not depend on audiences`() async throws {
    var overall: [Double] = []
    var first: [Double] = []
    for seed in 0..<500 {
      let made = unrelatedCase(seed: 1_000 + UInt64(seed), statements: 90)
      let found = try await Tailoring.measure(
        in: made, shuffling: Shuffling(count: 199, seed: UInt64(seed)))
      overall.append(found.association.value?.pValue ?? .nan)
      first.append(found.audiences[0].deviation.value?.pValue ?? .nan)
    }
    // Kolmogorov and Smirnov's 1% point for 500 values; for values on a grid it is on the safe side.
    let critical = 1.628 / 500.0.squareRoot()
    #expect(distanceFromUniform(overall, steps: 200) < critical)
    #expect(distanceFromUniform(first, steps: 200) < critical)
  }

  @Test func `tailoring that is there is found`() async throws {
    var chance = SeededGenerator(seed: 3)
    var made = CaseBuilder()
    for day in 0..<90 {
      let isHome = day % 3 == 0
      let stance: Stance = chance.uniform() < (isHome ? 0.2 : 0.7) ? .affirm : .deny
      made.say(stance, "peace", to: isHome ? "home" : "a\(day % 3)", on: day)
    }
    let found = try await Tailoring.measure(in: made.built, shuffling: Shuffling(seed: 1))
    let association = try #require(found.association.value)
    #expect(association.pValue < 0.01)
    #expect(association.plugInBits > 2 * association.chanceBits)
    #expect((found.audiences[0].deviation.value?.adjustedPValue ?? 1) < 0.01)
  }

  @Test func `one thread and two give the same numbers`() async throws {
    let made = unrelatedCase(seed: 9, statements: 60)
    let results = try await [1, 2, 7].asyncMap { threads in
      let shuffling = Shuffling(count: 450, seed: 4, threads: threads)
      return try await Tailoring.measure(in: made, shuffling: shuffling)
    }
    for result in results {
      #expect(result.association == results[0].association)
      #expect(result.audiences.map(\.deviation) == results[0].audiences.map(\.deviation))
    }
  }

  @Test func `another seed gives nearly the same p-value`() async throws {
    let made = unrelatedCase(seed: 9, statements: 60)
    let pValues = try await [1, 2].asyncMap { seed in
      try await Tailoring.measure(in: made, shuffling: Shuffling(count: 1_999, seed: seed))
        .association.value?.pValue ?? .nan
    }
    #expect(pValues[0] != pValues[1])
    #expect(abs(pValues[0] - pValues[1]) < 0.05)
  }

  // MARK: What is counted

  @Test func `copies from one origin change nothing`() async throws {
    var made = CaseBuilder()
    for day in 0..<12 {
      for copy in 0..<(day == 0 ? 10 : 1) {
        made.say(
          day % 2 == 0 ? .affirm : .deny, "peace", to: day % 3 == 0 ? "home" : "africa", on: day,
          origin: "speech \(day)", publisher: "Paper \(copy)")
      }
    }
    var single = CaseBuilder()
    for day in 0..<12 {
      single.say(
        day % 2 == 0 ? .affirm : .deny, "peace", to: day % 3 == 0 ? "home" : "africa", on: day)
    }
    // With four statements to the audience at home the measure would be refused.
    for index in 0..<4 {
      made.say(.affirm, "peace", to: "home", on: 20 + index)
      single.say(.affirm, "peace", to: "home", on: 20 + index)
    }
    let copied = try await Tailoring.measure(in: made.built, shuffling: Self.shuffling)
    let plain = try await Tailoring.measure(in: single.built, shuffling: Self.shuffling)
    #expect(copied.statements == plain.statements)
    #expect(copied.association == plain.association)
    #expect(copied.association.value != nil)
  }

  @Test func `a proposition that one audience heard is left out`() async throws {
    var made = CaseBuilder()
    for day in 0..<10 {
      made.say(.affirm, "peace", to: "home", on: day)
      made.say(.affirm, "peace", to: "africa", on: day)
      made.say(.deny, "secret", to: "home", on: day)
    }
    let found = try await Tailoring.measure(in: made.built, shuffling: Self.shuffling)
    #expect((found.statements, found.compared, found.strata) == (30, 20, 1))
    #expect(found.association.value?.plugInBits == 0)
  }

  @Test func `where stances never vary there is no share to explain`() async throws {
    var made = CaseBuilder()
    for day in 0..<10 { made.say(.affirm, "peace", to: "a\(day % 2)", on: day) }
    let association = try await Tailoring.measure(in: made.built, shuffling: Self.shuffling)
      .association.value
    #expect(association?.bits == 0)
    #expect(association?.share == nil)
    #expect(association?.adjustedShare == nil)
    #expect(association?.pValue == 1)
  }

  @Test func `a change of line over time is not tailoring when quarters are compared`()
    async throws
  {
    var made = CaseBuilder()
    // Every audience hears yes in the first quarter and no in the second, when one is addressed more.
    for day in 0..<20 { made.say(.affirm, "peace", to: day < 15 ? "home" : "africa", on: day) }
    for day in 0..<20 { made.say(.deny, "peace", to: day < 5 ? "home" : "africa", on: 100 + day) }
    func bits(_ stratification: Tailoring.Stratification) async throws -> Double? {
      try await Tailoring.measure(
        in: made.built, stratification: stratification, shuffling: Self.shuffling
      ).association.value?.plugInBits
    }
    #expect(try await bits(.propositionAndQuarter) == 0)
    #expect((try await bits(.proposition) ?? 0) > 0.1)
  }

  @Test(arguments: [
    (20, Tailoring.Stratification.propositionAndQuarter), (19, .proposition),
  ])
  func `quarters are used where half of the statements lie in strata of ten`(
    crowded: Int, expected: Tailoring.Stratification
  ) async throws {
    var made = CaseBuilder()
    // Two crowded quarters, and twenty statements thinly spread over twenty propositions.
    for day in 0..<crowded {
      made.say(.affirm, "peace", to: "a\(day % 2)", on: day < 10 ? day : 100 + day)
    }
    for index in 0..<20 { made.say(.affirm, "p\(index)", on: index) }
    let found = try await Tailoring.measure(
      in: made.built, shuffling: Shuffling(count: 9, seed: 1))
    #expect(found.stratification == expected)
  }

  // MARK: Too few

  @Test func `four statements to an audience are too few to measure`() async throws {
    var made = CaseBuilder()
    for day in 0..<4 {
      made.say(.affirm, "peace", to: "home", on: day)
      made.say(.deny, "peace", to: "africa", on: day)
    }
    let found = try await Tailoring.measure(in: made.built, shuffling: Self.shuffling)
    let expected = Shortfall(unit: .statements, found: 4, needed: 5)
    #expect(found.association.shortfall == expected)
    #expect(found.audiences.map(\.deviation.shortfall) == [expected, expected])
    #expect(found.audiences.map(\.statements) == [4, 4])
  }

  @Test func `without a proposition that two audiences heard there is nothing to compare`()
    async throws
  {
    var made = CaseBuilder()
    for day in 0..<20 { made.say(.affirm, "p\(day % 2)", to: "a\(day % 2)", on: day) }
    let found = try await Tailoring.measure(in: made.built, shuffling: Self.shuffling)
    #expect(
      found.association.shortfall == Shortfall(unit: .sharedPropositions, found: 0, needed: 1))
  }

  @Test func `no statements at all are an answer too`() async throws {
    let found = try await Tailoring.measure(in: CaseBuilder().built, shuffling: Self.shuffling)
    #expect(found.association.value == nil)
    #expect(found.audiences.isEmpty)
  }

  // MARK: Cases

  /// Audiences A, B, C; first A 4 yes 1 no, B 1 yes 1 terms 4 no; then A 2 yes, B 1, 1, 2, C 1 terms.
  private var handCase: Case {
    var made = CaseBuilder()
    made.audiences = ["A", "B", "C"]
    let counts: [(String, String, [Int])] = [
      ("p", "A", [4, 0, 1]), ("p", "B", [1, 1, 4]), ("q", "A", [2, 0, 0]), ("q", "B", [1, 1, 2]),
      ("q", "C", [0, 1, 0]),
    ]
    for (proposition, audience, stances) in counts {
      for (stance, count) in zip(Stance.allCases, stances) {
        for day in 0..<count { made.say(stance, proposition, to: audience, on: day) }
      }
    }
    return made.built
  }

  /// Stances drawn by proposition, audiences drawn on their own.
  private func unrelatedCase(seed: UInt64, statements: Int) -> Case {
    var chance = SeededGenerator(seed: seed)
    var made = CaseBuilder()
    made.audiences = ["a0", "a1", "a2", "a3"]
    for _ in 0..<statements {
      let proposition = chance.below(3)
      let draw = chance.uniform()
      let stance: Stance =
        draw < 0.5 ? .affirm : draw < 0.7 + 0.1 * Double(proposition) ? .condition : .deny
      made.say(
        stance, "p\(proposition)", to: "a\(chance.below(4))", on: chance.below(300))
    }
    return made.built
  }
}

private let naturalLogOfTwo = 0.693_147_180_559_945_3
