import Testing

@testable import Quantities

@Suite struct StandardNormalTests {
  // Digits from mpmath 1.3, computed with 40, for the double nearest to each share.
  @Test(
    arguments: [
      (0x1p-33, -6.33795775455378925), (1e-300, -37.0470962993611992),
      (1e-20, -9.26234008979840758), (1e-10, -6.3613409024040562),
      (1e-6, -4.75342430882289896), (0.001, -3.09023230616781354), (0.01, -2.32634787404084109),
      (0.05, -1.64485362695147269), (0.0749, -1.44023826752796366), (0.0751, -1.43882539275253998),
      (0.2, -0.841621233572914166), (0.3, -0.524400512708040816),
      (0.4999, -0.000250662830088007492), (0.75, 0.674489750196081743), (0.95, 1.64485362695147228),
      (0.99, 2.32634787404084077), (0.999999, 4.75342430881708777),
    ] as [(Double, Double)])
  func `quantiles at known points`(u: Double, z: Double) {
    #expect(isClose(StandardNormal.quantile(u), z, relative: 1e-15))
  }

  @Test(
    arguments: [
      (-37, 5.72557122252457682e-300), (-10, 7.61985302416052607e-24), (-3, 0.00134989803163009453),
      (-1, 0.158655253931457051), (0.5, 0.691462461274013104), (2, 0.977249868051820793),
      (6, 0.999999999013412355),
    ] as [(Double, Double)])
  func `chances at known points`(z: Double, u: Double) {
    #expect(isClose(StandardNormal.cumulative(z), u, relative: 1e-13))
  }

  @Test func `ends and non-numbers`() {
    #expect(StandardNormal.quantile(0) == -.infinity)
    #expect(StandardNormal.quantile(1) == .infinity)
    #expect(StandardNormal.quantile(0.5) == 0)
    for u in [-0.1, 1.1, .nan] { #expect(StandardNormal.quantile(u).isNaN) }
  }

  @Test func `chance undoes quantile`() {
    for step in 1..<1_000 {
      let u = Double(step) / 1_000
      let back = StandardNormal.cumulative(StandardNormal.quantile(u))
      #expect(isClose(back, u, relative: 4e-15))
    }
  }

  @Test(
    arguments: [
      (0, 0.5), (1, 0.261578291865123372), (10, 0.0395066941013860029),
      (24.9, 0.0159960612069614319), (25.1, 0.0158690055940271327), (40, 0.00996733518830130998),
      (200, 0.00199466153796172966),
    ] as [(Double, Double)])
  func `the scaled tail neither overflows nor vanishes`(s: Double, expected: Double) {
    #expect(isClose(StandardNormal.scaledTail(s), expected, relative: 1e-11))
  }
}
