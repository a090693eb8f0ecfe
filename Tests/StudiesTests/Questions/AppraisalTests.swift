import Quantities
import Record
import Testing

@testable import Studies

/// The rules by which confidence is stated.
struct AppraisalTests {
  private let subject: Case

  init() throws { subject = try Subjects.whole() }

  private func appraisal(_ change: (inout MadeReading) -> Void = { _ in }) -> Appraisal {
    var made = MadeReading()
    change(&made)
    return Appraisal(subject, made.reading(on: subject))
  }

  @Test func `Without a weakness confidence is high, and one sentence says why`() {
    let appraisal = appraisal()
    #expect(appraisal.confidence == .high)
    #expect(appraisal.reasons.count == 1)
  }

  /// Each change alone is one weakness.
  static let weaknesses: [(@Sendable (inout MadeReading) -> Void, String)] = [
    ({ ($0.low, $0.high) = (0.4, 0.95) }, "wide: within them, the probability of the leading"),
    (
      { $0.withoutOutlet = 0.6 },
      "Without the outlet Herald (7 rows) the leading hypothesis would have 60%."
    ),
    ({ $0.words = 0.3 }, "do not point to the same hypothesis"),
    ({ $0.naive = 0.65 }, "without them the figure would be 65%"),
    ({ $0.outlets = 4 }, "few outlets"),
  ]

  @Test(arguments: weaknesses.indices)
  func `One weakness makes it moderate, and is named`(_ index: Int) {
    let (change, words) = Self.weaknesses[index]
    let appraisal = appraisal(change)
    #expect(appraisal.confidence == .moderate)
    #expect(appraisal.reasons.count == 1)
    #expect(appraisal.reasons[0].contains(words))
  }

  @Test func `Two weaknesses leave it moderate, and three make it low`() {
    let two = appraisal { made in for (change, _) in Self.weaknesses.prefix(2) { change(&made) } }
    let three = appraisal { made in for (change, _) in Self.weaknesses.prefix(3) { change(&made) } }
    #expect(two.confidence == .moderate)
    #expect(two.reasons.count == 2)
    #expect(three.confidence == .low)
    #expect(three.reasons.count == 3)
  }

  @Test func `Expectations so wide that they decide everything make it low at once`() {
    #expect(appraisal { ($0.low, $0.high) = (0.1, 0.9) }.confidence == .moderate)
    let wide = appraisal { ($0.low, $0.high) = (0.1, 0.91) }
    #expect(wide.confidence == .low)
    #expect(wide.reasons.count == 1)
  }

  @Test func `Too few effective draws make it low at once`() {
    let appraisal = appraisal { $0.effectiveDraws = 99 }
    #expect(appraisal.confidence == .low)
    #expect(appraisal.reasons == ["Only 99 draws carry the figure; more draws would steady it."])
  }

  @Test
  func `An outlet without which another hypothesis leads is decisive, however small the change`() {
    let appraisal = appraisal { made in
      (made.both, made.naive, made.withoutOutlet) = (0.55, 0.55, 0.45)
      (made.low, made.high) = (0.5, 0.6)
    }
    #expect(appraisal.reasons.contains { $0.hasPrefix("Without the outlet Herald") })
  }

  @Test func `Exactly at the bounds nothing is a weakness`() {
    let appraisal = appraisal { made in
      (made.low, made.high) = (0.25, 0.75)
      (made.words, made.deeds, made.both, made.naive) = (0.75, 0.75, 0.75, 0.9375)
      made.withoutOutlet = 0.5
      (made.effectiveDraws, made.outlets) = (100, 5)
    }
    #expect(appraisal.confidence == .high)
  }

  @Test func `A channel with too little evidence cannot disagree`() {
    let appraisal = appraisal { ($0.words, $0.wordCount) = (0.1, 4) }
    #expect(appraisal.confidence == .high)
  }
}
