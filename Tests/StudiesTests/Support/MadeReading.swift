import Quantities
import Record

@testable import Reading

/// A reading made by hand, of two hypotheses, to try rules on.
struct MadeReading {
  /// P(first hypothesis) at the end from words, from deeds and from both.
  var words = 0.9
  var deeds = 0.9
  var both = 0.9
  var naive = 0.9
  /// Range of the first hypothesis over the draws.
  var low = 0.8
  var high = 0.95
  var effectiveDraws = 2_000.0
  /// Pieces of evidence in words and in deeds.
  var wordCount = 20
  var deedCount = 20
  /// Number of outlets with one piece each.
  var outlets = 8
  /// P(first hypothesis) without the outlet that matters most.
  var withoutOutlet = 0.85

  func reading(on subject: Case) -> IntentReading {
    IntentReading(
      words: track(.words, words, subject, wordCount),
      deeds: track(.deeds, deeds, subject, deedCount),
      both: track(.both, both, subject, wordCount + deedCount),
      naive: track(.both, naive, subject, wordCount + deedCount),
      baseLine: [0.5, 0.5], weights: weights(subject), unitCount: wordCount + deedCount,
      publishers: [
        PublisherInfluence(
          publisher: "Herald", rows: 7, without: [withoutOutlet, 1 - withoutOutlet],
          shift: [0, 0], carriedBy: 1)
      ],
      turningPoints: [], matrix: [], unweighed: [], exposure: [])
  }

  private func track(
    _ channel: Channel, _ first: Double, _ subject: Case, _ count: Int
  ) -> IntentTrack {
    let ranges = [
      ProbabilityRange(mean: first, low: low, high: high),
      ProbabilityRange(mean: 1 - first, low: 1 - high, high: 1 - low),
    ]
    return IntentTrack(
      channel: channel, counting: .clustered, hypotheses: subject.hypotheses.map(\.id),
      weeks: subject.weeks, filtered: [ranges], smoothed: [ranges],
      effectiveDraws: [effectiveDraws], logEvidence: -10, unitCount: count)
  }

  private func weights(_ subject: Case) -> [EvidenceWeight] {
    (0..<outlets).map { index in
      EvidenceWeight(
        unit: EvidenceUnit(
          rows: ["D\(index)"], day: subject.period.lowerBound,
          content: .deed(indicator: "talks", count: 1), weight: 1,
          publishers: ["outlet \(index)"], summary: "Envoys meet."),
        bits: [BitsRange([1]), BitsRange([-1])], without: [0.9, 0.1], shift: [0, 0])
    }
  }
}
