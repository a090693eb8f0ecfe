/// One player's half of a Lemke–Howson tableau: his mixtures x ≥ 0 with Cx ≤ 1, in dictionary form.
///
/// C holds the other player's payoffs, made positive: one row for each of the other's strategies, one
/// column for each of his own. Every variable bears a label that both halves share: a strategy's weight
/// that of the strategy, a slack that of the other player's strategy. Each basic variable is a constant
/// minus a combination of nonbasic ones; entries are dense, row by row, with the constant last.
struct LabelDictionary {
  /// Coefficients of the constraints, row by row.
  private let source: [Double]
  /// The label of each own strategy, which is a column at first.
  private let ownLabels: Range<Int>
  /// The label of each slack, which is a row at first.
  private let slackLabels: Range<Int>
  private var entries: [Double]
  /// Labels of the basic variables, by row.
  private var basic: [Int]
  /// Labels of the nonbasic variables, by column.
  private var nonbasic: [Int]
  /// For each label its row, or -1 - its column.
  private var place: [Int]
  private var pivots = 0

  /// Smallest coefficient on which to pivot; coefficients are around 1.
  private static let smallestPivot = 1e-10
  /// Ratios that differ by less are ties.
  private static let tieTolerance = 1e-11

  private var width: Int { ownLabels.count + 1 }

  /// The dictionary at which nothing is played.
  init(constraints source: [Double], ownLabels: Range<Int>, slackLabels: Range<Int>) {
    self.source = source
    self.ownLabels = ownLabels
    self.slackLabels = slackLabels
    (entries, basic, nonbasic, place) = ([], [], [], [])
    reset()
  }

  private mutating func reset() {
    basic = Array(slackLabels)
    nonbasic = Array(ownLabels)
    place = [Int](repeating: 0, count: basic.count + nonbasic.count)
    for (row, label) in basic.enumerated() { place[label] = row }
    for (column, label) in nonbasic.enumerated() { place[label] = -1 - column }
    entries = [Double](repeating: 1, count: basic.count * width)
    for row in basic.indices {
      for column in nonbasic.indices {
        entries[row * width + column] = source[row * nonbasic.count + column]
      }
    }
    pivots = 0
  }

  // MARK: Vertices

  /// Whether a label's constraint is tight: its variable is nonbasic.
  func isTight(_ label: Int) -> Bool { place[label] < 0 }

  /// The tight labels in order, by which vertices are told apart.
  var tightLabels: [Int] { nonbasic.sorted() }

  /// Goes to the vertex with these tight labels, worked out anew from the constraints.
  ///
  /// - Returns: whether the labels define a vertex.
  mutating func move(to tight: [Int]) -> Bool {
    reset()
    var mustEnter = [Bool](repeating: true, count: place.count)
    for label in tight { mustEnter[label] = false }
    for label in ownLabels where mustEnter[label] {
      let column = -1 - place[label]
      var best = (row: -1, size: Self.smallestPivot)
      for row in basic.indices where !mustEnter[basic[row]] {
        let size = entries[row * width + column].magnitude
        if size > best.size { best = (row, size) }
      }
      guard best.row >= 0 else { return false }
      pivot(best.row, column)
    }
    pivots = 0
    return true
  }

  /// The mixture at the vertex: weights in proportion, what lies below `threshold` of all cut to zero.
  func mixture(threshold: Double) -> [Double] {
    var weights = ownLabels.map { label in
      place[label] < 0 ? 0 : entries[place[label] * width + nonbasic.count]
    }
    let sum = weights.reduce(0) { $0 + max(0, $1) }
    weights = weights.map { $0 > threshold * sum ? $0 : 0 }
    let kept = weights.reduce(0, +)
    return weights.map { $0 / kept }
  }

  // MARK: Steps

  /// Goes along the edge on which a tight label is let loose; returns the label that becomes tight.
  ///
  /// - Returns: `nil` where rounding has made the edge look endless.
  mutating func enter(_ label: Int) -> Int? {
    if pivots > 2 * place.count + 100, !move(to: nonbasic) { return nil }
    let column = -1 - place[label]
    guard column >= 0, let row = leaving(column) else { return nil }
    let left = basic[row]
    pivot(row, column)
    return left
  }

  /// The row with the lexicographically smallest ratio, so that no path can come back to a vertex.
  private func leaving(_ column: Int) -> Int? {
    var best: (row: Int, ratio: Double)?
    for row in basic.indices where entries[row * width + column] > Self.smallestPivot {
      let ratio = max(0, entries[row * width + nonbasic.count]) / entries[row * width + column]
      guard let current = best else {
        best = (row, ratio)
        continue
      }
      if ratio < current.ratio - Self.tieTolerance
        || ratio <= current.ratio + Self.tieTolerance && precedes(row, current.row, column)
      {
        best = (row, ratio)
      }
    }
    return best?.row
  }

  /// Compares two rows with the same ratio by their coefficients of the slacks, one after the other.
  private func precedes(_ row: Int, _ other: Int, _ column: Int) -> Bool {
    let pivot = entries[row * width + column]
    let otherPivot = entries[other * width + column]
    for label in slackLabels {
      let difference = slack(label, row) / pivot - slack(label, other) / otherPivot
      if difference.magnitude > Self.tieTolerance { return difference < 0 }
    }
    return false
  }

  private func slack(_ label: Int, _ row: Int) -> Double {
    let place = place[label]
    return place < 0 ? entries[row * width - 1 - place] : place == row ? 1 : 0
  }

  private mutating func pivot(_ row: Int, _ column: Int) {
    let width = width
    let rowCount = basic.count
    entries.withUnsafeMutableBufferPointer { entries in
      let pivotRow = UnsafeMutableBufferPointer(rebasing: entries[row * width..<(row + 1) * width])
      let scale = 1 / pivotRow[column]
      for place in 0..<width { pivotRow[place] *= scale }
      pivotRow[column] = scale
      for other in 0..<rowCount where other != row {
        let target = UnsafeMutableBufferPointer(
          rebasing: entries[other * width..<(other + 1) * width])
        let factor = target[column]
        guard factor != 0 else { continue }
        target[column] = 0
        for place in 0..<width { target[place] -= factor * pivotRow[place] }
      }
    }
    swap(&basic[row], &nonbasic[column])
    place[basic[row]] = row
    place[nonbasic[column]] = -1 - column
    pivots += 1
  }
}
