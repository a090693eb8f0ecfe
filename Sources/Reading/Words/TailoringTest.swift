import Quantities
import RealModule
import Record

/// The statistics of tailoring and their distribution under shuffled audiences.
struct TailoringTest: Sendable {
  private static let stanceCount = Stance.allCases.count

  private let table: StanceTable
  /// n log2 n for every possible count.
  private let logs: [Double]
  /// Statements in shared strata, by audience: its own.
  private let own: [Int]
  /// Statements to others in those strata, by audience.
  private let others: [Int]

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

  private func isMeasurable(_ audience: Int) -> Bool {
    min(own[audience], others[audience]) >= Tailoring.minimum
  }

  // MARK: Statistics

  func statistics(_ stances: [Int]) -> Statistics {
    var counts = [Int](repeating: 0, count: table.largestCellCount)
    var result = Statistics(distances: [Double](repeating: 0, count: table.audienceCount))
    for stratum in table.strata { add(stratum, stances, &counts, to: &result) }
    return result
  }

  private func add(
    _ stratum: StanceTable.Stratum, _ stances: [Int], _ counts: inout [Int],
    to result: inout Statistics
  ) {
    table.fill(&counts, stratum, stances)
    for (lane, audience) in stratum.audiences.enumerated() {
      let own = Double(stratum.audienceCounts[lane])
      let others = Double(stratum.count) - own
      var difference = 0.0
      for stance in 0..<Self.stanceCount {
        let count = counts[lane * Self.stanceCount + stance]
        result.cells += logs[count]
        let rest = stratum.stanceCounts[stance] - count
        difference += (Double(count) / own - Double(rest) / others).magnitude
      }
      result.distances[audience] += own * difference / 2
    }
  }

  // MARK: Shuffles

  func shuffled(_ shuffling: Shuffling) async throws -> Null {
    let (bar, audiences) = (self.bar, table.audienceCount)
    let portions = try await shuffling.portions(of: .tailoring) { count, generator in
      var stances = table.stances
      var null = Null(audiences: audiences)
      for _ in 0..<count {
        for stratum in table.strata { stances.shuffle(stratum.range, using: &generator) }
        null.add(statistics(stances), reaching: bar)
      }
      return null
    }
    return portions.reduce(into: Null(audiences: audiences)) { $0.add($1) }
  }

  /// What a shuffle has to reach to count as at least as extreme, ties included.
  private var bar: Statistics {
    var bar = statistics(table.stances)
    bar.cells -= tieTolerance * Double(table.stances.count)
    for audience in own.indices { bar.distances[audience] -= tieTolerance * Double(own[audience]) }
    return bar
  }

  // MARK: Results

  func association(_ null: Null?, _ shuffling: Shuffling) -> Measured<Association> {
    guard let null else { return .tooFew(shortfall) }
    let observed = information(cells: statistics(table.stances).cells)
    let bits = observed + millerMadow(of: .information)
    let entropy = stanceEntropy + millerMadow(of: .entropy)
    let chance = shuffling.count > 0 ? null.cells / Double(shuffling.count) : 0
    return .measured(
      Association(
        bits: bits, plugInBits: observed,
        chanceBits: shuffling.count > 0 ? information(cells: chance) : observed,
        stanceEntropy: entropy,
        share: stanceEntropy > 0 ? min(1, max(0, bits / entropy)) : nil,
        pValue: shuffling.pValue(extreme: null.extremeCells)))
  }

  private var shortfall: Shortfall {
    guard !table.strata.isEmpty else {
      return Shortfall(unit: .sharedPropositions, found: 0, needed: 1)
    }
    let best = zip(own, others).map { min($0, $1) }.max() ?? 0
    return Shortfall(unit: .statements, found: best, needed: Tailoring.minimum)
  }

