/// A number rounded to so many significant figures, the same on every machine.
///
/// Whole parts below 10⁹ are kept whole and trailing zeros dropped: `0.3333`, `12346`, `1.5`. Below 10⁻⁴ and
/// from 10⁹ on in exponent form, as in `1.5e-12`; what is not finite is `–`. Half is rounded away from
/// zero in the shortest decimal that reads back as the number.
public func significant(_ value: Double, figures: Int = 4) -> String {
  guard value.isFinite else { return "–" }
  guard value != 0 else { return "0" }
  var decimal = Decimal(value.magnitude)
  decimal.round(to: max(1, figures, decimal.exponent < 9 ? decimal.exponent + 1 : 1))
  return (value < 0 ? "-" : "") + decimal.text
}

/// The digits of a positive number, the first before the point, times a power of ten.
private struct Decimal {
  private var digits: [UInt8]
  private(set) var exponent: Int

  init(_ value: Double) {
    let parts = value.description.split(separator: "e")
    let whole = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    exponent = whole[0].utf8.count - 1 + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    digits = whole.joined().utf8.map { $0 - UInt8(ascii: "0") }
    while digits.count > 1, digits[0] == 0 {
      digits.removeFirst()
      exponent -= 1
    }
  }

  mutating func round(to count: Int) {
    let isUp = digits.count > count && digits[count] >= 5
    digits = Array(digits.prefix(count))
    if isUp { carry() }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
  }

  private mutating func carry() {
    for place in digits.indices.reversed() {
      guard digits[place] == 9 else { return digits[place] += 1 }
      digits[place] = 0
    }
    digits.insert(1, at: 0)
    exponent += 1
  }

  var text: String {
    (-4..<9).contains(exponent) ? plain : "\(placed(0))e\(exponent < 0 ? "" : "+")\(exponent)"
  }

  private var plain: String {
    guard exponent < 0 else { return placed(exponent) }
    return "0." + String(repeating: "0", count: -exponent - 1) + letters(digits[...])
  }

  /// With the point after the digit at a place; places without a digit are zero.
  private func placed(_ place: Int) -> String {
    let zeros = String(repeating: "0", count: max(0, place + 1 - digits.count))
    let rest = digits.dropFirst(place + 1)
    return letters(digits.prefix(place + 1)) + zeros + (rest.isEmpty ? "" : "." + letters(rest))
  }

  private func letters(_ digits: ArraySlice<UInt8>) -> String {
    digits.map { String($0) }.joined()
  }
}
