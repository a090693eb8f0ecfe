/// A payoff or probability as it was written: exact where it fits, and in double precision.
///
/// `0.1` and `1/10` are the same number. A `Double` stands for the shortest decimal that reads back as
/// it. What does not fit into a fraction of two 64-bit integers keeps its text, so that a file can be
/// written as it was read.
public struct Number: Hashable, Sendable, CustomStringConvertible {
  private enum Form: Hashable, Sendable {
    case fraction(Rational)
    case text(String)
  }

  /// The nearest double-precision number; always finite.
  public let value: Double
  private let form: Form

  /// Zero.
  public static let zero = Number(Rational.zero)

  private init(value: Double, form: Form) {
    self.value = value
    self.form = form
  }

  /// A fraction.
  public init(_ exact: Rational) {
    self.init(value: exact.value, form: .fraction(exact))
  }

  /// A whole number.
  public init(_ integer: Int) {
    self.init(Rational(integer))
  }

  /// The shortest decimal that reads back as `value`, or `nil` where that is not finite.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    if let integer = Int(exactly: value), integer.magnitude <= 1 << 53 {
      self.init(integer)
    } else {
      self.init("\(value)")
    }
  }

  /// A number written as integer, decimal, with an exponent or as a fraction of two integers.
  ///
  /// Examples: `-3`, `+.5`, `2.`, `1.5e-3`, `1/3`. `nil` where the text is something else, where a
  /// denominator is 0, or where the magnitude is beyond double precision.
  public init?(_ text: some StringProtocol) {
    guard let scan = NumberScan(text.utf8), let value = scan.value else { return nil }
    if let exact = scan.exact {
      self.init(exact)
    } else {
      self.init(value: value, form: .text(String(text)))
    }
  }

  /// A whole number or fraction of at most 18 digits each, the quick way; `nil` for anything else.
  init?(digits text: ArraySlice<UInt8>) {
    guard text.count <= 38 else { return nil }
    var parts = (top: 0, bottom: 0)
    var counts = (top: 0, bottom: 0)
    var hasBar = false
    let isNegative = text.first == UInt8(ascii: "-")
    for byte in isNegative ? text.dropFirst() : text {
      if byte == UInt8(ascii: "/"), !hasBar {
        hasBar = true
      } else if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        let digit = Int(byte - UInt8(ascii: "0"))
        if hasBar {
          (parts.bottom, counts.bottom) = (parts.bottom &* 10 &+ digit, counts.bottom + 1)
        } else {
          (parts.top, counts.top) = (parts.top &* 10 &+ digit, counts.top + 1)
        }
      } else {
        return nil
      }
    }
    guard 1...18 ~= counts.top, (hasBar ? 1...18 : 0...0) ~= counts.bottom else { return nil }
    let top = isNegative ? -parts.top : parts.top
    guard let exact = hasBar ? Rational(top, over: parts.bottom) : Rational(top) else {
      return nil
    }
    self.init(exact)
  }

  /// The number as a fraction, or `nil` where it does not fit into 64-bit integers.
  public var exact: Rational? {
    if case .fraction(let exact) = form { exact } else { nil }
  }

  /// Text that reads back as the same number.
  public var description: String {
    switch form {
    case .fraction(let exact): exact.description
    case .text(let text): text
    }
  }
}

extension Number: ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The decimal as it is written, so that `0.1` is exactly 1/10.
  public init(floatLiteral value: Double) {
    self = Number(value) ?? .zero
  }
}
