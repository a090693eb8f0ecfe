/// One equilibrium of two-player draws: the first pure one, otherwise by Lemke and Howson (1964).
///
/// Complementary pivoting on two tableaus, ties broken lexicographically (von Stengel 2002). Where one
/// missing label leads to nothing usable, the next is tried.
struct LemkeHowsonDrawSolver: DrawSolver {
  private let map: StrategicMap
  private var pure: PureDrawSolver
  private var table: [Double]
  /// The polytope of each player's own strategies: rows are the other player's slacks.
  private var tableaus: [PivotTableau]
  private var weights: [Double]

  init(_ map: StrategicMap) {
    self.map = map
    pure = PureDrawSolver(map, onlyFirst: true)
    table = [Double](repeating: 0, count: map.profileCount)
    tableaus = [
      PivotTableau(rows: map.counts[1], columns: map.counts[0]),
      PivotTableau(rows: map.counts[0], columns: map.counts[1]),
    ]
    weights = [Double](repeating: 0, count: max(map.counts[0], map.counts[1]))
  }

  mutating func solve(
    _ game: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    if pure.solve(game, draw: draw, into: &found) == nil { return nil }
    for label in 0..<map.counts[0] + map.counts[1] where !Task.isCancelled {
      fill(game)
      if follow(label) {
        write(&found)
        return nil
      }
    }
    return .noneFound
  }

  private mutating func fill(_ game: DrawnGame) {
    let count = map.counts[0]
    map.fill(&table, player: 1, game)
    tableaus[0].fill(table, rowStride: count, columnStride: 1)
    map.fill(&table, player: 0, game)
    tableaus[1].fill(table, rowStride: 1, columnStride: count)
  }

  /// Follows the path of one missing label; false where it does not end as it should.
  ///
  /// Labels are the first player's strategies, then the second's. In either tableau variable i is what
  /// is played of own strategy i, and the others are the slacks of the replies.
  private mutating func follow(_ missing: Int) -> Bool {
    let (m, n) = (map.counts[0], map.counts[1])
    var side = missing < m ? 0 : 1
    var entering = missing < m ? missing : missing - m
    for _ in 0..<64 * (m + n) where !Task.isCancelled {
      guard let leaving = tableaus[side].pivot(entering: entering) else { return false }
      let own = side == 0 ? m : n
      // What left, as a label, and in the other tableau the variable with that label.
      let label = side == 0 ? leaving : (leaving < own ? leaving + m : leaving - own)
      if label == missing { return true }
      entering = leaving < own ? leaving + (side == 0 ? n : m) : leaving - own
      side = 1 - side
    }
    return false
  }

  private mutating func write(_ found: inout FoundEquilibria) {
    let start = found.add()
    for player in 0..<2 {
      tableaus[player].readOwn(into: &weights)
      map.write(weights, from: 0, of: player, to: start, in: &found)
    }
  }
}

/// A full simplex tableau C x + s = 1 with lexicographic pivoting.
///
/// The columns are the variables x, then the slacks s, then the right-hand side.
struct PivotTableau {
  private let rows: Int
  private let columns: Int
  private let width: Int
  private var entries: [Double]
  private var basis: [Int]
  private var tied: [Int] = []
  private static let tolerance = 1e-12

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
    width = columns + rows + 1
    entries = [Double](repeating: 0, count: rows * width)
    basis = [Int](repeating: 0, count: rows)
  }

  /// Begins anew with payoffs scaled to 1...2.
  mutating func fill(_ payoffs: [Double], rowStride: Int, columnStride: Int) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for payoff in payoffs {
      low = min(low, payoff)
      high = max(high, payoff)
    }
    let factor = high > low ? 1 / (high - low) : 0
    for row in 0..<rows {
      for column in 0..<columns {
        let payoff = payoffs[row * rowStride + column * columnStride]
        entries[row * width + column] = 1 + (payoff - low) * factor
      }
      for slack in 0..<rows { entries[row * width + columns + slack] = slack == row ? 1 : 0 }
      entries[row * width + width - 1] = 1
      basis[row] = columns + row
    }
  }

  /// Brings a variable into the basis; the one that leaves, or `nil` where none can.
  mutating func pivot(entering: Int) -> Int? {
    guard let row = leavingRow(entering) else { return nil }
    let leaving = basis[row]
    let start = row * width
    let factor = 1 / entries[start + entering]
    for column in 0..<width { entries[start + column] *= factor }
    entries[start + entering] = 1
    for other in 0..<rows where other != row {
      let multiple = entries[other * width + entering]
      guard multiple != 0 else { continue }
      for column in 0..<width {
        entries[other * width + column] -= multiple * entries[start + column]
      }
      entries[other * width + entering] = 0
    }
    basis[row] = entering
    return leaving
  }

  /// The row with the smallest ratio; ties are broken by the slacks' columns, one after the other.
  private mutating func leavingRow(_ entering: Int) -> Int? {
    tied.removeAll(keepingCapacity: true)
    for row in 0..<rows where entries[row * width + entering] > Self.tolerance { tied.append(row) }
    keepSmallest(entering, by: width - 1)
    var column = columns
    while tied.count > 1, column < width - 1 {
      keepSmallest(entering, by: column)
      column += 1
    }
    return tied.first
  }

  private mutating func keepSmallest(_ entering: Int, by column: Int) {
    var least = Double.infinity
    for row in tied {
      least = min(least, entries[row * width + column] / entries[row * width + entering])
    }
    let limit = least + Self.tolerance * max(1, abs(least))
    tied.removeAll { entries[$0 * width + column] / entries[$0 * width + entering] > limit }
  }

  /// The own mixed strategy of the basic solution, from place 0 on.
  func readOwn(into weights: inout [Double]) {
    var sum = 0.0
    for column in 0..<columns { weights[column] = 0 }
    for row in 0..<rows where basis[row] < columns {
      let value = entries[row * width + width - 1]
      guard value > Self.tolerance else { continue }
      weights[basis[row]] = value
      sum += value
    }
    guard sum > 0 else { return }
    for column in 0..<columns { weights[column] /= sum }
  }
}
