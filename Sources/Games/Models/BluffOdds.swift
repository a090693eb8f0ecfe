import Quantities
import RealModule

/// The odds that a challenger bluffs when his payoffs from fighting and from backing down have
/// normal shocks: fighting pays W + ε, backing down a + ε′, and he challenges where the better of
/// the two is at least a threshold c.
///
/// With h the chance that he challenges and fights, and l the chance that he challenges and backs
/// down,
///
///     h(c) = ∫ φ(w - W) Φ(w - a) dw,   l(c) = ∫ φ(w - a) Φ(w - W) dw,   both from c on,
///
/// the odds are l/h. All terms are positive, so quadrature keeps the relative accuracy in both
/// tails; Φ₂ would not. The integrands are log-concave with a curvature between 1 and 2, which
/// bounds what lies outside the window of integration by 1e-20 of the integral.
///
/// Monotone in c: the hazard -h′/h (log-concavity), the ratio μ = l′/h′ of the densities (up where
/// W < a, down where W > a, because x + φ(x)/Φ(x) is increasing), and the odds (the mean of μ
/// beyond c).
struct BluffOdds: Sendable {
  /// Mean payoffs from fighting and from backing down.
  let fight, backDown: Double

  /// The chances of challenging and fighting, and of challenging and backing down.
  func chances(from threshold: Double) -> (fight: Double, backDown: Double) {
    (
      Self.mass(from: threshold, density: fight, other: backDown),
      Self.mass(from: threshold, density: backDown, other: fight)
    )
  }

  /// The odds of bluffing; widened by 1e-11, a thousand times the error of the quadrature.
  func odds(at threshold: Double) -> Interval {
    let (h, l) = chances(from: threshold)
    return Interval(l / h).widened(by: 1e-11)
  }

  /// The slope of the odds over an interval of thresholds: the hazard times (odds - μ).
  func slope(over thresholds: Interval, odds: Interval) -> Interval {
    let hazard = self.hazard(at: thresholds.lower).hull(self.hazard(at: thresholds.upper))
    let ratio = densityRatio(at: thresholds.lower).hull(densityRatio(at: thresholds.upper))
    let sign = fight < backDown ? Interval(0, .infinity) : Interval(-.infinity, 0)
    return (hazard * (odds - ratio)).intersection(sign) ?? Interval(0)
  }

  /// The density of h over h; an underflow to 0 is covered by the widening.
  private func hazard(at threshold: Double) -> Interval {
    guard threshold > -.infinity else { return Interval(0) }
    let h = Self.mass(from: threshold, density: fight, other: backDown)
    let density = Self.density(threshold, fight, backDown)
    let value = Interval(density / h).widened(by: 1e-11)
    return Interval(max(0, value.lower), value.upper + 1e-290)
  }

  /// μ, as a ratio of inverse Mills ratios.
  private func densityRatio(at threshold: Double) -> Interval {
    let ofFight = StandardNormal.inverseMills(threshold - fight)
    let ofBackDown = StandardNormal.inverseMills(threshold - backDown)
    guard ofBackDown.isFinite, ofFight > 0 else { return Interval(0, .infinity) }
    return Interval(ofBackDown / ofFight).widened(by: 1e-10)
  }

  // MARK: Quadrature

  private static func density(_ w: Double, _ density: Double, _ other: Double) -> Double {
    Double.exp(StandardNormal.logDensity(w - density)) * StandardNormal.cumulative(w - other)
  }

  /// The slope of the logarithm of the integrand.
  private static func logSlope(_ w: Double, _ density: Double, _ other: Double) -> Double {
    density - w + StandardNormal.inverseMills(w - other)
  }

  private static func mass(from threshold: Double, density: Double, other: Double) -> Double {
    // The slope falls by 1 to 2 per unit, so each step leaves at most a third of the distance.
    var mode = (density + other) / 2
    for _ in 0..<24 { mode += logSlope(mode, density, other) / 1.5 }
    let start = max(threshold, mode - 10)
    let fall = max(0, -logSlope(start, density, other))
    let end = start < mode ? mode + 10 : start + 100 / (fall + Double.sqrt(fall * fall + 100))
    return GaussLegendre.twenty.integral(from: start, to: end, panels: 12) {
      self.density($0, density, other)
    }
  }
}
