import Testing

@testable import Quantities

@Suite struct SobolDirectionsTests {
  // SciPy 1.17, scipy.stats.qmc.Sobol(64, scramble=False, bits=32): sixteen times the first points.
  @Test(
    arguments: [
      (0, [0, 8, 12, 4, 6, 14, 10, 2, 3, 11, 15, 7, 5, 13, 9, 1]),
      (1, [0, 8, 4, 12, 6, 14, 2, 10, 5, 13, 1, 9, 3, 11, 7, 15]),
      (2, [0, 8, 4, 12, 10, 2, 14, 6, 15, 7, 11, 3, 5, 13, 1, 9]),
      (3, [0, 8, 4, 12, 14, 6, 10, 2, 7, 15, 3, 11, 9, 1, 13, 5]),
      (7, [0, 8, 12, 4, 14, 6, 2, 10, 15, 7, 3, 11, 1, 9, 13, 5]),
      (20, [0, 8, 4, 12, 2, 10, 6, 14, 3, 11, 7, 15, 1, 9, 5, 13]),
      (40, [0, 8, 4, 12, 14, 6, 10, 2, 9, 1, 13, 5, 7, 15, 3, 11]),
      (63, [0, 8, 12, 4, 2, 10, 14, 6, 11, 3, 7, 15, 9, 1, 5, 13]),
    ] as [(Int, [UInt32])])
  func `the first points are SciPy's`(dimension: Int, sixteenths: [UInt32]) {
    let found = (0..<16 as Range<UInt32>).map {
      sobolPoint(index: grayCode($0), dimension: dimension) >> 28
    }
    #expect(found == sixteenths)
  }

  @Test(
    arguments: [
      (0, 262_307_840), (1, 462_061_568), (2, 4_052_647_936), (3, 2_666_364_928),
      (7, 153_518_080), (20, 1_050_771_456), (40, 3_236_855_808), (63, 1_970_896_896),
    ] as [(Int, UInt32)])
  func `point one hundred thousand is SciPy's`(dimension: Int, expected: UInt32) {
    #expect(sobolPoint(index: grayCode(100_000), dimension: dimension) == expected)
  }

  @Test(
    arguments: [
      (1_000, 141_482_262_528), (65_535, 136_100_708_352), (100_000, 127_659_474_944),
    ] as [(UInt32, Int)])
  func `the sum of all 64 coordinates is SciPy's`(index: UInt32, expected: Int) {
    let sum = (0..<sobolTableDimensions).reduce(0) {
      $0 + Int(sobolPoint(index: grayCode(index), dimension: $1))
    }
    #expect(sum == expected)
  }

  @Test func `every direction vector is odd at its own place`() {
    // Makes each dimension a permutation of every aligned run of 2^k points.
    for dimension in 0..<sobolTableDimensions {
      for bit in 0..<32 as Range<UInt32> {
        let vector = sobolPoint(index: 1 << bit, dimension: dimension)
        #expect(vector.trailingZeroBitCount == 31 - Int(bit))
      }
    }
  }

  /// SciPy counts points in Gray code order.
  private func grayCode(_ index: UInt32) -> UInt32 { index ^ (index >> 1) }
}
