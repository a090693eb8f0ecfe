import Quantities
import Record

/// The latest day of a column: almost all rows of a file have the day of the row before.
struct DayCache {
  private var words: (first: UInt64, last: UInt64) = (0, 0)
  private var count = 0
  private var number = 0

  /// Days since 1970-01-01 of a field; `read` is called where its bytes differ from the latest.
  mutating func number(
    of bytes: UnsafeBufferPointer<UInt8>, read: () throws(RowFault) -> Day
  ) throws(RowFault) -> Int {
    guard 8...16 ~= bytes.count, let base = bytes.baseAddress else { return try read().number }
    let start = UnsafeRawPointer(base)
    let first = start.loadUnaligned(as: UInt64.self)
    let last = start.loadUnaligned(fromByteOffset: bytes.count - 8, as: UInt64.self)
    if count == bytes.count, words.first == first, words.last == last { return number }
    let day = try read().number
    (words, count, number) = ((first, last), bytes.count, day)
    return day
  }
}

/// What names in a file mean, found by their bytes, so that no text is made of those that come again.
struct NameCache<Meaning: Hashable & Sendable> {
  private var meanings = Interner<Meaning>()

  /// The meaning of a name; `read` is called where it is not remembered.
  mutating func meaning(
    of bytes: UnsafeBufferPointer<UInt8>, read: (String) -> Meaning
  ) -> Meaning {
    let position = meanings.position(of: bytes) { read(String(decoding: bytes, as: UTF8.self)) }
    return meanings.values[Int(position)]
  }
}

/// Whether a field says that it holds nothing: empty, `NA`, `NULL` or `None`.
func isMissing(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  switch bytes.count {
  case 0: true
  case 2: bytes[0] == UInt8(ascii: "N") && bytes[1] == UInt8(ascii: "A")
  case 4: bytes.elementsEqual("NULL".utf8) || bytes.elementsEqual("None".utf8)
  default: false
  }
}
