import CBlocks

/// A window on a stream of text, with room behind it for reading 64 bytes at a time.
final class TextBuffer {
  /// Bytes asked of the stream at once: as many as stay in the processor's second cache.
  static let piece = 256 << 10
  /// Fields of one record that the fast way takes; longer ones go the careful way.
  static let mostFields = 4096
  private static let margin = CBMargin

  let bytes: UnsafeMutablePointer<UInt8>
  /// Where the fields of the latest record end, by the fast way.
  let ends: UnsafeMutablePointer<UInt32>
  private let capacity: Int
  private let way = CBBestWay()
  private var spans = UnsafeMutableBufferPointer<FieldSpan>.allocate(capacity: 0)

  init(capacity: Int) {
    self.capacity = capacity
    bytes = .allocate(capacity: capacity + TextBuffer.margin)
    ends = .allocate(capacity: TextBuffer.mostFields + TextBuffer.margin)
  }

  deinit {
    bytes.deallocate()
    ends.deallocate()
    spans.deallocate()
  }

  /// Keeps the fields of the latest record where they stay until the next one is read.
  func keep(_ fields: [FieldSpan]) -> UnsafePointer<FieldSpan>? {
    if spans.count < fields.count {
      spans.deallocate()
      spans = .allocate(capacity: fields.count * 2)
    }
    _ = spans.update(fromContentsOf: fields)
    return UnsafePointer(spans.baseAddress)
  }

  /// Moves the bytes of a range to the front.
  func moveToFront(_ range: Range<Int>) {
    guard range.lowerBound > 0, !range.isEmpty else { return }
    bytes.update(from: bytes + range.lowerBound, count: range.count)
  }

  /// Memory behind the bytes that are filled, up to the end or to one piece.
  func free(from filled: Int, atLeast wanted: Int) -> UnsafeMutableRawBufferPointer {
    let count = min(capacity - filled, max(wanted, TextBuffer.piece))
    return UnsafeMutableRawBufferPointer(start: bytes + filled, count: count)
  }

  /// What the fast way made of a record.
  enum Outcome {
    /// Fields, their number, and where the next record starts.
    case record(fields: Int, next: Int, isASCII: Bool)
    /// The careful way has to look: quotes, a lone CR, a NUL, or too many fields.
    case unclear
    /// No line end up to the limit.
    case incomplete
  }

  /// Finds the fields of the record at `start`, 64 bytes at a time.
  ///
  /// Gives up on what is not plain: a quote where a field begins (if `hasQuotes`), a CR that no LF
  /// follows, a NUL. Linear in the record's length.
  func scan(from start: Int, to limit: Int, separator: UInt8, hasQuotes: Bool) -> Outcome {
    let found = CBFindFields(
      way, bytes, start, limit, separator, ends, TextBuffer.mostFields - TextBuffer.margin)
    let (count, end) = (found.separators, found.lineFeed)
    guard end < limit else {
      return count > TextBuffer.mostFields - TextBuffer.margin ? .unclear : .incomplete
    }
    let isPair = found.isUnusual != 0 && end > start && bytes[end - 1] == carriageReturn
    ends[count] = UInt32(truncatingIfNeeded: isPair ? end - 1 : end)
    if found.isUnusual != 0, holdsUnusual(start, isPair ? end - 1 : end) { return .unclear }
    if hasQuotes, beginsWithQuote(start, count + 1) { return .unclear }
    return .record(fields: count + 1, next: end + 1, isASCII: found.isBeyondASCII == 0)
  }

  private func holdsUnusual(_ start: Int, _ end: Int) -> Bool {
    UnsafeBufferPointer(start: bytes + start, count: end - start)
      .contains { $0 == carriageReturn || $0 == 0 }
  }

  private func beginsWithQuote(_ start: Int, _ count: Int) -> Bool {
    if bytes[start] == quote { return true }
    for field in 0..<count - 1 where bytes[Int(ends[field]) + 1] == quote { return true }
    return false
  }
}
