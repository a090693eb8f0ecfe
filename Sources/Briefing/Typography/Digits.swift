/// Numbers as text, the same on every machine and in every locale.
enum Digits {
  /// What stands for a number that is not finite.
  static let none = "–"

  /// A number with so many digits after the point; beyond 9e15 in exponent form.
  static func fixed(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite else { return none }
    let digits = min(max(digits, 0), 9)
    let scale = (0..<digits).reduce(1.0) { power, _ in power * 10 }
    let scaled = (abs(value) * scale).rounded()
    guard scaled < 9e15 else { return value.description }
    let (whole, rest) = UInt64(scaled).quotientAndRemainder(dividingBy: UInt64(scale))
    let sign = value < 0 && scaled > 0 ? "-" : ""
    guard digits > 0 else { return "\(sign)\(whole)" }
    let fraction = String(rest)
    return "\(sign)\(whole)." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// As `fixed`, with a plus sign before positive numbers.
  static func signed(_ value: Double, _ digits: Int) -> String {
    let text = fixed(value, digits)
    return value > 0 && text.contains(where: { ("1"..."9").contains($0) }) ? "+" + text : text
  }

  /// The shortest text that reads back as the same number, without a trailing ".0".
  static func shortest(_ value: Double) -> String {
    guard value.isFinite else { return none }
    let text = value.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A probability in whole percent; what is not certain is never shown as 0% or 100%.
  static func percent(_ probability: Double) -> String {
    guard probability.isFinite else { return none }
    if probability > 0, probability < 0.005 { return "<1%" }
    if probability < 1, probability > 0.995 { return ">99%" }
    return fixed(probability * 100, 0) + "%"
  }

  /// A count with commas between groups of three digits from 1,000 on.
  static func grouped(_ count: Int) -> String {
    let digits = String(count.magnitude)
    let sign = count < 0 ? "-" : ""
    guard digits.utf8.count > 3 else { return sign + digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.utf8.count - index).isMultiple(of: 3) { text += "," }
      text.append(digit)
    }
    return sign + text
  }

  /// A length of a drawing with at most two digits after the point; what is not finite is 0.
  static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    var text = fixed(min(max(value, -1e6), 1e6), 2)
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text.isEmpty ? "0" : text
  }

  /// A number for an axis: as `fixed`, but short in exponent form from 100,000 on, as in `2e14`.
  static func axis(_ value: Double, _ digits: Int) -> String {
    guard value.isFinite, abs(value) >= 1e5 else { return typeset(fixed(value, digits)) }
    var mantissa = value
    var exponent = 0
    while abs(mantissa) >= 9.9999 {
      mantissa /= 10
      exponent += 1
    }
    return typeset(coordinate(mantissa)) + "e\(exponent)"
  }

  /// The true minus sign in place of the hyphen, for print.
  static func typeset(_ text: String) -> String {
    text.hasPrefix("-") ? "\u{2212}" + text.dropFirst() : text
  }
}
