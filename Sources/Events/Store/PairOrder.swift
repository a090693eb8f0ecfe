/// The rows of a chunk by their pairs of states, those of one pair in the order in which they came.
///
/// Linear in the rows: two stable passes of counting, by target and then by source.
struct PairOrder {
  /// Positions of rows of one pair.
  struct Span {
    let pair: Int64
    var rows: Range<Int>
  }

  /// Positions in the batch.
  let rows: [Int32]

  private let batch: EventBatch
  /// Numbers of the states of the actors, as in a `StatePair`.
  private let states: [Int64]

  init(_ batch: EventBatch, states: [Int64]) {
    self.batch = batch
    self.states = states
    let asTheyCame = Array(0..<Int32(batch.rows.count))
    let byTarget = PairOrder.distributed(asTheyCame) {
      Int(states[Int(batch.rows[Int($0)].target)])
    }
    rows = PairOrder.distributed(byTarget) { Int(states[Int(batch.rows[Int($0)].source)]) }
  }

  /// All rows, cut where the next pair begins.
  func spans() -> [Span] {
    var spans: [Span] = []
    for position in rows.indices {
      let pair = pair(rows[position])
      if spans.last?.pair == pair {
        spans[spans.count - 1].rows = spans[spans.count - 1].rows.lowerBound..<position + 1
      } else {
        spans.append(Span(pair: pair, rows: position..<position + 1))
      }
    }
    return spans
  }

  /// First and last day of a span.
  func days(_ span: Span) -> (first: Int, last: Int) {
    rows[span.rows].reduce((Int.max, Int.min)) { days, row in
      let day = batch.rows[Int(row)].day
      return (min(days.0, day), max(days.1, day))
    }
  }

  private func pair(_ row: Int32) -> Int64 {
    let row = batch.rows[Int(row)]
    return StatePair.number(states[Int(row.source)], states[Int(row.target)])
  }

  /// Rows by a key below `StatePair.width`; those of one key keep their order.
  private static func distributed(_ rows: [Int32], by key: (Int32) -> Int) -> [Int32] {
    var ends = [Int](repeating: 0, count: Int(StatePair.width))
    for row in rows { ends[key(row)] += 1 }
    for key in 1..<ends.count { ends[key] += ends[key - 1] }
    var result = rows
    for row in rows.reversed() {
      ends[key(row)] -= 1
      result[ends[key(row)]] = row
    }
    return result
  }
}
