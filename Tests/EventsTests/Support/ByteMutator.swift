import Quantities

/// Changes bytes at random, as slips, truncation and malice do.
struct ByteMutator {
  var generator: SeededGenerator

  private static let pieces: [[UInt8]] =
    [
      "\"", "\"\"", ",", ";", "\t", "\t\t", "\n", "\r", "\r\n", "\0", "\u{FEFF}", "é", "-1",
      "1e999",
      "nan", "NA", "None", "999999999999999999999", "2022-02-30", "20220230", " ", "(", ")", "/",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80]]

  /// The bytes with one to four changes, all behind the first `kept`.
  mutating func mutated(_ bytes: [UInt8], behind kept: Int) -> [UInt8] {
    var tail = Array(bytes[kept...])
    for _ in 0...generator.below(4) { change(&tail) }
    return bytes[..<kept] + tail
  }

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let start = generator.below(bytes.count)
    let end = min(bytes.count, start + generator.below(generator.below(8) == 0 ? 400 : 12))
    switch generator.below(8) {
    case 0: bytes[start] = UInt8(generator.below(256))
    case 1: bytes[start] ^= 1 << UInt8(generator.below(8))
    case 2: bytes.removeSubrange(start..<end)
    case 3: bytes.insert(contentsOf: bytes[start..<end], at: generator.below(bytes.count))
    case 4: bytes.replaceSubrange(start..<end, with: piece())
    case 5: bytes.insert(contentsOf: piece(), at: start)
    case 6 where generator.below(6) == 0: bytes.removeSubrange(start...)
    default: bytes.swapAt(start, generator.below(bytes.count))
    }
  }

  private mutating func piece() -> [UInt8] {
    ByteMutator.pieces[generator.below(ByteMutator.pieces.count)]
  }

  // MARK: JSON

  private static let values: [[UInt8]] =
    [
      "null", "-1", "0", "12.5", "1e999", "-1e300", "99999999999999999999", "true", "[]", "{}",
      "\"\"", "\"7\"", "\"2022-02-30\"", "\"2022-03-01\"", "\"9999-12-31\"", "\"\\u0000\"",
      "1, \"tank\": 2", "3, \"date\": \"2022-03-04\"", "5, \"other\": 6", "7}, {\"tank\": 8",
    ].map { Array($0.utf8) }

  /// The text of JSON with one to four values of its objects changed.
  mutating func mutatedValues(_ bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    for _ in 0...generator.below(4) { changeValue(&bytes) }
    return bytes
  }

  private mutating func changeValue(_ bytes: inout [UInt8]) {
    let colons = bytes.indices.filter { bytes[$0] == UInt8(ascii: ":") }
    guard !colons.isEmpty else { return }
    let start = colons[generator.below(colons.count)] + 1
    let end = bytes[start...].firstIndex { [UInt8(ascii: ","), UInt8(ascii: "}")].contains($0) }
    let value = ByteMutator.values[generator.below(ByteMutator.values.count)]
    bytes.replaceSubrange(start..<(end ?? bytes.count), with: value)
  }
}
