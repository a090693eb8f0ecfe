/// A basis of sparse columns in factors L·U, with later changes of the basis as a product of etas.
///
/// Pivots come in the order of `PivotOrder`; its kernel is eliminated column by column, left-looking,
/// with threshold pivoting that prefers rows with few entries (Gilbert and Peierls 1988). Changed columns
/// are kept in product form (Dantzig and Orchard-Hays 1954) until the basis is factored anew.
struct BasisFactors {
  /// Number of rows, and of positions in the basis.
  let size: Int
  /// Pivots in order: row, position in the basis and value.
  private var pivotRows: [Int32] = []
  private var pivotPositions: [Int32] = []
  private var pivots: [Double] = []
  /// Columns of L that are not empty, with their pivots' rows.
  private var lower = EntryLists()
  /// Columns of U without the diagonal, in pivot order.
  private var upper = EntryLists()
  /// Changed columns: each eta's position, and its entries with the pivot apart.
  private var etas = EntryLists()
  private var etaPivots: [Double] = []
  private var work: [Double]

  /// A pivot must be at least this share of the largest entry of its column.
  private static let threshold = 0.1
  /// Columns whose entries are all smaller count as dependent on others.
  private static let smallestPivot = 1e-11
  /// Smaller results of elimination count as zero.
  private static let dropTolerance = 1e-15

  init(size: Int) {
    self.size = size
    work = [Double](repeating: 0, count: size)
  }

  /// Whether it is time to factor anew: the etas hold much more than the factors.
  var isWorn: Bool {
    etaPivots.count >= 100 || etas.count > 2 * (lower.count + upper.count) + 4 * size
  }

  // MARK: Factors

  /// Factors the basis with these columns; false where they are dependent.
  mutating func factor(_ matrix: SparseColumns, _ basis: [Int]) -> Bool {
    let order = PivotOrder(matrix, basis)
    guard !order.isSingular, basis.count == size else { return false }
    clear()
    var isDone = [Bool](repeating: false, count: size)
    for place in order.rows.indices {
      let row = Int(order.rows[place])
      split(matrix, basis[Int(order.positions[place])], pivot: row, isDone)
      pivotPositions.append(order.positions[place])
      isDone[row] = true
    }
    let lowerBefore = lower.lists
    for position in order.kernel {
      guard eliminate(matrix, basis[position], order, &isDone, from: lowerBefore) else {
        return false
      }
      pivotPositions.append(Int32(truncatingIfNeeded: position))
    }
    return pivots.count == size
  }

  private mutating func clear() {
    pivotRows.removeAll(keepingCapacity: true)
    pivotPositions.removeAll(keepingCapacity: true)
    pivots.removeAll(keepingCapacity: true)
    lower.clear()
    upper.clear()
    etas.clear()
    etaPivots.removeAll(keepingCapacity: true)
  }

  /// A column that needs no elimination: entries of rows done belong to U, the others to L.
  private mutating func split(
    _ matrix: SparseColumns, _ column: Int, pivot row: Int, _ isDone: [Bool]
  ) {
    let entries = matrix.entries(column)
    let pivot = entries.first { matrix.rows[$0] == row }.map { matrix.values[$0] } ?? 0
    for entry in entries where matrix.rows[entry] != row {
      if isDone[Int(matrix.rows[entry])] {
        upper.add(matrix.values[entry], at: matrix.rows[entry])
      } else {
        lower.add(matrix.values[entry] / pivot, at: matrix.rows[entry])
      }
    }
    upper.end(Int32(truncatingIfNeeded: row))
    if lower.isOpen { lower.end(Int32(truncatingIfNeeded: row)) }
    pivotRows.append(Int32(truncatingIfNeeded: row))
    pivots.append(pivot)
  }

  /// A column of the kernel: earlier pivots are eliminated, then the best row left becomes the pivot.
  private mutating func eliminate(
    _ matrix: SparseColumns, _ column: Int, _ order: PivotOrder, _ isDone: inout [Bool],
    from first: Int
  ) -> Bool {
    var touched: [Int32] = []
    for entry in matrix.entries(column) {
      let row = matrix.rows[entry]
      if isDone[Int(row)] && order.isDone[Int(row)] {
        upper.add(matrix.values[entry], at: row)
      } else {
        work[Int(row)] = matrix.values[entry]
        touched.append(row)
      }
    }
    for list in first..<lower.lists {
      let row = Int(lower.keys[list])
      let factor = work[row]
      guard factor != 0 else { continue }
      work[row] = 0
      upper.add(factor, at: lower.keys[list])
      for entry in lower.range(list) {
        let target = Int(lower.rows[entry])
        if work[target] == 0 { touched.append(lower.rows[entry]) }
        work[target] -= factor * lower.values[entry]
      }
    }
    defer { for row in touched { work[Int(row)] = 0 } }
    guard let pivot = pivotRow(touched, order) else { return false }
    let value = work[pivot]
    work[pivot] = 0
    for row in touched where work[Int(row)] != 0 {
      let entry = work[Int(row)] / value
      work[Int(row)] = 0
      if entry.magnitude > Self.dropTolerance { lower.add(entry, at: row) }
    }
    lower.end(Int32(truncatingIfNeeded: pivot))
    upper.end(Int32(truncatingIfNeeded: pivot))
    pivotRows.append(Int32(truncatingIfNeeded: pivot))
    pivots.append(value)
    isDone[pivot] = true
    return true
  }

