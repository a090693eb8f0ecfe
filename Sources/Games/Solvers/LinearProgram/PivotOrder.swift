/// The order in which a basis is eliminated: what needs no elimination first.
///
/// A column with one row left is a pivot without any work, and so is a row with one column left
/// (Markowitz 1957). Bases of game trees mostly fall apart in this way; what is left is the kernel.
struct PivotOrder {
  /// Rows and positions of the pivots found, column singletons first.
  private(set) var rows: [Int32] = []
  private(set) var positions: [Int32] = []
  /// How many of the pivots are column singletons.
  private(set) var columnSingletons = 0
  /// Positions of the kernel, those with fewest entries first.
  private(set) var kernel: [Int] = []
  /// For each row whether it has a pivot already, and how many positions of the kernel have it.
  private(set) var isDone: [Bool]
  private(set) var rowCounts: [Int32]
  /// Whether a row or column was left without an entry.
  private(set) var isSingular = false

  private let matrix: SparseColumns
  private let basis: [Int]
  private var isTaken: [Bool]
  private var columnCounts: [Int32]
  private var rowStarts: [Int]
  private var rowPositions: [Int32] = []

  init(_ matrix: SparseColumns, _ basis: [Int]) {
    self.matrix = matrix
    self.basis = basis
    isDone = [Bool](repeating: false, count: matrix.rowCount)
    isTaken = [Bool](repeating: false, count: basis.count)
    columnCounts = basis.map { Int32(truncatingIfNeeded: matrix.entries($0).count) }
    rowCounts = [Int32](repeating: 0, count: matrix.rowCount)
    rowStarts = [Int](repeating: 0, count: matrix.rowCount + 1)
    listRows()
    takeColumnSingletons()
    columnSingletons = rows.count
    takeRowSingletons()
    kernel = basis.indices.filter { !isTaken[$0] }
      .sorted { (columnCounts[$0], $0) < (columnCounts[$1], $1) }
    for row in 0..<matrix.rowCount where !isDone[row] && rowCounts[row] == 0 { isSingular = true }
  }

  /// Lists the positions that have each row.
  private mutating func listRows() {
    for column in basis {
      for entry in matrix.entries(column) { rowStarts[Int(matrix.rows[entry]) + 1] += 1 }
    }
    for row in 0..<matrix.rowCount { rowStarts[row + 1] += rowStarts[row] }
    var next = rowStarts
    rowPositions = [Int32](repeating: 0, count: rowStarts[matrix.rowCount])
    for (position, column) in basis.enumerated() {
      for entry in matrix.entries(column) {
        let row = Int(matrix.rows[entry])
        rowPositions[next[row]] = Int32(truncatingIfNeeded: position)
        next[row] += 1
      }
    }
  }

  private mutating func take(_ row: Int, _ position: Int) {
    isDone[row] = true
    isTaken[position] = true
    rows.append(Int32(truncatingIfNeeded: row))
    positions.append(Int32(truncatingIfNeeded: position))
  }

  private mutating func takeColumnSingletons() {
    var open = basis.indices.filter { columnCounts[$0] <= 1 }
    while let position = open.popLast() {
      let entries = matrix.entries(basis[position])
      guard !isTaken[position] else { continue }
      guard let entry = entries.first(where: { !isDone[Int(matrix.rows[$0])] }) else {
        isSingular = true
        return
      }
      let row = Int(matrix.rows[entry])
      take(row, position)
      for place in rowStarts[row]..<rowStarts[row + 1] {
        let other = Int(rowPositions[place])
        columnCounts[other] -= 1
        if columnCounts[other] == 1 { open.append(other) }
      }
    }
  }

  private mutating func takeRowSingletons() {
    for row in 0..<matrix.rowCount where !isDone[row] {
      for place in rowStarts[row]..<rowStarts[row + 1] where !isTaken[Int(rowPositions[place])] {
        rowCounts[row] += 1
      }
    }
    var open = (0..<matrix.rowCount).filter { !isDone[$0] && rowCounts[$0] == 1 }
    while let row = open.popLast() {
      let places = rowStarts[row]..<rowStarts[row + 1]
      guard !isDone[row], let place = places.first(where: { !isTaken[Int(rowPositions[$0])] })
      else { continue }
      let position = Int(rowPositions[place])
      take(row, position)
      for entry in matrix.entries(basis[position]) {
        let other = Int(matrix.rows[entry])
        guard !isDone[other] else { continue }
        rowCounts[other] -= 1
        if rowCounts[other] == 1 { open.append(other) }
      }
    }
  }
}
