import Games
import Quantities
import Record

/// The numbers of a case's file, to be worked out for any draw of the assumptions that they use.
struct CaseNumbers: Sendable {
  /// The numbers, in the order of the file.
  let all: [CaseNumber]
  /// The assumptions that they use, in the order of the table.
  let assumptions: [Assumption]

  /// Where each number stands in a list of values, by its place in the file.
  let position: [Int: Int]

  private let scope: ExpressionScope
  private let table: Assumptions
  private let places: [Int]
  private let terms: [(place: Int, expression: Expression)]
  private let quantiles: [QuantileFunction]

  init(
    _ numbers: [CaseNumber], scope: ExpressionScope,
    terms: [(place: Int, expression: Expression)], _ table: Assumptions
  ) {
    all = numbers
    position = Dictionary(
      numbers.enumerated().map { ($0.element.index, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    self.scope = scope
    self.table = table
    var used = Set(numbers.flatMap(\.expression.usedNames))
    for term in terms.reversed() where used.contains(term.place) {
      used.formUnion(term.expression.usedNames)
    }
    self.terms = terms.filter { [used] in used.contains($0.place) }
    places = used.filter { $0 < table.all.count }.sorted()
    assumptions = places.map { table.all[$0] }
    quantiles = assumptions.map(\.distribution.quantileFunction)
  }

  /// Some of the numbers, with the assumptions that these use; each comes once.
  func selecting(_ some: [CaseNumber]) -> CaseNumbers {
    let wanted = Set(some.map(\.index))
    return CaseNumbers(all.filter { wanted.contains($0.index) }, scope: scope, terms: terms, table)
  }

  /// Positions, among the assumptions used, of those that are uncertain.
  var uncertain: [Int] {
    assumptions.indices.filter { !assumptions[$0].distribution.isPoint }
  }

  /// The numbers where each assumption stands at a quantile in (0, 1); NaN for one without a value.
  ///
  /// - Precondition: one quantile for each assumption.
  /// - Complexity: linear in the length of the expressions.
  func values(at uniforms: [Double]) -> [Double] {
    values(of: zip(quantiles, uniforms).map { $0($1) })
  }

  /// The numbers at the assumptions' best values.
  var best: [Double] { values(of: assumptions.map(\.distribution.best)) }

  private func values(of assumed: [Double]) -> [Double] {
    var names = [Double](repeating: 0, count: scope.names.count)
    for (place, value) in zip(places, assumed) { names[place] = value }
    for term in terms { names[term.place] = (try? term.expression.value(at: names)) ?? .nan }
    return all.map { (try? $0.expression.value(at: names)) ?? .nan }
  }

  /// The numbers of many draws: `count` rows, by scrambled Sobol' points.
  ///
  /// Draws of an assumption are the same for all numbers that use it.
  func table(count: Int, seed: UInt64, threads: Int) async throws -> NumberTable {
    let draws = SobolDraws(count: count, seed: seed)
    let parts = try await concurrentMap((count + Self.chunk - 1) / Self.chunk, threads: threads) {
      rows($0 * Self.chunk..<min(count, ($0 + 1) * Self.chunk), draws)
    }
    return NumberTable(width: all.count, values: parts.flatMap(\.self))
  }

  /// A few draws, to see whether numbers stay in their ranges.
  func sample(_ count: Int) -> NumberTable {
    NumberTable(width: all.count, values: rows(0..<count, SobolDraws(count: count, seed: 0)))
  }

  private static let chunk = 256

  private func rows(_ range: Range<Int>, _ draws: SobolDraws) -> [Double] {
    range.flatMap { draw in
      values(at: assumptions.indices.map { draws.uniform(draw: draw, dimension: $0) })
    }
  }

  // MARK: Problems

  private static let samples = 64

  /// How near to the ends of all ranges numbers are tried.
  private static let ends = [1e-4, 1 - 1e-4]

  /// Numbers without a value, and those that leave their range at the best values, near the ends of all
  /// ranges, or in a few draws.
  func problems() -> [Problem] {
    let sample = sample(Self.samples)
    let fixed = [best] + Self.ends.map { end in values(at: assumptions.map { _ in end }) }
    return all.compactMap { number in
      let values = fixed.map { $0[number.index] } + (0..<Self.samples).map { sample[number, $0] }
      return values.first { !number.range.contains($0) }.map { problem(number, $0) }
    }
  }

  /// The first number that leaves its range in some draw, if any.
  func problem(in table: NumberTable) -> Problem? {
    for draw in 0..<table.count {
      for number in all where !number.range.contains(table[number, draw]) {
        return problem(number, table[number, draw])
      }
    }
    return nil
  }

  private func problem(_ number: CaseNumber, _ value: Double) -> Problem {
    let text = number.expression.text
    let shown = value.isNaN ? "no value" : significant(value)
    let found = number.expression.constant == nil ? "\(shown) for “\(text)”" : "“\(text)”"
    return Problem(
      at: number.place, found: found,
      expected: number.range.words
        + (number.expression.constant == nil ? " for all values of the assumptions" : ""))
  }
}

/// The numbers of a case's file in many draws.
struct NumberTable: Sendable {
  private let width: Int
  private let values: [Double]

  init(width: Int, values: [Double]) {
    self.width = width
    self.values = values
  }

  /// Number of draws.
  var count: Int { width == 0 ? 0 : values.count / width }

  /// A number in one draw.
  subscript(number: CaseNumber, draw: Int) -> Double { values[draw * width + number.index] }

  /// The numbers of one draw.
  func row(_ draw: Int) -> ArraySlice<Double> { values[draw * width..<(draw + 1) * width] }
}
