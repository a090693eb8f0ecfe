import Briefing
import Quantities
import Testing

@testable import Studies

/// Numbers and names as readers of a brief expect them.
struct WordingTests {
  // MARK: Numbers

  @Test(arguments: [
    (0, "under 1%"), (0.0099, "under 1%"), (0.01, "1%"), (0.149, "15%"), (0.5, "50%"),
    (0.99, "99%"), (0.9901, "over 99%"), (1, "over 99%"), (.nan, "an unknown share"),
    (.infinity, "an unknown share"),
  ])
  func `Percent is whole, and nothing is certain or impossible`(_ value: Double, _ words: String) {
    #expect(Wording.percent(value) == words)
  }

  @Test func `A range whose ends read alike is one figure`() {
    #expect(Wording.percents(0.27, 0.98) == "27% to 98%")
    #expect(Wording.percents(0.271, 0.272) == "27%")
    #expect(Wording.percents(0, 0.005) == "under 1%")
    #expect(Wording.percents(0.2, 0.999) == "20% to over 99%")
  }

  @Test(arguments: [
    (0, "0.0"), (-0.04, "0.0"), (-0.05, "−0.1"), (0.95, "1.0"), (1234.56, "1234.6"),
    (-12, "−12.0"), (.infinity, "beyond all bounds"), (.nan, "beyond all bounds"),
    (1e300, "beyond all bounds"),
  ])
  func `Decimals have one digit and a true minus, and zero has no sign`(
    _ value: Double, _ words: String
  ) {
    #expect(Wording.decimal(value) == words)
  }

  @Test(arguments: [
    (0, "0.00"), (0.004, "0.00"), (0.328, "0.33"), (1.999, "2.00"), (12.05, "12.05"),
  ])
  func `Hundredths keep both digits`(_ value: Double, _ words: String) {
    #expect(Wording.hundredths(value) == words)
  }

  @Test(arguments: [
    (0.0001, "p < 0.001"), (0.00099, "p < 0.001"), (0.001, "p = 0.001"), (0.0125, "p = 0.013"),
    (0.05, "p = 0.050"), (0.9996, "p = 1.000"), (1, "p = 1.000"),
  ])
  func `A p-value has three digits and is never zero`(_ value: Double, _ words: String) {
    #expect(Wording.pValue(value) == words)
  }

  @Test(arguments: [
    (0, "0 pairs"), (1, "1 pair"), (2, "2 pairs"), (1_000, "1,000 pairs"),
    (1_234_567, "1,234,567 pairs"),
  ])
  func `Counts agree with their nouns and are grouped by three`(_ number: Int, _ words: String) {
    #expect(Wording.count(number, "pair") == words)
  }

  @Test func `A plural that is irregular can be given`() {
    #expect(Wording.count(2, "hypothesis", plural: "hypotheses") == "2 hypotheses")
  }

  // MARK: Words of likelihood

  /// ICD 203, each band with its lower end.
  @Test(arguments: [
    (0, "There is almost no chance that it holds"),
    (0.01, "There is almost no chance that it holds"),
    (0.0499, "There is almost no chance that it holds"),
    (0.05, "It is very unlikely that it holds"), (0.2, "It is unlikely that it holds"),
    (0.45, "There is a roughly even chance that it holds"), (0.55, "It is likely that it holds"),
    (0.8, "It is very likely that it holds"), (0.95, "It is almost certain that it holds"),
    (1, "It is almost certain that it holds"), (1.000001, "It is almost certain that it holds"),
    (-0.000001, "There is almost no chance that it holds"),
  ])
  func `A likelihood becomes a sentence with the directive's word`(
    _ probability: Double, _ words: String
  ) {
    #expect(Wording.sentence(probability, that: "it holds").plainText == words)
  }

  @Test func `The word of likelihood is stressed, and citations of the clause are kept`() {
    let sentence = Wording.sentence(0.9, that: "it holds\(cite: ["s1"])")
    #expect(sentence.spans.contains(.strong("very likely")))
    #expect(sentence.citedIDs == ["s1"])
  }

  @Test func `A chance that is no number is not worded`() {
    #expect(
      Wording.sentence(.nan, that: "it holds").plainText == "It cannot be said whether it holds")
  }

  // MARK: Names and lists

  @Test func `Lists have commas and one and`() {
    #expect(Wording.list([]).isEmpty)
    #expect(Wording.list(["a"]) == "a")
    #expect(Wording.list(["a", "b"]) == "a and b")
    #expect(Wording.list(["a", "b", "c"]) == "a, b and c")
  }

  @Test func `The short name ends at a colon, and a long name without one gives way to the id`() {
    #expect(Wording.short("Stall: talk of talks", id: "stall") == "Stall")
    #expect(Wording.short("An earnest offer", id: "earnest") == "An earnest offer")
    let long = "The leadership wants the talks but no conclusion"
    #expect(Wording.short(long, id: "stall") == "stall")
  }

  @Test func `A clause has no full stop`() {
    #expect(Wording.clause("Envoys meet.") == "Envoys meet")
    #expect(Wording.clause("Envoys meet") == "Envoys meet")
  }

  @Test func `Dates are written out`() throws {
    let day = try #require(Day(iso8601: "2022-10-31"))
    #expect(Wording.date(day) == "31 October 2022")
  }
}
