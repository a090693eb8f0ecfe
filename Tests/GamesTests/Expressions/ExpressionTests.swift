import Quantities
import RealModule
import Testing

@testable import Games

@Suite struct `Expressions` {
  private func value(_ text: String, _ values: KeyValuePairs<String, Double> = [:]) throws -> Double
  {
    try Expression(text, names: values.map(\.key)).value(at: values.map(\.value))
  }

  @Test(arguments: [
    ("1 + 2 * 3", 7), ("(1 + 2) * 3", 9), ("-2^2", -4), ("(-2)^2", 4), ("2^3^2", 512),
    ("2^-1", 0.5), ("--3", 3), ("2 - -3", 5), ("7 - 2 - 1", 4), ("8 / 4 / 2", 1), ("1/3*3", 1),
    ("min(3, 1, 2)", 1), ("max(3, 1, 2)", 3), ("exp(0)", 1), ("log(1)", 0), ("sqrt(9)", 3),
    ("abs(-4)", 4), ("if(1 < 2, 10, 20)", 10), ("if(not 1 < 2, 10, 20)", 20),
    ("if(1 < 2 and 2 < 1 or 3 == 3, 1, 0)", 1), ("if(1 < 2 and (2 < 1 or 3 != 3), 1, 0)", 0),
    ("if(1 >= 1 and 1 <= 1 and 2 > 1, 1, 0)", 1), ("0^0", 1), ("(-8)^3", -512), (".5e1", 5),
    ("-3 * -2", 6), ("2 * (3 + (4 - (5)))", 4), ("4^0.5", 2), ("- 2 ^ - 2", -0.25),
  ]) func `follow the rules of arithmetic`(text: String, expected: Double) throws {
    #expect(try value(text) == expected)
  }

  @Test func `use names as assumptions have them`() throws {
    #expect(try value("war.cost-b + x@y", ["war.cost-b": 2, "x@y": 3]) == 5)
    #expect(try value("b-c", ["b": 5, "c": 3]) == 2)
    #expect(try value("b-c", ["b": 5, "c": 3, "b-c": 9]) == 9)
    #expect(try value("b - c", ["b": 5, "c": 3, "b-c": 9]) == 2)
    #expect(try value("b-2", ["b": 5]) == 3)
    #expect(try value("b-exp(0)-a-b", ["b": 5, "a-b": 1]) == 3)
    #expect(try value("größe * 2", ["größe": 4]) == 8)
    #expect(try value("min + min(1, 2)", ["min": 4]) == 5)
  }

  @Test func `look only at the branch that is chosen`() throws {
    #expect(try value("if(b == 0, 0, a / b)", ["a": 1, "b": 0]) == 0)
    #expect(try value("if(b != 0 and a / b > 1, 1, 2)", ["a": 1, "b": 0]) == 2)
    #expect(try value("if(b == 0 or a / b > 1, 1, 2)", ["a": 1, "b": 0]) == 1)
  }

  @Test(arguments: [
    ("1 +", 4, "found the end; expected a number, a name or “(”"),
    ("1 2", 3, "found the number 2; expected an operator, “,”, “)” or the end"),
    ("(1", 1, "found “(” that nothing closes; expected “)”"),
    ("min(1, 2", 1, "found “min(” that nothing closes; expected “)”"),
    ("1)", 2, "found “)”; expected an operator or the end"),
    ("war + wra", 7, "there is no parameter “wra”; did you mean “war”?"),
    ("war-cots", 1, "there is no parameter “war-cots”; did you mean “war-cost”?"),
    ("sqr(2)", 1, "there is no function “sqr”; did you mean “sqrt”?"),
    ("sqrt + 1", 6, "found “+”; expected “(” after “sqrt”"),
    ("if(1, 2, 3)", 4, "found a number; expected a condition such as a > b"),
    ("1 < 2", 3, "found a condition; expected a number; use if(condition, a, b)"),
    ("if(1 < 2 < 3, 1, 2)", 10, "found “<”; expected “and” or “or” between two comparisons"),
    ("if(1 < 2, 3)", 1, "“if” has 2 arguments; expected 3"),
    ("exp(1, 2)", 1, "“exp” has 2 arguments; expected 1"),
    ("min(1)", 1, "“min” has 1 argument; expected 2"),
    ("1, 2", 2, "found “,”; expected an operator or the end"),
    ("", 1, "found the end; expected a number, a name or “(”"),
    ("war & war", 5, "found “&”; expected an operator, “,”, “)” or the end"),
    ("2 ** 3", 3, "found “**”; expected an operator, “,”, “)” or the end"),
    ("über + \u{202E}", 1, "there is no parameter “über”"),
    (
      "1e999", 1, "found “1e999”; expected a number such as 3, 0.5 or 1e-3, within double precision"
    ),
    ("2war", 1, "found “2war”; expected a number such as 3, 0.5 or 1e-3, within double precision"),
  ]) func `say where they are wrong and what was expected`(
    text: String, column: Int, reason: String
  ) {
    let error = #expect(throws: ExpressionError.self) {
      try Expression(text, names: ["war", "war-cost"])
    }
    #expect(error?.column == column)
    #expect(error?.reason == reason)
  }

  @Test func `name what has no value, and the values it had`() throws {
    func message(_ text: String, _ a: Double, _ b: Double) throws -> String? {
      let expression = try Expression(text, names: ["a", "other", "b"])
      return #expect(throws: EvaluationError.self) { try expression.value(at: [a, 5, b]) }?
        .description
    }
    #expect(
      try message("2 * (a / (b - 1))", 3, 1)
        == "division by zero at column 8 of “2 * (a / (b - 1))”, with a = 3, b = 1")
    #expect(
      try message("1 + log(a)", -1, 0)
        == "the logarithm of -1 is not a finite number at column 5 of “1 + log(a)”, with a = -1")
    #expect(
      try message("min(1, a^b)", -8, 0.5)
        == "the power of -8 and 1/2 is not a finite number at column 9 of “min(1, a^b)”, "
        + "with a = -8, b = 1/2")
    #expect(try message("exp(a) - exp(a)", 1000, 0)?.hasPrefix("the exponential of 1000") == true)
    #expect(try message("1 / (1 / a)", 0, 0)?.hasPrefix("division by zero at column 8") == true)
    #expect(try message("a", .infinity, 0)?.hasPrefix("the value of inf") == true)
  }

  @Test func `may be nested as deeply as their length allows`() throws {
    let depth = 8_000
    let parentheses =
      String(repeating: "(", count: depth) + "1" + String(repeating: ")", count: depth)
    #expect(try value(parentheses) == 1)
    #expect(try value(String(repeating: "-", count: 16_000) + "1") == 1)
    let powers = String(repeating: "1^", count: 8_000) + "1"
    #expect(try value(powers) == 1)
    let calls = String(repeating: "abs(", count: 3_000) + "1" + String(repeating: ")", count: 3_000)
    #expect(try value(calls) == 1)
    #expect(throws: ExpressionError(column: 1, fault: .tooLong(20_000))) {
      try value(String(repeating: "1", count: 20_000))
    }
  }

  @Test func `that are one number keep it exactly`() throws {
    #expect(try Expression("1/3", names: []).constant?.exact == Rational(1, over: 3))
    #expect(try Expression("1/3 + 0", names: []).constant == nil)
  }
}
