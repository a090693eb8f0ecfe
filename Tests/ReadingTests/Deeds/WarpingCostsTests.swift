import Quantities
import Testing

@testable import Reading

@Suite struct WarpingCostsTests {
  @Test(arguments: 0..<60)
  func `the least cost is that of the best of all paths`(seed: Int) {
    var chance = SeededGenerator(seed: UInt64(seed))
    let (rows, columns) = (1 + chance.below(4), 1 + chance.below(5))
    // Few different costs, so that there are ties.
    let table = (0..<rows).map { _ in (0..<columns).map { _ in Double(chance.below(4)) / 4 } }
    let costs = WarpingCosts(table)
    let match = costs.bestMatch()
    #expect(abs(match.distance - leastByTryingAll(table)) < 1e-12)
    #expect(abs(match.path.reduce(0) { $0 + table[$1.row][$1.column] } - match.distance) < 1e-12)
    #expect(match.path.first?.row == 0)
    #expect(match.path.last?.row == rows - 1)
    for (one, next) in zip(match.path, match.path.dropFirst()) {
      #expect(
        [[0, 1], [1, 0], [1, 1]].contains([next.row - one.row, next.column - one.column]))
    }
    var sums = [Double](repeating: 0, count: columns)
    #expect(
      abs(costs.distance(columnOrder: Array(0..<columns), &sums) - match.distance) < 1e-12)
  }

  @Test func `a copy of the sequence inside a longer one is found at no cost`() {
    let course: [Set<String>] = [["a"], ["a", "b"], ["c"]]
    let costs = WarpingCosts(rows: course, columns: [["c"], []] + course + [["b"], []])
    let match = costs.bestMatch()
    #expect(match.distance == 0)
    #expect(match.path.map(\.column) == [2, 3, 4])
  }

  @Test func `a slower course is matched by staying`() {
    let costs = WarpingCosts(rows: [["a"], ["b"]], columns: [["x"], ["a"], ["a"], ["b"], ["b"]])
    let match = costs.bestMatch()
    #expect(match.distance == 0)
    #expect(match.path.map(\.row) == [0, 1])
    #expect(match.path.map(\.column) == [2, 3])
  }

  @Test func `the cost is what two sets do not share`() {
    let costs = WarpingCosts(
      rows: [["a", "b"]], columns: [["b", "c"]])
    #expect(abs(costs.bestMatch().distance - 2 / 3.0) < 1e-15)
    #expect(WarpingCosts(rows: [[]], columns: [[]]).bestMatch().distance == 0)
    #expect(WarpingCosts(rows: [["a"]], columns: [[]]).bestMatch().distance == 1)
  }

  /// The least cost over all ways from the first row to the last, by recursion.
  private func leastByTryingAll(_ table: [[Double]]) -> Double {
    func least(_ row: Int, _ column: Int) -> Double {
      guard row < table.count, column < table[0].count else { return .infinity }
      let onward =
        row == table.count - 1
        ? 0
        : min(least(row + 1, column), least(row + 1, column + 1), least(row, column + 1))
      return table[row][column] + onward
    }
    return table[0].indices.map { least(0, $0) }.min() ?? 0
  }
}
