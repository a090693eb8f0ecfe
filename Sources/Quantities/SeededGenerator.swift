/// A fast generator of pseudo-random numbers whose sequence is fixed by a seed and a stream number.
///
/// xoshiro256++ (Blackman and Vigna 2021, first published 2019), its state filled by SplitMix64. Give
/// each parallel task its own stream, numbered by the task and not by the thread: then the results do
/// not depend on the number of threads. Not for secrets.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  @usableFromInline var first: UInt64
  @usableFromInline var second: UInt64
  @usableFromInline var third: UInt64
  @usableFromInline var fourth: UInt64

  /// The generator of one stream; streams of one seed are statistically independent.
  public init(seed: UInt64, stream: UInt64 = 0) {
    // The mixing function keeps 0, so that stream 0 is the generator's published seeding.
    var filler = SplitMix64(seed: seed ^ SplitMix64.mixed(stream))
    self.init(state: (filler.next(), filler.next(), filler.next(), filler.next()))
  }

  init(state: (UInt64, UInt64, UInt64, UInt64)) {
    (first, second, third, fourth) = state
  }

  /// The next 64 bits.
  @inlinable
  public mutating func next() -> UInt64 {
    let result = rotated(first &+ fourth, by: 23) &+ first
    let shifted = second << 17
    third ^= first
    fourth ^= second
    second ^= third
    first ^= fourth
    third ^= shifted
    fourth = rotated(fourth, by: 45)
    return result
  }

  /// A number from the open interval (0, 1), one of 2^52 equally spaced ones, never an end.
  @inlinable
  public mutating func uniform() -> Double {
    // 52 bits and a half: one bit more would round the last number up to 1.
    (Double(next() >> 12) + 0.5) * 0x1p-52
  }

  /// A whole number from 0 to `bound` - 1, each with exactly the same chance (Lemire 2019).
  /// - Precondition: `bound` is positive.
  @inlinable
  public mutating func below(_ bound: Int) -> Int {
    precondition(bound > 0, "there is no number below \(bound)")
    let bound = UInt64(bound)
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let excess = (0 &- bound) % bound
      while product.low < excess { product = next().multipliedFullWidth(by: bound) }
    }
    return Int(product.high)
  }
}

@inlinable
func rotated(_ value: UInt64, by bits: UInt64) -> UInt64 {
  (value << bits) | (value >> (64 - bits))
}
