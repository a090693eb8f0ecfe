/// A fraction of two 64-bit integers in lowest terms.
///
/// Invariant: the denominator is positive, and its greatest common divisor with the numerator is 1.
/// Arithmetic answers `nil` where the result does not fit, and never rounds.
public struct Rational: Hashable, Sendable, CustomStringConvertible {
  /// The numerator, which carries the sign.
  public let numerator: Int
  /// The denominator, from 1.
  public let denominator: Int

  /// Zero.
  public static let zero = Rational(0)
  /// One.
  public static let one = Rational(1)

  /// A whole number.
  public init(_ integer: Int) {
    numerator = integer
    denominator = 1
  }

  /// A fraction, or `nil` where the denominator is 0 or the lowest terms do not fit.
  public init?(_ numerator: Int, over denominator: Int) {
    self.init(
      isNegative: (numerator < 0) != (denominator < 0),
      UInt128(numerator.magnitude), over: UInt128(denominator.magnitude))
  }

  /// A fraction of magnitudes, reduced before it is fitted into 64 bits.
  init?(isNegative: Bool, _ numerator: UInt128, over denominator: UInt128) {
    guard denominator > 0 else { return nil }
    let divisor = greatestCommonDivisor(numerator, denominator)
    guard let top = Int(exactly: numerator / divisor),
      let bottom = Int(exactly: denominator / divisor)
    else { return nil }
    self.numerator = isNegative ? -top : top
    self.denominator = bottom
  }

  /// The nearest double-precision number (ties to even).
  public var value: Double {
    let top = numerator.magnitude
    let bottom = denominator.magnitude
    if top <= 1 << 53, bottom <= 1 << 53 { return Double(numerator) / Double(denominator) }
    // A quotient of at least 62 bits whose last bit also stands for the remainder rounds correctly.
    let shift = 62 + top.leadingZeroBitCount - bottom.leadingZeroBitCount
    let (quotient, rest) = (UInt128(top) << UInt128(shift)).quotientAndRemainder(
      dividingBy: UInt128(bottom))
    let magnitude = Double(UInt64(quotient) | (rest == 0 ? 0 : 1))
    return Double(sign: numerator < 0 ? .minus : .plus, exponent: -shift, significand: magnitude)
  }

  /// The sum, or `nil` where it does not fit.
  public func adding(_ other: Rational) -> Rational? {
    // Products of two magnitudes below 2^63 stay below 2^126: their sum fits into a signed 128 bits.
    let left = Int128(numerator) * Int128(other.denominator)
    let right = Int128(other.numerator) * Int128(denominator)
    let sum = left + right
    return Rational(
      isNegative: sum < 0, sum.magnitude,
      over: UInt128(denominator.magnitude) * UInt128(other.denominator.magnitude))
  }

  /// The product, or `nil` where it does not fit.
  public func multiplied(by other: Rational) -> Rational? {
    Rational(
      isNegative: (numerator < 0) != (other.numerator < 0),
      UInt128(numerator.magnitude) * UInt128(other.numerator.magnitude),
      over: UInt128(denominator.magnitude) * UInt128(other.denominator.magnitude))
  }

  /// The fraction as Gambit writes it: `3`, `-1/2`.
  public var description: String {
    denominator == 1 ? "\(numerator)" : "\(numerator)/\(denominator)"
  }
}

/// Euclid's algorithm; the divisor of 0 and `n` is `n`.
func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
  var (left, right) = (left, right)
  while right != 0 {
    if let small = UInt64(exactly: left), let smaller = UInt64(exactly: right) {
      return UInt128(greatestCommonDivisor(small, smaller))
    }
    (left, right) = (right, left % right)
  }
  return left
}

private func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
  var (left, right) = (left, right)
  while right != 0 { (left, right) = (right, left % right) }
  return left
}
