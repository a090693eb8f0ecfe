/// Reads delimited text (RFC 4180) record by record, as spreadsheets and data archives write it.
///
/// Takes a UTF-8 byte-order mark, LF, CRLF or CR line ends, quoted fields with separators and line
/// breaks in them, and comma, semicolon or tab as separator: the one that the dialect or a first line
/// `sep=;` names, or else the one that the header holds most of outside quotes. Blank records, also such
/// as hold only separators, are passed over.
///
/// Plain records are split 64 bytes at a time (`TextBuffer`), the others byte by byte
/// (`RecordScanner`); both give the same fields. A malformed record is refused alone. Where a quote is
/// lost, only the line on which the record began is given up and reading goes on with the next one.
/// Complexity: linear in the bytes; memory for one window of the file.
package final class DelimitedText {
  /// How the fields of a file are set apart.
  package struct Dialect: Hashable, Sendable {
    /// `nil` where the file itself shows it.
    package let separator: UInt8?
    /// Whether quotes around a field have a meaning; GDELT, for one, has none.
    package let hasQuotes: Bool

    package init(separator: UInt8?, hasQuotes: Bool) {
      self.separator = separator
      self.hasQuotes = hasQuotes
    }

    /// As spreadsheets write it, with whichever separator.
    package static let spreadsheet = Dialect(separator: nil, hasQuotes: true)
    /// Tabs that set fields apart, and nothing that would quote them.
    package static let bareTabs = Dialect(separator: UInt8(ascii: "\t"), hasQuotes: false)
  }

  /// A longer record is refused: no cell is a book, and a lost quote must not swallow a file.
  static let longestRecord = 1 << 20
  /// Bytes that may be read again after lost quotes; past them a refused record is skipped whole.
  ///
  /// Without a limit a file of lost quotes would take the square of its size.
  static let mostReread = 32 << 20

  /// What comes next in the file.
  @frozen package enum Item {
    case record(DelimitedRecord)
    /// A record that was given up, with the line where it starts and the field at fault, from 0.
    case refused(RecordScanner.Fault, line: Int, field: Int)
    case end
  }

  /// Where a record begins: in bytes of the text from 0, and in lines from 1.
  package struct Mark: Hashable, Sendable {
    package let offset: Int
    package let line: Int

    package init(offset: Int, line: Int) {
      self.offset = offset
      self.line = line
    }
  }

  package let file: String
  /// Where the next record begins.
  package var mark: Mark { putBack?.mark ?? Mark(offset: dropped + position, line: nextLine) }

  private let stream: ByteStream
  private let buffer: TextBuffer
  private let hasQuotes: Bool
  private var separator = UInt8(ascii: ",")
  private var spans: [FieldSpan] = []
  private var position = 0
  private var filled = 0
  /// Bytes of the text that stood before the window.
  private var dropped = 0
  private var isAtEnd = false
  private var nextLine = 1
  private var reread = 0
  /// A record that was looked at before its time.
  private var putBack: (item: Item, mark: Mark)?

  /// Begins reading; what the file is instead of UTF-8 text is thrown as the problem it is.
  package init(_ stream: ByteStream, _ dialect: Dialect = .spreadsheet) throws(Problem) {
    self.stream = stream
    file = stream.name
    hasQuotes = dialect.hasQuotes
    buffer = TextBuffer(capacity: DelimitedText.longestRecord + TextBuffer.piece)
    try fill(dialect.separator == nil ? DelimitedText.longestRecord : TextBuffer.piece)
    if let format = ForeignFormat.name(of: window) {
      throw Problem(at: .init(file: file), found: format, expected: ForeignFormat.expected)
    }
    if window.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    if let separator = dialect.separator {
      self.separator = separator
    } else {
      chooseSeparator()
    }
  }

  private var window: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: buffer.bytes + position, count: filled - position)
  }

  /// Goes on at a mark that this file gave before.
  package func skip(to mark: Mark) throws(Problem) {
    while dropped + filled < mark.offset, !isAtEnd {
      position = filled
      try fill(TextBuffer.piece)
    }
    position = min(filled, max(0, mark.offset - dropped))
    nextLine = mark.line
    putBack = nil
  }

  /// The next record, which comes once more when the text is read on.
  package func peek() throws(Problem) -> Item {
    let mark = mark
    let item = try next()
    putBack = (item, mark)
    return item
  }

  /// The next record that is not blank.
  package func next() throws(Problem) -> Item {
    if let putBack {
      self.putBack = nil
      return putBack.item
    }
    while true {
      if position >= filled { try fill(1) }
      guard position < filled else { return .end }
      switch buffer.scan(
        from: position, to: filled, separator: separator, hasQuotes: hasQuotes)
      {
      case .record(let fields, let next, let isASCII):
        let record = DelimitedRecord(
          line: nextLine, count: fields, bytes: buffer.bytes, start: position, ends: buffer.ends,
          spans: nil)
        position = next
        nextLine += 1
        if !isASCII, let field = record.faultyField() {
          return .refused(.notUTF8, line: record.line, field: field)
        }
        if !record.isBlank { return .record(record) }
      case .incomplete where !isAtEnd && filled - position < DelimitedText.longestRecord:
        try fill(filled - position + 1)
      case .unclear, .incomplete:
        if let item = try scanCarefully() { return item }
      }
    }
  }

  // MARK: The careful way

  /// The next record, byte by byte; `nil` where it is blank.
  private func scanCarefully() throws(Problem) -> Item? {
    try fill(DelimitedText.longestRecord)
    let limit = min(filled, position + DelimitedText.longestRecord)
    let line = nextLine
    var storage: [FieldSpan] = []
    swap(&storage, &spans)
    var scanner = RecordScanner(
      UnsafeBufferPointer(start: buffer.bytes, count: limit), from: position,
      separator: separator, hasQuotes: hasQuotes, isWhole: isAtEnd && limit == filled,
      reusing: storage)
    let refusal = scanner.scan()
    spans = scanner.fields
    if let refusal, !refusal.fault.isContained {
      try recover(from: scanner.cursor)
    } else {
      position = scanner.cursor
      nextLine += scanner.innerBreaks + 1
    }
    if let refusal { return .refused(refusal.fault, line: line, field: refusal.field) }
    let record = DelimitedRecord(
      line: line, count: spans.count, bytes: buffer.bytes, start: 0, ends: nil,
      spans: buffer.keep(spans))
    return record.isBlank ? nil : .record(record)
  }

  private func recover(from cursor: Int) throws(Problem) {
    reread += cursor - position
    try skipLine(past: reread > DelimitedText.mostReread ? cursor : position)
  }

  /// Goes behind the first line end at or after `goal`.
  private func skipLine(past goal: Int) throws(Problem) {
    var left = goal - position
    while true {
      if filled - position < 2 { try fill(2) }
      guard position < filled else { return }
      let byte = buffer.bytes[position]
      position += 1
      left -= 1
      guard byte == lineFeed || byte == carriageReturn else { continue }
      if byte == carriageReturn, position < filled, buffer.bytes[position] == lineFeed {
        position += 1
        left -= 1
      }
      nextLine += 1
      if left < 0 { return }
    }
  }

  // MARK: Bytes

  /// Sees to it that so many bytes stand ready, or all that are left.
  private func fill(_ wanted: Int) throws(Problem) {
    guard filled - position < wanted, !isAtEnd else { return }
    buffer.moveToFront(position..<filled)
    dropped += position
    (position, filled) = (0, filled - position)
    while filled < wanted {
      let count = try stream.read(into: buffer.free(from: filled, atLeast: wanted - filled))
      filled += count
      isAtEnd = count == 0
      if isAtEnd { return }
    }
  }

  // MARK: Separator

  private func chooseSeparator() {
    let start = window.prefix(DelimitedText.longestRecord)
    let firstLine = start.prefix { $0 != lineFeed && $0 != carriageReturn }
    if firstLine.count == 5, firstLine.starts(with: "sep=".utf8), let last = firstLine.last {
      separator = last
      position += 6
      if start.dropFirst(5).starts(with: [carriageReturn, lineFeed]) { position += 1 }
      position = min(position, filled)
      nextLine = 2
    } else {
      separator = DelimitedText.separator(in: start)
    }
  }

  /// The candidate that the first line with text holds most of; comma in a tie.
  private static func separator(in start: some Collection<UInt8>) -> UInt8 {
    let candidates: [UInt8] = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    var counts = [0, 0, 0]
    var isQuoted = false
    for byte in start.drop(while: { $0 == lineFeed || $0 == carriageReturn }) {
      if byte == quote { isQuoted.toggle() }
      if isQuoted { continue }
      if byte == lineFeed || byte == carriageReturn { break }
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    let best = counts.max() ?? 0
    return candidates[counts.firstIndex(of: best) ?? 0]
  }
}
