import Briefing
import Record
import SampleCases
import Testing

@testable import Studies

/// What the reading comes to, in sentences.
struct ReadProseTests {
  private func prose(
    on subject: Case, _ change: (inout MadeReading) -> Void = { _ in }
  ) -> ReadProse {
    var made = MadeReading()
    change(&made)
    return ReadProse(subject, made.reading(on: subject))
  }

  @Test func `The first sentence answers whether the offer is meant`() throws {
    let prose = prose(on: try Subjects.whole())
    #expect(
      prose.summary.first?.plainText
        == "It is very likely that the offer is meant: 90% on 3 May 2020, from words and deeds, "
        + "against 50% without any evidence.")
  }

  @Test func `The leading account is quoted with its word, its figure and its range`() throws {
    let prose = prose(on: try Subjects.whole())
    #expect(
      prose.likelihood.plainText
        == "It is very likely that “Settle: a truce that is kept” holds: 90%, and 80% to 95% over "
        + "the range of expectations. No other hypothesis is more probable.")
  }

  @Test
  func `Where the case does not say which accounts are earnest, nothing is said of the offer`()
    throws
  {
    let prose = prose(on: try Subjects.changed { $0.saysWhichAreEarnest = false })
    #expect(prose.offer == nil)
    #expect(prose.summary.allSatisfy { !$0.plainText.contains("the offer is meant") })
    #expect(prose.summary.count == 3)
  }

  @Test func `Fewer than five pieces in all are not read`() throws {
    let prose = prose(on: try Subjects.whole()) { ($0.wordCount, $0.deedCount) = (1, 0) }
    #expect(
      prose.summary.map(\.plainText) == [
        "There is not enough evidence for a reading: 1 piece of evidence with expectations, and "
          + "at least 5 are needed."
      ])
  }

  @Test(arguments: [
    (4, 20, "From words alone there is not enough evidence for a reading."),
    (20, 4, "From deeds alone there is not enough evidence for a reading."),
    (4, 4, "From words alone, or from deeds alone, there is not enough evidence for a reading."),
    (5, 5, "Words alone would give it 90% (80% to 95%), deeds alone 90% (80% to 95%)."),
  ])
  func `A channel with fewer than five pieces is named instead of read`(
    _ words: Int, _ deeds: Int, _ sentence: String
  ) throws {
    let prose = prose(on: try Subjects.whole()) { ($0.wordCount, $0.deedCount) = (words, deeds) }
    #expect(prose.channels?.plainText == sentence)
  }

  @Test func `Confidence comes in a sentence of its own, without a likelihood`() throws {
    let confidence = prose(on: try Subjects.whole()).confidence.plainText
    #expect(sentences(confidence).first == "We have high confidence in this analysis.")
  }
}
