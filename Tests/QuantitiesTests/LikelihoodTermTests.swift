import Quantities
import Testing

@Suite struct LikelihoodTermTests {
  @Test(
    arguments: [
      (0, "almost no chance"), (0.0499, "almost no chance"), (0.05, "very unlikely"),
      (0.1999, "very unlikely"), (0.2, "unlikely"), (1 - 0.8, "unlikely"), (0.4499, "unlikely"),
      (0.45, "roughly even chance"), (0.5, "roughly even chance"), (1 - 0.45, "likely"),
      (0.55, "likely"), (0.1 + 0.45, "likely"), (0.7999, "likely"), (0.8, "very likely"),
      (0.95, "almost certain"), (1 - 0.05, "almost certain"), (1, "almost certain"),
    ] as [(Double, String)])
  func `the lower end belongs to the band`(value: Double, phrase: String) throws {
    #expect(LikelihoodTerm(try #require(Probability(value))).phrase == phrase)
  }

  @Test func `bands follow one another without gap from 1% to 99%`() {
    let bands = LikelihoodTerm.allCases.map(\.band)
    #expect(bands.first?.lowerBound == 0.01)
    #expect(bands.last?.upperBound == 0.99)
    #expect(zip(bands, bands.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
    #expect(LikelihoodTerm.unlikely < .likely)
  }

  @Test func `the middle of each band has its own words`() throws {
    for term in LikelihoodTerm.allCases {
      let middle = (term.band.lowerBound + term.band.upperBound) / 2
      #expect(LikelihoodTerm(try #require(Probability(middle))) == term)
    }
  }

  @Test func `confidence is worded apart from likelihood`() {
    #expect(
      Confidence.allCases.map(\.phrase) == [
        "low confidence", "moderate confidence", "high confidence",
      ])
    #expect(Confidence.low < .high)
  }
}
