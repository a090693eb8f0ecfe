/// The vertices of one player's best-reply polyhedron, found by the double description method.
///
/// With C the other player's payoffs, the polyhedron is {(x, v): x ≥ 0, Σx = 1, v ≥ (xᵀC)ⱼ for every reply j}:
/// his own mixed strategies with the replies that are best against them (von Stengel 2002). A vertex has
/// a label for each of his strategies that is not played and each reply that is best. Inequalities are
/// added one by one (Motzkin, Raiffa, Thompson and Thrall 1953), two vertices are neighbours where no
/// third has all labels that they share, which holds in degenerate games too. Slacks below 1e-12 of the
/// range of the payoffs count as zero.
struct BestReplyVertices {
  /// Number of own strategies.
  let ownCount: Int
  /// Number of the other player's replies; together at most 64.
  let replyCount: Int
  /// The most vertices.
  private let cap: Int
  /// The vertices' mixed strategies one after the other.
  private(set) var weights: [Double] = []
  /// For each vertex its labels: bit i where own strategy i is not played, bit `ownCount` + j where reply
  /// j is best.
  private(set) var labels: [UInt64] = []

  private var values: [Double] = []
  private var slacks: [Double] = []
  /// Payoffs scaled to 0...1, reply by reply.
  private var scaled: [Double]
  private static let tolerance = 1e-12

  init(ownCount: Int, replyCount: Int, cap: Int = 2_048) {
    self.ownCount = ownCount
    self.replyCount = replyCount
    self.cap = cap
    scaled = [Double](repeating: 0, count: ownCount * replyCount)
  }

  /// Finds the vertices; false where there are more than the cap, or the task is cancelled.
  ///
  /// The other player's payoff for own strategy i and reply j stands at `i * ownStride + j * replyStride`.
  mutating func find(_ payoffs: [Double], ownStride: Int, replyStride: Int) -> Bool {
    scale(payoffs, ownStride, replyStride)
    begin()
    for reply in 1..<max(1, replyCount) {
      guard add(reply), labels.count <= cap else { return false }
    }
    return true
  }

  private mutating func scale(_ payoffs: [Double], _ ownStride: Int, _ replyStride: Int) {
    var (low, high) = (Double.infinity, -Double.infinity)
    for payoff in payoffs {
      low = min(low, payoff)
      high = max(high, payoff)
    }
    let factor = high > low ? 1 / (high - low) : 0
    for reply in 0..<replyCount {
      for own in 0..<ownCount {
        scaled[reply * ownCount + own] =
          (payoffs[own * ownStride + reply * replyStride] - low) * factor
      }
    }
  }

  /// With one reply, every pure strategy is a vertex, and v has no upper end.
  private mutating func begin() {
    weights.removeAll(keepingCapacity: true)
    labels.removeAll(keepingCapacity: true)
    values.removeAll(keepingCapacity: true)
    for own in 0..<ownCount {
      for other in 0..<ownCount { weights.append(other == own ? 1 : 0) }
      values.append(scaled[own])
      labels.append(ownMask & ~(1 << UInt64(own)) | 1 << UInt64(ownCount))
    }
  }

  /// Adds the inequality of a reply: vertices below it move up or give way to new ones on its edge.
  private mutating func add(_ reply: Int) -> Bool {
    let count = labels.count
    let bit = UInt64(1) << UInt64(ownCount + reply)
    slacks.removeAll(keepingCapacity: true)
    for vertex in 0..<count {
      let slack = values[vertex] - value(of: vertex, against: reply)
      slacks.append(abs(slack) <= Self.tolerance ? 0 : slack)
    }
    for below in 0..<count where slacks[below] < 0 {
      if count > 256, Task.isCancelled || labels.count > 4 * cap { return false }
      lift(below, bit, count)
      for above in 0..<count where slacks[above] > 0 {
        join(below, above, bit, count)
      }
    }
    for vertex in 0..<count where slacks[vertex] == 0 { labels[vertex] |= bit }
    remove(count)
    return true
  }

  private func value(of vertex: Int, against reply: Int) -> Double {
    var sum = 0.0
    for own in 0..<ownCount {
      sum += weights[vertex * ownCount + own] * scaled[reply * ownCount + own]
    }
    return sum
  }

  /// The ray upwards from a vertex meets the new inequality, if it is an edge: at pure strategies.
  private mutating func lift(_ vertex: Int, _ bit: UInt64, _ count: Int) {
    let idle = labels[vertex] & ownMask
    guard idle.nonzeroBitCount == ownCount - 1 else { return }
    append(mixing: vertex, 1, vertex, 0, labels: idle | bit)
  }

  private var ownMask: UInt64 { (1 << UInt64(ownCount)) - 1 }

  /// The edge between two vertices on either side of the new inequality meets it in a new vertex.
  private mutating func join(_ below: Int, _ above: Int, _ bit: UInt64, _ count: Int) {
    let shared = labels[below] & labels[above]
    guard shared.nonzeroBitCount >= ownCount - 1 else { return }
    // All but one of the labels of a vertex that has no more than it needs are an edge.
    let fewest = min(labels[below].nonzeroBitCount, labels[above].nonzeroBitCount)
    if fewest > ownCount, !areNeighbours(below, above, shared, count) { return }
    let total = slacks[above] - slacks[below]
    let share = slacks[above] / total
    append(mixing: below, share, above, 1 - share, labels: shared | bit)
  }

  /// Whether no third vertex has all labels that two share.
  private func areNeighbours(
    _ one: Int, _ other: Int, _ shared: UInt64, _ count: Int
  ) -> Bool {
    for third in 0..<count where third != one && third != other {
      if labels[third] & shared == shared { return false }
    }
    return true
  }

  private mutating func append(
    mixing first: Int, _ firstShare: Double, _ second: Int, _ secondShare: Double, labels: UInt64
  ) {
    for own in 0..<ownCount {
      weights.append(
        firstShare * weights[first * ownCount + own]
          + secondShare * weights[second * ownCount + own])
    }
    self.labels.append(labels)
    let reply = (labels & ~ownMask).leadingZeroBitCount
    values.append(value(of: self.labels.count - 1, against: 63 - reply - ownCount))
  }

  /// Takes out the vertices below the new inequality; the order of the others stays.
  private mutating func remove(_ count: Int) {
    var kept = 0
    for vertex in labels.indices where vertex >= count || slacks[vertex] >= 0 {
      if kept != vertex {
        labels[kept] = labels[vertex]
        values[kept] = values[vertex]
        for own in 0..<ownCount {
          weights[kept * ownCount + own] = weights[vertex * ownCount + own]
        }
      }
      kept += 1
    }
    labels.removeSubrange(kept...)
    values.removeSubrange(kept...)
    weights.removeSubrange((kept * ownCount)...)
  }
}
