import Quantities
import RealModule

/// P(Y ≤ y) of a Poisson count, or of a negative binomial one where a size is given.
///
/// Adds up probabilities from y downwards, or from y + 1 upwards where that is the shorter way, until
/// they no longer matter; relative error about 1e-12. O(y) at worst, O(√μ) for a Poisson count.
///
/// - Parameters:
///   - count: y, 0 or more.
///   - mean: μ, more than 0.
///   - size: r of the negative binomial (variance μ + μ²/r), more than 0.
/// - Returns: A probability.
func chanceOfAtMost(_ count: Int, mean: Double, size: Double?) -> Double {
  let terms = CountTerms(mean: mean, size: size)
  let y = Double(count)
  guard y > mean, y > terms.tailLength else { return min(1, terms.sum(from: y, upwards: false)) }
  return max(0, 1 - terms.sum(from: y + 1, upwards: true))
}

/// Probabilities of counts and the ratios between neighbours.
private struct CountTerms {
  let mean: Double
  let size: Double?

  /// About how many terms a sum upwards takes.
  var tailLength: Double {
    size.map { 40 * (1 + mean / $0) } ?? 10 * Double.sqrt(mean) + 40
  }

  /// The sum of all terms from one on in one direction.
  func sum(from start: Double, upwards: Bool) -> Double {
    var (y, term, sum) = (start, 1.0, 1.0)
    while upwards || y > 0 {
      term *= upwards ? ratio(y) : 1 / ratio(y - 1)
      y += upwards ? 1 : -1
      sum += term
      if term < 1e-17 * sum, upwards || y < mean { break }
    }
    return Double.exp(logTerm(start) + Double.log(sum))
  }

  /// P(y + 1) / P(y).
  private func ratio(_ y: Double) -> Double {
    guard let size else { return mean / (y + 1) }
    return (size + y) / (y + 1) * (mean / (size + mean))
  }

  private func logTerm(_ y: Double) -> Double {
    guard let size else { return y * Double.log(mean) - mean - logGamma(y + 1) }
    return logGamma(y + size) - logGamma(size) - logGamma(y + 1)
      - size * Double.log(onePlus: mean / size) + y * Double.log(mean / (size + mean))
  }
}
