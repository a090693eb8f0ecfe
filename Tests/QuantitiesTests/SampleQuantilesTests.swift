import Quantities
import Testing

@Suite struct SampleQuantilesTests {
  // numpy.quantile([3, 1, 4, 1, 5, 9, 2, 6], share, method="hazen").
  private let values: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
  private let known: [(Double, Double)] = [
    (0.05, 1), (0.1, 1), (0.3, 1.9), (0.5, 3.5), (0.9, 8.1), (0.97, 9),
  ]

  @Test func `quantiles are NumPy's by Hazen's definition, with equal weights too`() throws {
    for (share, expected) in known {
      let plain = try #require(quantile(sorted: values.sorted(), at: share))
      #expect(isClose(plain, expected))
      let weights = values.map { _ in 0.3 }
      let weighted = try #require(weightedQuantile(values: values, weights: weights, at: share))
      #expect(isClose(weighted, expected))
    }
  }

  @Test func `medians`() {
    #expect(median(values) == 3.5)
    #expect(median([2, 9, 1]) == 2)
    #expect(median([7]) == 7)
    #expect(median([]) == nil)
  }

  @Test func `ends, one value and none`() {
    #expect(quantile(sorted: [1, 2, 3], at: 0) == 1)
    #expect(quantile(sorted: [1, 2, 3], at: 1) == 3)
    #expect(quantile(sorted: [4], at: 0.3) == 4)
    #expect(quantile(sorted: [], at: 0.3) == nil)
    #expect(quantile(sorted: [1, 2], at: .nan)?.isNaN == true)
    #expect(quantile(sorted: [-.infinity, -.infinity, 1], at: 0.2) == -.infinity)
  }

  @Test func `weights pull the quantile, and none leaves a value out`() {
    #expect(weightedQuantile(values: [1, 2, 3], weights: [0, 1, 0], at: 0.9) == 2)
    #expect(weightedQuantile(values: [1, 2, 3], weights: [0, 0, 0], at: 0.5) == nil)
    #expect(weightedQuantile(values: [], weights: [], at: 0.5) == nil)
    #expect(weightedQuantile(values: [10, 0], weights: [1, 3], at: 0.375) == 0)
    #expect(weightedQuantile(values: [10, 0], weights: [1, 3], at: 0.625) == 5)
    #expect(weightedQuantile(values: [10, 0], weights: [1, 3], at: 1) == 10)
    #expect(weightedQuantile(values: [1, 2], weights: [1, 1], at: 1.5)?.isNaN == true)
  }

  @Test func `weighted quantiles rise with the share and do not depend on the order`() throws {
    var generator = SeededGenerator(seed: 12)
    let values = (0..<300).map { _ in generator.uniform() }
    let weights = values.map { _ in generator.uniform() }
    var last = -1.0
    for step in 0...100 {
      let share = Double(step) / 100
      let found = try #require(weightedQuantile(values: values, weights: weights, at: share))
      let reversed = weightedQuantile(
        values: values.reversed(), weights: weights.reversed(), at: share)
      #expect(found >= last)
      #expect(reversed == found)
      last = found
    }
  }

  @Test func `effective sample size runs from one to all`() {
    #expect(effectiveSampleSize([1, 1, 1, 1]) == 4)
    #expect(effectiveSampleSize([0, .leastNonzeroMagnitude, 0]) == 1)
    #expect(effectiveSampleSize([1e300, 1e300]) == 2)
    #expect(isClose(effectiveSampleSize([1, 2, 3]), 36.0 / 14))
    #expect(effectiveSampleSize([0, 0]) == 0)
    #expect(effectiveSampleSize([]) == 0)
  }
}
