import RealModule

/// What every shape of distribution can say of itself.
protocol Law: Sendable {
  /// The point below which the share `u` lies, `u` in the open interval (0, 1).
  func quantile(_ u: Double) -> Double
  /// The chance of a value of at most `x`.
  func cumulative(_ x: Double) -> Double
  /// The natural logarithm of the density at `x`; negative infinity where there is none.
  func logDensity(_ x: Double) -> Double
  var mean: Double { get }
}

/// All chance at one number.
struct PointLaw: Law {
  let value: Double

  func quantile(_ u: Double) -> Double { value }
  func cumulative(_ x: Double) -> Double { x < value ? 0 : 1 }
  func logDensity(_ x: Double) -> Double { x == value ? .infinity : -.infinity }
  var mean: Double { value }
}

/// The same density everywhere between two ends.
struct UniformLaw: Law {
  let low: Double
  let high: Double

  func quantile(_ u: Double) -> Double { min(high, low + u * (high - low)) }

  func cumulative(_ x: Double) -> Double {
    min(1, max(0, (x - low) / (high - low)))
  }

  func logDensity(_ x: Double) -> Double {
    x >= low && x <= high ? -Double.log(high - low) : -.infinity
  }

  var mean: Double { low + 0.5 * (high - low) }
}

/// Density that rises in a straight line to the most likely value and falls in one from there.
struct TriangularLaw: Law {
  let low: Double
  let best: Double
  let high: Double

  private var width: Double { high - low }

  func quantile(_ u: Double) -> Double {
    let rising = (best - low) / width
    guard u > rising else { return low + width * Double.sqrt(u * rising) }
    return high - width * Double.sqrt((1 - u) * (1 - rising))
  }

  func cumulative(_ x: Double) -> Double {
    guard x > low else { return x.isNaN ? x : 0 }
    guard x < high else { return 1 }
    return x < best
      ? (x - low) / width * ((x - low) / (best - low))
      : 1 - (high - x) / width * ((high - x) / (high - best))
  }

  func logDensity(_ x: Double) -> Double {
    guard x >= low, x <= high else { return -.infinity }
    let height = x == best ? 1 : x < best ? (x - low) / (best - low) : (high - x) / (high - best)
    return Double.log(2 * height / width)
  }

  var mean: Double { low / 3 + best / 3 + high / 3 }
}
