public import Quantities
import RealModule

/// A probability with the range that it takes over the draws of the expectations.
public struct ProbabilityRange: Hashable, Sendable {
  /// Posterior probability: the weighted mean over draws.
  public let mean: Double
  /// Weighted 5% point over draws, to 1/2048.
  public let low: Double
  /// Weighted 95% point over draws, to 1/2048.
  public let high: Double
}

/// One reading of intent: the probability of each hypothesis in each week.
public struct IntentTrack: Sendable {
  /// Which evidence it rests on.
  public let channel: Channel
  /// How that is counted.
  public let counting: Counting
  /// Ids, in the case's order.
  public let hypotheses: [String]
  /// First and last week.
  public let weeks: ClosedRange<Week>
  /// What could be known then: week × hypothesis.
  public let filtered: [[ProbabilityRange]]
  /// With all evidence of the period: week × hypothesis.
  public let smoothed: [[ProbabilityRange]]
  /// Draws that carry the filtered reading of each week: (Σw)²/Σw² (Kish 1965).
  public let effectiveDraws: [Double]
  /// log of the evidence's probability, averaged over the elicited ranges; counts up to constants.
  public let logEvidence: Double
  /// Number of pieces of evidence.
  public let unitCount: Int

  /// Fewer pieces than this are not read: the answer is then "not enough evidence".
  public static let leastUnits = 5

  /// Whether there are enough pieces of evidence to read.
  public var hasEnoughEvidence: Bool { unitCount >= IntentTrack.leastUnits }

  /// The reading at the end of the period, by hypothesis.
  public var last: [ProbabilityRange] { filtered.last ?? [] }

  /// The same as a belief, which passes to other models.
  public var belief: Belief? {
    try? Belief(names: hypotheses, weights: last.map(\.mean))
  }
}

extension IntentTrack {
  /// Sums up an ensemble's runs, week by week.
  init(_ ensemble: Ensemble, _ runs: Runs) async throws {
    let model = ensemble.model
    let final = Ensemble.normalised(runs.logWeights)
    let rows = try await concurrentMap(model.weekCount, threads: ensemble.threads) { week in
      let weights = Ensemble.normalised(runs.logWeights(week: week))
      return (
        filtered: ProbabilityRange.all(weights, runs.filtered(week: week)),
        smoothed: ProbabilityRange.all(final, runs.smoothed(week: week)),
        effective: effectiveSampleSize(weights)
      )
    }
    channel = ensemble.channel
    counting = model.counting
    hypotheses = model.hypotheses
    weeks = model.weeks
    filtered = rows.map(\.filtered)
    smoothed = rows.map(\.smoothed)
    effectiveDraws = rows.map(\.effective)
    logEvidence = logSumExp(runs.logWeights) - Double.log(Double(ensemble.draws.count))
    unitCount = model.unitCount(ensemble.channel)
  }
}

extension ProbabilityRange {
  private static let bins = 2048

  /// The range of each hypothesis, from D weights and D×H probabilities by row.
  static func all(_ weights: [Double], _ values: [Double]) -> [ProbabilityRange] {
    let states = values.count / weights.count
    return (0..<states).map { state in
      ProbabilityRange(weights) { values[$0 * states + state] }
    }
  }

  /// Weighted mean and quantiles of probabilities by draw, in one pass; weights sum to one.
  init(_ weights: [Double], _ value: (Int) -> Double) {
    var masses = [Double](repeating: 0, count: ProbabilityRange.bins)
    var (sum, least, greatest) = (0.0, 1.0, 0.0)
    for (draw, weight) in weights.enumerated() {
      let value = value(draw)
      sum += value * weight
      masses[min(Int(value * Double(ProbabilityRange.bins)), ProbabilityRange.bins - 1)] += weight
      (least, greatest) = (min(least, value), max(greatest, value))
    }
    // Inside a bin and by rounding, results could leave the range of the values; a point has none.
    func within(_ value: Double) -> Double { min(max(value, least), greatest) }
    mean = within(sum)
    low = within(ProbabilityRange.quantile(0.05, masses))
    high = within(ProbabilityRange.quantile(0.95, masses))
  }

  /// Point at which the cumulated mass reaches a share, linear inside a bin.
  private static func quantile(_ share: Double, _ masses: [Double]) -> Double {
    var sum = 0.0
    for (bin, mass) in masses.enumerated() where mass > 0 {
      if sum + mass >= share {
        return (Double(bin) + (share - sum) / mass) / Double(bins)
      }
      sum += mass
    }
    return 1
  }
}
