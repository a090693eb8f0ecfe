import Briefing
import Quantities
import Reading
import Record

/// What the reading comes to, in sentences: likelihood and confidence always apart (ICD 203).
struct ReadProse {
  private let subject: Case
  private let reading: IntentReading
  private let leading: Int

  init(_ subject: Case, _ reading: IntentReading) {
    self.subject = subject
    self.reading = reading
    leading = reading.leading
  }

  var summary: [Prose] {
    guard reading.both.hasEnoughEvidence else { return [notEnough] }
    return [offer, likelihood, channels].compactMap { $0 } + [confidence]
  }

  /// The answer where there is too little to read.
  var notEnough: Prose {
    "There is not enough evidence for a reading: \(Wording.count(reading.both.unitCount, "piece")) of evidence with expectations, and at least \(IntentTrack.leastUnits) are needed."
  }

  /// How likely it is that the offer is meant, where the case says which hypotheses mean it.
  var offer: Prose? {
    guard !subject.earnest.isEmpty, reading.both.hasEnoughEvidence else { return nil }
    let chance = subject.earnest.reduce(0) { $0 + reading.both.last[$1].mean }
    let base = subject.earnest.reduce(0) { $0 + reading.baseLine[$1] }
    return Wording.sentence(
      chance,
      that:
        "the offer is meant: \(Wording.percent(chance)) on \(Wording.date(subject.period.upperBound)), from words and deeds, against \(Wording.percent(base)) without any evidence."
    )
  }

  /// The leading hypothesis in words and numbers.
  var likelihood: Prose {
    let last = reading.both.last[leading]
    return Wording.sentence(
      last.mean,
      that:
        "“\(Wording.clause(subject.hypotheses[leading].name))” holds: \(Wording.percent(last.mean)), and \(Wording.percents(last.low, last.high)) over the range of expectations. No other hypothesis is more probable."
    )
  }

  /// Words against deeds.
  var channels: Prose? {
    guard reading.words.hasEnoughEvidence, reading.deeds.hasEnoughEvidence else {
      if reading.words.hasEnoughEvidence || reading.deeds.hasEnoughEvidence {
        let lacking = reading.words.hasEnoughEvidence ? "deeds" : "words"
        return "From \(lacking) alone there is not enough evidence for a reading."
      }
      return "From words alone, or from deeds alone, there is not enough evidence for a reading."
    }
    let (words, deeds) = (reading.words.last[leading], reading.deeds.last[leading])
    return
      "Words alone would give it \(Wording.percent(words.mean)) (\(Wording.percents(words.low, words.high))), deeds alone \(Wording.percent(deeds.mean)) (\(Wording.percents(deeds.low, deeds.high)))."
  }

  /// How sure the analysis is, with its reasons; never in one sentence with a likelihood.
  var confidence: Prose {
    let appraisal = Appraisal(subject, reading)
    return
      "We have \(strong: appraisal.confidence.phrase) in this analysis. \(appraisal.reasons.joined(separator: " "))"
  }
}

/// How far the reading can be trusted, by stated rules.
///
/// Every weakness found counts one; none is high confidence, one or two moderate, more is low.
/// Too few effective draws or pieces of evidence are low at once.
struct Appraisal {
  private static let widest = 0.5
  private static let fewestDraws = 100.0
  private static let fewestPublishers = 5

  let confidence: Confidence
  /// One sentence for each weakness, or one that says there is none.
  let reasons: [String]

  init(_ subject: Case, _ reading: IntentReading) {
    let leading = reading.leading
    let last = reading.both.last[leading]
    var weaknesses: [String] = []
    if last.high - last.low > Appraisal.widest {
      weaknesses.append(
        "The elicited expectations are wide: within them, the probability of the leading hypothesis "
          + "runs from \(Wording.percents(last.low, last.high)).")
    }
    if let outlet = Appraisal.decisiveOutlet(reading, leading) {
      weaknesses.append(
        "Without the outlet \(outlet.publisher) (\(Wording.count(outlet.rows, "row"))) "
          + "its probability would be \(Wording.percent(outlet.without[leading])).")
    }
    if Appraisal.channelsDisagree(reading) {
      weaknesses.append("Words and deeds, read apart, do not point to the same hypothesis.")
    }
    if abs(reading.naive.last[leading].mean - last.mean) > 0.2 {
      weaknesses.append(
        "The discounts for copies, grades and correlation matter: without them the figure would "
          + "be \(Wording.percent(reading.naive.last[leading].mean)).")
    }
    if Set(reading.weights.flatMap(\.unit.publishers)).count < Appraisal.fewestPublishers {
      weaknesses.append("The evidence comes from few outlets.")
    }
    let draws = reading.both.effectiveDraws.last ?? 0
    let isThin = draws < Appraisal.fewestDraws
    if isThin {
      weaknesses.append("Only \(Int(draws)) draws carry the figure; more draws would steady it.")
    }
    confidence = isThin || weaknesses.count > 2 ? .low : weaknesses.isEmpty ? .high : .moderate
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
    return first(reading.words.last.map(\.mean)) != first(reading.deeds.last.map(\.mean))
  }
}
