/// Splits an expression into tokens.
///
/// Names are those of assumptions: letters, digits, `.`, `_`, `@` and, between two of these, hyphens. A
/// hyphen is a minus where what it joins is no name but its parts are: `b-c` subtracts unless there
/// is a parameter `b-c`. With spaces around it, it always subtracts.
struct ExpressionLexer {
  enum Token: Equatable {
    case number(Double)
    case word(String)
    case symbol(String)
    case end

    var shown: String {
      switch self {
      case .number(let value): "the number \(plainNumber(value))"
      case .word(let word): "“\(visible(word))”"
      case .symbol(let symbol): "“\(visible(symbol))”"
      case .end: "the end"
      }
    }
  }

  private let bytes: [UInt8]
  private let isName: (String) -> Bool
  private var cursor = 0
  private var start = 0
  /// Where `startColumn` was last counted, so that counting stays linear.
  private var counted = (byte: 0, column: 1)
  /// The token at hand.
  private(set) var token = Token.end

  init(_ text: String, isName: @escaping (String) -> Bool) throws(ExpressionError) {
    bytes = Array(text.utf8)
    self.isName = isName
    guard bytes.count <= Expression.longestText else {
      throw ExpressionError(column: 1, fault: .tooLong(bytes.count))
    }
    try advance()
  }

  /// Where the token at hand begins, in characters from 1.
  private(set) var column = 1

  /// Whether the next character after the token at hand opens a parenthesis.
  var isCall: Bool { bytes[cursor...].first { !isSpace($0) } == UInt8(ascii: "(") }

  mutating func advance() throws(ExpressionError) {
    while cursor < bytes.count, isSpace(bytes[cursor]) { cursor += 1 }
    start = cursor
    column = columnOfStart()
    guard cursor < bytes.count else {
      token = .end
      return
    }
    let next = cursor + 1 < bytes.count ? bytes[cursor + 1] : 0
    if isDigit(bytes[cursor]) || bytes[cursor] == UInt8(ascii: ".") && isDigit(next) {
      token = try number()
    } else if isLetter(bytes[cursor]) {
      token = .word(try word())
    } else {
      token = .symbol(symbol(next))
    }
  }

  private mutating func columnOfStart() -> Int {
    // Bytes that continue a character are not counted.
    counted.column += bytes[counted.byte..<start].count { $0 & 0xC0 != 0x80 }
    counted.byte = start
    return counted.column
  }

  private mutating func number() throws(ExpressionError) -> Token {
    skipDigits()
    if cursor < bytes.count, bytes[cursor] == UInt8(ascii: ".") {
      cursor += 1
      skipDigits()
    }
    skipExponent()
    let text = String(decoding: bytes[start..<cursor], as: UTF8.self)
    guard let value = Number(text)?.value, cursor == bytes.count || !isLetter(bytes[cursor]) else {
      while cursor < bytes.count, isLetter(bytes[cursor]) || isDigit(bytes[cursor]) { cursor += 1 }
      let found = String(decoding: bytes[start..<cursor], as: UTF8.self)
      throw ExpressionError(
        column: column,
        fault: .found(
          "“\(visible(found))”",
          expected: "a number such as 3, 0.5 or 1e-3, within double precision"
        ))
    }
    return .number(value)
  }

  private mutating func skipDigits() {
    while cursor < bytes.count, isDigit(bytes[cursor]) { cursor += 1 }
  }

  private mutating func skipExponent() {
    guard cursor < bytes.count, bytes[cursor] | 0x20 == UInt8(ascii: "e") else { return }
    var next = cursor + 1
    if next < bytes.count, bytes[next] == UInt8(ascii: "-") || bytes[next] == UInt8(ascii: "+") {
      next += 1
    }
    guard next < bytes.count, isDigit(bytes[next]) else { return }
    cursor = next
    skipDigits()
  }

  // MARK: Words

  private mutating func word() throws(ExpressionError) -> String {
    let whole = wordEnd(from: cursor)
    guard whole - start <= Parameter.longestName else {
      throw ExpressionError(
        column: column,
        fault: .found(
          "a name of \(whole - start) bytes", expected: "at most \(Parameter.longestName)"))
    }
    cursor = whole
    // The longest start that is a name, cut at hyphens, if what follows could be an operand.
    while cursor > start {
      let candidate = text(start, cursor)
      if isName(candidate), cursor == whole || isOperand(from: cursor + 1, to: whole) {
        return candidate
      }
      cursor = bytes[start..<cursor].lastIndex(of: UInt8(ascii: "-")) ?? start
    }
    cursor = whole
    return text(start, whole)
  }

  /// Whether a name, a number or a function begins here.
  private func isOperand(from first: Int, to end: Int) -> Bool {
    if isDigit(bytes[first]) { return true }
    var last = end
    while last > first {
      let candidate = text(first, last)
      if isName(candidate) || Function(rawValue: candidate) != nil { return true }
      last = bytes[first..<last].lastIndex(of: UInt8(ascii: "-")) ?? first
    }
    return false
  }

  private func text(_ first: Int, _ end: Int) -> String {
    String(decoding: bytes[first..<end], as: UTF8.self)
  }

  private func wordEnd(from first: Int) -> Int {
    var end = first
    while end < bytes.count {
      let joins = bytes[end] == UInt8(ascii: "-") && end + 1 < bytes.count
      guard isPart(bytes[end]) || joins && isPart(bytes[end + 1]) else { break }
      end += 1
    }
    return end
  }

  // MARK: Symbols

  private mutating func symbol(_ next: UInt8) -> String {
    let isDouble =
      next == UInt8(ascii: "=") && "<>=!".utf8.contains(bytes[cursor])
      || next == bytes[cursor] && "*&|".utf8.contains(next)
    cursor += isDouble ? 2 : 1
    return text(start, cursor)
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || UInt8(ascii: "\t")...UInt8(ascii: "\r") ~= byte
  }

  private func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

  private func isLetter(_ byte: UInt8) -> Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20 && byte < 0x80
      || byte == UInt8(ascii: "_") || byte >= 0x80
  }

  private func isPart(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "@")
  }
}
