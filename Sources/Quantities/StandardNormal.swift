import RealModule

/// The normal distribution with mean 0 and variance 1.
public enum StandardNormal {
  /// The point below which the share `u` lies; infinite at 0 and 1, NaN outside 0...1.
  ///
  /// Rational approximations of Wichura (1988), algorithm AS 241, routine PPND16: relative error
  /// about 1e-16.
  public static func quantile(_ u: Double) -> Double {
    guard u > 0, u < 1 else { return u == 0 ? -.infinity : u == 1 ? .infinity : .nan }
    let offset = u - 0.5
    guard offset.magnitude > 0.425 else {
      return offset * ratio(centreNumerator, centreDenominator, 0.180625 - offset * offset)
    }
    let root = Double.sqrt(-Double.log(offset < 0 ? u : 1 - u))
    let size =
      root <= 5
      ? ratio(flankNumerator, flankDenominator, root - 1.6)
      : ratio(tailNumerator, tailDenominator, root - 5)
    return offset < 0 ? -size : size
  }

  /// The chance of a value of at most `z`, accurate in both tails.
  public static func cumulative(_ z: Double) -> Double {
    0.5 * Double.erfc(-z / Double.sqrt(2))
  }

  /// The natural logarithm of the density.
  public static func logDensity(_ z: Double) -> Double {
    -0.5 * z * z - logRootTwoPi
  }

  /// The 95% point.
  static let point95 = 1.6448536269514727

  /// The natural logarithm of the square root of 2 pi.
  static let logRootTwoPi = 0.9189385332046727

  /// exp(s^2 / 2) times the chance of a value below -s, for any s of at least 0.
  ///
  /// Past 25, where the factors overflow and underflow, by the asymptotic series (DLMF 7.12.1).
  static func scaledTail(_ s: Double) -> Double {
    guard s > 25 else { return Double.exp(0.5 * s * s) * cumulative(-s) }
    let square = 1 / (s * s)
    let series = 1 - square * (1 - square * (3 - square * (15 - square * 105)))
    return series / s * Double.exp(-logRootTwoPi)
  }

  /// The density over the chance of a value of at most `z`: the mean of a variable cut off above -z.
  ///
  /// The inverse of Mills' ratio (1926); relative error below 1e-11 for any `z`.
  public static func inverseMills(_ z: Double) -> Double {
    z < 0
      ? Double.exp(-logRootTwoPi) / scaledTail(-z)
      : Double.exp(logDensity(z)) / cumulative(z)
  }

  private static func ratio(_ top: Coefficients, _ bottom: Coefficients, _ x: Double) -> Double {
    top.polynomial(at: x) / bottom.polynomial(at: x)
  }
}

/// The eight coefficients of a polynomial of degree seven, constant first.
private struct Coefficients {
  let c0, c1, c2, c3, c4, c5, c6, c7: Double

  init(
    _ c0: Double, _ c1: Double, _ c2: Double, _ c3: Double,
    _ c4: Double, _ c5: Double, _ c6: Double, _ c7: Double
  ) {
    (self.c0, self.c1, self.c2, self.c3) = (c0, c1, c2, c3)
    (self.c4, self.c5, self.c6, self.c7) = (c4, c5, c6, c7)
  }

  func polynomial(at x: Double) -> Double {
    let upper = ((c7 * x + c6) * x + c5) * x + c4
    return (((upper * x + c3) * x + c2) * x + c1) * x + c0
  }
}

// Wichura (1988), routine PPND16: coefficients a and b, c and d, e and f.

private let centreNumerator = Coefficients(
  3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3,
  1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4,
  3.3430575583588128105e4, 2.5090809287301226727e3)
private let centreDenominator = Coefficients(
  1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3,
  2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4,
  5.2264952788528545610e3)
private let flankNumerator = Coefficients(
  1.42343711074968357734, 4.63033784615654529590, 5.76949722146069140550,
  3.64784832476320460504, 1.27045825245236838258, 2.41780725177450611770e-1,
  2.27238449892691845833e-2, 7.74545014278341407640e-4)
private let flankDenominator = Coefficients(
  1, 2.05319162663775882187, 1.67638483018380384940, 6.89767334985100004550e-1,
  1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4,
  1.05075007164441684324e-9)
private let tailNumerator = Coefficients(
  6.65790464350110377720, 5.46378491116411436990, 1.78482653991729133580,
  2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3,
  2.71155556874348757815e-5, 2.01033439929228813265e-7)
private let tailDenominator = Coefficients(
  1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2,
  7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7,
  2.04426310338993978564e-15)
