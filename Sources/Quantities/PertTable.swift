import RealModule

/// Quantiles of a PERT distribution from a table, some fifty times as fast as solving for each.
///
/// The quantile is tabulated as a function of the standard normal deviate z of the share, in which it
/// is smooth up to the ends, with its first two derivatives, and interpolated by polynomials of the fifth
/// degree. Error below 1e-9 of the range; beyond 6.5 standard deviations the law itself answers.
struct PertTable: Sendable {
  private static let knotsPerUnit = 8.0
  private static let greatestDeviate = 6.5
  private static let knots = Int(2 * greatestDeviate * knotsPerUnit) + 1

  private let law: PertLaw
  /// Value and first two derivatives by knot, the derivatives for a step of one knot.
  private let values: [SIMD4<Double>]

  init(_ law: PertLaw) {
    self.law = law
    let step = 1 / Self.knotsPerUnit
    values = (0..<Self.knots).map { knot in
      let (value, first, second) = law.expansion(
        deviate: Double(knot) * step - Self.greatestDeviate)
      return SIMD4(value, first * step, second * step * step, 0)
    }
  }

  /// The point below which the share `u` lies.
  func quantile(_ u: Double) -> Double {
    let position = (StandardNormal.quantile(u) + Self.greatestDeviate) * Self.knotsPerUnit
    guard position >= 0, position < Double(Self.knots - 1) else { return law.quantile(u) }
    let knot = Int(position)
    return PertTable.between(values[knot], values[knot + 1], position - Double(knot))
  }

  /// The polynomial with given values and derivatives at 0 and 1, at `t` between them.
  private static func between(_ left: SIMD4<Double>, _ right: SIMD4<Double>, _ t: Double) -> Double
  {
    let half = 0.5 * left[2]
    let rise = right[0] - left[0] - left[1] - half
    let slope = right[1] - left[1] - left[2]
    let bend = 0.5 * (right[2] - left[2])
    let cubic = 10 * rise - 4 * slope + bend
    let quartic = -15 * rise + 7 * slope - 2 * bend
    let quintic = 6 * rise - 3 * slope + bend
    return left[0] + t * (left[1] + t * (half + t * (cubic + t * (quartic + t * quintic))))
  }
}

extension PertLaw {
  /// The quantile as a function of the standard normal deviate of the share, with two derivatives.
  fileprivate func expansion(
    deviate z: Double
  ) -> (value: Double, first: Double, second: Double) {
    let isLower = z <= 0
    let tail = isLower ? below : above
    let x = tail.quantile(StandardNormal.cumulative(-z.magnitude))
    let normal = Double.exp(-0.5 * z * z) / Double.sqrt(2 * .pi)
    let first = normal / Double.exp(tail.logDensity(x))
    let slope = (tail.a - 1) / x - (tail.b - 1) / (1 - x)
    // Seen from the upper end, the deviate runs the other way.
    let second = (z.magnitude - slope * first) * first
    return isLower
      ? (low + width * x, width * first, width * second)
      : (high - width * x, width * first, -width * second)
  }
}
