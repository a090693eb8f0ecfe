import Quantities
import Reading
import Record

/// How far the reading can be trusted, by stated rules.
///
/// Every weakness found counts one; none is high confidence, one or two moderate, more is low.
/// Fewer than 100 effective draws, or a leading probability that ranges over more than 80 points
/// within the elicited expectations, are low at once.
struct Appraisal {
  private static let wide = 0.5
  private static let tooWide = 0.8
  private static let fewestDraws = 100.0
  private static let fewestPublishers = 5
  private static let fewestPieces = 20

  let confidence: Confidence
  /// One sentence for each weakness, or one that says there is none.
  let reasons: [String]

  init(_ subject: Case, _ reading: IntentReading) {
    let leading = reading.leading
    let last = reading.both.last[leading]
    var weaknesses: [String] = []
    let width = last.high - last.low
    if width > Appraisal.wide {
      weaknesses.append(
        "The elicited expectations are wide: within them, the probability of the leading hypothesis "
          + "runs from \(Wording.percents(last.low, last.high)).")
    }
    if let outlet = Appraisal.decisiveOutlet(reading, leading) {
      weaknesses.append(
        "Without the outlet \(outlet.publisher) (\(Wording.count(outlet.rows, "row"))) "
          + "the leading hypothesis would have \(Wording.percent(outlet.without[leading])).")
    }
    if Appraisal.channelsDisagree(reading) {
      weaknesses.append("Words and deeds, read apart, do not point to the same hypothesis.")
    }
    if (reading.naive.effectiveDraws.last ?? 0) >= Appraisal.fewestDraws,
      abs(reading.naive.last[leading].mean - last.mean) > 0.2
    {
      weaknesses.append(
        "The discounts for copies, grades and correlation matter: without them the figure would "
          + "be \(Wording.percent(reading.naive.last[leading].mean)).")
    }
    if Set(reading.weights.flatMap(\.unit.publishers)).count < Appraisal.fewestPublishers {
      weaknesses.append("The evidence comes from few outlets.")
    }
    if reading.both.unitCount < Appraisal.fewestPieces {
      weaknesses.append(
        "There are only \(Wording.count(reading.both.unitCount, "piece")) of evidence.")
    }
    let draws = reading.both.effectiveDraws.last ?? 0
    let isThin = draws < Appraisal.fewestDraws
    if isThin {
      weaknesses.append("Only \(Int(draws)) draws carry the figure; more draws would steady it.")
    }
    let isLow = isThin || width > Appraisal.tooWide || weaknesses.count > 2
    confidence = isLow ? .low : weaknesses.isEmpty ? .high : .moderate
    reasons =
      weaknesses.isEmpty
      ? [
        "No single outlet, no discount and no part of the elicited ranges changes which "
          + "hypothesis leads or by much."
      ] : weaknesses
  }

  /// The outlet without which another hypothesis would lead, or the leading one lose a quarter.
  private static func decisiveOutlet(
    _ reading: IntentReading, _ leading: Int
  ) -> PublisherInfluence? {
    let base = reading.both.last[leading].mean
    return reading.publishers.filter { outlet in
      first(outlet.without) != leading || base - outlet.without[leading] > 0.25
    }.min { $0.without[leading] < $1.without[leading] }
  }

  /// Position of the largest probability, the first of equals.
  private static func first(_ probabilities: [Double]) -> Int? {
    probabilities.firstIndex(of: probabilities.max() ?? 0)
  }

  private static func channelsDisagree(_ reading: IntentReading) -> Bool {
    guard reading.words.hasEnoughEvidence, reading.deeds.hasEnoughEvidence else { return false }
    let (words, deeds) = (reading.words.last.map(\.mean), reading.deeds.last.map(\.mean))
    return isDecided(words) && isDecided(deeds) && first(words) != first(deeds)
  }

  /// Whether a channel points to any hypothesis: words that weigh nothing leave all alike.
  private static func isDecided(_ probabilities: [Double]) -> Bool {
    (probabilities.max() ?? 0) - (probabilities.min() ?? 0) > 0.01
  }
}
