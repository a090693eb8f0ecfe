public import Quantities

/// An uncertain quantity, with the reason and the source for its range.
public struct Assumption: Hashable, Sendable {
  /// What it is called; no other assumption of the case has it.
  public let name: String
  /// What is believed about it.
  public let distribution: Distribution
  /// The unit, in words.
  public let unit: String
  /// Why this range, in words.
  public let rationale: String
  /// Who says so: author and year, a data set, or "elicited".
  public let source: String
  /// Line in the file, from 1.
  public let line: Int

  /// An assumption with its range and reason.
  public init(
    name: String, distribution: Distribution, unit: String, rationale: String, source: String,
    line: Int
  ) {
    self.name = name
    self.distribution = distribution
    self.unit = unit
    self.rationale = rationale
    self.source = source
    self.line = line
  }
}

/// The case's one table of uncertain quantities, in the file's order.
public struct Assumptions: Sendable {
  /// Every assumption, in the file's order.
  public let all: [Assumption]
  private let positions: [String: Int]

  /// A table; of several rows with one name the first counts (readers refuse the others).
  public init(_ all: [Assumption]) {
    self.all = all
    positions = Dictionary(
      all.enumerated().map { ($0.element.name, $0.offset) }, uniquingKeysWith: { first, _ in first }
    )
  }

  /// The assumption of that name, in constant time.
  public subscript(name: String) -> Assumption? { positions[name].map { all[$0] } }

  /// Expected events per week of an indicator if a hypothesis holds.
  public func rate(of indicator: String, if hypothesis: String) -> Assumption? {
    self["rate.\(indicator).\(hypothesis)"]
  }

  /// Expected share of a stance among statements on a proposition if a hypothesis holds.
  ///
  /// A row for the audience, `stance.PROPOSITION@AUDIENCE.…`, goes before one for all audiences.
  public func share(
    of stance: Stance, on proposition: String, to audience: String, if hypothesis: String
  ) -> Assumption? {
    self["stance.\(proposition)@\(audience).\(hypothesis).\(stance.rawValue)"]
      ?? self["stance.\(proposition).\(hypothesis).\(stance.rawValue)"]
  }

  /// Size of the negative binomial for an indicator; absent means Poisson.
  public func dispersion(of indicator: String) -> Assumption? { self["dispersion.\(indicator)"] }

  /// Chance per week that intent changes, where the case gives it a range.
  public var hazard: Assumption? { self["hazard"] }
}
