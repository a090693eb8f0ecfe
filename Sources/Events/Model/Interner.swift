import Foundation

/// Gives equal values one number, in the order in which they come.
///
/// Most values come again and again; those of raw bytes are found without making a value of them.
struct Interner<Value: Hashable & Sendable>: Sendable {
  private(set) var values: [Value] = []
  private var positions: [Value: Int32] = [:]
  /// By hash of the bytes: where the bytes stand, and the position of their value.
  private var slots: [(bytes: Range<Int>, position: Int32)]
  private var keys: [UInt8] = []

  init() { slots = Array(repeating: (0..<0, -1), count: Interner.slotCount) }

  private static var slotCount: Int { 1 << 14 }
  /// Bytes of keys kept before the quick table is emptied, so that memory stays bounded.
  private static var mostKeyBytes: Int { 4 << 20 }

  /// The position of a value.
  mutating func position(of value: Value) -> Int32 {
    if let position = positions[value] { return position }
    let position = Int32(values.count)
    values.append(value)
    positions[value] = position
    return position
  }

  /// The position of the value that bytes stand for; `make` is called where they are not remembered.
  mutating func position(
    of first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0),
    _ third: UnsafeBufferPointer<UInt8> = UnsafeBufferPointer(start: nil, count: 0),
    make: () -> Value
  ) -> Int32 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    Interner.mix(first, into: &hash)
    Interner.mix(second, into: &hash)
    Interner.mix(third, into: &hash)
    let slot = Int(hash >> 50)
    let entry = slots[slot]
    if entry.position >= 0, isKey(entry.bytes, first, second, third) { return entry.position }
    let position = position(of: make())
    remember(slot, position, first, second, third)
    return position
  }

  /// Values keep their positions; of which bytes they were made is forgotten.
  mutating func forgetBytes() {
    guard !keys.isEmpty else { return }
    keys.removeAll(keepingCapacity: true)
    slots = Array(repeating: (0..<0, -1), count: Interner.slotCount)
  }

  private static func mix(_ bytes: UnsafeBufferPointer<UInt8>, into hash: inout UInt64) {
    let raw = UnsafeRawBufferPointer(bytes)
    var place = 0
    while place &+ 8 <= raw.count {
      fold(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self), into: &hash)
      place &+= 8
    }
    var rest = UInt64(truncatingIfNeeded: raw.count)
    while place < raw.count {
      rest = rest &<< 8 | UInt64(raw[place])
      place &+= 1
    }
    fold(rest, into: &hash)
  }

  /// Both halves of a product, so that each bit of a word reaches each bit of the hash (wyhash, Wang 2019).
  private static func fold(_ word: UInt64, into hash: inout UInt64) {
    let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
    hash = product.high ^ product.low
  }

  private func isKey(
    _ range: Range<Int>, _ first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8>, _ third: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard range.count == first.count + second.count + third.count + 2 else { return false }
    let separators = (
      range.lowerBound + first.count, range.lowerBound + first.count + second.count + 1
    )
    return keys[separators.0] == 0 && keys[separators.1] == 0
      && isEqual(first, at: range.lowerBound) && isEqual(second, at: separators.0 + 1)
      && isEqual(third, at: separators.1 + 1)
  }

  private func isEqual(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
    guard let first = bytes.baseAddress else { return true }
    return keys.withUnsafeBufferPointer {
      guard let key = $0.baseAddress else { return false }
      return memcmp(key + start, first, bytes.count) == 0
    }
  }

  private mutating func remember(
    _ slot: Int, _ position: Int32, _ first: UnsafeBufferPointer<UInt8>,
    _ second: UnsafeBufferPointer<UInt8>, _ third: UnsafeBufferPointer<UInt8>
  ) {
    if keys.count > Interner.mostKeyBytes { forgetBytes() }
    let start = keys.count
    keys.append(contentsOf: first)
    keys.append(0)
    keys.append(contentsOf: second)
    keys.append(0)
    keys.append(contentsOf: third)
    slots[slot] = (start..<keys.count, position)
  }
}
