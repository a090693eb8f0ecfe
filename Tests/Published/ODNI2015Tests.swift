import Quantities
import Testing

/// Office of the Director of National Intelligence, Intelligence Community Directive 203, "Analytic
/// standards" (2015), section D.6.e.(2): seven terms with ranges whose ends are shared.
@Suite struct ODNI2015Tests {
  @Test(arguments: [
    (0.01, "almost no chance"), (0.05, "very unlikely"), (0.20, "unlikely"),
    (0.45, "roughly even chance"), (0.55, "likely"), (0.80, "very likely"),
    (0.95, "almost certain"),
  ])
  func `the lower end of a range belongs to it`(value: Double, phrase: String) throws {
    #expect(LikelihoodTerm(try #require(Probability(value))).phrase == phrase)
  }

  @Test(arguments: [
    (0.0499, "almost no chance"), (0.1999, "very unlikely"), (0.4499, "unlikely"),
    (0.5499, "roughly even chance"), (0.7999, "likely"), (0.9499, "very likely"),
  ])
  func `just below the next range the term stays`(value: Double, phrase: String) throws {
    #expect(LikelihoodTerm(try #require(Probability(value))).phrase == phrase)
  }

  @Test func `likelihood and confidence share no word, so that they cannot be run together`() {
    let likelihood = Set(LikelihoodTerm.allCases.flatMap { $0.phrase.split(separator: " ") })
    let confidence = Set(Confidence.allCases.flatMap { $0.phrase.split(separator: " ") })
    #expect(likelihood.isDisjoint(with: confidence))
  }
}
