import Quantities

/// `assumptions.csv`: the one table of uncertain quantities.
enum AssumptionsFile {
  static let name = "assumptions.csv"
  static let required = [
    "name", "low", "best", "high", "distribution", "unit", "rationale", "source",
  ]

  static func parse(_ row: Row) throws(Problem) -> Assumption {
    let assumption = Assumption(
      name: try row.text("name"),
      distribution: try distribution(row),
      unit: try row.text("unit"),
      rationale: try row.text("rationale"),
      source: try row.text("source"),
      line: row.line)
    try checkRange(assumption, row)
    return assumption
  }

  /// Problems of names that point to no part of the case, and of stance shares that do not add up.
  static func crossCheck(
    _ assumptions: Assumptions, hypotheses: [String], names: CaseNames
  ) -> [Problem] {
    let expected = ExpectationNames(hypotheses: hypotheses, names: names)
    let unknown = assumptions.all.compactMap { expected.problem(with: $0, file: name) }
    return unknown + shareProblems(assumptions, hypotheses: hypotheses, names: names)
  }

  private static func distribution(_ row: Row) throws(Problem) -> Distribution {
    let word = try row.text("distribution")
    let shapes = Distribution.Shape.allCases.map(\.rawValue)
    guard let shape = Distribution.Shape(rawValue: word) else {
      throw Problem(
        at: row.place("distribution"), found: "distribution “\(word)”",
        expected: shapes.joined(separator: ", "), suggestion: nearestName(to: word, in: shapes))
    }
    let (low, best, high) = (
      try row.number("low"), try row.number("best"), try row.number("high")
    )
    do throws(DistributionError) {
      return try Distribution.make(shape, low: low, best: best, high: high)
    } catch {
      throw Problem(
        at: row.place("low, best, high"), found: error.description,
        expected: "a \(word) with low ≤ best ≤ high in its domain")
    }
  }

  /// Rates and sizes are positive; shares and hazards are probabilities.
  private static func checkRange(_ assumption: Assumption, _ row: Row) throws(Problem) {
    let (low, high) = (assumption.distribution.low, assumption.distribution.high)
    let kind = assumption.name.prefix { $0 != "." }
    if kind == "rate" || kind == "dispersion", low <= 0 {
      throw Problem(
        at: row.place("low"), found: "\(low)", expected: "more than 0 (a \(kind) is positive)")
    }
    if kind == "stance" || kind == "hazard", low < 0 || high > 1 {
      throw Problem(
        at: row.place(low < 0 ? "low" : "high"), found: "\(low < 0 ? low : high)",
        expected: "a probability from 0 to 1")
    }
  }

  private static func shareProblems(
    _ assumptions: Assumptions, hypotheses: [String], names: CaseNames
  ) -> [Problem] {
    var problems: [Problem] = []
    for proposition in names.propositions.ordered {
      for hypothesis in hypotheses {
        let rows = Stance.allCases.compactMap {
          assumptions["stance.\(proposition).\(hypothesis).\($0.rawValue)"]
        }
        let sum = rows.reduce(0) { $0 + $1.distribution.best }
        guard let first = rows.first, rows.count < 3 || abs(sum - 1) > 0.02 else { continue }
        problems.append(shareProblem(first, rows: rows.count, sum: sum))
      }
    }
    return problems
  }

  private static func shareProblem(_ first: Assumption, rows: Int, sum: Double) -> Problem {
    let place = Problem.Place(file: name, line: first.line, column: "best")
    let stem = first.name.split(separator: ".").dropLast().joined(separator: ".")
    if rows < 3 {
      return Problem(
        .error, at: place, found: "\(rows) of the three shares of \(stem)",
        expected: "rows for affirm, condition and deny")
    }
    return Problem(
      .warning, at: place, found: "shares of \(stem) that sum to \(rounded(sum))",
      expected: "best values that sum to 1 (they are scaled to it)")
  }

  private static func rounded(_ value: Double) -> Double { (value * 1000).rounded() / 1000 }
}

/// The names that expectations may have in this case.
private struct ExpectationNames {
  let hypotheses: [String]
  let names: CaseNames

  /// `nil` for a valid name, and for any name that is no expectation (later models use those).
  func problem(with assumption: Assumption, file: String) -> Problem? {
    let parts = assumption.name.split(separator: ".", omittingEmptySubsequences: false)
      .map(String.init)
    let place = Problem.Place(file: file, line: assumption.line, column: "name")
    switch (parts.first, parts.count) {
    case ("rate", 3):
      return unknown(parts[1], "indicator", names.indicators.ordered, place)
        ?? unknown(parts[2], "hypothesis", hypotheses, place)
    case ("dispersion", 2):
      return unknown(parts[1], "indicator", names.indicators.ordered, place)
    case ("stance", 4):
      return stanceProblem(parts, place)
    case ("rate", _), ("dispersion", _), ("stance", _):
      return Problem(
        at: place, found: "“\(assumption.name)”",
        expected: "rate.INDICATOR.HYPOTHESIS, dispersion.INDICATOR or "
          + "stance.PROPOSITION.HYPOTHESIS.STANCE")
    default:
      return nil
    }
  }

  private func stanceProblem(_ parts: [String], _ place: Problem.Place) -> Problem? {
    let subject = parts[1].split(separator: "@", maxSplits: 1).map(String.init)
    let audience = subject.count > 1 ? subject[1] : nil
    return unknown(subject.first ?? "", "proposition", names.propositions.ordered, place)
      ?? audience.flatMap { unknown($0, "audience", names.audiences.ordered, place) }
      ?? unknown(parts[2], "hypothesis", hypotheses, place)
      ?? unknown(parts[3], "stance", Stance.allCases.map(\.rawValue), place)
  }

  private func unknown(
    _ name: String, _ kind: String, _ valid: [String], _ place: Problem.Place
  ) -> Problem? {
    valid.contains(name) ? nil : .unknownName(name, kind: kind, valid: valid, at: place)
  }
}
