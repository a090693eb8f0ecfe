import Testing

@testable import Quantities

@Suite struct SeededGeneratorTests {
  @Test func `the published numbers`() {
    // Reference implementation of Blackman and Vigna, state 1, 2, 3, 4.
    var generator = SeededGenerator(state: (1, 2, 3, 4))
    let expected: [UInt64] = [
      41_943_041, 58_720_359, 3_588_806_011_781_223, 3_591_011_842_654_386,
      9_228_616_714_210_784_205, 9_973_669_472_204_895_162, 14_011_001_112_246_962_877,
      12_406_186_145_184_390_807, 15_849_039_046_786_891_736, 10_450_023_813_501_588_000,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func `a seed fills the state as its authors advise`() {
    // The state is 0xe220a8397b1dcdaf and so on, SplitMix64's first four numbers from 0.
    var generator = SeededGenerator(seed: 0)
    let expected: [UInt64] = [
      5_987_356_902_031_041_503, 7_051_070_477_665_621_255, 6_633_766_593_972_829_180,
      211_316_841_551_650_330,
    ]
    #expect(expected.map { _ in generator.next() } == expected)
  }

  @Test func `streams and seeds differ, equal ones do not`() {
    func start(_ seed: UInt64, _ stream: UInt64) -> [UInt64] {
      var generator = SeededGenerator(seed: seed, stream: stream)
      return (0..<4).map { _ in generator.next() }
    }
    #expect(start(5, 9) == start(5, 9))
    var seen: Set<[UInt64]> = []
    for seed in 0..<20 as Range<UInt64> {
      for stream in 0..<20 as Range<UInt64> { seen.insert(start(seed, stream)) }
    }
    #expect(seen.count == 400)
  }

  @Test func `uniform numbers stay inside the open interval and have the right moments`() {
    var generator = SeededGenerator(seed: 1)
    let values = (0..<100_000).map { _ in generator.uniform() }
    #expect(values.allSatisfy { $0 > 0 && $0 < 1 })
    let mean = values.reduce(0, +) / 100_000
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
    #expect(isClose(mean, 0.5, absolute: 0.004))
    #expect(isClose(variance, 1.0 / 12, absolute: 0.001))
  }

  @Test func `the largest number all bits can make is below one`() {
    // From this state the next 64 bits are all ones.
    var generator = SeededGenerator(state: (UInt64.max, 0, 0, 1))
    #expect(generator.next() == UInt64.max)
    generator = SeededGenerator(state: (UInt64.max, 0, 0, 1))
    #expect(generator.uniform() < 1)
  }

  @Test func `whole numbers below a bound are equally frequent`() {
    var generator = SeededGenerator(seed: 2, stream: 3)
    var counts = [Int](repeating: 0, count: 7)
    for _ in 0..<70_000 { counts[generator.below(7)] += 1 }
    let chiSquare = counts.reduce(0.0) { sum, count in
      let miss = Double(count) - 10_000
      return sum + miss * miss / 10_000
    }
    #expect(chiSquare < 22.46)  // 99.9% point with 6 degrees of freedom
    #expect(generator.below(1) == 0)
  }

  @Test func `a bound for which multiplying alone would be biased`() {
    // Of 2^64 numbers onto 3 * 2^61, multiplying alone gives a third of the results twice the chance:
    // those divisible by three would come up in half of the draws.
    var generator = SeededGenerator(seed: 4)
    let bound = 3 << 61
    let hits = (0..<30_000).count { _ in generator.below(bound) % 3 == 0 }
    #expect((9_700...10_300).contains(hits))
  }

  @Test func `the standard library shuffles with it, reproducibly`() {
    var (first, second) = (SeededGenerator(seed: 8), SeededGenerator(seed: 8))
    let shuffled = Array(0..<100).shuffled(using: &first)
    #expect(shuffled == Array(0..<100).shuffled(using: &second))
    #expect(shuffled.sorted() == Array(0..<100))
  }
}
