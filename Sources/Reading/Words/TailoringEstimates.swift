import Quantities
import RealModule
import Record

// What the counts and the shuffles say, as results.
extension TailoringTest {
  func association(_ null: Null?, _ shuffling: Shuffling) -> Measured<Association> {
    guard let null else { return .tooFew(shortfall) }
    let plugIn = information(cells: observed.cells)
    let chance =
      shuffling.count > 0 ? information(cells: null.cells / Double(shuffling.count)) : plugIn
    let bits = plugIn + millerMadow(of: .information)
    let entropy = stanceEntropy + millerMadow(of: .entropy)
    let room = stanceEntropy - chance
    return .measured(
      Association(
        bits: bits, plugInBits: plugIn, chanceBits: chance, stanceEntropy: entropy,
        share: stanceEntropy > 0 ? min(1, max(0, bits / entropy)) : nil,
        adjustedShare: room > tieTolerance ? (plugIn - chance) / room : nil,
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
    let observed = observed
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
    var (ownShares, otherShares) = ([0.0, 0, 0], [0.0, 0, 0])
    for stratum in table.strata {
      guard let lane = stratum.audiences.firstIndex(of: audience) else { continue }
      let size = stratum.audienceCounts[lane]
      let weight = Double(size) / Double(own[audience])
      for stance in 0..<Self.stanceCount {
        let count = stratum.cells[lane * Self.stanceCount + stance]
        let rest = Double(stratum.stanceCounts[stance] - count) / Double(stratum.count - size)
        ownShares[stance] += Double(count) / Double(own[audience])
        otherShares[stance] += weight * rest
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
    let mean = sum / Double(table.count)
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
    let excess = table.strata.reduce(0) { sum, stratum in
      let stances = stratum.stanceCounts.count { $0 > 0 }
      guard quantity == .information else { return sum + stances - 1 }
      return sum + stances + stratum.audiences.count - stratum.cells.count { $0 > 0 } - 1
    }
    return Double(excess) / (2 * Double(table.count)) / Double.log(2)
  }
}
