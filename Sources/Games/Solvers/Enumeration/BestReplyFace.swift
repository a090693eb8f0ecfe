/// A face of a best-reply polyhedron, as a dictionary that is pivoted from vertex to vertex.
///
/// The polyhedron holds a player's mixed strategies together with the payoffs to which they can hold his
/// opponent (von Stengel 2002). Every inequality has a label: a strategy of his own (it is not played), or
/// one of his opponent's (it is a best reply). On a face some inequalities are tight. Each basic variable
/// is a constant plus a combination of the nonbasic ones; variables fixed at zero have no column any
/// more, so that the dictionary shrinks with the face.
///
/// Every entry is held twice: in double precision, which tells its sign, and modulo a prime, which tells
/// whether it is zero. Ties are thus seen as what they are, however many there be.
///
/// A class, because a search holds many and copies one into another without allocation.
final class BestReplyFace {
  /// What is known of an inequality on the face.
  enum Mark: UInt8 {
    /// It may be tight at some points and not at others.
    case open
    /// It is tight everywhere.
    case tight
    /// It is tight nowhere, or vertices where it is tight are not wanted.
    case barred
  }

  /// Labels of the basic variables, by row.
  private(set) var rows: [Int32]
  /// Labels of the nonbasic variables, by column.
  private(set) var columns: [Int32]
  /// Number of columns that are in use.
  private(set) var freeCount: Int
  /// What is known of each label.
  private(set) var marks: [Mark]
  /// Whether a sign was too close to call in double precision.
  private(set) var isDoubtful = false
  /// The row of each basic label, or -1 - the column of a free nonbasic one, or `Int32.min`.
  private var places: [Int32]
  /// Row by row the constant and the coefficients.
  private var values: [Double]
  private var residues: [UInt64]
  private var stride: Int

  /// A dictionary of zeros.
  init(rows: [Int32], columns: [Int32]) {
    self.rows = rows
    self.columns = columns
    freeCount = columns.count
    stride = columns.count + 1
    let count = rows.count + columns.count
    marks = [Mark](repeating: .open, count: count)
    places = [Int32](repeating: .min, count: count)
    values = [Double](repeating: 0, count: rows.count * stride)
    residues = [UInt64](repeating: 0, count: rows.count * stride)
    for (row, label) in rows.enumerated() { places[Int(label)] = Int32(row) }
    for (column, label) in columns.enumerated() { places[Int(label)] = -1 - Int32(column) }
  }

  /// Sets an entry; column -1 is the constant.
  func set(_ row: Int, _ column: Int, _ value: Double, _ residue: UInt64) {
    values[row * stride + column + 1] = residue == 0 ? 0 : value
    residues[row * stride + column + 1] = residue
  }

  /// An entry as value and residue; column -1 is the constant.
  func entry(_ row: Int, _ column: Int) -> (value: Double, residue: UInt64) {
    (values[row * stride + column + 1], residues[row * stride + column + 1])
  }

  /// Becomes a copy of another face of the same polyhedron.
  func copy(_ other: BestReplyFace) {
    freeCount = other.freeCount
    stride = freeCount + 1
    isDoubtful = other.isDoubtful
    for row in rows.indices { rows[row] = other.rows[row] }
    for column in 0..<freeCount { columns[column] = other.columns[column] }
    for label in marks.indices {
      marks[label] = other.marks[label]
      places[label] = other.places[label]
    }
    for row in rows.indices {
      let (from, to) = (row * other.stride, row * stride)
      for place in 0..<stride {
        values[to + place] = other.values[from + place]
        residues[to + place] = other.residues[from + place]
      }
    }
  }

  /// The value of each label's slack at the vertex at hand, 0 for nonbasic ones.
  func value(_ label: Int) -> Double {
    let place = places[label]
    return place < 0 ? 0 : values[Int(place) * stride]
  }
}

// MARK: Moving about

extension BestReplyFace {
  /// Moves to a vertex at which a label is tight; false where the face has none.
  func reach(_ label: Int) -> Bool {
    var degenerate = 0
    while places[label] >= 0 {
      let row = Int(places[label])
      if residues[row * stride] == 0 {
        leave(row)
        return true
      }
      guard let column = entering(row, usesBland: degenerate > 8) else { return false }
      let leaving = leavingRow(column, preferring: row)
      degenerate = residues[leaving * stride] == 0 ? degenerate + 1 : 0
      pivot(leaving, column)
    }
    return true
  }

  /// Makes a basic variable that is zero nonbasic, unless it is zero on the whole face.
  private func leave(_ row: Int) {
    var best = -1
    var size = 0.0
    for column in 0..<freeCount where residues[row * stride + column + 1] != 0 {
      let magnitude = abs(values[row * stride + column + 1])
      if magnitude > size { (best, size) = (column, magnitude) }
    }
    if best >= 0 { pivot(row, best) }
  }

  /// A column whose increase lowers the variable of a row; none at its minimum.
  private func entering(_ row: Int, usesBland: Bool) -> Int? {
    var best = -1
    var least = 0.0
    for column in 0..<freeCount {
      let value = values[row * stride + column + 1]
      guard value < 0 else { continue }
      if usesBland {
        if best < 0 || columns[column] < columns[best] { best = column }
      } else if value < least {
        (best, least) = (column, value)
      }
    }
    return best < 0 ? nil : best
  }

