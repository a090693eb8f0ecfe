/// Scrambled Sobol' draws: evenly spread numbers in which every coordinate is uniform on (0, 1).
///
/// Sobol' points (1967) with the direction numbers of Joe and Kuo (2008), scrambled as Owen (1995)
/// proposed by the hash of Laine and Karras (2011) and Burley (2020). For smooth quantities the error
/// of a mean over n draws falls almost like n^-1.5 instead of n^-0.5; take powers of two.
///
/// Each number is a pure function of seed, draw and dimension. Any number of threads, in any order,
/// therefore sees the same bytes, and an added dimension changes none of the others.
///
/// Dimensions beyond 64 reuse the table in blocks of 64, each with its draws in an order of its own
/// and scrambled afresh: a Latin supercube (Owen 1998), padded as by Burley (2020). Between two
/// blocks the draws are spread as pseudo-random ones are; put what matters most first.
public struct SobolDraws: Sendable {
  /// Number of draws, at most 2^32; a power of two is best.
  public let count: Int

  /// What fixes every number.
  public let seed: UInt64

  @usableFromInline let directions: [UInt32]

  /// Draws 0 to `count` - 1 of one scrambling.
  /// - Precondition: `count` is in 0...2^32.
  public init(count: Int, seed: UInt64) {
    precondition(count >= 0 && count <= 1 << 32, "the sequence has 2^32 draws, not \(count)")
    self.count = count
    self.seed = seed
    directions = reversedSobolDirections
  }

  /// One coordinate of one draw, in the open interval (0, 1), a multiple of 2^-33.
  /// - Precondition: `draw` is in 0..<2^32 and `dimension` is not negative.
  /// - Complexity: at most 32 steps; the logarithm of `draw` in the first 64 dimensions.
  @inlinable
  public func uniform(draw: Int, dimension: Int) -> Double {
    let (block, column) = dimension.quotientAndRemainder(dividingBy: sobolTableDimensions)
    var index = UInt32(draw)
    if block > 0 { index = shuffled(index, block: block) }
    var reversed: UInt32 = 0
    while index != 0 {
      reversed ^= directions[column * 32 + index.trailingZeroBitCount]
      index &= index &- 1
    }
    return centred(reversed, key: scramblingKey(dimension: dimension))
  }

  /// One coordinate of all draws, the same numbers as `uniform(draw:dimension:)` gives.
  ///
  /// `values` is resized to `count` if it has another length.
  /// - Complexity: a few steps a draw in the first 64 dimensions, about 20 beyond.
  public func fill(dimension: Int, into values: inout [Double]) {
    if values.count != count { values = Array(repeating: 0, count: count) }
    guard dimension < sobolTableDimensions else {
      for draw in 0..<count { values[draw] = uniform(draw: draw, dimension: dimension) }
      return
    }
    let steps = stepVectors(column: dimension)
    let key = scramblingKey(dimension: dimension)
    var reversed: UInt32 = 0
    for draw in 0..<count {
      values[draw] = centred(reversed, key: key)
      reversed ^= steps[(draw + 1).trailingZeroBitCount]
    }
  }

  /// What changes from one draw to the next: by the number of trailing zero bits of the next index.
  ///
  /// Going from i to i + 1 flips all bits up to the lowest one set in i + 1, so the change is a sum of
  /// the first direction vectors. The last entry is for the step past the end.
  private func stepVectors(column: Int) -> [UInt32] {
    var sum: UInt32 = 0
    var steps = directions[column * 32..<column * 32 + 32].map { vector in
      sum ^= vector
      return sum
    }
    steps.append(0)
    return steps
  }

  /// The order of the draws in a block, which keeps each aligned run of 2^k draws together.
  @inlinable
  func shuffled(_ index: UInt32, block: Int) -> UInt32 {
    let key = SplitMix64.mixed(seed &+ SplitMix64.mixed(~UInt64(block)))
    return bitReversed(owenScrambled(reversed: bitReversed(index), key: key))
  }

  @inlinable
  func scramblingKey(dimension: Int) -> UInt64 {
    SplitMix64.mixed(SplitMix64.mixed(seed &+ 0x9E37_79B9_7F4A_7C15) &+ UInt64(dimension))
  }

  /// The scrambled number, moved to the middle of its interval of width 2^-32.
  @inlinable
  func centred(_ reversed: UInt32, key: UInt64) -> Double {
    (Double(bitReversed(owenScrambled(reversed: reversed, key: key))) + 0.5) * 0x1p-32
  }
}
