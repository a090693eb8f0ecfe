import Testing

@testable import Briefing

@Suite struct DigitsTests {
  @Test(arguments: [
    (0.0, 2, "0.00"), (1.25, 1, "1.3"), (-0.04, 1, "0.0"), (-0.06, 1, "-0.1"), (99.95, 1, "100.0"),
    (1e300, 1, "1e+300"), (2.0, 0, "2"), (.nan, 1, "–"), (.infinity, 1, "–"), (0.05, 2, "0.05"),
  ])
  func `a number has the digits asked for`(value: Double, digits: Int, text: String) {
    #expect(Digits.fixed(value, digits) == text)
  }

  @Test(arguments: [
    (0.0, "0%"), (0.001, "<1%"), (0.5, "50%"), (0.816, "82%"), (0.999, ">99%"), (1.0, "100%"),
    (.nan, "–"),
  ])
  func `what is not certain is not shown as certain`(probability: Double, text: String) {
    #expect(Digits.percent(probability) == text)
  }

  @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
  func `large counts are grouped`(count: Int, text: String) {
    #expect(Digits.grouped(count) == text)
  }

  @Test(arguments: [
    (1.0, "1"), (1.5, "1.5"), (1.234, "1.23"), (-0.001, "0"), (.nan, "0"), (-.infinity, "0"),
    (1e300, "1000000"),
  ])
  func `a coordinate is always a short finite number`(value: Double, text: String) {
    #expect(Digits.coordinate(value) == text)
  }

  @Test(arguments: [(1.24, "+1.2"), (-1.24, "-1.2"), (0.01, "0.0"), (0, "0.0")])
  func `a sign is shown where there is something to sign`(value: Double, text: String) {
    #expect(Digits.signed(value, 1) == text)
  }
}
