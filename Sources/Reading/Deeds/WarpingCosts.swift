import Quantities

/// The cost of matching each element of one sequence with each element of another.
struct WarpingCosts: Sendable {
  let rows: Int
  let columns: Int
  /// Row by row.
  private let costs: [Double]

  /// Costs of matching sets: 1 - Jaccard's similarity, 0 for two empty ones.
  init(rows: [Set<String>], columns: [Set<String>]) {
    self.init(
      rows.map { row in
        columns.map { column in
          let united = row.union(column).count
          return united == 0 ? 0 : 1 - Double(row.intersection(column).count) / Double(united)
        }
      })
  }

  /// Given costs, one array per row.
  init(_ costs: [[Double]]) {
    rows = costs.count
    columns = costs.first?.count ?? 0
    self.costs = costs.flatMap { $0 }
  }

  /// The least summed cost of a match of all rows with a run of columns, and the match itself.
  ///
  /// Time and memory: rows times columns. There must be at least one of each.
  func bestMatch() -> (distance: Double, path: [(row: Int, column: Int)]) {
    var sums = [Double](repeating: 0, count: rows * columns)
    for row in 0..<rows {
      for column in 0..<columns {
        let former = predecessor(row, column, sums).map { sums[$0 * columns + $1] } ?? 0
        sums[row * columns + column] = costs[row * columns + column] + former
      }
    }
    let last = (rows - 1) * columns
    var end = 0
    for column in 1..<max(1, columns) where sums[last + column] < sums[last + end] - tieTolerance {
      end = column
    }
    var path = [(row: rows - 1, column: end)]
    while let former = predecessor(path[path.count - 1].row, path[path.count - 1].column, sums) {
      path.append((row: former.0, column: former.1))
    }
    return (sums[last + end], path.reversed())
  }

  /// The best cell to come from: diagonally before others of the same cost; `nil` in the first row.
  private func predecessor(_ row: Int, _ column: Int, _ sums: [Double]) -> (Int, Int)? {
    guard row > 0 else { return nil }
    guard column > 0 else { return (row - 1, 0) }
    var best = (row - 1, column - 1)
    for cell in [(row - 1, column), (row, column - 1)]
    where sums[cell.0 * columns + cell.1] < sums[best.0 * columns + best.1] - tieTolerance {
      best = cell
    }
    return best
  }

  /// The least summed cost with the columns in a given order.
  ///
  /// Time: rows times columns.
  func distance(columnOrder: [Int], _ sums: inout [Double]) -> Double {
    for row in 0..<rows {
      let start = row * columns
      var diagonal = 0.0
      for (place, column) in columnOrder.enumerated() {
        let cost = costs[start + column]
        let above = sums[place]
        if row == 0 {
          sums[place] = cost
        } else if place == 0 {
          sums[place] = cost + above
        } else {
          sums[place] = cost + min(diagonal, above, sums[place - 1])
        }
        diagonal = above
      }
    }
    return sums.min() ?? 0
  }

  /// Number of shuffles of the columns whose distance is at most `distance`.
  func closerShuffles(
    than distance: Double, _ shuffling: Shuffling, _ test: ShuffledTest
  ) async throws -> Int {
    let portions = try await shuffling.portions(of: test) { count, generator in
      var order = Array(0..<columns)
      var sums = [Double](repeating: 0, count: columns)
      var closer = 0
      for _ in 0..<count {
        order.shuffleEvenly(using: &generator)
        if self.distance(columnOrder: order, &sums) <= distance + tieTolerance { closer += 1 }
      }
      return closer
    }
    return portions.reduce(0, +)
  }
}
