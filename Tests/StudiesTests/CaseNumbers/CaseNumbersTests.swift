import Quantities
import Record
import Testing

@testable import Studies

/// Numbers of a case's further files.
struct CaseNumbersTests {
  private static let assumptions: [(name: String, distribution: Distribution)] = [
    ("cost.low", .uniform(low: 2, high: 5)), ("cost.best", .triangular(low: 1, best: 2, high: 4)),
    ("idle", .uniform(low: 0, high: 1)), ("known", .number(3)),
  ]

  private func read(
    _ text: String, keys: String...
  ) throws -> (numbers: [CaseNumber], all: CaseNumbers) {
    let (numbers, all, problems) = NumberSheets.read(
      text, keys: keys, assumptions: Self.assumptions)
    #expect(problems.isEmpty)
    try #require(numbers.count == keys.count)
    return (numbers, try #require(all))
  }

  // MARK: Draws

  @Test func `Draws stay within the range of their assumption and fill it`() async throws {
    let (numbers, all) = try read("a: cost.low\nb: cost.best * 2", keys: "a", "b")
    let table = try await all.table(count: 1_024, seed: 1, threads: 2)
    let (first, second) = (
      (0..<1_024).map { table[numbers[0], $0] }, (0..<1_024).map { table[numbers[1], $0] }
    )
    #expect(first.allSatisfy { 2...5 ~= $0 } && second.allSatisfy { 2...8 ~= $0 })
    let means = [first, second].map { $0.reduce(0, +) / 1_024 }
    let expected = [3.5, 14.0 / 3]
    #expect(zip(means, expected).allSatisfy { abs($0 - $1) < 0.01 })
    let (least, most) = (try #require(first.min()), try #require(first.max()))
    #expect(least < 2.02)
    #expect(most > 4.98)
  }

  @Test func `An assumption that several numbers use is drawn once for all`() async throws {
    let (numbers, all) = try read(
      "let: {twin: cost.low}\na: cost.low\nb: 2 * twin\nc: cost.low - twin", keys: "a", "b", "c")
    let table = try await all.table(count: 256, seed: 3, threads: 2)
    for draw in 0..<256 {
      #expect(table[numbers[1], draw] == 2 * table[numbers[0], draw])
      #expect(table[numbers[2], draw] == 0)
    }
    #expect(Set((0..<256).map { table[numbers[0], $0] }).count == 256)
  }

  @Test func `Draws depend on the seed alone`() async throws {
    let (numbers, all) = try read("a: cost.low", keys: "a")
    func draws(_ seed: UInt64, threads: Int) async throws -> [Double] {
      let table = try await all.table(count: 1_000, seed: seed, threads: threads)
      return (0..<table.count).map { table[numbers[0], $0] }
    }
    let one = try await draws(1, threads: 1)
    #expect(one.count == 1_000)
    #expect(one == (try await draws(1, threads: 2)))
    #expect(one != (try await draws(2, threads: 1)))
  }

  @Test func `Only assumptions in use are listed, those behind a name included`() throws {
    let (_, all) = try read(
      "let: {far: near + 1, near: cost.best, unused: idle}\na: far + known", keys: "a")
    #expect(all.assumptions.map(\.name) == ["cost.best", "known"])
    #expect(all.uncertain == [0])
    #expect(all.best == [2 + 1 + 3])
  }

  @Test func `Some of the numbers have the values that they have among all`() throws {
    let (numbers, all) = try read(
      "let: {low: cost.low}\na: cost.best\nb: low + idle\nc: known", keys: "a", "b", "c")
    let some = all.selecting([numbers[1]])
    #expect(some.assumptions.map(\.name) == ["cost.low", "idle"])
    let position = try #require(some.position[numbers[1].index])
    let whole = all.values(at: [0.25, 0.5, 0.75, 0.5])[numbers[1].index]
    #expect(some.values(at: [0.25, 0.75])[position] == whole)
    #expect(abs(whole - (2.75 + 0.75)) < 1e-12)
  }

  // MARK: Names

  @Test func `Names may come in any order`() throws {
    let (numbers, all) = try read(
      "let: {c: b * a, b: a + 1, a: known * 2}\ny: a", keys: "y")
    #expect(all.best[numbers[0].index] == 6)
    let sorted = try read("let:\n  c: b * a\n  b: a + 1\n  a: known * 2\nx: c", keys: "x")
    #expect(sorted.all.best == [7 * 6])
  }

  @Test(arguments: [
    ("{a: b, b: a}", "“a” uses “b” uses “a”"), ("{a: a + 1}", "“a” uses “a”"),
    ("{x: 1, a: x + c, b: a, c: b}", "“a” uses “c” uses “b” uses “a”"),
  ])
  func `Names that lead back to themselves are told in their order`(
    _ names: String, _ found: String
  ) {
    let (_, _, problems) = NumberSheets.read("let: \(names)\nx: a", keys: ["x"])
    #expect(problems.count == 1)
    #expect(problems.first?.contains("error: found \(found); expected names that do not") == true)
  }

  /// A file of a megabyte can hold such a chain; it must cost time, and not the program.
  @Test func `A chain of many names is followed to its end`() throws {
    let count = 20_000
    let names = (1..<count).reversed().map { "  x\($0): x\($0 - 1) + 1\n" }.joined()
    let (numbers, all) = try read("let:\n\(names)  x0: 0\ny: x\(count - 1)", keys: "y")
    #expect(all.best[numbers[0].index] == Double(count - 1))
  }

  @Test func `A name of the case's assumptions is not given again`() {
    let (_, _, problems) = NumberSheets.read(
      "let: {known: 2}\nx: known", keys: ["x"], assumptions: Self.assumptions)
    #expect(
      problems == [
        "sheet.yaml:1:7: error: found “known”, which is an assumption; expected a name of its own"
      ])
  }

  // MARK: Faults

  @Test(arguments: [
    ("x: cost.lov", "1:4: error: found the name “cost.lov”", "did you mean “cost.low”?"),
    ("x: 1 + cost.lov", "1:8: error: found the name “cost.lov”", "did you mean “cost.low”?"),
    ("x: 1e999", "1:4: error: found “1e999”", "within double precision"),
    ("x: maxx(1, 2)", "1:4: error: found the function “maxx”", "did you mean “max”?"),
    ("x: max(1)", "1:4: error: found “max” has 1 argument", "expected 2"),
    ("x: 1 +", "error: found the end", "expected"),
    ("x: 1 / (known - 3)", "error: found no value for “1 / (known - 3)”", "for all values"),
    ("x: [1]", "1:4: error: found a list or mapping", "expected text"),
    ("y: 1", "1:1: error: found no key “x”", "expected x: …"),
  ])
  func `A fault is told with its place, what stands there and what should`(
    _ text: String, _ start: String, _ end: String
  ) {
    let (_, _, problems) = NumberSheets.read(
      text, keys: ["x"], assumptions: Self.assumptions)
    #expect(problems.count == 1)
    #expect(problems.first?.contains(start) == true, "\(problems)")
    #expect(problems.first?.contains(end) == true, "\(problems)")
  }

  @Test(arguments: [
    (NumberRange.noise, "-0.1", false), (.noise, "0", true), (.noise, "0.4999", true),
    (.noise, "0.5", false), (.notNegative, "0", true), (.notNegative, "-1e-9", false),
    (.positive, "0", false), (.positive, "1e-300", true), (.probability, "1", true),
    (.probability, "1.01", false), (.any, "-1e300", true), (.noise, "idle", false),
    (.noise, "idle / 2.5", true), (.notNegative, "cost.best - 1.05", false),
  ])
  func `A number is held to its range in all draws that are tried`(
    _ range: NumberRange, _ text: String, _ isFine: Bool
  ) {
    let (_, _, problems) = NumberSheets.read(
      "x: \(text)", keys: ["x"], range, assumptions: Self.assumptions)
    #expect(problems.isEmpty == isFine, "\(problems)")
    if !isFine { #expect(problems.first?.contains("expected \(range.words)") == true) }
  }
}
