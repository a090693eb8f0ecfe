import Quantities
import Testing

@testable import Games

@Suite struct `Least largest row` {
  @Test func `plays rock, paper and scissors evenly`() {
    let found = leastLargestRow([[0, 1, -1], [-1, 0, 1], [1, -1, 0]])
    #expect(isClose(found.value, 0))
    for weight in found.weights { #expect(isClose(weight, 1.0 / 3)) }
  }

  @Test func `is not undercut by any weights on a grid`() {
    var generator = SeededGenerator(seed: 71)
    for round in 0..<100 {
      let rows = (0..<1 + round % 5).map { _ in (0..<3).map { _ in generator.uniform() - 0.5 } }
      let found = leastLargestRow(rows)
      #expect(isClose(found.weights.reduce(0, +), 1))
      #expect(found.weights.allSatisfy { $0 >= 0 })
      for one in 0...20 {
        for two in 0...20 - one {
          let weights = [one, two, 20 - one - two].map { Double($0) / 20 }
          let largest = rows.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }.max()
          #expect((largest ?? 0) >= found.value - 1e-12)
        }
      }
    }
  }

  @Test func `accepts one column, equal entries and numbers of any size`() {
    #expect(leastLargestRow([[2], [5]]).value == 5)
    #expect(leastLargestRow([[3, 3], [3, 3]]).value == 3)
    for size in [1e-12, 1, 1e12] {
      let found = leastLargestRow([[size, -size], [-size, size]])
      #expect(isClose(found.value / size, 0))
      #expect(isClose(found.weights[0], 0.5))
    }
  }
}
