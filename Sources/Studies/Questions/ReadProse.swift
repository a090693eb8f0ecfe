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
