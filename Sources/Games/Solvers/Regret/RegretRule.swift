import RealModule

/// How regrets and averages of the past are discounted from one iteration to the next.
///
/// Regrets before iteration t are multiplied by (t-1)^α / ((t-1)^α + 1) where they are above zero and by
/// the like with β elsewhere; the sum of strategies by ((t-1)/t)^γ (Brown and Sandholm 2019).
struct RegretRule: Sendable {
  let alpha: Double
  let beta: Double
  let gamma: Double

  /// CFR+ (Tammelin 2014): regrets below zero are forgotten, strategies weigh in proportion to t.
  static let plus = RegretRule(alpha: .infinity, beta: -.infinity, gamma: 1)

  /// What the past is multiplied by before an iteration, counted from 1.
  func factors(before iteration: Int) -> (gain: Double, loss: Double, average: Double) {
    guard iteration > 1 else { return (0, 0, 0) }
    let past = Double(iteration - 1)
    return (
      RegretRule.share(past, alpha), RegretRule.share(past, beta),
      Double.pow(past / Double(iteration), gamma)
    )
  }

  private static func share(_ past: Double, _ exponent: Double) -> Double {
    if exponent.isInfinite { return exponent > 0 ? 1 : 0 }
    let power = Double.pow(past, exponent)
    return power.isInfinite ? 1 : power / (power + 1)
  }
}
