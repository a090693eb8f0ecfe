import RealModule
import Testing

@testable import Quantities

@Suite struct BivariateNormalTests {
  // Digits from mpmath 1.3, computed with 40 as the integral of the density times the conditional chance.
  @Test(
    arguments: [
      (0, 0, 0.5, 0.333333333333333333), (1, 1, 0.5, 0.745203586846749731),
      (-1, 2, -0.3, 0.149967356516737746), (-0.7, 0.5, 0.7071067811865476, 0.233907293542404285),
      (0.5, -0.5, 0.9, 0.307734658549994207), (2, 1, 0.95, 0.841336147032871137),
      (1, 1.001, 0.99, 0.827820447998541196), (-1, 1.5, -0.97, 0.0921867874835969781),
      (-1, 0.9, -0.999, 0.0000500842385421597212), (3, 3, 0.999999, 0.998647601567326926),
      (0.3, 0.3, 0.9999999999, 0.61790927043853585), (-5, -4, 0.8, 1.70356042980313275e-7),
      (-3, -3, -0.5, 7.14750218127078997e-11), (5, -2, 0.2, 0.0227501316688857697),
      (0.7, -0.2, -0.92, 0.186152629391251623),
      (-0.4949747468305833, 1.1, 0.7071067811865476, 0.308223222038840423),
      (1.5, 1.5000001, 0.999999999, 0.933190494446791639),
    ] as [(Double, Double, Double, Double)])
  func `chances at known points`(h: Double, k: Double, r: Double, expected: Double) {
    #expect(isClose(BivariateNormal.cumulative(h, k, correlation: r), expected, absolute: 1e-15))
    #expect(isClose(BivariateNormal.cumulative(k, h, correlation: r), expected, absolute: 1e-15))
  }

  @Test func `a quarter and the angle at the origin`() {
    // Sheppard 1899.
    for step in -50...50 {
      let r = Double(step) / 50
      let expected = 0.25 + Double.asin(r) / (2 * .pi)
      #expect(
        isClose(BivariateNormal.cumulative(0, 0, correlation: r), expected, absolute: 4e-16))
    }
  }

  @Test func `reflection and both sides of the change of method agree`() {
    for h in [-3.1, -1, -0.2, 0, 0.4, 1, 2.7] {
      for k in [-2.9, -1, 0, 0.4, 0.41, 3] {
        for r in [-1, -0.9999, -0.95, -0.9, -0.5, 0, 0.3, 0.899999, 0.9, 0.91, 0.999, 1] {
          let both = BivariateNormal.cumulative(h, k, correlation: r)
          let first = BivariateNormal.cumulative(h, -k, correlation: -r)
          #expect(isClose(both + first, StandardNormal.cumulative(h), absolute: 1e-15))
        }
        let below = BivariateNormal.cumulative(h, k, correlation: 0.9)
        let above = BivariateNormal.cumulative(h, k, correlation: 0.9.nextUp)
        #expect(isClose(below, above, absolute: 1e-15))
      }
    }
  }

  @Test func `ends and non-numbers`() {
    #expect(BivariateNormal.cumulative(-.infinity, 1, correlation: 0.3) == 0)
    #expect(BivariateNormal.cumulative(.infinity, 0, correlation: 0.3) == 0.5)
    #expect(BivariateNormal.cumulative(0, .infinity, correlation: -1) == 0.5)
    #expect(
      BivariateNormal.cumulative(-40, 40, correlation: 0.99) == StandardNormal.cumulative(-40))
    #expect(BivariateNormal.cumulative(0, 0, correlation: 1.01).isNaN)
    #expect(BivariateNormal.cumulative(.nan, 0, correlation: 0).isNaN)
  }
}
