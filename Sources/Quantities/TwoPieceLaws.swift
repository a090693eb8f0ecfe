import RealModule

/// Two halves of normal distributions that meet at their common median.
///
/// Half of the chance lies on either side, so that low, best and high are exactly the 5%, 50% and 95%
/// points; the density may jump at the median. With equal spreads it is the normal distribution.
struct TwoPieceNormalLaw: Law {
  let median: Double
  let spreadBelow: Double
  let spreadAbove: Double

  init(low: Double, best: Double, high: Double) {
    median = best
    spreadBelow = (best - low) / StandardNormal.point95
    spreadAbove = (high - best) / StandardNormal.point95
  }

  private func spread(at z: Double) -> Double { z < 0 ? spreadBelow : spreadAbove }

  func quantile(_ u: Double) -> Double {
    let z = StandardNormal.quantile(u)
    return median + spread(at: z) * z
  }

  func cumulative(_ x: Double) -> Double {
    StandardNormal.cumulative((x - median) / spread(at: x - median))
  }

  /// At the median itself that of the upper half.
  func logDensity(_ x: Double) -> Double {
    let spread = spread(at: x - median)
    return StandardNormal.logDensity((x - median) / spread) - Double.log(spread)
  }

  var mean: Double {
    median + (spreadAbove - spreadBelow) * Double.exp(-StandardNormal.logRootTwoPi)
  }
}

/// The exponential of a two-piece normal variable.
struct TwoPieceLognormalLaw: Law {
  let best: Double
  let logarithm: TwoPieceNormalLaw

  init(low: Double, best: Double, high: Double) {
    self.best = best
    logarithm = TwoPieceNormalLaw(
      low: Double.log(low), best: Double.log(best), high: Double.log(high))
  }

  func quantile(_ u: Double) -> Double { Double.exp(logarithm.quantile(u)) }

  func cumulative(_ x: Double) -> Double {
    x > 0 ? logarithm.cumulative(Double.log(x)) : x.isNaN ? x : 0
  }

  func logDensity(_ x: Double) -> Double {
    x > 0 ? logarithm.logDensity(Double.log(x)) - Double.log(x) : -.infinity
  }

  /// Each half of the chance has the mean of a lognormal cut off at its median.
  var mean: Double {
    let above = logarithm.spreadAbove
    let lower = StandardNormal.scaledTail(logarithm.spreadBelow)
    let upper = Double.exp(0.5 * above * above) * StandardNormal.cumulative(above)
    return best * (lower + upper)
  }
}
