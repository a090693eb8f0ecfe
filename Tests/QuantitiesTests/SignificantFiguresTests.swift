import Quantities
import Testing

struct SignificantFiguresTests {
  @Test(arguments: [
    (0.0, "0"), (1.0, "1"), (-2.5, "-2.5"), (1.0 / 3, "0.3333"), (2.0 / 3, "0.6667"),
    (0.99996, "1"), (0.9999, "0.9999"), (12_345.678, "12346"), (99_999.6, "100000"),
    (123_456_789, "123456789"), (999_999_999.6, "1e+9"), (1e12, "1e+12"), (1.5e-12, "1.5e-12"),
    (0.00012345, "0.0001235"), (0.000099996, "0.0001"), (Double.leastNonzeroMagnitude, "5e-324"),
    (1.7976931348623157e308, "1.798e+308"), (10, "10"), (100.04, "100"), (-0.0, "0"),
    (.infinity, "–"), (.nan, "–"),
  ])
  func `a number is rounded to four figures at any scale`(value: Double, text: String) {
    #expect(significant(value) == text)
  }

  @Test func `fewer and more figures may be asked for`() {
    #expect(significant(0.125, figures: 2) == "0.13")
    #expect(significant(.pi, figures: 9) == "3.14159265")
    #expect(significant(.pi, figures: 0) == "3")
  }
}
