import Quantities
import Record
import Testing

@testable import Reading

@Suite struct ShufflingTests {
  @Test func `Holm's correction multiplies by the number still to come and never falls`() {
    #expect(holmAdjusted([]) == [])
    #expect(holmAdjusted([0.25]) == [0.25])
    // 3 x 0.0625, 2 x 0.125, then 1 x 0.1875 raised to the one before.
    #expect(holmAdjusted([0.1875, 0.0625, 0.125]) == [0.25, 0.1875, 0.25])
    #expect(holmAdjusted([0.5, 0.75]) == [1, 1])
  }

  @Test func `the p-value counts what was observed as one of the arrangements`() {
    #expect(Shuffling(count: 9_999, seed: 1).pValue(extreme: 0) == 0.0001)
    #expect(Shuffling(count: 199, seed: 1).pValue(extreme: 199) == 1)
    #expect(Shuffling(count: 0, seed: 1).pValue(extreme: 0) == 1)
  }

  @Test(arguments: [0, 1, 99, 100, 101, 250])
  func `portions add up to the number of shuffles`(count: Int) async throws {
    let counts = try await Shuffling(count: count, seed: 1).portions(of: .tailoring) { count, _ in
      count
    }
    #expect(counts.reduce(0, +) == count)
  }

  @Test func `each portion and each test has chance of its own`() async throws {
    let shuffling = Shuffling(count: 300, seed: 1)
    var seen: Set<UInt64> = []
    let tests: [ShuffledTest] = [
      .tailoring, .order(precedent: 0), .order(precedent: 1), .warping(precedent: 0),
    ]
    for test in tests {
      seen.formUnion(try await shuffling.portions(of: test) { _, generator in generator.next() })
    }
    #expect(seen.count == 12)
  }

  @Test func `a shuffle gives every order alike`() {
    var chance = SeededGenerator(seed: 8)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<6_000 {
      var values = [1, 2, 3]
      values.shuffleEvenly(using: &chance)
      counts[values, default: 0] += 1
    }
    #expect(counts.count == 6)
    // Chi-squared with 5 degrees of freedom stays below 20.5 in 99.9% of samples.
    #expect(counts.values.reduce(0) { $0 + ($1 - 1_000) * ($1 - 1_000) } < 20_500)
  }

  @Test func `an empty array and a single element can be shuffled`() {
    var chance = SeededGenerator(seed: 8)
    var (none, one): ([Int], [Int]) = ([], [7])
    none.shuffleEvenly(using: &chance)
    one.shuffleEvenly(using: &chance)
    #expect((none, one) == ([], [7]))
  }

  @Test func `drawing a table has the distribution of shuffling labels`() throws {
    var made = CaseBuilder()
    let rows: [(String, Stance)] = [
      ("a", .affirm), ("a", .deny), ("b", .affirm), ("b", .condition), ("b", .deny), ("b", .deny),
    ]
    for (audience, stance) in rows { made.say(stance, "p", to: audience, on: 1) }
    let subject = made.built
    let table = StanceTable(
      StatementCluster.clusters(of: subject, by: subject.target), .proposition,
      audiences: ["a", "b"])
    let stratum = try #require(table.strata.first)
    var chance = SeededGenerator(seed: 2)
    var cells = [Int](repeating: 0, count: 6)
    var counts: [[Int]: Int] = [:]
    for _ in 0..<15_000 {
      stratum.draw(into: &cells, using: &chance)
      counts[cells, default: 0] += 1
    }
    // Of the 15 pairs that "a" can draw from 2 affirm, 1 condition and 3 deny.
    let expected: [[Int]: Int] = [
      [2, 0, 0, 0, 1, 3]: 1, [1, 1, 0, 1, 0, 3]: 2, [1, 0, 1, 1, 1, 2]: 6, [0, 1, 1, 2, 0, 2]: 3,
      [0, 0, 2, 2, 1, 1]: 3,
    ]
    #expect(Set(counts.keys) == Set(expected.keys))
    for (cells, share) in expected { #expect(abs(counts[cells, default: 0] - 1_000 * share) < 200) }
  }
}
