/// A sparse matrix, column by column.
struct SparseColumns {
  /// Number of rows.
  let rowCount: Int
  /// Where each column's entries begin, and at the end the number of entries.
  private(set) var starts: [Int] = [0]
  /// Rows of the entries.
  private(set) var rows: [Int32] = []
  /// Values of the entries.
  private(set) var values: [Double] = []

  /// A matrix without columns.
  init(rowCount: Int) { self.rowCount = rowCount }

  /// Number of columns.
  var columnCount: Int { starts.count - 1 }

  /// Places of a column's entries.
  func entries(_ column: Int) -> Range<Int> { starts[column]..<starts[column + 1] }

  /// Adds an entry to the last column, which `endColumn` ends.
  mutating func add(_ value: Double, at row: Int) {
    rows.append(Int32(truncatingIfNeeded: row))
    values.append(value)
  }

  /// Ends a column.
  mutating func endColumn() { starts.append(rows.count) }

  /// Adds a multiple of a column to a dense vector over rows.
  func addColumn(_ column: Int, times factor: Double = 1, to vector: inout [Double]) {
    for entry in entries(column) { vector[Int(rows[entry])] += factor * values[entry] }
  }
}
