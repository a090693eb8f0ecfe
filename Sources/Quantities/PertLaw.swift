import RealModule

/// A beta distribution stretched over [low, high] with the mode `best`: the PERT distribution.
///
/// The shape parameters sum to 6, which makes the mean (low + 4 best + high) / 6 (Malcolm, Roseboom,
/// Clark and Fazar 1959).
struct PertLaw: Law {
  let low: Double
  let high: Double
  /// Seen from the lower end.
  let below: BetaTail
  /// Seen from the upper end.
  let above: BetaTail
  private let share: Double

  init(low: Double, best: Double, high: Double) {
    self.low = low
    self.high = high
    let a = 1 + 4 * ((best - low) / (high - low))
    let b = 1 + 4 * ((high - best) / (high - low))
    below = BetaTail(a: a, b: b)
    above = BetaTail(a: b, b: a)
    share = a / (a + b)
  }

  var width: Double { high - low }

  /// Solved from the nearer end, so that both tails are accurate.
  func quantile(_ u: Double) -> Double {
    u <= 0.5
      ? low + width * below.quantile(u)
      : high - width * above.quantile(1 - u)
  }

  func cumulative(_ x: Double) -> Double { below.cumulative((x - low) / width) }

  func logDensity(_ x: Double) -> Double {
    guard x >= low, x <= high else { return -.infinity }
    return below.logDensity((x - low) / width) - Double.log(width)
  }

  var mean: Double { low + width * share }
}

/// A beta distribution on [0, 1] with both parameters at least 1, seen from its lower end.
struct BetaTail: Sendable {
  let a: Double
  let b: Double
  private let logBeta: Double

  init(a: Double, b: Double) {
    self.a = a
    self.b = b
    logBeta = Quantities.logBeta(a, b)
  }

  func cumulative(_ x: Double) -> Double { incompleteBeta(a: a, b: b, at: x) }

  func logDensity(_ x: Double) -> Double {
    power(a - 1, Double.log(x)) + power(b - 1, Double.log(onePlus: -x)) - logBeta
  }

  /// An exponent times a logarithm, where 0 times infinity is 0.
  private func power(_ exponent: Double, _ logarithm: Double) -> Double {
    exponent == 0 ? 0 : exponent * logarithm
  }

  /// The point below which the share `u` of at most one half lies.
  ///
  /// Halley's method from a good start; a bracket that shrinks with each step catches any step that
  /// leaves it.
  func quantile(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    var bracket = (low: 0.0, high: 1.0)
    var x = start(u)
    for _ in 0..<100 {
      let kernel = betaKernel(a: a, b: b, logBeta: logBeta, at: x)
      let error = incompleteBeta(a: a, b: b, kernel: kernel, at: x) - u
      if error == 0 { return x }
      if error > 0 { bracket.high = x } else { bracket.low = x }
      let next = x - halleyStep(at: x, kernel: kernel, error: error)
      guard next >= bracket.low, next <= bracket.high else {
        x = 0.5 * (bracket.low + bracket.high)
        continue
      }
      let change = (next - x).magnitude
      x = next
      // The method is of third order: after a step this small the next would be below rounding.
      if change <= 1e-7 * x { return x }
    }
    return x
  }

  private func halleyStep(at x: Double, kernel: Double, error: Double) -> Double {
    // The density is the kernel over x (1 - x).
    let newton = error / kernel * x * (1 - x)
    let curvature = (a - 1) / x - (b - 1) / (1 - x)
    return newton / (1 - 0.5 * min(1, max(-1, newton * curvature)))
  }

  /// A first guess: the leading terms near zero, elsewhere Abramowitz and Stegun (1964) 26.5.22.
  private func start(_ u: Double) -> Double {
    let leading = Double.exp((Double.log(u) + Double.log(a) + logBeta) / a)
    if leading < 0.1 { return leading * (1 + (b - 1) / (a + 1) * leading) }
    let z = -StandardNormal.quantile(u)
    let (inverseA, inverseB) = (1 / (2 * a - 1), 1 / (2 * b - 1))
    let lambda = (z * z - 3) / 6
    let h = 2 / (inverseA + inverseB)
    let skew = (inverseB - inverseA) * (lambda + 5.0 / 6 - 2 / (3 * h))
    let w = z * Double.sqrt(max(0, h + lambda)) / h - skew
    return a / (a + b * Double.exp(2 * w))
  }
}