  func deviations(
    _ null: Null?, _ shuffling: Shuffling, of audiences: [String], _ said: [StatementCluster]
  ) -> [AudienceDeviation] {
    let observed = statistics(table.stances)
    let measured = audiences.indices.filter(isMeasurable)
    let pValues = measured.map { shuffling.pValue(extreme: null?.extremeDistances[$0] ?? 0) }
    let adjusted = holmAdjusted(pValues)
    let totals = Dictionary(said.map { ($0.audience, 1) }, uniquingKeysWith: +)
    return audiences.indices.map { audience in
      let found = measured.firstIndex(of: audience).map { place in
        let chance = (null?.distances[audience] ?? 0) / Double(max(1, shuffling.count))
        return deviation(
          of: audience, observed.distances[audience], chance, pValues[place], adjusted[place])
      }
      return AudienceDeviation(
        audience: audiences[audience], statements: totals[audiences[audience]] ?? 0,
        compared: own[audience], others: others[audience],
        deviation: found.map { .measured($0) } ?? .tooFew(shortfall(of: audience)))
    }
  }

  private func shortfall(of audience: Int) -> Shortfall {
    Shortfall(
      unit: .statements, found: min(own[audience], others[audience]), needed: Tailoring.minimum)
  }

  private func deviation(
    of audience: Int, _ distance: Double, _ chance: Double, _ pValue: Double, _ adjusted: Double
  ) -> Deviation {
    let total = Double(own[audience])
    let (shares, othersShares) = shares(of: audience)
    return Deviation(
      distance: distance / total, chanceDistance: chance / total, pValue: pValue,
      adjustedPValue: adjusted, shares: shares, othersShares: othersShares)
  }

  private func shares(of audience: Int) -> (own: [Double], others: [Double]) {
    var counts = [Int](repeating: 0, count: table.largestCellCount)
    var (ownShares, otherShares) = ([0.0, 0, 0], [0.0, 0, 0])
    for stratum in table.strata {
      guard let lane = stratum.audiences.firstIndex(of: audience) else { continue }
      table.fill(&counts, stratum, table.stances)
      let (here, rest) = (
        stratum.audienceCounts[lane], stratum.count - stratum.audienceCounts[lane]
      )
      for stance in 0..<Self.stanceCount {
        let count = counts[lane * Self.stanceCount + stance]
        let weight = Double(here) / Double(own[audience])
        ownShares[stance] += Double(count) / Double(own[audience])
        otherShares[stance] += weight * Double(stratum.stanceCounts[stance] - count) / Double(rest)
      }
    }
    return (ownShares, otherShares)
  }
}

// MARK: - Entropies

extension TailoringTest {
  /// Which estimate is corrected.
  private enum Quantity { case information, entropy }

  /// Conditional mutual information in bits from the sum over cells; the margins are fixed.
  private func information(cells: Double) -> Double {
    var sum = cells
    for stratum in table.strata {
      sum += logs[stratum.count]
      for count in stratum.audienceCounts { sum -= logs[count] }
      for count in stratum.stanceCounts { sum -= logs[count] }
    }
    return perStatement(sum)
  }

  /// The mean over statements; what is left of zero by rounding is zero.
  private func perStatement(_ sum: Double) -> Double {
    let mean = sum / Double(table.stances.count)
    return mean > tieTolerance ? mean : 0
  }

  /// H(stance | stratum) in bits, without correction.
  private var stanceEntropy: Double {
    var sum = 0.0
    for stratum in table.strata {
      sum += logs[stratum.count]
      for count in stratum.stanceCounts { sum -= logs[count] }
    }
    return perStatement(sum)
  }

  /// The correction in bits: (occupied cells - 1) / 2N nats for every entropy in the sum (Miller 1955).
  private func millerMadow(of quantity: Quantity) -> Double {
    var counts = [Int](repeating: 0, count: table.largestCellCount)
    var excess = 0
    for stratum in table.strata {
      let stances = stratum.stanceCounts.count { $0 > 0 }
      guard quantity == .information else {
        excess += stances - 1
        continue
      }
      table.fill(&counts, stratum, table.stances)
      let cells = stratum.audiences.count * Self.stanceCount
      excess += stances + stratum.audiences.count - counts[..<cells].count { $0 > 0 } - 1
    }
    return Double(excess) / (2 * Double(table.stances.count)) / Double.log(2)
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
