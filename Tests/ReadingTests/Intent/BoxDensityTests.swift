import Quantities
import RealModule
import Testing

@testable import Reading

@Suite struct BoxDensityTests {
  private func density(_ box: BoxDensity, _ point: [Double]) -> Double {
    Proposal(boxes: [box]).logDensity(point)
  }

  private let unit = QuantileTable(
    .uniform(low: 0, high: 1), Distribution.uniform(low: 0, high: 1).quantileFunction)

  @Test(arguments: [0.02, 0.3, 0.5, 0.97], [0.001, 0.05, 10])
  func `one coordinate follows the likelihood, however narrow`(centre: Double, width: Double) {
    let box = BoxDensity([0], [unit]) { values in
      values[0].map { -0.5 * (($0 - centre) / width) * (($0 - centre) / width) }
    }
    let draws = SobolDraws(count: 2_048, seed: 5)
    let (mean, spread) = exact(centre, width)
    var (sum, squares, mass) = (0.0, 0.0, 0.0)
    for draw in 0..<2_048 {
      var point = [draws.uniform(draw: draw, dimension: 0)]
      Proposal(boxes: [box]).map(&point)
      #expect(point[0] > 0 && point[0] < 1)
      sum += point[0]
      squares += (point[0] - mean) * (point[0] - mean)
      mass += Double.exp(-density(box, point))
    }
    #expect(near(sum / 2_048, mean, 0.02 * spread))
    #expect(near((squares / 2_048).squareRoot(), spread, 0.05 * spread))
    #expect(near(box.mean, mean, 0.02 * spread))
    #expect(mass / 2_048 <= 1.001)
  }

  /// Mean and spread of a normal cut off outside (0, 1), by the midpoint rule.
  private func exact(_ centre: Double, _ width: Double) -> (mean: Double, spread: Double) {
    let points = (0..<200_000).map { (Double($0) + 0.5) / 200_000 }
    let weights = points.map {
      Double.exp(-0.5 * (($0 - centre) / width) * (($0 - centre) / width))
    }
    let total = weights.reduce(0, +)
    let mean = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1 } / total
    let square = zip(weights, points).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } / total
    return (mean, (square - mean * mean).squareRoot())
  }

  @Test func `three coordinates follow a likelihood that ties them together`() {
    let box = BoxDensity([2, 0, 1], [unit, unit, unit]) { values in
      var logs: [Double] = []
      for first in values[0] {
        for second in values[1] {
          for third in values[2] {
            let total = Double.log(first + second + third)
            logs.append(30 * (Double.log(first) - total) + 10 * (Double.log(second) - total))
            logs[logs.count - 1] += 20 * (Double.log(third) - total)
          }
        }
      }
      return logs
    }
    let draws = SobolDraws(count: 4_096, seed: 5)
    var shares = [0.0, 0.0, 0.0]
    for draw in 0..<4_096 {
      var point = (0..<3).map { draws.uniform(draw: draw, dimension: $0) }
      Proposal(boxes: [box]).map(&point)
      let sum = point.reduce(0, +)
      for (position, dimension) in [2, 0, 1].enumerated() {
        shares[position] += point[dimension] / sum / 4_096
      }
      #expect(density(box, point).isFinite)
    }
    #expect(near(shares, [0.5, 1.0 / 6, 1.0 / 3], 0.03))
  }

  @Test func `outside the box the density is zero`() {
    let box = BoxDensity([0], [unit]) { values in
      values[0].map { -5e5 * ($0 - 0.5) * ($0 - 0.5) }
    }
    #expect(density(box, [0.9]) == -.infinity && density(box, [0.1]) == -.infinity)
    #expect(density(box, [0.5]) > 5)
  }
}
