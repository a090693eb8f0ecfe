import Quantities
import Testing

@testable import Games

@Suite struct `Exact expressions` {
  private func fraction(_ text: String, _ values: KeyValuePairs<String, Double> = [:]) throws
    -> Rational?
  {
    try Expression(text, names: values.map(\.key)).fraction(at: values.map(\.value))
  }

  @Test(arguments: [
    ("0.3 - 0.08", Rational(11, over: 50)), ("0.1 + 0.2", Rational(3, over: 10)),
    ("1/3 * 3", Rational(1)), ("-(2 / 7) / 4", Rational(-1, over: 14)),
    ("min(0.5, 1/3)", Rational(1, over: 3)), ("max(-2, -0.5, -1)", Rational(-1, over: 2)),
  ]) func `keep fractions as fractions`(text: String, expected: Rational?) throws {
    #expect(try fraction(text) == expected)
  }

  @Test func `take values as they are written`() throws {
    #expect(try fraction("a - b", ["a": 0.3, "b": 0.08]) == Rational(11, over: 50))
    #expect(try fraction("1 - a", ["a": 0.05]) == Rational(19, over: 20))
  }

  @Test(arguments: ["exp(1)", "2^3", "1 / (0.5 - 1/2)", "1e30 + 1", "if(1 < 2, 1, 2)"])
  func `say where there is no fraction`(text: String) throws {
    #expect(try fraction(text) == nil)
  }

  @Test func `agree with the ordinary value to rounding`() throws {
    var generator = SeededGenerator(seed: 3, stream: 0)
    let expression = try Expression("(a - b) * c + a / 3 - max(b, c)", names: ["a", "b", "c"])
    for _ in 0..<500 {
      let values = (0..<3).map { _ in (generator.uniform() * 1_000).rounded() / 100 }
      let exact = try #require(expression.fraction(at: values))
      let value = try expression.value(at: values)
      #expect((exact.value - value).magnitude <= 1e-12)
    }
  }
}
