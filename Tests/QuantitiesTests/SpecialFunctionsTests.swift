import Testing

@testable import Quantities

@Suite struct SpecialFunctionsTests {
  // Digits from mpmath 1.3, computed with 40.
  @Test(
    arguments: [
      (0.5, 0.572364942924700087), (1, 0), (5, 3.17805383034794562),
      (100, 359.134205369575399), (1e-5, 11.5129196928958256),
    ] as [(Double, Double)])
  func `log gamma at known points`(x: Double, expected: Double) {
    #expect(isClose(logGamma(x), expected, relative: 1e-15))
  }

  @Test(
    arguments: [
      (1, 5, 0.1, 0.409510000000000018), (3, 3, 0.4, 0.317440000000000038),
      (2.5, 3.5, 0.01, 0.000106720902174978184), (5, 1, 0.9, 0.590490000000000073),
      (0.5, 0.5, 0.3, 0.369010119565545375), (200, 300, 0.41, 0.677628164772178949),
      (1_000, 1_000, 0.5, 0.5), (0.01, 2, 1e-5, 0.900163358389989171),
      (30, 2, 0.99, 0.961610485404764488),
    ] as [(Double, Double, Double, Double)])
  func `incomplete beta at known points`(a: Double, b: Double, x: Double, expected: Double) {
    #expect(isClose(incompleteBeta(a: a, b: b, at: x), expected, relative: 1e-12))
  }

  @Test func `incomplete beta from one end and from the other add up to one`() {
    for a in [0.3, 1, 2.5, 40] {
      for b in [0.7, 1, 6, 90] {
        for x in [0.001, 0.2, 0.5, 0.77, 0.999] {
          let sum = incompleteBeta(a: a, b: b, at: x) + incompleteBeta(a: b, b: a, at: 1 - x)
          #expect(isClose(sum, 1, absolute: 1e-12))
        }
      }
    }
  }

  @Test func `incomplete beta outside its range`() {
    #expect(incompleteBeta(a: 2, b: 2, at: -1) == 0)
    #expect(incompleteBeta(a: 2, b: 2, at: 2) == 1)
    #expect(incompleteBeta(a: 2, b: 2, at: .nan).isNaN)
  }
}
