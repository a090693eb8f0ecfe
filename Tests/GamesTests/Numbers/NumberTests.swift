import Quantities
import Testing

@testable import Games

@Suite struct `Numbers` {
  @Test(
    arguments: [
      ("0", 0, 1), ("-0", 0, 1), ("42", 42, 1), ("+7", 7, 1), ("-531/100", -531, 100),
      ("6/4", 3, 2), ("0.1", 1, 10), (".80", 4, 5), ("-.5", -1, 2), ("2.", 2, 1),
      ("1.5e-3", 3, 2000), ("1E2", 100, 1), ("12e+1", 120, 1), ("000.250", 1, 4),
      ("9223372036854775807", Int.max, 1), ("0/5", 0, 1), ("0e999999999999", 0, 1),
      ("100000000000000000000/100000000000000000000", 1, 1),
    ] as [(String, Int, Int)])
  func `are exact where they fit`(text: String, numerator: Int, denominator: Int) throws {
    let number = try #require(Number(text))
    let exact = try #require(number.exact)
    #expect([exact.numerator, exact.denominator] == [numerator, denominator])
    #expect(number.value == Double(numerator) / Double(denominator))
    if let quick = Number(digits: Array(text.utf8)[...]) { #expect(quick == number) }
  }

  @Test(
    arguments: [
      "", "-", "+", ".", "e5", "1e", "1e+", "1/", "/2", "1/0", "1/-2", "1//2", "1.5/2", "1 ",
      " 1", "0x10", "nan", "inf", "1e309", "-1e999999999999999999999", "1e-400", "1,5", "½", "１",
      "1.2.3", "--1", "1e1.5",
    ])
  func `what is no number, or beyond double precision, is refused`(text: String) {
    #expect(Number(text) == nil)
    #expect(Number(digits: Array(text.utf8)[...]) == nil)
  }

  @Test func `keep their text where they do not fit`() throws {
    let text = "3.14159265358979323846264338327950288"
    let number = try #require(Number(text))
    #expect(number.exact == nil)
    #expect(number.value == Double.pi)
    #expect(number.description == text)
    #expect(Number("1e300")?.value == 1e300)
    #expect(Number("12345678901234567890/7")?.value == 12345678901234567890.0 / 7)
  }

  @Test func `round to the nearest double as the standard library does`() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<20_000 {
      let digits = String(generator.below(Int.max)).prefix(1 + generator.below(19))
      let text = "\(digits)e-\(generator.below(18))"
      let number = try #require(Number(text))
      #expect(number.value == Double(text), "\(text)")
    }
  }

  @Test func `fractions of large parts round to the nearest double`() throws {
    // (2^62 + 1) / (2^62 - 1) = 1 + 2^-61 + …, which is nearest to 1; and beside a tie at 1 + 2^-53.
    let near = try #require(Rational(1 << 62 + 1, over: 1 << 62 - 1))
    #expect(near.value == 1)
    let aboveTie = try #require(Rational(1 << 61 + 1 << 8 + 1, over: 1 << 61))
    #expect(aboveTie.value == 1 + 0x1p-52)
    let tie = try #require(Rational(1 << 61 + 1 << 8, over: 1 << 61))
    #expect(tie.value == 1)
    let small = try #require(Rational(-1, over: Int.max))
    #expect(small.value == -0x1p-63)
  }

  @Test func `doubles stand for the shortest decimal`() throws {
    #expect(Number(0.1) == Number("1/10"))
    #expect(Number(0.1 as Double)?.value == 0.1)
    #expect(Number(Double.infinity) == nil)
    #expect(Number(Double.nan) == nil)
    #expect(Number(1e15 as Double)?.exact == Rational(1_000_000_000_000_000))
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<20_000 {
      let double = Double(bitPattern: generator.next())
      guard let number = Number(double) else { continue }
      #expect(number.value == double)
      #expect(Number(number.description) == number)
    }
  }

  @Test func `fractions add and multiply without rounding or not at all`() throws {
    let third = try #require(Rational(1, over: 3))
    let sixth = try #require(Rational(1, over: 6))
    #expect(third.adding(sixth) == Rational(1, over: 2))
    #expect(third.multiplied(by: Rational(-3)) == Rational(-1))
    #expect(Rational(Int.max).adding(.one) == nil)
    #expect(Rational(Int.max).multiplied(by: Rational(2)) == nil)
    #expect(Rational(-4, over: -6) == Rational(2, over: 3))
    #expect(Rational(1, over: 0) == nil)
  }
}
