import RealModule

/// Two normal variables with mean 0, variance 1 and a correlation.
public enum BivariateNormal {
  /// The chance that the first is at most `h` and the second at most `k`; absolute error below
  /// 1e-15.
  ///
  /// The density's derivative by the correlation is the density itself (Plackett 1954), so that the
  /// chance is an integral over the correlation's angle (Drezner and Wesolowsky 1990): from
  /// independence, or, for correlations beyond 0.9 either way, from the nearer limit (Genz 2004).
  /// Near that limit the integrand has an essential singularity; panels that halve towards it
  /// replace Genz's expansion. NaN where an argument is not a number or the correlation is outside
  /// -1...1.
  public static func cumulative(_ h: Double, _ k: Double, correlation: Double) -> Double {
    guard !h.isNaN, !k.isNaN, correlation >= -1, correlation <= 1 else { return .nan }
    if h == -.infinity || k == -.infinity { return 0 }
    if h == .infinity { return StandardNormal.cumulative(k) }
    if k == .infinity { return StandardNormal.cumulative(h) }
    let chance =
      abs(correlation) <= 0.9
      ? fromIndependence(h, k, correlation) : fromTheLimit(h, k, correlation)
    return min(max(chance, 0), min(StandardNormal.cumulative(h), StandardNormal.cumulative(k)))
  }

  private static func fromIndependence(_ h: Double, _ k: Double, _ correlation: Double) -> Double {
    let squares = (h * h + k * k) / 2
    let integral = GaussLegendre.twenty.integral(
      from: 0, to: Double.asin(correlation), panels: 2
    ) { angle in
      let (sine, cosine) = (Double.sin(angle), Double.cos(angle))
      return Double.exp((h * k * sine - squares) / (cosine * cosine))
    }
    return StandardNormal.cumulative(h) * StandardNormal.cumulative(k) + integral / (2 * .pi)
  }

  /// With u the cosine of the angle and s the sign of the correlation, the integrand is
  /// exp(-(h - sk)²/2u²) · exp(-shk/(1 + √(1 - u²)))/√(1 - u²).
  private static func fromTheLimit(_ h: Double, _ k: Double, _ correlation: Double) -> Double {
    let isPositive = correlation > 0
    let other = isPositive ? k : -k
    let gap = (h - other) * (h - other) / 2
    func integrand(_ u: Double) -> Double {
      let sine = Double.sqrt((1 - u) * (1 + u))
      return Double.exp(-gap / (u * u) - h * other / (1 + sine)) / sine
    }
    // What is left below 1e-17, or where the first factor is below e^-42, is beyond double
    // precision.
    var upper = Double.sqrt((1 - correlation) * (1 + correlation))
    var integral = 0.0
    while upper > 1e-17, gap < 42 * upper * upper {
      integral += GaussLegendre.twenty.integral(from: upper / 2, to: upper, integrand)
      upper /= 2
    }
    integral /= 2 * .pi
    return isPositive
      ? StandardNormal.cumulative(min(h, k)) - integral
      : positivePart(h, k) + integral
  }

  /// The chance at correlation -1: P(-k <= x <= h), without cancellation in the tails.
  private static func positivePart(_ h: Double, _ k: Double) -> Double {
    guard h > -k else { return 0 }
    return h < 0 || k < 0
      ? StandardNormal.cumulative(min(h, k)) - StandardNormal.cumulative(-max(h, k))
      : 1 - StandardNormal.cumulative(-h) - StandardNormal.cumulative(-k)
  }
}
