import Quantities
import Testing

@Suite struct BeliefTests {
  private let names = ["settle", "stall", "annex"]

  @Test func `weights are made to sum to one in the order named`() throws {
    let belief = try Belief(names: names, weights: [1, 2, 5])
    #expect(belief.names == names)
    #expect(belief.probabilities == [0.125, 0.25, 0.625])
    #expect(belief["stall"] == 0.25)
    #expect(belief["peace"] == nil)
    #expect(belief.mostLikely == ("annex", 0.625))
    #expect(belief.odds(of: "annex", against: "settle") == 5)
  }

  @Test func `a worked update from two weeks of counts`() throws {
    // One indicator with 1 and 3 a week, counts 2 and 3: likelihood ratio 3^5 exp(-4) = 4.4507.
    let logLikelihoods = [-2.0, 5 * 1.0986122886681098 - 6]
    let belief = try Belief(names: ["settle", "annex"], logWeights: logLikelihoods)
    #expect(isClose(try #require(belief["annex"]), 0.8165, absolute: 5e-5))
    let odds = try #require(belief.odds(of: "annex", against: "settle"))
    #expect(isClose(odds, 4.4507, absolute: 5e-5))
  }

  @Test func `extreme weights neither overflow nor vanish`() throws {
    let huge = try Belief(names: names, weights: [1e308, 1e308, 1e308])
    #expect(isClose(huge.probabilities.reduce(0, +), 1, absolute: 1e-12))
    let tiny = try Belief(names: names, logWeights: [-10_000, -10_000, -.infinity])
    #expect(tiny.probabilities == [0.5, 0.5, 0])
    let lowest = try Belief(names: ["only"], weights: [.leastNonzeroMagnitude])
    #expect(lowest.probabilities == [1])
  }

  @Test func `probabilities sum to one for any weights`() throws {
    var generator = SeededGenerator(seed: 7)
    for count in 1...200 {
      let names = (0..<count).map { "h\($0)" }
      let weights = names.map { _ in -700 * generator.uniform() }
      let belief = try Belief(names: names, logWeights: weights)
      #expect(isClose(belief.probabilities.reduce(0, +), 1, absolute: 1e-12))
      #expect(belief.probabilities.allSatisfy { (0...1).contains($0) })
    }
  }

  @Test func `entropy runs from zero to the logarithm of the number of hypotheses`() throws {
    #expect(try Belief.uniform(["a", "b", "c", "d"]).entropyBits == 2)
    #expect(try Belief(names: names, weights: [0, 3, 0]).entropyBits == 0)
    let coin = try Belief(names: ["a", "b"], weights: [0.25, 0.75])
    #expect(isClose(coin.entropyBits, 0.8112781244591328))
  }

  @Test func `the first of equals is the most likely`() throws {
    #expect(try Belief.uniform(names).mostLikely.name == "settle")
  }

  @Test func `odds of the excluded`() throws {
    let belief = try Belief(names: names, weights: [0, 0, 1])
    #expect(belief.odds(of: "annex", against: "stall") == .infinity)
    #expect(belief.odds(of: "stall", against: "annex") == 0)
    #expect(belief.odds(of: "stall", against: "settle") == nil)
    #expect(belief.odds(of: "annex", against: "peace") == nil)
  }

  @Test func `what is not a belief is refused with the reason`() {
    let cases: [([String], [Double], BeliefError)] = [
      ([], [], .noHypotheses),
      (["a"], [1, 2], .countsDiffer(names: 1, weights: 2)),
      (["a", "b", "a"], [1, 2, 3], .duplicateName("a")),
      (["a", "b"], [1, -2], .negativeWeight(name: "b", weight: -2)),
      (["a", "b"], [.infinity, 1], .notFinite(name: "a", weight: .infinity)),
      (["a", "b"], [0, 0], .allZero),
    ]
    for (names, weights, error) in cases {
      #expect(throws: error) { try Belief(names: names, weights: weights) }
    }
  }

  @Test func `logarithms of weights that are not a belief are refused`() {
    #expect(throws: BeliefError.allZero) {
      try Belief(names: ["a", "b"], logWeights: [-.infinity, -.infinity])
    }
    #expect(throws: BeliefError.notFinite(name: "b", weight: .infinity)) {
      try Belief(names: ["a", "b"], logWeights: [0, .infinity])
    }
    #expect(throws: BeliefError.self) { try Belief(names: ["a"], logWeights: [.nan]) }
  }

  @Test(
    arguments: [
      (BeliefError.noHypotheses, "there is no hypothesis"),
      (.countsDiffer(names: 1, weights: 2), "1 hypotheses, but 2 weights"),
      (.duplicateName("a"), "the hypothesis 'a' is named twice"),
      (.negativeWeight(name: "b", weight: -2), "the weight of 'b' is -2; expected 0 or more"),
      (.notFinite(name: "b", weight: .nan), "the weight of 'b' is nan; expected a finite number"),
      (.allZero, "every weight is zero"),
    ] as [(BeliefError, String)])
  func `errors speak plainly`(error: BeliefError, text: String) {
    #expect(error.description == text)
  }
}
