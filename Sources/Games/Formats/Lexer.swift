/// Splits a file into tokens; whitespace parts them and means nothing else.
struct Lexer {
  private let bytes: [UInt8]
  private var cursor: Int
  /// The token at hand and where it begins.
  private(set) var token = Token.end
  private(set) var start = 0

  /// Begins at the first token, after a byte order mark.
  init(_ bytes: [UInt8]) throws(FormatError) {
    self.bytes = bytes
    cursor = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    try advance()
  }

  /// Number of bytes after the token at hand.
  var rest: Int { bytes.count - cursor }

  /// Moves to the next token.
  mutating func advance() throws(FormatError) {
    while cursor < bytes.count, isSpace(bytes[cursor]) { cursor += 1 }
    start = cursor
    guard cursor < bytes.count else {
      token = .end
      return
    }
    switch bytes[cursor] {
    case UInt8(ascii: "{"): token = single(.open)
    case UInt8(ascii: "}"): token = single(.close)
    case UInt8(ascii: ","): token = single(.comma)
    case UInt8(ascii: "\""): token = .text(try label())
    default: token = try bare()
    }
  }

  private mutating func single(_ token: Token) -> Token {
    cursor += 1
    return token
  }

  private func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || UInt8(ascii: "\t")...UInt8(ascii: "\r") ~= byte
  }

  // MARK: Labels

  /// Reads a label; a backslash makes a quote or a backslash after it part of the label.
  private mutating func label() throws(FormatError) -> String {
    let first = cursor + 1
    let end = bytes[first...].firstIndex {
      $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\")
    }
    guard let end, bytes[end] == UInt8(ascii: "\"") else { return try escapedLabel() }
    cursor = end + 1
    return try decoded(bytes[first..<end])
  }

  private mutating func escapedLabel() throws(FormatError) -> String {
    cursor += 1
    var content: [UInt8] = []
    while cursor < bytes.count, bytes[cursor] != UInt8(ascii: "\"") {
      if bytes[cursor] == UInt8(ascii: "\\"), cursor + 1 < bytes.count,
        bytes[cursor + 1] == UInt8(ascii: "\"") || bytes[cursor + 1] == UInt8(ascii: "\\")
      {
        cursor += 1
      }
      content.append(bytes[cursor])
      cursor += 1
    }
    guard cursor < bytes.count else {
      throw error(found: "a label that nothing closes", expected: "“\"” at its end")
    }
    cursor += 1
    return try decoded(content[...])
  }

  private func decoded(_ content: ArraySlice<UInt8>) throws(FormatError) -> String {
    guard let text = String(validating: content, as: UTF8.self) else {
      throw error(found: "bytes that are not UTF-8", expected: "text in UTF-8")
    }
    return text
  }

  // MARK: Numbers and words

  private mutating func bare() throws(FormatError) -> Token {
    while cursor < bytes.count, !endsWord(bytes[cursor]) { cursor += 1 }
    let word = bytes[start..<cursor]
    let first = word.first ?? 0
    guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= first || [0x2B, 0x2D, 0x2E].contains(first)
    else { return .word(try decoded(word)) }
    if let small = Number(digits: word) { return .number(small) }
    let text = try decoded(word)
    guard let number = Number(text) else {
      throw error(
        found: "“\(visible(text))”",
        expected: "a number such as 3, -0.5, 1e-3 or 1/3, within double precision")
    }
    return .number(number)
  }

  private func endsWord(_ byte: UInt8) -> Bool {
    isSpace(byte)
      || [UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","), UInt8(ascii: "\"")]
        .contains(byte)
  }

  // MARK: What is expected

  /// Takes a label.
  mutating func text(_ expected: String) throws(FormatError) -> String {
    guard case .text(let text) = token else { throw unexpected(expected) }
    try advance()
    return text
  }

  /// Takes a number.
  mutating func number(_ expected: String) throws(FormatError) -> Number {
    guard case .number(let number) = token else { throw unexpected(expected) }
    try advance()
    return number
  }

  /// Takes a whole number from a range.
  mutating func integer(
    _ expected: String, in range: ClosedRange<Int>
  ) throws(FormatError) -> Int {
    guard case .number(let number) = token, let exact = number.exact, exact.denominator == 1,
      range.contains(exact.numerator)
    else { throw unexpected(expected) }
    try advance()
    return exact.numerator
  }

  /// Takes a token that carries nothing.
  mutating func take(_ expected: Token) throws(FormatError) {
    guard token == expected else { throw unexpected(expected.shown) }
    try advance()
  }

  /// Takes a comma where there is one.
  mutating func skipComma() throws(FormatError) {
    if token == .comma { try advance() }
  }

  /// Takes labels up to the closing brace, which is taken too.
  mutating func labels(_ expected: String) throws(FormatError) -> [String] {
    try take(.open)
    var labels: [String] = []
    while token != .close { labels.append(try text(expected + " or “}”")) }
    try advance()
    return labels
  }

  /// Takes one number per player up to the closing brace, with or without commas.
  mutating func payoffs(count: Int) throws(FormatError) -> [Number] {
    var payoffs: [Number] = []
    for player in 0..<count {
      payoffs.append(try number("the payoff of player \(player + 1), a number"))
      try skipComma()
    }
    guard token == .close else { throw unexpected("“}” after \(count) payoffs") }
    try advance()
    return payoffs
  }

  // MARK: Errors

  /// The token at hand is not what should stand there.
  func unexpected(_ expected: String) -> FormatError {
    error(found: token.shown, expected: expected)
  }

  /// An error at the token at hand.
  func error(found: String, expected: String) -> FormatError {
    FormatError(at: start, in: bytes, .found(found, expected: expected))
  }

  /// An error at a byte, because what was read is no game.
  func error(_ error: GameError, at byte: Int) -> FormatError {
    FormatError(at: byte, in: bytes, .game(error))
  }
}

extension FormatError {
  /// An error at a byte of a file; lines end with LF, CR or both.
  init(at byte: Int, in bytes: [UInt8], _ fault: Fault) {
    var line = 1
    var lineStart = 0
    for index in 0..<min(byte, bytes.count) {
      let isReturn = bytes[index] == UInt8(ascii: "\r")
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      guard bytes[index] == UInt8(ascii: "\n") || isReturn && next != UInt8(ascii: "\n") else {
        continue
      }
      line += 1
      lineStart = index + 1
    }
    // Bytes that continue a character are not counted.
    let before = bytes[lineStart..<max(lineStart, min(byte, bytes.count))]
    self.init(line: line, column: before.count { $0 & 0xC0 != 0x80 } + 1, fault: fault)
  }
}
