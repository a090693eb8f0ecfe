/// Reads delimited text (RFC 4180) record by record, as spreadsheets write it.
///
/// Takes a UTF-8 byte-order mark, LF, CRLF or CR line ends, quoted fields with separators and line
/// breaks in them, and comma, semicolon or tab as separator: the one that a first line `sep=;` names,
/// or else the one that the header holds most of outside quotes. Blank records, also such as hold
/// only separators, are passed over.
///
/// A malformed record is refused alone. Where a quote is lost, only the line on which the record began
/// is given up and reading goes on with the next one. Complexity: linear in the bytes; memory for one
/// piece of the file.
struct DelimitedText {
  /// A longer record is refused: no cell is a book, and a lost quote must not swallow a file.
  static let longestRecord = 1 << 20
  /// Bytes that may be read again after lost quotes; past them a refused record is skipped whole.
  ///
  /// Without a limit a file of lost quotes would take the square of its size.
  static let mostReread = 32 << 20
  private static let pieceLength = 4 << 20

  /// What comes next in the file.
  enum Item {
    case record
    /// A record that was given up, with the position of the field at fault, from 0.
    case refused(RecordScanner.Fault, field: Int)
    case end
  }

  let file: String
  /// Line on which the latest record starts, from 1.
  private(set) var line = 1
  /// Fields of the latest record, as places in `buffer`.
  private(set) var fields: [FieldSpan] = []
  private(set) var buffer: [UInt8]

  private let stream: ByteStream
  private var separator = UInt8(ascii: ",")
  private var position = 0
  private var filled = 0
  private var isAtEnd = false
  private var nextLine = 1
  private var reread = 0

  /// Begins reading; what the file is instead of UTF-8 text is thrown as the problem it is.
  init(_ stream: ByteStream) throws(Problem) {
    self.stream = stream
    file = stream.name
    buffer = [UInt8](repeating: 0, count: min(stream.size + 1, DelimitedText.pieceLength))
    try fill(DelimitedText.longestRecord)
    if let format = ForeignFormat.name(of: buffer[..<filled]) {
      throw Problem(at: .init(file: file), found: format, expected: ForeignFormat.expected)
    }
    if buffer[..<filled].starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    chooseSeparator()
  }

  /// The next record that is not blank.
  mutating func next() throws(Problem) -> Item {
    while true {
      try fill(DelimitedText.longestRecord)
      guard position < filled else { return .end }
      line = nextLine
      if let (fault, field) = try scan() { return .refused(fault, field: field) }
      if !fields.allSatisfy(isBlank) { return .record }
    }
  }

  // MARK: Records

  private mutating func scan() throws(Problem) -> (RecordScanner.Fault, field: Int)? {
    let limit = min(filled, position + DelimitedText.longestRecord)
    let isWhole = isAtEnd && limit == filled
    let (separator, position) = (separator, position)
    var storage: [FieldSpan] = []
    swap(&storage, &fields)
    let (refusal, scanner) = buffer.withUnsafeBufferPointer { bytes in
      var scanner = RecordScanner(
        UnsafeBufferPointer(rebasing: bytes[..<limit]), from: position, separator: separator,
        isWhole: isWhole, reusing: storage)
      return (scanner.scan(), scanner)
    }
    storage = []
    fields = scanner.fields
    if let refusal, !refusal.fault.isContained {
      try recover(from: scanner.cursor)
    } else {
      self.position = scanner.cursor
      nextLine += scanner.innerBreaks + 1
    }
    return refusal.map { ($0.fault, $0.field) }
  }

  private mutating func recover(from cursor: Int) throws(Problem) {
    reread += cursor - position
    try skipLine(past: reread > DelimitedText.mostReread ? cursor : position)
  }

  /// Goes behind the first line end at or after `goal`.
  private mutating func skipLine(past goal: Int) throws(Problem) {
    var left = goal - position
    while true {
      if filled - position < 2 { try fill(2) }
      guard position < filled else { return }
      let byte = buffer[position]
      position += 1
      left -= 1
      guard byte == lineFeed || byte == carriageReturn else { continue }
      if byte == carriageReturn, position < filled, buffer[position] == lineFeed {
        position += 1
        left -= 1
      }
      nextLine += 1
      if left < 0 { return }
    }
  }

  private func isBlank(_ span: FieldSpan) -> Bool {
    span.isEmpty || buffer[span.start..<span.end].allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  // MARK: Bytes

  /// Sees to it that so many bytes stand ready, or all that are left.
  private mutating func fill(_ wanted: Int) throws(Problem) {
    guard filled - position < wanted, !isAtEnd else { return }
    moveToFront()
    while filled < buffer.count {
      let count = try stream.read(into: &buffer, from: filled)
      filled += count
      isAtEnd = count == 0
      if isAtEnd { return }
    }
  }

  private mutating func moveToFront() {
    let (start, count) = (position, filled - position)
    buffer.withUnsafeMutableBufferPointer { bytes in
      guard start > 0, let base = bytes.baseAddress else { return }
      base.update(from: base + start, count: count)
    }
    (position, filled) = (0, count)
  }

  // MARK: Separator

  private mutating func chooseSeparator() {
    let start = buffer[position..<min(filled, position + DelimitedText.longestRecord)]
    let firstLine = start.prefix { $0 != lineFeed && $0 != carriageReturn }
    if firstLine.count == 5, firstLine.starts(with: "sep=".utf8), let last = firstLine.last {
      separator = last
      position = firstLine.endIndex + 1
      if start.dropFirst(5).starts(with: [carriageReturn, lineFeed]) { position += 1 }
      position = min(position, filled)
      nextLine = 2
    } else {
      separator = DelimitedText.separator(in: start)
    }
  }

  /// The candidate that the first line with text holds most of; comma in a tie.
  private static func separator(in start: ArraySlice<UInt8>) -> UInt8 {
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
