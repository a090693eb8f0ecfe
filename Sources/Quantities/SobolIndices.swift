/// On which inputs the variance of an outcome depends: first-order and total Sobol' indices.
///
/// The first-order index of an input is the share of the variance that would go if the input were known
/// (Sobol' 1993); the total index is the share that would remain if only this input were unknown (Homma
/// and Saltelli 1996). They differ where inputs act together. First-order indices are estimated as by
/// Saltelli et al. (2010), with outcomes taken from their mean, total ones as by Jansen (1999). Estimates
/// may lie a little outside 0...1; they are not cut off.
///
/// Each interval holds the middle 90% of the estimates from resampled rows (Efron 1979; Archer, Saltelli
/// and Sobol' 1997). Rows of Sobol' points are spread more evenly than resampled ones, so that the
/// intervals are rather too wide than too narrow.
public struct SobolIndices: Hashable, Sendable {
  /// A share of the variance with its bootstrap interval.
  public struct Estimate: Hashable, Sendable {
    /// The estimate, a share of the variance, up to its error within 0...1.
    public let value: Double
    /// The 5% point of the estimates from resampled rows.
    public let low: Double
    /// The 95% point of the estimates from resampled rows.
    public let high: Double
  }

  /// The indices of one input.
  public struct Input: Hashable, Sendable {
    /// The share of the variance that goes if the input becomes known.
    public let first: Estimate
    /// The share of the variance that stays if all else becomes known.
    public let total: Estimate
  }

  /// The mean of the outcome, in its unit.
  public let mean: Double
  /// The variance of the outcome, in its unit squared.
  public let variance: Double
  /// Rows that count: those in which every outcome is finite.
  public let rowCount: Int
  /// The inputs in the order of the design; all indices are 0 where the outcome never varies.
  public let inputs: [Input]

  /// Estimates the indices from the outcomes at the points of a design.
  ///
  /// Rows with an outcome that is not finite are left out. Linear in rows × inputs × (`resamples` + 1).
  public init(_ outcomes: SaltelliDesign.Outcomes, resamples: Int = 400, seed: UInt64 = 1) {
    let terms = SobolTerms(outcomes)
    mean = terms.mean
    variance = terms.variance
    rowCount = terms.rowCount
    let found = terms.estimates(weights: [Double](repeating: 1, count: terms.rowCount))
    let again = terms.resampled(resamples, seed: seed)
    inputs = found.indices.map { input in
      Input(
        first: Estimate(found[input].first, again.map { $0[input].first }),
        total: Estimate(found[input].total, again.map { $0[input].total }))
    }
  }

  /// Estimates the indices of a function of inputs that are uniform on (0, 1).
  ///
  /// Calls it rows × (inputs + 2) times; a power of two is best for the rows.
  public init(
    inputs: Int, rows: Int, seed: UInt64 = 1, resamples: Int = 400,
    of function: ([Double]) throws -> Double
  ) rethrows {
    let design = SaltelliDesign(inputs: inputs, rows: rows, seed: seed)
    self.init(try design.outcomes(function), resamples: resamples, seed: seed)
  }
}

extension SobolIndices.Estimate {
  fileprivate init(_ value: Double, _ resampled: [Double]) {
    let sorted = resampled.sorted()
    self.value = value
    low = quantile(sorted: sorted, at: 0.05) ?? value
    high = quantile(sorted: sorted, at: 0.95) ?? value
  }
}

/// What each row adds to the estimators, so that resampling only weighs rows.
private struct SobolTerms {
  let mean: Double
  let variance: Double
  let rowCount: Int
  /// Sum and sum of squares of the two independent outcomes of each row, less the mean.
  private let sums: [Double]
  private let squares: [Double]
  /// For each input, what each row adds to its part of the variance.
  private let firsts: [[Double]]
  private let totals: [[Double]]

  init(_ outcomes: SaltelliDesign.Outcomes) {
    let rows = outcomes.first.indices.filter { row in
      outcomes.first[row].isFinite && outcomes.second[row].isFinite
        && outcomes.mixed.allSatisfy { $0[row].isFinite }
    }
    rowCount = rows.count
    let sum = rows.reduce(0) { $0 + outcomes.first[$1] + outcomes.second[$1] }
    let mean = rows.isEmpty ? 0 : sum / Double(2 * rows.count)
    self.mean = mean
    let first = rows.map { outcomes.first[$0] - mean }
    let second = rows.map { outcomes.second[$0] - mean }
    sums = zip(first, second).map { $0 + $1 }
    squares = zip(first, second).map { $0 * $0 + $1 * $1 }
    let mixed = outcomes.mixed.map { column in rows.map { column[$0] - mean } }
    firsts = mixed.map { column in
      column.indices.map { second[$0] * (column[$0] - first[$0]) }
    }
    totals = mixed.map { column in
      column.indices.map { (first[$0] - column[$0]) * (first[$0] - column[$0]) / 2 }
    }
    variance = rows.isEmpty ? 0 : squares.reduce(0, +) / Double(2 * rows.count)
  }

  /// The indices where each row counts so many times.
  func estimates(weights: [Double]) -> [(first: Double, total: Double)] {
    let size = weights.reduce(0, +)
    let mean = weighted(sums, weights) / (2 * size)
    let variance = weighted(squares, weights) / (2 * size) - mean * mean
    // What is left of a constant by rounding is no variance.
    guard variance > 1e-24 * (1 + self.mean * self.mean) else { return firsts.map { _ in (0, 0) } }
    return zip(firsts, totals).map { first, total in
      (weighted(first, weights) / size / variance, weighted(total, weights) / size / variance)
    }
  }

  /// The indices from rows drawn with replacement, again and again.
  func resampled(_ count: Int, seed: UInt64) -> [[(first: Double, total: Double)]] {
    guard rowCount > 0 else { return [] }
    return (0..<count).map { resample in
      var generator = SeededGenerator(seed: seed, stream: UInt64(resample))
      var weights = [Double](repeating: 0, count: rowCount)
      for _ in 0..<rowCount { weights[generator.below(rowCount)] += 1 }
      return estimates(weights: weights)
    }
  }

  private func weighted(_ values: [Double], _ weights: [Double]) -> Double {
    var sum = 0.0
    for index in values.indices { sum += values[index] * weights[index] }
    return sum
  }
}
