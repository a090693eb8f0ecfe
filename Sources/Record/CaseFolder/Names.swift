/// Valid names: quick to ask, and in the order in which the case lists them.
struct NameSet {
  let ordered: [String]
  private let members: Set<String>

  init(_ names: [String]) {
    ordered = names
    members = Set(names)
  }

  func contains(_ name: String) -> Bool { members.contains(name) }
}

/// Gives the same string for the same bytes, as far as it remembers: few values fill many rows.
///
/// Holds one text per slot, so that its memory does not grow with the file.
struct TextCache {
  private static let slotCount = 1024
  private var slots = [String](repeating: "", count: slotCount)

  /// The bytes, valid UTF-8, as text without surrounding white space.
  mutating func text(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard !bytes.isEmpty else { return "" }
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    let slot = Int((hash >> 32) % UInt64(TextCache.slotCount))
    if TextCache.isSame(&slots[slot], bytes) { return slots[slot] }
    slots[slot] = trimmed(String(decoding: bytes, as: UTF8.self))
    return slots[slot]
  }

  private static func isSame(_ text: inout String, _ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    text.withUTF8 { $0.count == bytes.count && $0.elementsEqual(bytes) }
  }
}

/// Text without white space at either end, no-break spaces included.
package func trimmed(_ text: String) -> String {
  guard let first = text.utf8.first, let last = text.utf8.last else { return text }
  // Printable ASCII at both ends is what almost every cell has.
  if (0x21...0x7E).contains(first), (0x21...0x7E).contains(last) { return text }
  var scalars = Substring(text).unicodeScalars
  while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
  while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
  return String(scalars)
}
