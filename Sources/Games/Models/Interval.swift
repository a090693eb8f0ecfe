import RealModule

/// All numbers from `lower` to `upper`, computed with outward rounding.
///
/// Sums, differences, products and quotients contain every result for numbers in the operands.
/// Values of elementary functions are widened by the caller by what those may be wrong (Moore
/// 1966).
struct Interval: Hashable, Sendable {
  let lower: Double
  let upper: Double

  init(_ lower: Double, _ upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// One number.
  init(_ value: Double) { self.init(value, value) }

  var width: Double { upper - lower }
  var containsZero: Bool { lower <= 0 && upper >= 0 }

  /// Widened by a share of the magnitude and to the next numbers.
  func widened(by share: Double) -> Interval {
    Interval(
      (lower - share * lower.magnitude).nextDown, (upper + share * upper.magnitude).nextUp)
  }

  /// The smallest interval that contains both.
  func hull(_ other: Interval) -> Interval {
    Interval(min(lower, other.lower), max(upper, other.upper))
  }

  static func + (left: Interval, right: Interval) -> Interval {
    Interval((left.lower + right.lower).nextDown, (left.upper + right.upper).nextUp)
  }

  static func - (left: Interval, right: Interval) -> Interval {
    Interval((left.lower - right.upper).nextDown, (left.upper - right.lower).nextUp)
  }

  static func * (left: Interval, right: Interval) -> Interval {
    let ends = [
      left.lower * right.lower, left.lower * right.upper, left.upper * right.lower,
      left.upper * right.upper,
    ].map { $0.isNaN ? 0 : $0 }  // 0 · ∞ at an end is 0.
    let (least, most) = ends.reduce((Double.infinity, -Double.infinity)) {
      (min($0.0, $1), max($0.1, $1))
    }
    return Interval(least.nextDown, most.nextUp)
  }

  /// The quotient by an interval of positive numbers.
  func divided(byPositive other: Interval) -> Interval {
    let least = lower / (lower < 0 ? other.lower : other.upper)
    let most = upper / (upper < 0 ? other.upper : other.lower)
    return Interval(least.nextDown, most.nextUp)
  }

  /// What both have in common, or `nil`.
  func intersection(_ other: Interval) -> Interval? {
    let (least, most) = (max(lower, other.lower), min(upper, other.upper))
    return least <= most ? Interval(least, most) : nil
  }

  /// A number inside, halfway or at another share of the way; by ratio where the ends are far
  /// apart.
  func middle(_ share: Double = 0.5) -> Double {
    let middle =
      lower > 0 && upper > 4 * lower
      ? lower * Double.pow(upper / lower, share) : lower + share * (upper - lower)
    return min(max(middle, lower), upper)
  }
}
