/// Splits one record of delimited text (RFC 4180) into fields.
package struct RecordScanner {
  /// Why the record cannot be taken.
  package enum Fault: Error {
    case notUTF8, nul
    /// A quote that nothing closes, or text after one: where the record ends is not known.
    case openQuote, textAfterQuote, tooLong

    /// Whether the record's own end is still known.
    package var isContained: Bool { self == .notUTF8 || self == .nul }
  }

  private enum Stop { case separator, recordEnd }

  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  /// Whether a quote at the beginning of a field has a meaning.
  private let hasQuotes: Bool
  /// Whether the file ends where the bytes do.
  private let isWhole: Bool
  /// After the record, or where a fault was met.
  private(set) var cursor: Int
  private(set) var fields: [FieldSpan]
  /// Line breaks inside quotes.
  private(set) var innerBreaks = 0
  private var highBits: UInt8 = 0
  private var fieldWithNul: Int?

  /// `fields` only lends its storage.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, separator: UInt8, hasQuotes: Bool,
    isWhole: Bool, reusing fields: consuming [FieldSpan]
  ) {
    self.bytes = bytes
    self.separator = separator
    self.hasQuotes = hasQuotes
    self.isWhole = isWhole
    cursor = start
    self.fields = fields
    self.fields.removeAll(keepingCapacity: true)
  }

  /// Reads up to the record's end; a fault comes with the position of its field, from 0.
  mutating func scan() -> (fault: Fault, field: Int)? {
    do throws(Fault) {
      while try field() == .separator {}
    } catch {
      return (error, fields.count)
    }
    if let fieldWithNul { return (.nul, fieldWithNul) }
    guard highBits >= 0x80, let field = fields.firstIndex(where: { !isUTF8($0) }) else {
      return nil
    }
    return (.notUTF8, field)
  }

  // MARK: Fields

  private mutating func field() throws(Fault) -> Stop {
    if hasQuotes, cursor < bytes.count, bytes[cursor] == quote { return try quotedField() }
    let start = cursor
    var end = cursor
    var seen: UInt8 = 0
    while end < bytes.count {
      let byte = bytes[end]
      if byte == separator || byte == lineFeed || byte == carriageReturn { break }
      if byte == 0 { noteNul() }
      seen |= byte
      end += 1
    }
    highBits |= seen
    cursor = end
    if end == bytes.count, !isWhole { throw .tooLong }
    return try close(FieldSpan(start: start, end: end, isEscaped: false))
  }

  private mutating func quotedField() throws(Fault) -> Stop {
    let start = cursor + 1
    var isEscaped = false
    cursor = start
    while cursor < bytes.count {
      let byte = bytes[cursor]
      if byte == quote {
        guard cursor + 1 < bytes.count, bytes[cursor + 1] == quote else { break }
        isEscaped = true
        cursor += 1
      }
      noteInside(byte)
      cursor += 1
    }
    guard cursor < bytes.count else { throw isWhole ? .openQuote : .tooLong }
    let span = FieldSpan(start: start, end: cursor, isEscaped: isEscaped)
    cursor += 1
    if cursor == bytes.count, !isWhole { throw .tooLong }
    return try close(span)
  }

  private mutating func noteInside(_ byte: UInt8) {
    highBits |= byte
    if byte == lineFeed || byte == carriageReturn, !isHalfOfPair { innerBreaks += 1 }
    if byte == 0 { noteNul() }
  }

  private mutating func noteNul() {
    if fieldWithNul == nil { fieldWithNul = fields.count }
  }

  /// Ends a field at the separator, line end or end of file that must stand at the cursor.
  private mutating func close(_ span: FieldSpan) throws(Fault) -> Stop {
    guard cursor < bytes.count else {
      fields.append(span)
      return .recordEnd
    }
    let byte = bytes[cursor]
    guard byte == separator || byte == lineFeed || byte == carriageReturn else {
      throw .textAfterQuote
    }
    if byte == carriageReturn, cursor + 1 == bytes.count, !isWhole { throw .tooLong }
    fields.append(span)
    cursor += isHalfOfPair ? 2 : 1
    return byte == separator ? .separator : .recordEnd
  }

  /// Whether a CR stands at the cursor and its LF comes next.
  private var isHalfOfPair: Bool {
    bytes[cursor] == carriageReturn && cursor + 1 < bytes.count && bytes[cursor + 1] == lineFeed
  }

  private func isUTF8(_ span: FieldSpan) -> Bool {
    String(validating: bytes[span.start..<span.end], as: UTF8.self) != nil
  }
}

let quote = UInt8(ascii: "\"")
let lineFeed = UInt8(ascii: "\n")
let carriageReturn = UInt8(ascii: "\r")
