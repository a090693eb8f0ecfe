/// Logarithms of four numbers at a time, several times as fast as one after another.
extension Lanes {
  private static let ln2 = 0.6931471805599453
  /// Bits of √½: fractions are taken from there to √2, where the series is short.
  private static let least: UInt64 = 0x3FE6_A09E_667F_3BCD
  private static let one: UInt64 = 0x3FF0_0000_0000_0000

  /// Natural logarithms of positive normal numbers, within three units in the last place.
  ///
  /// With x = 2ᵏ·m, log x = k log 2 + 2 artanh((m − 1)/(m + 1)), the latter by its power series.
  static func log(_ values: Lanes) -> Lanes {
    let bits = unsafeBitCast(values, to: SIMD4<UInt64>.self) &+ (one - least)
    let fraction = unsafeBitCast((bits & 0x000F_FFFF_FFFF_FFFF) &+ least, to: Lanes.self)
    // An integer below 2⁵² in the low bits of 2⁵² is that sum, without a conversion.
    let exponent =
      unsafeBitCast((bits &>> 52) | 0x4330_0000_0000_0000, to: Lanes.self) - (0x1p52 + 1_023)
    let s = (fraction - 1) / (fraction + 1)
    let z = s * s
    var series = Lanes(repeating: 2.0 / 21)
    for odd in stride(from: 19, through: 3, by: -2) { series = series * z + 2 / Double(odd) }
    return exponent * ln2 + (2 * s + s * z * series)
  }

  /// log(1 + x) for x of at least zero, without loss where x is small.
  static func log(onePlus x: Lanes) -> Lanes {
    let sum = 1 + x
    return log(sum) + (x - (sum - 1)) / sum
  }
}
