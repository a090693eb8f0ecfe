/// Moves labels apart so that none covers another.
enum Spreading {
  /// A label that wants its middle at `place` and needs `size`.
  struct Label {
    let place: Double
    let size: Double
  }

  /// The middles of the labels, in their given order, none before `from`.
  ///
  /// Labels keep their order by place. They are pushed down where they touch, then back up as far
  /// as `to` demands and room allows. O(n log n).
  static func middles(_ labels: [Label], from: Double, to: Double) -> [Double] {
    let order = labels.indices.sorted { (labels[$0].place, $0) < (labels[$1].place, $1) }
    var middles = labels.map(\.place)
    var free = from
    for index in order {
      let half = labels[index].size / 2
      middles[index] = max(middles[index], free + half)
      free = middles[index] + half
    }
    return pulledBack(middles, labels, order, from: from, to: to)
  }

  private static func pulledBack(
    _ pushed: [Double], _ labels: [Label], _ order: [Int], from: Double, to: Double
  ) -> [Double] {
    let needed = labels.reduce(0) { $0 + $1.size }
    var limit = max(to, from + needed)
    var middles = pushed
    for index in order.reversed() {
      let half = labels[index].size / 2
      middles[index] = min(middles[index], limit - half)
      limit = middles[index] - half
    }
    return middles
  }
}
