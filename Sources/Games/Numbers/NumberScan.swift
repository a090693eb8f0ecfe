/// The parts of a number's text: sign, digits, exponent or denominator.
struct NumberScan {
  private var digits: [UInt8] = []
  private var denominator: [UInt8]?
  private var isNegative = false
  /// The number is the digits times ten to this power; held within a million either way.
  private var exponent = 0

  private static let farExponent = 1_000_000

  /// `nil` where the text is not a number.
  init?(_ text: some Sequence<UInt8>) {
    var rest = Array(text)[...]
    isNegative = rest.first == UInt8(ascii: "-")
    if let sign = rest.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      rest.removeFirst()
    }
    digits = Self.takeDigits(&rest)
    if rest.first == UInt8(ascii: "/"), !digits.isEmpty {
      guard scanDenominator(&rest) else { return nil }
    } else {
      guard scanFraction(&rest), scanExponent(&rest) else { return nil }
    }
    guard rest.isEmpty else { return nil }
    digits.removeFirst(digits.prefix { $0 == 0 }.count)
  }

  private mutating func scanDenominator(_ rest: inout ArraySlice<UInt8>) -> Bool {
    rest.removeFirst()
    denominator = Self.takeDigits(&rest)
    return denominator?.contains { $0 != 0 } == true
  }

  private mutating func scanFraction(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: ".") else { return !digits.isEmpty }
    rest.removeFirst()
    let fraction = Self.takeDigits(&rest)
    digits += fraction
    exponent = -fraction.count
    return !digits.isEmpty
  }

  private mutating func scanExponent(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let mark = rest.first, mark == UInt8(ascii: "e") || mark == UInt8(ascii: "E") else {
      return true
    }
    rest.removeFirst()
    let isBelowOne = rest.first == UInt8(ascii: "-")
    if isBelowOne || rest.first == UInt8(ascii: "+") { rest.removeFirst() }
    let power = Self.takeDigits(&rest)
    let size = power.reduce(0) { min(Self.farExponent, $0 * 10 + Int($1)) }
    exponent += isBelowOne ? -size : size
    return !power.isEmpty
  }

  private static func takeDigits(_ rest: inout ArraySlice<UInt8>) -> [UInt8] {
    let found = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
    let digits = found.map { $0 - UInt8(ascii: "0") }
    rest = rest[found.endIndex...]
    return digits
  }

  // MARK: Values

  /// The number as a fraction, or `nil` where it does not fit.
  var exact: Rational? {
    guard !digits.isEmpty else { return .zero }
    guard let top = Self.integer(digits[...]) else { return nil }
    if let denominator {
      return Self.integer(denominator.drop { $0 == 0 }).flatMap {
        Rational(isNegative: isNegative, top, over: $0)
      }
    }
    guard exponent.magnitude < 38 else { return nil }
    let power = (0..<exponent.magnitude).reduce(UInt128(1)) { product, _ in product * 10 }
    if exponent <= 0 { return Rational(isNegative: isNegative, top, over: power) }
    let (scaled, overflows) = top.multipliedReportingOverflow(by: power)
    return overflows ? nil : Rational(isNegative: isNegative, scaled, over: 1)
  }

  /// At most 38 digits always fit into 128 bits.
  private static func integer(_ digits: ArraySlice<UInt8>) -> UInt128? {
    guard digits.count <= 38 else { return nil }
    return digits.reduce(UInt128(0)) { $0 * 10 + UInt128($1) }
  }

  /// The nearest double, or `nil` where the magnitude is beyond double precision.
  var value: Double? {
    guard !digits.isEmpty else { return 0 }
    let top = Self.decimal(digits, exponent: exponent)
    let bottom = denominator.map { Self.decimal($0, exponent: 0) } ?? 1
    guard let top, let bottom else { return nil }
    let magnitude = top / bottom
    guard magnitude.isFinite, magnitude != 0 else { return nil }
    return isNegative ? -magnitude : magnitude
  }

  private static func decimal(_ digits: [UInt8], exponent: Int) -> Double? {
    let text = String(decoding: digits.map { $0 + UInt8(ascii: "0") }, as: UTF8.self)
    return Double("\(text)e\(exponent)")
  }
}