  /// The row whose variable first falls to zero as a column increases; of equals `preferred`, or else
  /// the one with the first label (Bland 1977).
  private func leavingRow(_ column: Int, preferring preferred: Int) -> Int {
    var best = preferred
    for row in rows.indices where values[row * stride + column + 1] < 0 && row != preferred {
      if leaves(row, before: best, column, preferred) { best = row }
    }
    return best
  }

  private func leaves(_ row: Int, before best: Int, _ column: Int, _ preferred: Int) -> Bool {
    let (place, other) = (row * stride, best * stride)
    let ratio = values[place] * values[other + column + 1]
    let bestRatio = values[other] * values[place + column + 1]
    // Both coefficients are negative: the smaller ratio has the larger cross product.
    let difference = ratio - bestRatio
    if abs(difference) <= 1e-9 * abs(ratio) {
      let left = PrimeField.product(residues[place], residues[other + column + 1])
      let right = PrimeField.product(residues[other], residues[place + column + 1])
      if left == right { return best != preferred && rows[row] < rows[best] }
      if abs(difference) <= 1e-13 * abs(ratio) { isDoubtful = true }
    }
    return difference > 0
  }

  /// Exchanges a basic variable with a nonbasic one.
  private func pivot(_ row: Int, _ column: Int) {
    let (width, place, count) = (stride, column + 1, rows.count)
    var isDoubtful = false
    values.withUnsafeMutableBufferPointer { values in
      residues.withUnsafeMutableBufferPointer { residues in
        let own = row * width
        solve(values, residues, own, place, width)
        for other in 0..<count where other != row {
          let start = other * width
          let factor = values[start + place]
          let residue = residues[start + place]
          guard residue != 0 else { continue }
          values[start + place] = 0
          residues[start + place] = 0
          for entry in 0..<width {
            let rest = PrimeField.sum(
              residues[start + entry], PrimeField.product(residue, residues[own + entry]))
            let before = values[start + entry]
            let after = before + factor * values[own + entry]
            residues[start + entry] = rest
            values[start + entry] = rest == 0 ? 0 : after
            isDoubtful = isDoubtful || (rest != 0 && abs(after) <= 0x1p-44 * abs(before))
          }
        }
      }
    }
    if isDoubtful { self.isDoubtful = true }
    let (left, entered) = (rows[row], columns[column])
    rows[row] = entered
    columns[column] = left
    places[Int(entered)] = Int32(row)
    places[Int(left)] = -1 - Int32(column)
  }

  /// Solves a row for one of its nonbasic variables.
  @inline(__always)
  private func solve(
    _ values: UnsafeMutableBufferPointer<Double>, _ residues: UnsafeMutableBufferPointer<UInt64>,
    _ own: Int, _ place: Int, _ width: Int
  ) {
    let inverse = 1 / values[own + place]
    let residue = PrimeField.inverse(residues[own + place])
    values[own + place] = -1
    residues[own + place] = PrimeField.prime - 1
    let negative = PrimeField.negative(residue)
    for entry in own..<own + width {
      values[entry] *= -inverse
      residues[entry] = PrimeField.product(residues[entry], negative)
    }
  }
}

// MARK: Becoming smaller

extension BestReplyFace {
  /// Restricts the face to where a label is tight; the label must have been reached.
  func fix(_ label: Int) {
    marks[label] = .tight
    guard places[label] < 0, places[label] != .min else { return }
    let column = Int(-1 - places[label])
    freeCount -= 1
    places[label] = .min
    guard column != freeCount else { return }
    columns[column] = columns[freeCount]
    places[Int(columns[column])] = -1 - Int32(column)
    for row in rows.indices {
      values[row * stride + column + 1] = values[row * stride + freeCount + 1]
      residues[row * stride + column + 1] = residues[row * stride + freeCount + 1]
    }
  }

  /// Notes that a label is tight nowhere, or that vertices where it is tight are not wanted.
  func bar(_ label: Int) { marks[label] = .barred }

  /// Notes what signs alone tell of the inequalities; false where nothing that is wanted is left.
  func settle() -> Bool {
    var isChanged = true
    while isChanged {
      isChanged = false
      for row in rows.indices {
        let label = Int(rows[row])
        guard marks[label] != .tight else { continue }
        let (hasNegative, hasPositive) = signs(row)
        if residues[row * stride] != 0 {
          if !hasNegative { marks[label] = .barred }
        } else if !hasPositive {
          guard marks[label] == .open else { return false }
          marks[label] = .tight
          guard hasNegative else { continue }
          guard fixNegative(row) else { return false }
          isChanged = true
        }
      }
    }
    return true
  }

  private func signs(_ row: Int) -> (hasNegative: Bool, hasPositive: Bool) {
    var (hasNegative, hasPositive) = (false, false)
    for entry in row * stride + 1..<row * stride + 1 + freeCount {
      if values[entry] < 0 { hasNegative = true }
      if values[entry] > 0 { hasPositive = true }
    }
    return (hasNegative, hasPositive)
  }

  /// A variable at zero that could only fall holds those at zero which would lower it.
  private func fixNegative(_ row: Int) -> Bool {
    for column in (0..<freeCount).reversed() where values[row * stride + column + 1] < 0 {
      let label = Int(columns[column])
      guard marks[label] == .open else { return false }
      fix(label)
    }
    return true
  }
}

extension BestReplyFace {
  /// A face of the same polyhedron, to be copied into.
  convenience init(like other: BestReplyFace) {
    self.init(rows: other.rows, columns: other.columns)
  }
}
