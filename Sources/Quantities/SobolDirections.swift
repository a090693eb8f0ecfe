/// The direction vectors of the first 64 Sobol' dimensions, bits reversed, 32 in a row per dimension.
///
/// Entry `32 * dimension + bit` is added (exclusive or) for each bit set in a point's index. Reversed,
/// because scrambling works on reversed bits and one reversal at the end then serves both.
let reversedSobolDirections: [UInt32] = joeKuoTable.flatMap { row in
  sobolDirections(polynomial: row[0], initial: Array(row.dropFirst())).map(bitReversed)
}

/// Number of dimensions in the table of direction numbers.
@usableFromInline let sobolTableDimensions = 64

/// An unscrambled point's coordinate times 2^32, points counted in binary (not Gray code) order.
func sobolPoint(index: UInt32, dimension: Int) -> UInt32 {
  var sum: UInt32 = 0
  for bit in 0..<32 where (index >> UInt32(bit)) & 1 == 1 {
    sum ^= reversedSobolDirections[dimension * 32 + bit]
  }
  return bitReversed(sum)
}

/// Direction vectors by the recurrence of Bratley and Fox (1988), first bit most significant.
private func sobolDirections(polynomial: UInt32, initial: [UInt32]) -> [UInt32] {
  let degree = initial.count
  guard degree > 0 else { return (0..<32).map { 1 << (31 - UInt32($0)) } }
  var vectors = initial.enumerated().map { bit, number in number << (31 - UInt32(bit)) }
  for bit in degree..<32 {
    var vector = vectors[bit - degree] ^ (vectors[bit - degree] >> UInt32(degree))
    for lag in 1..<degree where (polynomial >> UInt32(degree - lag)) & 1 == 1 {
      vector ^= vectors[bit - lag]
    }
    vectors.append(vector)
  }
  return vectors
}
