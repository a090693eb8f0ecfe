import RealModule

/// The natural logarithm of the gamma function's absolute value.
public func logGamma(_ x: Double) -> Double { Double.logGamma(x) }

/// The natural logarithm of the complete beta function, for positive `a` and `b`.
func logBeta(_ a: Double, _ b: Double) -> Double {
  logGamma(a) + logGamma(b) - logGamma(a + b)
}

/// The regularised incomplete beta function: the chance that a Beta(a, b) variable is below `x`.
///
/// Continued fraction (DLMF 8.17.22) by the modified Lentz method, on the side where it converges
/// fast. For `a` and `b` from 0.01 to 1000 the error is below 1e-12.
func incompleteBeta(a: Double, b: Double, at x: Double) -> Double {
  incompleteBeta(a: a, b: b, logBeta: logBeta(a, b), at: x)
}

/// The same, where the logarithm of the complete beta function is known already.
func incompleteBeta(a: Double, b: Double, logBeta: Double, at x: Double) -> Double {
  guard x > 0 else { return x.isNaN ? x : 0 }
  guard x < 1 else { return 1 }
  let factor = Double.exp(a * Double.log(x) + b * Double.log(onePlus: -x) - logBeta)
  guard x > (a + 1) / (a + b + 2) else { return factor / a * betaFraction(a, b, x) }
  return 1 - factor / b * betaFraction(b, a, 1 - x)
}

/// The continued fraction 1/(1 + d1/(1 + d2/(1 + ...))) of the incomplete beta function.
private func betaFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
  var fraction = LentzFraction(firstTerm: -(a + b) * x / (a + 1))
  for step in 1...10_000 {
    let m = Double(step)
    fraction.append(m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)))
    fraction.append(-(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)))
    if (fraction.change - 1).magnitude < 4e-16 { break }
  }
  return fraction.value
}

/// A continued fraction evaluated forwards by ratios of its convergents (Thompson and Barnett 1986).
private struct LentzFraction {
  private(set) var value: Double
  private(set) var change = 1.0
  private var numerator = 1.0
  private var denominator: Double

  init(firstTerm: Double) {
    denominator = 1 / LentzFraction.kept(1 + firstTerm)
    value = denominator
  }

  mutating func append(_ term: Double) {
    denominator = 1 / LentzFraction.kept(1 + term * denominator)
    numerator = LentzFraction.kept(1 + term / numerator)
    change = numerator * denominator
    value *= change
  }

  /// Keeps a divisor away from zero.
  private static func kept(_ value: Double) -> Double {
    value.magnitude < 1e-300 ? 1e-300 : value
  }
}
