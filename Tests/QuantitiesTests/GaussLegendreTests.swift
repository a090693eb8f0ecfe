import RealModule
import Testing

@testable import Quantities

@Suite struct GaussLegendreTests {
  @Test func `five points and weights as published`() {
    // Abramowitz and Stegun 1964, table 25.4.
    let rule = GaussLegendre(count: 5)
    let points = [-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664]
    let weights = [
      0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366,
      0.236926885056189,
    ]
    for (found, expected) in zip(rule.points + rule.weights, points + weights) {
      #expect(isClose(found, expected, absolute: 1e-15))
    }
  }

  @Test(arguments: [1, 2, 7, 20, 64])
  func `integrates polynomials up to its degree`(count: Int) {
    let rule = GaussLegendre(count: count)
    for power in 0..<2 * count {
      let found = rule.integral(from: -1, to: 2) { Double.pow($0, power) }
      let expected = (Double.pow(2, power + 1) - Double.pow(-1, power + 1)) / Double(power + 1)
      #expect(isClose(found, expected, relative: 1e-12))
    }
  }

  @Test func `panels add up`() {
    let found = GaussLegendre.twenty.integral(from: 0, to: 10, panels: 4, Double.exp)
    #expect(isClose(found, Double.exp(10) - 1, relative: 1e-14))
  }
}
