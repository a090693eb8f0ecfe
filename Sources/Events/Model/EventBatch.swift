/// Kept rows of one file, as an importer fills them in.
///
/// Parts that come again and again stand once, in tables that grow over the whole run; rows and texts
/// are emptied after each chunk.
struct EventBatch: Sendable {
  var actors = Interner<EventActor>()
  var codes = Interner<EventCode>()
  var places = Interner<EventPlace>()
  private(set) var rows: [EventRow] = []
  private(set) var texts: [UInt8] = []

  /// A batch that nothing was put in; costs nothing to make, since its tables are made at first use.
  static let empty = EventBatch()

  /// Number of actors, codes and places.
  var partCount: Int { actors.values.count + codes.values.count + places.values.count }

  /// Adds a row whose texts were added before.
  mutating func add(_ row: EventRow) { rows.append(row) }

  /// Keeps bytes of the file, valid UTF-8, as they are.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = texts.count
    texts.append(contentsOf: bytes)
    return start..<texts.count
  }

  /// Keeps two pieces as one text, `separator` between them where neither is empty.
  mutating func text(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>, separator: String
  ) -> Range<Int> {
    let start = text(first).lowerBound
    if !first.isEmpty, !second.isEmpty { _ = text(separator) }
    return start..<text(second).upperBound
  }

  /// Keeps a text.
  mutating func text(_ text: String) -> Range<Int> {
    let start = texts.count
    texts.append(contentsOf: text.utf8)
    return start..<texts.count
  }

  /// A kept text.
  func text(_ range: Range<Int>) -> String { String(decoding: texts[range], as: UTF8.self) }

  /// Values keep their positions, but the bytes of another file may stand for other values.
  mutating func forgetBytes() {
    actors.forgetBytes()
    codes.forgetBytes()
    places.forgetBytes()
  }

  /// Makes room for the next chunk.
  mutating func removeRows() {
    rows.removeAll(keepingCapacity: true)
    texts.removeAll(keepingCapacity: true)
  }
}
