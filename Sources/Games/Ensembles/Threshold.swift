/// What can follow from the equilibria of a game, without how likely it is.
public struct EquilibriumPattern: Hashable, Sendable {
  /// Outcomes that have a chance in at least one equilibrium.
  public let inSome: [String]
  /// Outcomes that have a chance in every equilibrium.
  public let inEvery: [String]
  /// Types of equilibrium that occur; empty where there is no first mover with a private type.
  public let separations: [Separation]
  /// Number of equilibria found; 0 where there is no result.
  public let equilibriumCount: Int

  /// Probabilities up to here count as none.
  static let negligible = 1e-9

  init(_ result: EnsembleResult, draw: Int) {
    let ranges = result.outcomeRanges(ofDraw: draw) ?? []
    let labelled = Array(zip(result.outcomes, ranges))
    inSome = labelled.filter { $0.1.upperBound > Self.negligible }.map(\.0)
    inEvery = labelled.filter { $0.1.lowerBound > Self.negligible }.map(\.0)
    let bits = result.records.types[draw]
    separations = Separation.allCases.filter { bits & DrawRecords.bit($0) != 0 }
    equilibriumCount = result.equilibriumCount(ofDraw: draw)
  }
}

/// A place along one parameter where something about the equilibria changes.
public struct Threshold: Hashable, Sendable {
  /// The bracket: the change lies between its ends.
  public let bracket: ClosedRange<Double>
  /// What follows at the low end.
  public let below: EquilibriumPattern
  /// What follows at the high end.
  public let above: EquilibriumPattern
}

/// The thresholds along one parameter.
public struct ThresholdSearch: Hashable, Sendable {
  /// What counts as a change.
  public enum Change: String, CaseIterable, Hashable, Sendable {
    /// Which outcomes can follow, or the types of equilibrium.
    case outcomes
    /// Also the number of equilibria.
    case equilibria
  }

  /// The thresholds, ascending.
  public let thresholds: [Threshold]
  /// What follows at the low end of the range.
  public let first: EquilibriumPattern
  /// Distance of the values that were looked at first: two changes closer together may be missed.
  public let spacing: Double
  /// Whether there were more changes than are followed up; the thresholds are then the lowest ones.
  public let isCut: Bool
}

extension Ensemble {
  /// The most changes that a search follows up.
  static let mostThresholds = 64

  /// Where along one parameter the equilibria change, by repeated division of the range.
  ///
  /// The range is divided into `steps`; every part with different patterns at its ends is divided further
  /// until the bracket is at most `width` wide, by default 1e-9 of the range, or holds no number between. The
  /// other parameters keep the given values, by default their best ones.
  /// - Precondition: `steps` is positive, the range is finite, `values` has one number per parameter.
  /// - Throws: `CancellationError` when the surrounding task is cancelled.
  public func thresholds(
    of parameter: Int, in range: ClosedRange<Double>, at values: [Double]? = nil, steps: Int = 64,
    width: Double? = nil, change: ThresholdSearch.Change = .outcomes, threads: Int = 1
  ) async throws -> ThresholdSearch {
    let search = PatternSearch(
      ensemble: self, parameter: parameter, values: values ?? game.bestValues, change: change,
      threads: threads)
    let span = range.upperBound - range.lowerBound
    let places = ParameterDraws.Axis(parameter: parameter, from: range, count: steps + 1).values
    let patterns = try await search.patterns(places)
    var brackets = search.changes(places, patterns)
    let isCut = brackets.count > Self.mostThresholds
    brackets = Array(brackets.prefix(Self.mostThresholds))
    let target = width ?? 1e-9 * span
    while let next = try await search.divided(brackets, until: target) {
      brackets = Array(next.prefix(Self.mostThresholds))
    }
    return ThresholdSearch(
      thresholds: search.joined(brackets), first: patterns[0], spacing: span / Double(steps),
      isCut: isCut)
  }
}

/// Finds brackets of changes along one parameter.
private struct PatternSearch {
  let ensemble: Ensemble
  let parameter: Int
  let values: [Double]
  let change: ThresholdSearch.Change
  let threads: Int

  /// Number of parts into which each bracket is divided at once.
  private static let parts = 16

  func patterns(_ places: [Double]) async throws -> [EquilibriumPattern] {
    let rows = places.map { place in
      var row = values
      row[parameter] = place
      return row
    }
    let draws = try ParameterDraws.given(ensemble.game, rows)
    let result = try await ensemble.solve(draws, threads: threads)
    return rows.indices.map { EquilibriumPattern(result, draw: $0) }
  }

  func changes(_ places: [Double], _ patterns: [EquilibriumPattern]) -> [Threshold] {
    zip(places.indices, places.indices.dropFirst()).compactMap { index, next in
      guard differ(patterns[index], patterns[next]) else { return nil }
      return Threshold(
        bracket: places[index]...places[next], below: patterns[index], above: patterns[next])
    }
  }

  private func differ(_ one: EquilibriumPattern, _ other: EquilibriumPattern) -> Bool {
    one.inSome != other.inSome || one.inEvery != other.inEvery
      || one.separations != other.separations
      || (one.equilibriumCount == 0) != (other.equilibriumCount == 0)
      || change == .equilibria && one.equilibriumCount != other.equilibriumCount
  }

  /// The brackets divided once more; `nil` where all are narrow enough.
  func divided(_ brackets: [Threshold], until width: Double) async throws -> [Threshold]? {
    let inner = brackets.map { isNarrow($0.bracket, width) ? [] : places(inside: $0.bracket) }
    guard inner.contains(where: { !$0.isEmpty }) else { return nil }
    let found = try await patterns(inner.flatMap { $0 })
    var next = 0
    var result: [Threshold] = []
    for (bracket, places) in zip(brackets, inner) {
      let patterns = found[next..<next + places.count]
      next += places.count
      result += changes(
        [bracket.bracket.lowerBound] + places + [bracket.bracket.upperBound],
        [bracket.below] + patterns + [bracket.above])
    }
    return result
  }

  private func isNarrow(_ bracket: ClosedRange<Double>, _ width: Double) -> Bool {
    bracket.upperBound - bracket.lowerBound <= width
  }

  /// Places between the ends, ascending; none where there is no number between.
  private func places(inside bracket: ClosedRange<Double>) -> [Double] {
    var last = bracket.lowerBound
    return ParameterDraws.Axis(parameter: parameter, from: bracket, count: Self.parts + 1).values
      .filter { place in
        guard place > last, place < bracket.upperBound else { return false }
        last = place
        return true
      }
  }

  /// Brackets that touch as one: between them, the parameter stands exactly at the threshold.
  func joined(_ brackets: [Threshold]) -> [Threshold] {
    var joined: [Threshold] = []
    for bracket in brackets {
      if let last = joined.last, last.bracket.upperBound == bracket.bracket.lowerBound {
        joined[joined.count - 1] = Threshold(
          bracket: last.bracket.lowerBound...bracket.bracket.upperBound, below: last.below,
          above: bracket.above)
      } else {
        joined.append(bracket)
      }
    }
    return joined
  }
}
