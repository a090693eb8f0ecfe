import CBlocks
import Quantities
import Testing

@Suite struct `Blocks of 64 bytes` {
  static let ways = [CBPlain, CBAVX2, CBAVX512].filter { CBHas($0) != 0 }
  static let separator = UInt8(ascii: "\t")

  /// What was found, with the places of separators; notes as yes or no.
  struct Found: Equatable {
    let lineFeed: Int
    let places: [Int]
    let isUnusual: Bool
    let isBeyondASCII: Bool

    init(_ way: CBWay, _ bytes: [UInt8], from start: Int, to limit: Int, most: Int) {
      var places = [UInt32](repeating: 0, count: bytes.count + 2 * Int(CBMargin))
      let record = CBFindFields(way, bytes, start, limit, separator, &places, most)
      lineFeed = record.lineFeed
      self.places = places.prefix(record.separators).map(Int.init)
      isUnusual = record.isUnusual != 0
      isBeyondASCII = record.isBeyondASCII != 0
    }
  }

  /// Bytes of which `share` in 256 are separators, seldom others that matter, and the margin behind.
  static func bytes(_ count: Int, share: UInt8, _ generator: inout SeededGenerator) -> [UInt8] {
    (0..<count + Int(CBMargin)).map { _ in
      let word = generator.next()
      if UInt8(truncatingIfNeeded: word) < share { return separator }
      switch word >> 8 & 511 {
      case 0, 1: return UInt8(ascii: "\n")
      case 2: return UInt8(ascii: "\r")
      case 3: return 0
      case 4: return 0xC3
      default: return UInt8(32 + word >> 20 & 63)
      }
    }
  }

  @Test(arguments: [0, 3, 40, 200, 255] as [UInt8]) func `all ways find the same`(
    share: UInt8
  ) throws {
    var generator = SeededGenerator(seed: UInt64(share))
    for _ in 0..<300 {
      let count = Int(generator.next() % 700) + 1
      let bytes = Self.bytes(count, share: share, &generator)
      let start = Int(generator.next() % UInt64(count))
      for most in [4000, 20] {
        let plain = Found(CBPlain, bytes, from: start, to: count, most: most)
        for way in Self.ways {
          #expect(Found(way, bytes, from: start, to: count, most: most) == plain)
        }
      }
    }
  }

  @Test func `places are those before the first line feed`() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<300 {
      let bytes = Self.bytes(500, share: 60, &generator)
      let end = bytes[..<500].firstIndex(of: UInt8(ascii: "\n")) ?? 500
      guard end < 500 else { continue }
      let places = bytes[..<end].indices.filter { bytes[$0] == Self.separator }
      for way in Self.ways {
        let found = Found(way, bytes, from: 0, to: 500, most: 4000)
        #expect(found.lineFeed == end)
        #expect(found.places == places)
      }
    }
  }

  @Test func `the fastest way is one that the processor has`() {
    #expect(CBHas(CBBestWay()) != 0)
    #expect(CBHas(CBPlain) != 0)
  }
}
