@testable import Games

/// Extreme equilibria of small two-player games by solving every system of tight inequalities.
enum BimatrixBruteForce {
  struct Vertex {
    let strategy: [Double]
    let labels: Set<Int>
  }

  /// All pairs of vertices that together have every label, as one list of probabilities each.
  static func extremeEquilibria(_ form: NormalForm) -> [[Double]] {
    let (m, n) = (form.strategies[0].count, form.strategies[1].count)
    let second = (0..<m).map { row in (0..<n).map { form.payoff(player: 1, profile: row + $0 * m) }
    }
    let first = (0..<n).map { column in
      (0..<m).map { form.payoff(player: 0, profile: $0 + column * m) }
    }
    let rows = vertices(second, ownLabel: 0, replyLabel: m)
    let columns = vertices(first, ownLabel: m, replyLabel: 0)
    return rows.flatMap { row in
      columns.filter { row.labels.union($0.labels).count == m + n }.map {
        row.strategy + $0.strategy
      }
    }
  }

  /// The vertices of the strategies against which replies pay what `payoffs` says, by own strategy.
  private static func vertices(
    _ payoffs: [[Double]], ownLabel: Int, replyLabel: Int
  ) -> [Vertex] {
    let (own, replies) = (payoffs.count, payoffs[0].count)
    // Unknowns are the probabilities and the payoff of the best reply; each inequality is a row.
    var inequalities = (0..<own).map { place in (0...own).map { $0 == place ? 1.0 : 0 } }
    inequalities += (0..<replies).map { reply in payoffs.map { -$0[reply] } + [1] }
    let labels = (0..<own).map { ownLabel + $0 } + (0..<replies).map { replyLabel + $0 }
    var found: [Vertex] = []
    for chosen in subsets(of: inequalities.count, size: own) {
      let system =
        [[Double](repeating: 1, count: own) + [0, 1]] + chosen.map { inequalities[$0] + [0] }
      guard let point = solution(system) else { continue }
      let slacks = inequalities.map { zip($0, point).reduce(0) { $0 + $1.0 * $1.1 } }
      guard slacks.allSatisfy({ $0 > -1e-9 }) else { continue }
      let tight = Set(zip(labels, slacks).filter { $0.1 < 1e-9 }.map(\.0))
      if found.contains(where: { $0.labels == tight }) { continue }
      found.append(Vertex(strategy: Array(point.prefix(own)), labels: tight))
    }
    return found
  }

  private static func subsets(of count: Int, size: Int) -> [[Int]] {
    var subsets: [[Int]] = [[]]
    for number in 0..<count {
      subsets += subsets.filter { $0.count < size }.map { $0 + [number] }
    }
    return subsets.filter { $0.count == size }
  }

  /// The one solution of as many equations as unknowns, the right side last in each; `nil` without.
  private static func solution(_ system: [[Double]]) -> [Double]? {
    var rows = system
    for column in rows.indices {
      guard
        let pivot = (column..<rows.count).max(by: { abs(rows[$0][column]) < abs(rows[$1][column]) }
        ),
        abs(rows[pivot][column]) > 1e-9
      else { return nil }
      rows.swapAt(column, pivot)
      for other in rows.indices where other != column {
        let factor = rows[other][column] / rows[column][column]
        for place in column...rows.count { rows[other][place] -= factor * rows[column][place] }
      }
    }
    return rows.indices.map { rows[$0][rows.count] / rows[$0][$0] }
  }
}
