/// A fraction of two 128-bit integers in lowest terms; arithmetic answers `nil` where it does not fit.
///
/// Invariant: the denominator is positive and has no common divisor with the numerator.
struct WideFraction: Hashable, Sendable {
  let numerator: Int128
  let denominator: Int128

  static let zero = WideFraction(Rational.zero)
  static let one = WideFraction(Rational.one)

  init(_ fraction: Rational) {
    numerator = Int128(fraction.numerator)
    denominator = Int128(fraction.denominator)
  }

  private init(reduced numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The product, reduced crosswise before it is multiplied.
  func multiplied(by other: WideFraction) -> WideFraction? {
    let (one, two) = (
      Self.divisor(numerator, other.denominator), Self.divisor(other.numerator, denominator)
    )
    let (top, overflows) = (numerator / one).multipliedReportingOverflow(by: other.numerator / two)
    let (bottom, alsoOverflows) = (denominator / two)
      .multipliedReportingOverflow(by: other.denominator / one)
    guard !overflows, !alsoOverflows else { return nil }
    return WideFraction(reduced: top, over: bottom)
  }

  /// The sum over the least common denominator.
  func adding(_ other: WideFraction) -> WideFraction? {
    let common = Self.divisor(denominator, other.denominator)
    let (left, first) = numerator.multipliedReportingOverflow(by: other.denominator / common)
    let (right, second) = other.numerator.multipliedReportingOverflow(by: denominator / common)
    let (bottom, third) = denominator.multipliedReportingOverflow(by: other.denominator / common)
    let (top, fourth) = left.addingReportingOverflow(right)
    guard !first, !second, !third, !fourth else { return nil }
    let rest = Self.divisor(top, bottom)
    return WideFraction(reduced: top / rest, over: bottom / rest)
  }

  /// What remains when another is taken away.
  func subtracting(_ other: WideFraction) -> WideFraction? {
    guard other.numerator != .min else { return nil }
    return adding(WideFraction(reduced: -other.numerator, over: other.denominator))
  }

  /// The nearest double-precision number, nearly.
  var value: Double { Double(numerator) / Double(denominator) }

  /// The greatest common divisor, at least 1.
  private static func divisor(_ left: Int128, _ right: Int128) -> Int128 {
    let divisor = greatestCommonDivisor(left.magnitude, right.magnitude)
    return max(1, Int128(exactly: divisor) ?? 1)
  }
}
