import RealModule

/// Gauss–Legendre quadrature: `n` points that integrate polynomials of degree 2n - 1 exactly.
public struct GaussLegendre: Sendable {
  /// The points, from -1 to 1.
  public let points: [Double]
  /// The weights, all above 0, which sum to 2.
  public let weights: [Double]

  /// The rule with 20 points.
  public static let twenty = GaussLegendre(count: 20)

  /// The rule with `count` points, at least 1; accurate to rounding up to some hundred points.
  ///
  /// Newton's method on Legendre's polynomials from the usual cosines (DLMF 18.16.14); `count`
  /// squared.
  public init(count: Int) {
    var points: [Double] = []
    var weights: [Double] = []
    for index in 0..<max(1, count) {
      let angle = Double.pi * (Double(index) + 0.75) / (Double(max(1, count)) + 0.5)
      let (point, slope) = legendreRoot(degree: max(1, count), near: Double.cos(angle))
      points.append(-point)
      weights.append(2 / ((1 - point) * (1 + point) * slope * slope))
    }
    self.points = points
    self.weights = weights
  }

  /// The integral of a function over an interval that is cut into equal panels.
  public func integral(
    from lower: Double, to upper: Double, panels: Int = 1, _ function: (Double) -> Double
  ) -> Double {
    let half = (upper - lower) / Double(2 * panels)
    var sum = 0.0
    for panel in 0..<panels {
      let centre = lower + half * Double(2 * panel + 1)
      for (point, weight) in zip(points, weights) {
        sum += weight * function(centre + half * point)
      }
    }
    return sum * half
  }
}

/// A root of a Legendre polynomial and the polynomial's slope there.
private func legendreRoot(degree: Int, near start: Double) -> (root: Double, slope: Double) {
  var x = start
  var slope = 1.0
  for _ in 0..<20 {
    var (value, before) = (1.0, 0.0)
    for k in 1...degree {
      let next = (Double(2 * k - 1) * x * value - Double(k - 1) * before) / Double(k)
      (value, before) = (next, value)
    }
    slope = Double(degree) * (before - x * value) / ((1 - x) * (1 + x))
    let step = value / slope
    x -= step
    if abs(step) < 1e-15 { break }
  }
  return (x, slope)
}
