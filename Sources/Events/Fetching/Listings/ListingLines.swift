/// Lines of a listing that comes in pieces; ends may be LF or CR LF, empty lines count but are not told.
struct ListingLines {
  private var rest: [UInt8] = []
  private var number = 0

  /// Longer lines are told by their start alone, which no reader of listings accepts.
  static let longest = 8_192

  /// Takes a piece, and tells the lines that end in it.
  mutating func add(_ bytes: [UInt8], _ tell: (Substring, Int) -> Void) {
    var start = bytes.startIndex
    while let end = bytes[start...].firstIndex(of: 0x0A) {
      keep(bytes[start..<end])
      flush(tell)
      start = end + 1
    }
    keep(bytes[start...])
  }

  /// Tells a last line without an end.
  mutating func finish(_ tell: (Substring, Int) -> Void) {
    if !rest.isEmpty { flush(tell) }
  }

  private mutating func keep(_ bytes: ArraySlice<UInt8>) {
    rest += bytes.prefix(ListingLines.longest - rest.count)
  }

  private mutating func flush(_ tell: (Substring, Int) -> Void) {
    number += 1
    if rest.last == 0x0D { rest.removeLast() }
    if !rest.isEmpty { tell(String(decoding: rest, as: UTF8.self)[...], number) }
    rest.removeAll(keepingCapacity: true)
  }
}
