import Quantities

/// `assumptions.csv`: the one table of uncertain quantities.
struct AssumptionsFile: TableFormat {
  static let name = "assumptions.csv"
  static let schema = TableSchema(
    key: "name",
    required: ["name", "low", "best", "high", "distribution", "unit", "rationale", "source"],
    optional: [])

  static func key(_ value: Assumption) -> String { value.name }

  private let name, low, best, high, distribution, unit, rationale, source: Column

  init(_ layout: Layout) {
    name = layout["name"]
    low = layout["low"]
    best = layout["best"]
    high = layout["high"]
    distribution = layout["distribution"]
    unit = layout["unit"]
    rationale = layout["rationale"]
    source = layout["source"]
  }

  func parse(_ row: TableRow) throws(RowFault) -> Assumption {
    let assumption = Assumption(
      name: try row.required(name),
      distribution: try distribution(row),
      unit: try row.required(unit),
      rationale: try row.required(rationale),
      source: try row.required(source),
      line: row.line)
    try checkRange(assumption)
    return assumption
  }

  private func distribution(_ row: TableRow) throws(RowFault) -> Distribution {
    let shape: Distribution.Shape = try row.choice(distribution, kind: "distribution")
    let (low, best, high) = (try row.number(low), try row.number(best), try row.number(high))
    do throws(DistributionError) {
      return try Distribution.make(shape, low: low, best: best, high: high)
    } catch {
      throw RowFault(
        column(of: error),
        .particular(
          found: error.description, expected: "a \(shape.rawValue) with low ≤ best ≤ high"))
    }
  }

  private func column(of error: DistributionError) -> String {
    switch error {
    case .missing(let parameter), .notFinite(let parameter, _): parameter.rawValue
    case .lowAboveHigh, .notPositive, .rangeTooWide: low.name
    case .bestOutsideRange, .medianAtEnd: best.name
    }
  }

  // MARK: Ranges

  /// Rates and sizes are positive; shares and hazards are probabilities.
  private func checkRange(_ assumption: Assumption) throws(RowFault) {
    let kind = Expectation.kind(of: assumption.name)
    guard let kind else { return }
    let (least, most) = (assumption.distribution.low, assumption.distribution.high)
    switch kind {
    case .rate, .dispersion:
      if least <= 0 {
        throw outside(low, least, "more than 0 (a \(kind.rawValue) is positive)")
      }
    case .stance, .hazard:
      if least < 0 { throw outside(low, least, "a probability from 0 to 1") }
      if most > 1 { throw outside(high, most, "a probability from 0 to 1") }
    }
    try checkTail(assumption, kind)
  }

  private func outside(_ column: Column, _ value: Double, _ expected: String) -> RowFault {
    RowFault(column.name, .particular(found: shortest(value), expected: expected))
  }

  /// The ends of a normal distribution are no bounds: its draws may reach below 0.
  private func checkTail(
    _ assumption: Assumption, _ kind: Expectation.Kind
  ) throws(RowFault) {
    guard assumption.distribution.shape == .normal else { return }
    let lowest = assumption.distribution.quantile(0x1p-33)
    guard lowest < 0 else { return }
    throw RowFault(
      distribution.name,
      .particular(
        found: "a normal whose draws reach down to \(rounded(lowest))",
        expected: "a distribution above 0 for a \(kind.rawValue): lognormal, beta or triangular"))
  }
}

/// A number as a person would type it.
func shortest(_ value: Double) -> String {
  let text = "\(value)"
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}

/// To three decimals, for messages.
func rounded(_ value: Double) -> String { shortest((value * 1000).rounded() / 1000) }
