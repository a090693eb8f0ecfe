import Quantities
import Record

/// An affirmed statement with the deeds of the same actor that belie it.
public struct BeliedStatement: Hashable, Sendable {
  /// A deed and how far it lies from the statement.
  public struct Deed: Hashable, Sendable {
    /// What was done.
    public let deed: DeedCluster
    /// Days from the statement to the deed; negative where the deed came first.
    public let gap: Int
  }

  /// The deeds on one side of the statement.
  public struct Side: Hashable, Sendable {
    /// Number of reports of deeds within the window, copies not counted.
    public let reports: Int
    /// Number of separate acts in them.
    public let acts: Int
    /// The nearest ones, nearest first; at most the limit.
    public let nearest: [Deed]
  }

  /// The statement, which affirms its proposition.
  public let statement: StatementCluster
  /// Deeds on the day of the statement or within the window after it: the word was not kept.
  public let after: Side
  /// Deeds within the window before it: the word was untrue when it was said.
  public let before: Side
}

/// How far deeds belie one proposition.
public struct ConductTotals: Hashable, Sendable {
  /// Affirmed statements with a belying deed within the window, before or after.
  public let belied: Int
  /// Those with one on the same day or after.
  public let beliedAfter: Int
  /// Those with one before.
  public let beliedBefore: Int
  /// Different reports of deeds that lie within the window of an affirmed statement.
  public let reports: Int
  /// Separate acts in them.
  public let acts: Int
}

/// Looks up the deeds that belie statements.
struct BelyingConduct {
  /// In order of day.
  private let deeds: [DeedCluster]
  /// Positions of the deeds of each indicator.
  private let places: [String: [Int]]
  private let window: Int
  /// Greatest number of statements listed per proposition.
  private let limit: Int
  /// Greatest number of deeds listed on either side of a statement.
  private let deedLimit: Int

  /// `deeds` are in order of day.
  init(_ deeds: [DeedCluster], window: Int, limit: Int, deedLimit: Int) {
    self.deeds = deeds
    places = Dictionary(grouping: deeds.indices) { deeds[$0].indicator }
    (self.window, self.limit, self.deedLimit) = (window, limit, deedLimit)
  }

  /// Totals and listed statements for one proposition, whose statements are in order of day.
  func findings(
    on proposition: Proposition, _ statements: [StatementCluster]
  ) -> (totals: ConductTotals, statements: [BeliedStatement]) {
    let affirmed = statements.filter { $0.stance == .affirm }
    let belying = Set(proposition.beliedBy).flatMap { places[$0] ?? [] }.sorted()
    let sequence = DeedSequence(affirmed.isEmpty ? [] : belying.map { deeds[$0] })
    let reaches = affirmed.compactMap { sequence.reach(of: $0, window: window) }
    return (
      totals(reaches, affirmed, sequence.deeds),
      nearest(reaches).map { sequence.listing($0, limit: deedLimit) }
    )
  }

  private func totals(
    _ belied: [DeedSequence.Reach], _ affirmed: [StatementCluster], _ belying: [DeedCluster]
  ) -> ConductTotals {
    let days = affirmed.map(\.day.number)
    let near = belying.filter { deed in
      let first = firstIndex(in: days, from: deed.day.number - window)
      return first < days.count && days[first] <= deed.day.number + window
    }
    return ConductTotals(
      belied: belied.count, beliedAfter: belied.count { !$0.after.isEmpty },
      beliedBefore: belied.count { !$0.before.isEmpty }, reports: near.count,
      acts: near.reduce(0) { $0 + $1.count })
  }

  /// The statements with the nearest deeds, in order of day.
  private func nearest(_ belied: [DeedSequence.Reach]) -> [DeedSequence.Reach] {
    guard belied.count > limit else { return belied }
    let order = belied.indices.sorted { left, right in
      let (one, other) = (belied[left], belied[right])
      return (one.daysAfter, one.daysBefore, left) < (other.daysAfter, other.daysBefore, right)
    }
    return order.prefix(limit).sorted().map { belied[$0] }
  }
}

/// Deeds in order of day, with running sums of their counts.
private struct DeedSequence {
  /// The deeds within the window of one statement, by their positions.
  struct Reach {
    let statement: StatementCluster
    let before: Range<Int>
    let after: Range<Int>
    /// Days to the nearest deed before; `Int.max` where there is none.
    let daysBefore: Int
    /// Days to the nearest deed after; `Int.max` where there is none.
    let daysAfter: Int
  }

  let deeds: [DeedCluster]
  private let days: [Int]
  private var sums = [0]

  init(_ deeds: [DeedCluster]) {
    self.deeds = deeds
    days = deeds.map(\.day.number)
    for deed in deeds { sums.append((sums.last ?? 0) + deed.count) }
  }

  /// `nil` where no deed is within reach.
  func reach(of statement: StatementCluster, window: Int) -> Reach? {
    let day = statement.day.number
    let start = firstIndex(in: days, from: day - window)
    let middle = firstIndex(in: days, from: day)
    let end = firstIndex(in: days, from: day + window + 1)
    guard start < end else { return nil }
    return Reach(
      statement: statement, before: start..<middle, after: middle..<end,
      daysBefore: start < middle ? day - days[middle - 1] : .max,
      daysAfter: middle < end ? days[middle] - day : .max)
  }

  func listing(_ reach: Reach, limit: Int) -> BeliedStatement {
    BeliedStatement(
      statement: reach.statement,
      after: side(reach.after, reach.after.prefix(limit), of: reach.statement),
      before: side(reach.before, reach.before.suffix(limit).reversed(), of: reach.statement))
  }

  private func side(
    _ range: Range<Int>, _ nearest: some Sequence<Int>, of statement: StatementCluster
  ) -> BeliedStatement.Side {
    BeliedStatement.Side(
      reports: range.count, acts: sums[range.upperBound] - sums[range.lowerBound],
      nearest: nearest.map {
        .init(deed: deeds[$0], gap: statement.day.distance(to: deeds[$0].day))
      })
  }
}

/// Position of the first of some ascending numbers that is at least `bound`; binary search.
private func firstIndex(in ascending: [Int], from bound: Int) -> Int {
  var (low, high) = (0, ascending.count)
  while low < high {
    let middle = (low + high) / 2
    if ascending[middle] < bound { low = middle + 1 } else { high = middle }
  }
  return low
}