  private func pivotRow(_ touched: [Int32], _ order: PivotOrder) -> Int? {
    let largest = touched.reduce(0) { max($0, work[Int($1)].magnitude) }
    guard largest > Self.smallestPivot else { return nil }
    var best: Int?
    for row in touched.map(Int.init) where work[row].magnitude >= Self.threshold * largest {
      if best.map({ order.rowCounts[row] < order.rowCounts[$0] }) ?? true { best = row }
    }
    return best
  }

  // MARK: Systems

  /// Solves B·x = b: takes b over rows and leaves it zero, gives x over positions.
  mutating func solve(_ b: inout [Double], into x: inout [Double]) {
    b.withUnsafeMutableBufferPointer { b in
      lower.forEachList { key, rows, values in
        let factor = b[Int(key)]
        guard factor != 0 else { return }
        for entry in rows.indices { b[Int(rows[entry])] -= factor * values[entry] }
      }
      x.withUnsafeMutableBufferPointer { x in
        backSubstitute(b, x)
        etas.forEachList { key, rows, values in
          guard x[Int(key)] != 0 else { return }
          // The eta's first value belongs to its own position.
          let factor = x[Int(key)] / values[0]
          x[Int(key)] = factor
          for entry in 1..<rows.count { x[Int(rows[entry])] -= factor * values[entry] }
        }
      }
    }
  }

  private func backSubstitute(
    _ b: UnsafeMutableBufferPointer<Double>, _ x: UnsafeMutableBufferPointer<Double>
  ) {
    for pivot in stride(from: size - 1, through: 0, by: -1) {
      let row = Int(pivotRows[pivot])
      let position = Int(pivotPositions[pivot])
      guard b[row] != 0 else {
        x[position] = 0
        continue
      }
      let value = b[row] / pivots[pivot]
      b[row] = 0
      x[position] = value
      for entry in upper.range(pivot) { b[Int(upper.rows[entry])] -= value * upper.values[entry] }
    }
  }

  /// Notes that the column at a position changed to one that B⁻¹ takes to `column`.
  mutating func replace(_ position: Int, by column: [Double], nonzeros: [Int32]) {
    let key = Int32(truncatingIfNeeded: position)
    etas.add(column[position], at: key)
    for other in nonzeros where other != key { etas.add(column[Int(other)], at: other) }
    etas.end(key)
    etaPivots.append(column[position])
  }
}

/// Lists of entries side by side, each with a key.
struct EntryLists {
  private(set) var keys: [Int32] = []
  private(set) var rows: [Int32] = []
  private(set) var values: [Double] = []
  private var starts: [Int] = [0]

  var count: Int { rows.count }
  var lists: Int { keys.count }
  /// Whether entries were added since the last end.
  var isOpen: Bool { rows.count > starts[starts.count - 1] }

  func range(_ list: Int) -> Range<Int> { starts[list]..<starts[list + 1] }

  mutating func add(_ value: Double, at row: Int32) {
    rows.append(row)
    values.append(value)
  }

  mutating func end(_ key: Int32) {
    keys.append(key)
    starts.append(rows.count)
  }

  mutating func clear() {
    keys.removeAll(keepingCapacity: true)
    rows.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    starts.removeSubrange(1...)
  }

  /// Visits the lists in order.
  @inline(__always)
  func forEachList(
    _ body: (Int32, UnsafeBufferPointer<Int32>, UnsafeBufferPointer<Double>) -> Void
  ) {
    rows.withUnsafeBufferPointer { rows in
      values.withUnsafeBufferPointer { values in
        for list in keys.indices {
          let range = starts[list]..<starts[list + 1]
          body(
            keys[list], UnsafeBufferPointer(rebasing: rows[range]),
            UnsafeBufferPointer(rebasing: values[range]))
        }
      }
    }
  }
}
