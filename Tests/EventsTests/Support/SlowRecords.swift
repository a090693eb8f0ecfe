import Record

/// Counts the records of delimited text byte by byte, independently of the reader under test.
struct SlowRecords {
  let bytes: [UInt8]
  let separator: UInt8
  let hasQuotes: Bool

  /// Records that are not blank; one whose quotes are at fault ends with its first line.
  var count: Int {
    var position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var count = 0
    while position < bytes.count {
      let record = record(from: position) ?? (end: lineEnd(from: position), isBlank: false)
      if !record.isBlank { count += 1 }
      position = record.end
    }
    return count
  }

  /// The start of the next record; `nil` where quotes are at fault.
  private func record(from start: Int) -> (end: Int, isBlank: Bool)? {
    var position = start, isBlank = true
    while true {
      if hasQuotes, position < bytes.count, bytes[position] == UInt8(ascii: "\"") {
        guard let end = quoted(from: position + 1, &isBlank) else { return nil }
        position = end
      } else {
        while position < bytes.count, !isEnd(position) {
          if !isSpace(position) { isBlank = false }
          position += 1
        }
      }
      if position == bytes.count { return (position, isBlank) }
      guard bytes[position] == separator else { return (lineEnd(from: position), isBlank) }
      position += 1
    }
  }

  /// Behind the closing quote; `nil` where there is none, or something else than an end behind it.
  private func quoted(from start: Int, _ isBlank: inout Bool) -> Int? {
    var position = start
    while position < bytes.count {
      if bytes[position] == UInt8(ascii: "\"") {
        position += 1
        guard position < bytes.count, bytes[position] == UInt8(ascii: "\"") else {
          return position == bytes.count || isEnd(position) ? position : nil
        }
      }
      if !isSpace(position) { isBlank = false }
      position += 1
    }
    return nil
  }

  private func isEnd(_ position: Int) -> Bool {
    [separator, UInt8(ascii: "\n"), UInt8(ascii: "\r")].contains(bytes[position])
  }

  private func isSpace(_ position: Int) -> Bool { [0x20, 0x09].contains(bytes[position]) }

  /// Behind the first line end at or after a position.
  private func lineEnd(from start: Int) -> Int {
    let rest = bytes[start...]
    guard let end = rest.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) else { return bytes.count }
    return end + (rest[end...].starts(with: [0x0D, 0x0A]) ? 2 : 1)
  }
}
