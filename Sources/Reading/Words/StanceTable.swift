import Quantities
import Record

/// Stances by audience in strata that at least two audiences heard, laid out for shuffling.
struct StanceTable: Sendable {
  /// What a stratum's statements share.
  struct Key: Hashable {
    let proposition: String
    let quarter: Int?

    init(_ statement: StatementCluster, _ stratification: Tailoring.Stratification) {
      proposition = statement.proposition
      let (year, month, _) = statement.day.components
      quarter = stratification == .proposition ? nil : year * 4 + (month - 1) / 3
    }
  }

  /// A stratum: its statements lie side by side, ordered by audience.
  struct Stratum: Sendable {
    /// Positions of its statements.
    let range: Range<Int>
    /// Which audiences heard it, ascending.
    let audiences: [Int]
    /// Number of statements to each of them.
    let audienceCounts: [Int]
    /// Number of statements with each stance.
    let stanceCounts: [Int]

    var count: Int { range.count }
  }

  let strata: [Stratum]
  /// The stance of each statement, by index.
  private(set) var stances: [Int] = []
  /// The audience of each statement, as its place among its stratum's audiences.
  private(set) var lanes: [Int] = []
  /// Number of audiences of the case.
  let audienceCount: Int

  /// Strata in order of their first statement; statements to unknown audiences are left out.
  init(
    _ statements: [StatementCluster], _ stratification: Tailoring.Stratification,
    audiences: [String]
  ) {
    let places = positions(of: audiences)
    var groups: [[(audience: Int, stance: Int)]] = []
    var groupPositions: [Key: Int] = [:]
    for statement in statements {
      guard let audience = places[statement.audience] else { continue }
      let key = Key(statement, stratification)
      let position = groupPositions[key] ?? groups.count
      if position == groups.count {
        groupPositions[key] = position
        groups.append([])
      }
      groups[position].append((audience, statement.stance.index))
    }
    audienceCount = audiences.count
    var strata: [Stratum] = []
    for group in groups where Set(group.map(\.audience)).count > 1 {
      strata.append(Stratum(group, from: stances.count))
      let own = strata[strata.count - 1].audiences
      let ordered = group.sorted { $0.audience < $1.audience }
      stances += ordered.map(\.stance)
      lanes += ordered.compactMap { own.firstIndex(of: $0.audience) }
    }
    self.strata = strata
  }

  /// Counts by audience and stance of one stratum, row by row, under some order of the stances.
  func fill(_ counts: inout [Int], _ stratum: Stratum, _ stances: [Int]) {
    let cells = stratum.audiences.count * Stance.allCases.count
    for cell in 0..<cells { counts[cell] = 0 }
    for position in stratum.range {
      counts[lanes[position] * Stance.allCases.count + stances[position]] += 1
    }
  }

  /// The number of cells of the largest stratum.
  var largestCellCount: Int {
    (strata.map(\.audiences.count).max() ?? 0) * Stance.allCases.count
  }
}

extension StanceTable.Stratum {
  fileprivate init(_ group: [(audience: Int, stance: Int)], from start: Int) {
    range = start..<(start + group.count)
    audiences = Set(group.map(\.audience)).sorted()
    audienceCounts = audiences.map { audience in group.count { $0.audience == audience } }
    stanceCounts = Stance.allCases.map { stance in group.count { $0.stance == stance.index } }
  }
}
