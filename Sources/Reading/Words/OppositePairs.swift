import Quantities
import Record

/// The affirming and denying statements on one proposition, and their pairs within a window.
struct OppositePairs {
  private let statements: [StatementCluster]
  private let window: Int
  private let affirmed: DayIndex
  private let denied: DayIndex
  /// One per audience, in order of first statement.
  private let lanes: [(affirmed: DayIndex, denied: DayIndex)]
  /// Number of pairs to different audiences.
  let acrossAudiences: Int
  /// Number of pairs to the same audience, but for those of one origin.
  let overTime: Int

  /// `statements` are on one proposition, in order of day.
  init(_ statements: [StatementCluster], window: Int) {
    self.statements = statements
    self.window = window
    affirmed = DayIndex(statements) { $0.stance == .affirm }
    denied = DayIndex(statements) { $0.stance == .deny }
    lanes = OppositePairs.lanes(statements)
    let same = lanes.reduce(0) { $0 + $1.affirmed.pairs(with: $1.denied, within: window) }
    acrossAudiences = affirmed.pairs(with: denied, within: window) - same
    overTime = same - OppositePairs.mixedMessages(statements, window: window)
  }

  /// Times that an audience was told the opposite of the last clear statement to it.
  var reversals: Int {
    var last: [String: StatementCluster] = [:]
    var count = 0
    for statement in statements where statement.stance != .condition {
      if let former = last[statement.audience], former.stance != statement.stance,
        former.day.distance(to: statement.day) <= window, !areOneMessage(former, statement)
      {
        count += 1
      }
      last[statement.audience] = statement
    }
    return count
  }

  /// The nearest pairs of each kind, at most `limit` of each, in order of the earlier day.
  func listed(limit: Int) -> [Contradictions.Pair] {
    let across = nearest(.acrossAudiences, min(limit, acrossAudiences), [(affirmed, denied)])
    let over = nearest(.overTime, min(limit, overTime), lanes)
    let all =
      across.map { ($0, Contradictions.Kind.acrossAudiences) } + over.map { ($0, .overTime) }
    return all.sorted { $0.0 < $1.0 }.map { pair, kind in
      Contradictions.Pair(
        kind: kind, earlier: statements[pair.0], later: statements[pair.1])
    }
  }

  /// Positions of the pairs with the smallest gaps, in order of gap; each has its earlier one first.
  private func nearest(
    _ kind: Contradictions.Kind, _ count: Int, _ lanes: [(affirmed: DayIndex, denied: DayIndex)]
  ) -> [(Int, Int)] {
    let isAcross = kind == .acrossAudiences
    var found: [(Int, Int)] = []
    var gap = 0
    while found.count < count, gap <= window {
      for lane in lanes {
        for shift in gap == 0 ? [0] : [gap, -gap] {
          lane.affirmed.visit(lane.denied, shift: shift, acrossAudiences: isAcross) {
            affirmed, denied in
            let (one, other) = (statements[affirmed], statements[denied])
            guard isAcross ? one.audience != other.audience : !areOneMessage(one, other) else {
              return true
            }
            found.append((min(affirmed, denied), max(affirmed, denied)))
            return found.count < count
          }
        }
      }
      gap += 1
    }
    return Array(found.prefix(count))
  }

  private static func lanes(
    _ statements: [StatementCluster]
  ) -> [(affirmed: DayIndex, denied: DayIndex)] {
    var audiences: [String: [Int]] = [:]
    for (position, statement) in statements.enumerated() {
      audiences[statement.audience, default: []].append(position)
    }
    return audiences.values.sorted { $0[0] < $1[0] }.map { positions in
      (
        DayIndex(statements, positions) { $0.stance == .affirm },
        DayIndex(statements, positions) { $0.stance == .deny }
      )
    }
  }

  /// Number of opposite pairs of one origin to one audience; each origin has one such pair at most.
  private static func mixedMessages(_ statements: [StatementCluster], window: Int) -> Int {
    var affirmed: [[String]: StatementCluster] = [:]
    for statement in statements where statement.stance == .affirm {
      if let origin = statement.origin { affirmed[[origin, statement.audience]] = statement }
    }
    return statements.count { statement in
      guard statement.stance == .deny, let origin = statement.origin,
        let other = affirmed[[origin, statement.audience]]
      else { return false }
      return abs(other.day.distance(to: statement.day)) <= window
    }
  }

  private func areOneMessage(_ one: StatementCluster, _ other: StatementCluster) -> Bool {
    one.origin != nil && one.origin == other.origin && one.audience == other.audience
  }
}

/// Positions of statements, gathered by day.
struct DayIndex {
  private struct Bucket {
    let day: Day
    var positions: [Int]
    /// The audience of all of them; `nil` where there are several.
    var audience: String?
  }

  private var buckets: [Bucket] = []

  init(
    _ statements: [StatementCluster], _ positions: [Int]? = nil,
    where isWanted: (StatementCluster) -> Bool
  ) {
    for position in positions ?? Array(statements.indices) where isWanted(statements[position]) {
      let statement = statements[position]
      if let last = buckets.indices.last, buckets[last].day == statement.day {
        buckets[last].positions.append(position)
        if buckets[last].audience != statement.audience { buckets[last].audience = nil }
      } else {
        buckets.append(
          Bucket(day: statement.day, positions: [position], audience: statement.audience))
      }
    }
  }

  /// Number of pairs of one item from each at most `window` days apart.
  ///
  /// Linear in the days.
  func pairs(with other: DayIndex, within window: Int) -> Int {
    var (first, next, held, total) = (0, 0, 0, 0)
    let others = other.buckets
    for bucket in buckets {
      while next < others.count, bucket.day.distance(to: others[next].day) <= window {
        held += others[next].positions.count
        next += 1
      }
      while first < next, others[first].day.distance(to: bucket.day) > window {
        held -= others[first].positions.count
        first += 1
      }
      total += held * bucket.positions.count
    }
    return total
  }

  /// Visits the pairs in which the other item lies exactly `shift` days later, until told to stop.
  ///
  /// Where pairs across audiences are wanted, days on which both sides spoke to one and the same
  /// audience are passed over as a whole.
  func visit(
    _ other: DayIndex, shift: Int, acrossAudiences: Bool, _ visitor: (Int, Int) -> Bool
  ) {
    var next = 0
    for bucket in buckets {
      let day = bucket.day.advanced(by: shift)
      while next < other.buckets.count, other.buckets[next].day < day { next += 1 }
      guard next < other.buckets.count else { return }
      guard other.buckets[next].day == day else { continue }
      let facing = other.buckets[next]
      if acrossAudiences, let audience = bucket.audience, audience == facing.audience { continue }
      for position in bucket.positions {
        for partner in facing.positions {
          guard visitor(position, partner) else { return }
        }
      }
    }
  }
}
