/// All extreme equilibria of two-player draws: pairs of vertices that have every label between them.
///
/// Vorob’ev 1958, Kuhn 1961, Mangasarian 1964. The Nash equilibria are unions of products of polytopes whose
/// corners are these, so that the smallest and the largest probability of any outcome over all Nash
/// equilibria is reached at one of them. Exponential in the number of strategies.
struct ExtremeDrawSolver: DrawSolver {
  private let map: StrategicMap
  private let cap: Int
  private var table: [Double]
  private var first: BestReplyVertices
  private var second: BestReplyVertices
  private var swapped: [UInt64] = []

  /// - Precondition: two players with at most 64 strategies together.
  init(_ map: StrategicMap, cap: Int = 2_048) {
    self.map = map
    self.cap = cap
    table = [Double](repeating: 0, count: map.profileCount)
    first = BestReplyVertices(ownCount: map.counts[0], replyCount: map.counts[1], cap: cap)
    second = BestReplyVertices(ownCount: map.counts[1], replyCount: map.counts[0], cap: cap)
  }

  mutating func solve(
    _ game: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    map.fill(&table, player: 1, game)
    guard first.find(table, ownStride: 1, replyStride: map.counts[0]) else { return .tooMany }
    map.fill(&table, player: 0, game)
    guard second.find(table, ownStride: map.counts[0], replyStride: 1) else { return .tooMany }
    return pair(&found)
  }

  private mutating func pair(_ found: inout FoundEquilibria) -> UnsolvedReason? {
    let (m, n) = (UInt64(map.counts[0]), UInt64(map.counts[1]))
    let all = m + n == 64 ? UInt64.max : (1 << (m + n)) - 1
    // The second player's labels in the order of the first's: his own strategies last.
    swapped.removeAll(keepingCapacity: true)
    for labels in second.labels { swapped.append((labels >> n | labels << m) & all) }
    for (left, labels) in first.labels.enumerated() {
      for right in swapped.indices where labels | swapped[right] == all {
        if found.count == cap { return .tooMany }
        let start = found.add()
        map.write(first.weights, from: left * map.counts[0], of: 0, to: start, in: &found)
        map.write(second.weights, from: right * map.counts[1], of: 1, to: start, in: &found)
      }
    }
    return found.count == 0 ? .noneFound : nil
  }
}
