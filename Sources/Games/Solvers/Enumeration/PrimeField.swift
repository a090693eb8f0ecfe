/// Whole numbers modulo the prime 2⁶¹ - 1, in which fractions are added, multiplied and divided exactly.
///
/// A fraction that is zero has the residue zero; one that is not has it by a chance of about 2⁻⁶¹ only.
/// Residues say nothing about signs: those come from the same calculation in double precision.
enum PrimeField {
  /// The modulus, a Mersenne prime.
  static let prime: UInt64 = 1 << 61 - 1

  @inline(__always) static func sum(_ left: UInt64, _ right: UInt64) -> UInt64 {
    let sum = left &+ right
    return sum >= prime ? sum &- prime : sum
  }

  @inline(__always) static func difference(_ left: UInt64, _ right: UInt64) -> UInt64 {
    left >= right ? left &- right : left &+ prime &- right
  }

  @inline(__always) static func negative(_ residue: UInt64) -> UInt64 {
    residue == 0 ? 0 : prime &- residue
  }

  @inline(__always) static func product(_ left: UInt64, _ right: UInt64) -> UInt64 {
    // 2⁶¹ is 1, so that the upper bits count like the lower ones.
    let (high, low) = left.multipliedFullWidth(by: right)
    let folded = (low & prime) &+ (high &<< 3 | low &>> 61)
    return folded >= prime ? folded &- prime : folded
  }

  /// The number whose product with `residue` is 1, by Euclid's algorithm; 0 for 0.
  static func inverse(_ residue: UInt64) -> UInt64 {
    var (larger, smaller) = (Int64(prime), Int64(bitPattern: residue))
    var (before, now): (Int64, Int64) = (0, 1)
    while smaller != 0 {
      let quotient = larger / smaller
      (larger, smaller) = (smaller, larger &- quotient &* smaller)
      (before, now) = (now, before &- quotient &* now)
    }
    guard larger == 1 else { return 0 }
    return before < 0 ? UInt64(before &+ Int64(prime)) : UInt64(before)
  }

  /// The residue of a whole number.
  static func residue(_ integer: Int) -> UInt64 {
    let rest = UInt64(integer.magnitude) % prime
    return integer < 0 ? negative(rest) : rest
  }

  /// The residue of a fraction, or `nil` where the prime divides its denominator.
  static func residue(_ fraction: Rational) -> UInt64? {
    let top = residue(fraction.numerator)
    guard fraction.denominator != 1 else { return top }
    let bottom = inverse(residue(fraction.denominator))
    return bottom == 0 ? nil : product(top, bottom)
  }

  /// The residue of a finite double-precision number, which is a whole number times a power of two.
  static func residue(_ value: Double) -> UInt64 {
    guard value != 0 else { return 0 }
    let bits = value.significandBitPattern | (value.isNormal ? 1 << 52 : 0)
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    // Powers of two repeat after 61.
    let turn = UInt64((exponent % 61 + 61) % 61)
    let rest = product(bits, 1 << turn)
    return value < 0 ? negative(rest) : rest
  }

  /// The residue of a number as it was written: of its fraction where it has one.
  static func residue(_ number: Number) -> UInt64 {
    number.exact.flatMap { residue($0) } ?? residue(number.value)
  }
}
