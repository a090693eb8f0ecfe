import Quantities
import Testing

@testable import Reading

@Suite struct OrderAgreementTests {
  struct Reference: Sendable {
    let first: [Int]
    let second: [Int]
    /// `scipy.stats.kendalltau` of SciPy 1.17.1.
    let tau: Double
    /// Share of all orders with at least this score, by trying them all in Python.
    let pValue: Double
  }

  static let references = [
    Reference(first: [1, 2, 3, 4], second: [4, 3, 2, 1], tau: -1, pValue: 1),
    Reference(first: [1, 2, 3, 4], second: [5, 6, 7, 8], tau: 1, pValue: 1 / 24.0),
    Reference(first: [1, 2, 3, 4, 5], second: [1, 3, 2, 5, 4], tau: 0.6, pValue: 14 / 120.0),
    Reference(
      first: [12, 2, 1, 12, 2], second: [1, 4, 7, 1, 0], tau: -0.471_404_520_791_031_6,
      pValue: 104 / 120.0),
    Reference(
      first: [0, 3, 6, 6, 10, 14, 21], second: [2, 2, 9, 30, 11, 40, 35], tau: 0.75,
      pValue: 64 / 5_040.0),
    Reference(
      first: [0, 1, 1, 4, 9, 9, 20, 31], second: [5, 3, 8, 8, 30, 12, 40, 41],
      tau: 0.868_079_059_510_856_7, pValue: 40 / 40_320.0),
  ]

  @Test(arguments: references)
  func `tau-b and its exact p-value agree with SciPy and with all orders`(reference: Reference) {
    let order = PairedOrder(reference.first, reference.second)
    #expect(abs((order.tau ?? .nan) - reference.tau) < 1e-14)
    #expect(abs(order.exactPValue - reference.pValue) < 1e-15)
  }

  @Test func `shuffles come close to all orders`() async throws {
    let order = PairedOrder([0, 3, 6, 6, 10, 14, 21], [12, 2, 9, 30, 11, 40, 35])
    let shuffled = try await order.shuffledPValue(
      Shuffling(seed: 3, threads: 2), .order(precedent: 0))
    #expect(abs(shuffled - order.exactPValue) < 0.01)
  }

  @Test func `up to seven steps all orders are tried, with more they are shuffled`() async throws {
    func measure(_ count: Int) async throws -> OrderAgreement? {
      try await OrderAgreement.measure(
        (0..<count).map { ($0, 2 * $0) }, Shuffling(count: 99, seed: 1),
        test: .order(precedent: 0)
      ).value
    }
    #expect(try await measure(7)?.pValue == 1 / 5_040.0)
    #expect(try await measure(7)?.isExact == true)
    #expect(try await measure(8)?.pValue == 0.01)
    #expect(try await measure(8)?.isExact == false)
  }

  @Test func `the p-value is uniform up to its steps where orders are unrelated`() async throws {
    var chance = SeededGenerator(seed: 2)
    var pValues: [Double] = []
    for index in 0..<300 {
      let pairs = (0..<12).map { (precedent: $0 * 3, here: chance.below(1_000)) }
      let found = try await OrderAgreement.measure(
        pairs, Shuffling(count: 199, seed: UInt64(index)), test: .order(precedent: 0))
      pValues.append(found.value?.pValue ?? .nan)
    }
    // Scores are few, so that ties make p-values slightly large; they must never be small too often.
    for level in [0.01, 0.05, 0.1, 0.2, 0.5] {
      let share = Double(pValues.count { $0 <= level }) / 300
      #expect(share <= level + 3 * (level * (1 - level) / 300).squareRoot())
    }
    #expect(distanceFromUniform(pValues, steps: 200) < 1.628 / 300.0.squareRoot() + 0.05)
  }

  @Test func `fewer than four steps, or steps of one day, are not judged`() async throws {
    func measure(_ pairs: [(precedent: Int, here: Int)]) async throws -> Shortfall? {
      try await OrderAgreement.measure(
        pairs, Shuffling(count: 9, seed: 1), test: .order(precedent: 0)
      ).shortfall
    }
    #expect(
      try await measure([(1, 1), (2, 2), (3, 3)]) == Shortfall(unit: .steps, found: 3, needed: 4))
    #expect(
      try await measure([(1, 1), (2, 1), (3, 1), (4, 1)])
        == Shortfall(unit: .days, found: 1, needed: 2))
  }
}
