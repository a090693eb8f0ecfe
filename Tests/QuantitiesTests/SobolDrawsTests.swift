import Quantities
import Testing

@Suite struct SobolDrawsTests {
  @Test func `each dimension puts one of 2^k draws into each of 2^k intervals`() {
    let draws = SobolDraws(count: 1_024, seed: 3)
    for dimension in [0, 1, 5, 31, 63, 64, 100, 128, 700] {
      for power in 0...10 {
        let count = 1 << power
        let cells = (0..<count).map {
          Int(draws.uniform(draw: $0, dimension: dimension) * Double(count))
        }
        #expect(Set(cells) == Set(0..<count))
      }
    }
  }

  @Test(arguments: [(0, 1), (64, 65), (128, 129)])
  func `the first two dimensions of a block fill all elementary rectangles`(x: Int, y: Int) {
    let draws = SobolDraws(count: 1_024, seed: 11)
    for power in 1...10 {
      for wide in 0...power {
        let (columns, rows) = (1 << wide, 1 << (power - wide))
        let cells = (0..<(1 << power)).map { draw in
          let column = Int(draws.uniform(draw: draw, dimension: x) * Double(columns))
          return column * rows + Int(draws.uniform(draw: draw, dimension: y) * Double(rows))
        }
        #expect(Set(cells).count == 1 << power)
      }
    }
  }

  @Test func `bulk and single numbers are the same bytes`() {
    var values: [Double] = []
    for (count, seed) in [(0, 1), (1, 1), (1_000, 7), (4_096, UInt64.max)] as [(Int, UInt64)] {
      let draws = SobolDraws(count: count, seed: seed)
      for dimension in [0, 3, 63, 64, 200] {
        draws.fill(dimension: dimension, into: &values)
        let single = (0..<count).map { draws.uniform(draw: $0, dimension: dimension) }
        #expect(values == single)
      }
    }
  }

  @Test func `more draws leave the first ones as they are`() {
    let (few, many) = (SobolDraws(count: 10, seed: 5), SobolDraws(count: 10_000, seed: 5))
    for draw in 0..<10 {
      #expect(few.uniform(draw: draw, dimension: 70) == many.uniform(draw: draw, dimension: 70))
    }
  }

  @Test func `no draw reaches an end of the interval`() {
    let draws = SobolDraws(count: 1 << 32, seed: 0)
    for draw in [0, 1, 1 << 16, (1 << 32) - 1] {
      for dimension in 0..<200 {
        let value = draws.uniform(draw: draw, dimension: dimension)
        #expect(value > 0 && value < 1)
      }
    }
  }

  @Test(arguments: [0, 2, 66])
  func `scrambling makes the first draw uniform over seeds`(dimension: Int) {
    let count = 4_000
    let values = (0..<count).map {
      SobolDraws(count: 1, seed: UInt64($0)).uniform(draw: 0, dimension: dimension)
    }.sorted()
    let distances = values.enumerated().map { index, value in
      (value - (Double(index) + 0.5) / Double(count)).magnitude
    }
    // Kolmogorov and Smirnov's 99.9% point.
    #expect(distances.allSatisfy { $0 < 1.95 / Double(count).squareRoot() })
  }

  @Test func `seeds differ`() {
    var (one, other): ([Double], [Double]) = ([], [])
    SobolDraws(count: 256, seed: 1).fill(dimension: 4, into: &one)
    SobolDraws(count: 256, seed: 2).fill(dimension: 4, into: &other)
    #expect(zip(one, other).allSatisfy { $0 != $1 })
  }

  @Test func `dimensions are uncorrelated within and across blocks`() {
    let draws = SobolDraws(count: 4_096, seed: 9)
    let dimensions = [0, 1, 2, 3, 40, 63, 64, 65, 66, 67, 127, 128, 130, 192, 300]
    let columns = dimensions.map { dimension in
      var values: [Double] = []
      draws.fill(dimension: dimension, into: &values)
      return values
    }
    for (index, first) in columns.enumerated() {
      for second in columns[(index + 1)...] {
        #expect(correlation(first, second).magnitude < 0.06)
      }
    }
  }

  @Test func `the same column in two blocks is as if independent on a grid`() {
    let draws = SobolDraws(count: 4_096, seed: 21)
    var counts = [Double](repeating: 0, count: 256)
    for draw in 0..<4_096 {
      let column = Int(draws.uniform(draw: draw, dimension: 6) * 16)
      counts[column * 16 + Int(draws.uniform(draw: draw, dimension: 70) * 16)] += 1
    }
    let chiSquare = counts.reduce(0) { $0 + ($1 - 16) * ($1 - 16) / 16 }
    #expect(chiSquare < 330)  // 99.9% point with 255 degrees of freedom
  }

  @Test func `a smooth function of six variables is integrated far better than by chance`() {
    var (sobol, chance) = (0.0, 0.0)
    for seed in 0..<16 as Range<UInt64> {
      let draws = SobolDraws(count: 4_096, seed: seed)
      var generator = SeededGenerator(seed: seed)
      let even = meanOfProduct(4_096) { draws.uniform(draw: $0, dimension: $1) }
      let random = meanOfProduct(4_096) { _, _ in generator.uniform() }
      sobol += (even - 1) * (even - 1)
      chance += (random - 1) * (random - 1)
    }
    #expect((sobol / chance).squareRoot() < 0.05)
    #expect((sobol / 16).squareRoot() < 1e-3)
  }

  /// The mean of a product of 1 / (ln 2 (1 + x)) over six variables, whose integral is 1.
  private func meanOfProduct(_ count: Int, _ uniform: (Int, Int) -> Double) -> Double {
    (0..<count).reduce(0) { sum, draw in
      sum + (0..<6).reduce(1) { $0 / (0.6931471805599453 * (1 + uniform(draw, $1))) }
    } / Double(count)
  }

  private func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let covariance = zip(x, y).reduce(0) { $0 + ($1.0 - 0.5) * ($1.1 - 0.5) }
    return 12 * covariance / Double(x.count)
  }
}
