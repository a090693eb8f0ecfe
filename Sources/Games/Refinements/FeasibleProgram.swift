/// A linear program with an obvious start: maximise c·x subject to A x ≤ b, x ≥ 0, with b ≥ 0.
///
/// Solved on a dense tableau by Bland's rule (1977), which ends always. Meant for the few rows and
/// columns of beliefs and responses, with numbers of magnitude one.
struct FeasibleProgram {
  enum End: Equatable {
    case optimal(value: Double)
    case unbounded
  }

  private let columnCount: Int
  /// Constraints, then the objective with its sign turned; the right side is last in each row.
  private var rows: [[Double]]
  private var basis: [Int]

  private static let tolerance = 1e-13

  init(objective: [Double], rows constraints: [[Double]], bounds: [Double]) {
    let count = objective.count
    columnCount = count + constraints.count
    basis = constraints.indices.map { count + $0 }
    rows = constraints.indices.map { row in
      let slack = constraints.indices.map { $0 == row ? 1.0 : 0 }
      return constraints[row] + slack + [bounds[row]]
    }
    rows.append(objective.map { -$0 } + [Double](repeating: 0, count: constraints.count + 1))
  }

  mutating func maximise() -> End {
    while let column = entering {
      guard let row = leaving(column) else { return .unbounded }
      pivot(row, column)
    }
    return .optimal(value: rows[rows.count - 1][columnCount])
  }

  /// The value of each variable x.
  var solution: [Double] {
    var values = [Double](repeating: 0, count: columnCount)
    for (row, variable) in basis.enumerated() { values[variable] = max(0, rows[row][columnCount]) }
    return Array(values.prefix(columnCount - basis.count))
  }

  private var entering: Int? {
    let objective = rows[rows.count - 1]
    return (0..<columnCount).first { objective[$0] < -FeasibleProgram.tolerance }
  }

  private func leaving(_ column: Int) -> Int? {
    var best: Int?
    var least = Double.infinity
    for row in basis.indices where rows[row][column] > FeasibleProgram.tolerance {
      let ratio = rows[row][columnCount] / rows[row][column]
      let isFirst = best.map { basis[row] < basis[$0] } ?? true
      if ratio < least || ratio == least && isFirst { (best, least) = (row, ratio) }
    }
    return best
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let divisor = rows[row][column]
    for place in rows[row].indices { rows[row][place] /= divisor }
    for other in rows.indices where other != row {
      let factor = rows[other][column]
      guard factor != 0 else { continue }
      for place in rows[other].indices { rows[other][place] -= factor * rows[row][place] }
    }
    basis[row] = column
  }
}

/// The weights on columns, not negative and with sum one, that keep the largest row sum least.
///
/// This is the column player's side of a zero-sum matrix game (von Neumann 1928). At least one row and
/// one column.
func leastLargestRow(_ matrix: [[Double]]) -> (value: Double, weights: [Double]) {
  let entries = matrix.joined()
  let low = entries.min() ?? 0
  let span = (entries.max() ?? 0) - low
  guard span > 0 else {
    let count = matrix.first?.count ?? 0
    return (low, [Double](repeating: 1 / Double(max(1, count)), count: count))
  }
  // All entries from 1 to 2, so that the value is above zero.
  let scaled = matrix.map { row in row.map { 1 + ($0 - low) / span } }
  var program = FeasibleProgram(
    objective: scaled[0].map { _ in 1 }, rows: scaled, bounds: scaled.map { _ in 1 })
  _ = program.maximise()
  let solution = program.solution
  let sum = solution.reduce(0, +)
  let weights = solution.map { $0 / sum }
  let worst = matrix.map { row in zip(row, weights).reduce(0) { $0 + $1.0 * $1.1 } }.max() ?? 0
  return (worst, weights)
}
