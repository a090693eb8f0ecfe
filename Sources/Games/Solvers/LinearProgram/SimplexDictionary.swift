/// A linear program in dictionary form, maximised by the simplex method (Dantzig 1951; Chvátal 1983).
///
/// Each basic variable, and the objective, is a constant plus a combination of nonbasic variables; all
/// variables are at least zero, and the constants of the basic ones must be so from the start. Dense,
/// row by row.
///
/// Game trees make for many ties. They are broken by small fixed perturbations of the constants, carried
/// along in a column of their own; when the perturbed program is solved, the dual simplex method on the
/// true constants undoes what they changed. While a vertex is degenerate for long all the same, Bland's
/// rule (1977) chooses, which cannot cycle.
struct SimplexDictionary {
  /// How the search for the maximum ended.
  enum End { case optimal, unbounded, stopped }

  /// Names of the basic variables, by row.
  private(set) var basic: [Int]
  /// Names of the nonbasic variables, by column.
  private(set) var nonbasic: [Int]
  /// Row by row the coefficients, the constant and the perturbed constant; the objective last.
  private var entries: [Double]
  private var degeneratePivots = 0

  /// Numbers below this count as zero; the program is scaled to numbers around 1.
  private static let tolerance = 1e-11
  /// Smallest coefficient on which to pivot.
  private static let smallestPivot = 1e-9
  /// The largest perturbation.
  private static let perturbation = 1e-5

  private var width: Int { nonbasic.count + 2 }
  private var objective: Int { basic.count }
  private var constants: Int { nonbasic.count }
  private var perturbed: Int { nonbasic.count + 1 }

  /// A dictionary of zeros.
  init(basic: [Int], nonbasic: [Int]) {
    self.basic = basic
    self.nonbasic = nonbasic
    entries = [Double](repeating: 0, count: (basic.count + 1) * (nonbasic.count + 2))
  }

  /// A coefficient; the column after the last holds the constants, the row after the last the objective.
  subscript(row: Int, column: Int) -> Double {
    get { entries[row * width + column] }
    set { entries[row * width + column] = newValue }
  }

  /// The constant of a row: the value of its basic variable at the vertex at hand.
  func constant(_ row: Int) -> Double { self[row, constants] }

  /// The coefficient of a nonbasic variable in the objective.
  func price(_ column: Int) -> Double { self[objective, column] }

  /// Pivots until the vertex is optimal, or until `step` says stop.
  mutating func maximise(while step: () -> Bool) -> End {
    perturb()
    while let column = entering() {
      guard step() else { return .stopped }
      guard let row = leaving(column) else { return .unbounded }
      degeneratePivots = self[row, perturbed] <= Self.tolerance ? degeneratePivots + 1 : 0
      pivot(row, column)
    }
    return restore(while: step)
  }

  /// Adds to each constant a small amount, spread over rows without a pattern that a game could share.
  private mutating func perturb() {
    for row in basic.indices {
      // Multiples of the golden ratio fill the unit interval evenly (Weyl's sequence).
      let fraction = (Double(row + 1) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
      self[row, perturbed] = self[row, constants] + Self.perturbation * (0.5 + fraction / 2)
    }
  }

  // MARK: Primal method, on perturbed constants

  private var usesBland: Bool { degeneratePivots > 4 * (basic.count + nonbasic.count) }

  private func entering() -> Int? {
    var best: Int?
    for column in nonbasic.indices where price(column) > Self.tolerance {
      guard let current = best else {
        best = column
        continue
      }
      let isBetter =
        usesBland ? nonbasic[column] < nonbasic[current] : price(column) > price(current)
      if isBetter { best = column }
    }
    return best
  }

  /// The row that allows the least; of equals the largest pivot, or by Bland's rule the first name.
  private func leaving(_ column: Int) -> Int? {
    var best: (row: Int, ratio: Double)?
    for row in basic.indices where self[row, column] < -Self.smallestPivot {
      let ratio = max(0, self[row, perturbed]) / -self[row, column]
      guard let current = best else {
        best = (row, ratio)
        continue
      }
      let isTie = abs(ratio - current.ratio) <= Self.tolerance
      let isPreferred =
        usesBland
        ? basic[row] < basic[current.row] : self[row, column] < self[current.row, column]
      if ratio < current.ratio - Self.tolerance || isTie && isPreferred { best = (row, ratio) }
    }
    return best?.row
  }

  // MARK: Dual method, on the true constants

  /// Makes the true constants feasible again; prices stay as an optimal vertex has them.
  private mutating func restore(while step: () -> Bool) -> End {
    while let row = mostInfeasible() {
      guard step() else { return .stopped }
      guard let column = cheapest(row) else { return .unbounded }
      pivot(row, column)
    }
    return .optimal
  }

  private func mostInfeasible() -> Int? {
    let row = basic.indices.min { constant($0) < constant($1) }
    return row.flatMap { constant($0) < -Self.tolerance ? $0 : nil }
  }

  /// The column that lifts a row at the least price for each unit; of equals the largest pivot.
  private func cheapest(_ row: Int) -> Int? {
    var best: (column: Int, ratio: Double)?
    for column in nonbasic.indices where self[row, column] > Self.smallestPivot {
      let ratio = max(0, -price(column)) / self[row, column]
      let isTie = best.map { abs(ratio - $0.ratio) <= Self.tolerance } ?? false
      let isPreferred = best.map { self[row, column] > self[row, $0.column] } ?? true
      if best.map({ ratio < $0.ratio - Self.tolerance }) ?? true || isTie && isPreferred {
        best = (column, ratio)
      }
    }
    return best?.column
  }

  // MARK: Pivots

  private mutating func pivot(_ row: Int, _ column: Int) {
    let width = width
    let rowCount = basic.count + 1
    entries.withUnsafeMutableBufferPointer { entries in
      let pivotRow = UnsafeMutableBufferPointer(rebasing: entries[row * width..<(row + 1) * width])
      let scale = -1 / pivotRow[column]
      for place in 0..<width { pivotRow[place] *= scale }
      pivotRow[column] = -scale
      for other in 0..<rowCount where other != row {
        let target = UnsafeMutableBufferPointer(
          rebasing: entries[other * width..<(other + 1) * width])
        let factor = target[column]
        guard factor != 0 else { continue }
        target[column] = 0
        for place in 0..<width { target[place] += factor * pivotRow[place] }
      }
    }
    swap(&basic[row], &nonbasic[column])
  }
}
