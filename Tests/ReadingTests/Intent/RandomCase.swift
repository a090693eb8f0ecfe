import Quantities
import RealModule

@testable import Record

/// A small case with known expectations, and its log-likelihoods written out row by row.
///
/// Nothing here is shared with the model: rows are gathered, graded and discounted anew.
struct RandomCase {
  struct Row {
    var week: Int
    /// Position of the indicator or proposition.
    var subject: Int
    var stance: Stance?
    var audience = "world"
    var count = 1
    var weight = 1.0
    var origin: String?
  }

  let prior: [Double]
  let weeks: Int
  let hazard: Double
  let correlation: Double
  /// Indicator × hypothesis.
  var rates: [[Double]] = []
  var sizes: [Double?] = []
  var indicatorGroups: [String] = []
  /// Proposition × hypothesis × stance; the last is of proposition 0 said at home.
  var shares: [[[Double]]] = []
  var propositionGroups: [String] = []
  var rows: [Row] = []
  private var chance: SeededGenerator

  static let grades = ["A1": 1.0, "B2": 0.9, "C3": 0.7, "D1": 0.4, "A5": 0.2, "F2": 0.5]
  var names: [String] { prior.indices.map { "h\($0)" } }

  init(seed: Int, hazard: Double, states: Int? = nil) {
    var chance = SeededGenerator(seed: UInt64(seed))
    let count = states ?? 2 + chance.below(3)
    let weights = (0..<count).map { _ in 0.2 + chance.uniform() }
    let prior = weights.map { $0 / weights.reduce(0, +) }
    self.prior = prior
    weeks = 1 + chance.below(count == 4 ? 4 : 6)
    self.hazard = hazard
    correlation = chance.uniform()
    for indicator in 0..<4 {
      rates.append(prior.map { _ in 0.2 + 2 * chance.uniform() })
      sizes.append(indicator == 3 ? 0.5 + chance.uniform() : nil)
      indicatorGroups.append(indicator < 3 ? "g\(indicator % 2)" : "own")
    }
    for _ in 0..<4 {
      shares.append(
        prior.map { _ in
          let parts = (0..<3).map { _ in 0.1 + chance.uniform() }
          return parts.map { $0 / parts.reduce(0, +) }
        })
    }
    propositionGroups = ["p", "p", "q"]
    self.chance = chance
    for _ in 0..<(2 * weeks + 3) { addRow() }
  }

  private mutating func addRow() {
    var row = Row(week: chance.below(weeks), subject: 0)
    if chance.uniform() < 0.5 {
      row.subject = chance.below(4)
      row.count = 1 + chance.below(3)
    } else {
      row.subject = chance.below(3)
      row.stance = Stance.allCases[chance.below(3)]
      row.audience = chance.uniform() < 0.4 ? "home" : "world"
    }
    let grades = Self.grades.sorted { $0.key < $1.key }
    row.weight = grades[chance.below(grades.count)].value
    row.origin = chance.uniform() < 0.5 ? "o\(chance.below(3))" : nil
    rows.append(row)
  }

  // MARK: As a case

  var built: Case {
    var builder = CaseBuilder()
    builder.weeks = weeks
    builder.hypotheses = zip(names, prior).compactMap { name, prior in
      Probability(prior).map { Hypothesis(id: name, name: name, prior: $0, isEarnest: nil) }
    }
    builder.set(hazard: hazard, correlation: correlation)
    builder.audiences = ["home", "world"]
    for indicator in rates.indices {
      builder.indicator("i\(indicator)", group: indicatorGroups[indicator])
      for (name, rate) in zip(names, rates[indicator]) {
        builder.assume("rate.i\(indicator).\(name)", rate)
      }
      if let size = sizes[indicator] { builder.assume("dispersion.i\(indicator)", size) }
    }
    for proposition in propositionGroups.indices {
      builder.proposition("p\(proposition)", group: propositionGroups[proposition])
    }
    for (position, name) in ["p0", "p1", "p2", "p0@home"].enumerated() {
      for (state, hypothesis) in names.enumerated() {
        for stance in Stance.allCases {
          builder.assume(
            "stance.\(name).\(hypothesis).\(stance)", shares[position][state][stance.index])
        }
      }
    }
    for row in rows { add(row, to: &builder) }
    return builder.built
  }

  private func add(_ row: Row, to builder: inout CaseBuilder) {
    let grade = Self.grades.first { $0.value == row.weight }?.key ?? "A1"
    if let stance = row.stance {
      builder.say(
        stance, "p\(row.subject)", to: row.audience, on: 7 * row.week, origin: row.origin,
        grade: grade)
    } else {
      builder.act(
        "i\(row.subject)", on: 7 * row.week, count: row.count, origin: row.origin, grade: grade)
    }
  }

  // MARK: Written out

  /// Rows that count: of one origin, subject and stance the first, with the best grade and count.
  private var gathered: [Row] {
    var result: [Row] = []
    for row in rows.enumerated().sorted(by: {
      ($0.element.week, $0.offset) < ($1.element.week, $1.offset)
    }).map(\.element) {
      let known = result.firstIndex {
        row.origin != nil && $0.origin == row.origin && $0.subject == row.subject
          && $0.stance == row.stance
      }
      if let known {
        result[known].weight = max(result[known].weight, row.weight)
        result[known].count = max(result[known].count, row.count)
      } else {
        result.append(row)
      }
    }
    return result
  }

  /// Log-likelihoods, week × hypothesis.
  func logs(words: Bool = true, deeds: Bool = true, isNaive: Bool = false) -> [[Double]] {
    var counted = gathered
    if isNaive {
      counted = rows
      for index in counted.indices { counted[index].weight = 1 }
    }
    return (0..<weeks).map { week in
      prior.indices.map { state in
        let now = counted.filter { $0.week == week }
        var sum = 0.0
        if deeds {
          for indicator in rates.indices {
            let events = now.filter { $0.stance == nil && $0.subject == indicator }
              .reduce(0) { $0 + Double($1.count) * $1.weight }
            sum +=
              discount(indicatorGroups, indicator, isNaive)
              * count(events, rates[indicator][state], sizes[indicator])
          }
        }
        guard words else { return sum }
        for row in now {
          guard let stance = row.stance else { continue }
          let position = row.subject == 0 && row.audience == "home" ? 3 : row.subject
          sum +=
            discount(propositionGroups, row.subject, isNaive) * row.weight
            * Double.log(shares[position][state][stance.index])
        }
        return sum
      }
    }
  }

  private func discount(_ groups: [String], _ position: Int, _ isNaive: Bool) -> Double {
    let size = groups.filter { $0 == groups[position] }.count
    return isNaive ? 1 : 1 / (1 + correlation * Double(size - 1))
  }

  /// λ^y e^−λ, or Γ(y + r)/Γ(r) · (r/(r + λ))^r · (λ/(r + λ))^y.
  private func count(_ events: Double, _ rate: Double, _ size: Double?) -> Double {
    guard let size else { return events * Double.log(rate) - rate }
    return Double.logGamma(events + size) - Double.logGamma(size)
      + size * Double.log(size / (size + rate)) + events * Double.log(rate / (size + rate))
  }
}
