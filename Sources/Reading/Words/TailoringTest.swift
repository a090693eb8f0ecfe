import Quantities
import RealModule
import Record

/// The statistics of tailoring and their distribution under shuffled audiences.
struct TailoringTest: Sendable {
  static let stanceCount = Stance.allCases.count

  let table: StanceTable
  /// n log2 n for every possible count.
  let logs: [Double]
  /// Statements in shared strata, by audience: its own.
  let own: [Int]
  /// Statements to others in those strata, by audience.
  let others: [Int]

  /// The statistics of one arrangement.
  struct Statistics: Sendable {
    /// Sum of n log2 n over all cells; grows with the mutual information, all else being fixed.
    var cells = 0.0
    /// Total variation times statements, by audience.
    var distances: [Double]
  }

  /// What shuffles gave.
  struct Null: Sendable {
    var cells = 0.0
    var extremeCells = 0
    var distances: [Double]
    var extremeDistances: [Int]
  }

  init(_ table: StanceTable) {
    self.table = table
    let largest = table.strata.map(\.count).max() ?? 0
    logs = (0...largest).map { $0 == 0 ? 0 : Double($0) * Double.log2(Double($0)) }
    var own = [Int](repeating: 0, count: table.audienceCount)
    var others = own
    for stratum in table.strata {
      for (audience, count) in zip(stratum.audiences, stratum.audienceCounts) {
        own[audience] += count
        others[audience] += stratum.count - count
      }
    }
    (self.own, self.others) = (own, others)
  }

  /// Whether at least one audience can be compared with the others.
  var isMeasurable: Bool { own.indices.contains(where: isMeasurable) }

  func isMeasurable(_ audience: Int) -> Bool {
    min(own[audience], others[audience]) >= Tailoring.minimum
  }

  // MARK: Statistics

  /// The statistics of the statements as they are.
  var observed: Statistics {
    var result = Statistics(distances: [Double](repeating: 0, count: table.audienceCount))
    for stratum in table.strata { add(stratum, stratum.cells, to: &result) }
    return result
  }

  /// The statistics after audiences have been shuffled within strata; `cells` is room to work in.
  private func drawn(_ cells: inout [Int], using generator: inout SeededGenerator) -> Statistics {
    var result = Statistics(distances: [Double](repeating: 0, count: table.audienceCount))
    for stratum in table.strata {
      stratum.draw(into: &cells, using: &generator)
      add(stratum, cells, to: &result)
    }
    return result
  }

  private func add(
    _ stratum: StanceTable.Stratum, _ cells: [Int], to result: inout Statistics
  ) {
    let total = Double(stratum.count)
    for (lane, audience) in stratum.audiences.enumerated() {
      let own = Double(stratum.audienceCounts[lane])
      var difference = 0.0
      for stance in 0..<Self.stanceCount {
        let count = cells[lane * Self.stanceCount + stance]
        result.cells += logs[count]
        let rest = stratum.stanceCounts[stance] - count
        difference += (Double(count) / own - Double(rest) / (total - own)).magnitude
      }
      result.distances[audience] += own * difference / 2
    }
  }

  // MARK: Shuffles

  func shuffled(_ shuffling: Shuffling) async throws -> Null {
    let (bar, audiences) = (self.bar, table.audienceCount)
    let room = table.strata.map(\.cells.count).max() ?? 0
    let portions = try await shuffling.portions(of: .tailoring) { count, generator in
      var cells = [Int](repeating: 0, count: room)
      var null = Null(audiences: audiences)
      for _ in 0..<count { null.add(drawn(&cells, using: &generator), reaching: bar) }
      return null
    }
    return portions.reduce(into: Null(audiences: audiences)) { $0.add($1) }
  }

  /// What a shuffle has to reach to count as at least as extreme, ties included.
  private var bar: Statistics {
    var bar = observed
    bar.cells -= tieTolerance * Double(table.count)
    for audience in own.indices { bar.distances[audience] -= tieTolerance * Double(own[audience]) }
    return bar
  }
}

extension TailoringTest.Null {
  fileprivate init(audiences: Int) {
    distances = [Double](repeating: 0, count: audiences)
    extremeDistances = [Int](repeating: 0, count: audiences)
  }

  fileprivate mutating func add(
    _ shuffle: TailoringTest.Statistics, reaching bar: TailoringTest.Statistics
  ) {
    cells += shuffle.cells
    if shuffle.cells >= bar.cells { extremeCells += 1 }
    for audience in distances.indices {
      distances[audience] += shuffle.distances[audience]
      if shuffle.distances[audience] >= bar.distances[audience] { extremeDistances[audience] += 1 }
    }
  }

  fileprivate mutating func add(_ other: Self) {
    cells += other.cells
    extremeCells += other.extremeCells
    for audience in distances.indices {
      distances[audience] += other.distances[audience]
      extremeDistances[audience] += other.extremeDistances[audience]
    }
  }
}
