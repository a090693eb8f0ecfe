/// SplitMix64 (Steele, Lea and Flood 2014): a counter passed through a mixing function.
///
/// Used to fill the state of the main generator and, through `mixed`, as a hash of 64-bit numbers.
@usableFromInline
struct SplitMix64: Sendable {
  @usableFromInline var state: UInt64

  @inlinable
  init(seed: UInt64) { state = seed }

  @inlinable
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SplitMix64.mixed(state)
  }

  /// A bijection of 64-bit numbers in which each bit of the result depends on all bits of `value`.
  @inlinable
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
