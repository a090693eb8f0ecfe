public import Quantities
public import Record

/// A case frozen into arrays for the reading of intent.
///
/// Let h be the hypothesis that holds in week t. The count y of an indicator is Poisson, or negative
/// binomial, with mean λ(h)·e(t), e being the exposure; a statement on a proposition takes stance s
/// with probability q(s | h). λ and q are uncertain: each is a range in the case's assumptions.
/// Log-likelihoods of indicators or propositions of one group are multiplied by 1/(1+ρ(n−1)), n being
/// the size of the group. A report counts by its grade's weight w: as w statements, or as w times the
/// events that it tells of. Only the report is discounted, never the week's silence, so that a
/// worthless report changes nothing and adding one never takes evidence away.
public struct IntentModel: Sendable {
  /// An indicator with its expectations, one for each hypothesis.
  struct IndicatorStream: Sendable {
    let id: String
    let rates: [Distribution]
    /// Size of the negative binomial; `nil` for Poisson.
    let size: Distribution?
    let discount: Double
  }

  /// A proposition, said to an audience with expectations of its own or to any other.
  struct StanceStream: Sendable {
    let proposition: String
    /// `nil` stands for all audiences without expectations of their own.
    let audience: String?
    /// Hypotheses × stances.
    let shares: [[Distribution]]
    let discount: Double
  }

  /// A week in which an indicator occurred.
  struct DeedCell: Hashable, Sendable {
    let stream: Int
    let week: Int
    var count: Int
    /// Σ count × weight over its units: the events that enter the likelihood.
    var weighted: Double
  }

  /// Statements of one stance in one week.
  struct StanceCell: Hashable, Sendable {
    let stream: Int
    let week: Int
    let stance: Int
    /// Σ weight over its units.
    var weighted: Double
  }

  /// Ids, in the case's order.
  public let hypotheses: [String]
  /// Probabilities before the evidence, summing to one.
  public let prior: [Double]
  /// First and last week.
  public let weeks: ClosedRange<Week>
  /// Expected share of conduct seen in each week, 1 on average.
  public let exposure: [Double]
  /// How evidence is counted.
  public let counting: Counting
  /// Units that count, in order of day.
  public let units: [EvidenceUnit]
  /// Ids of indicators and propositions without expectations, which count for nothing.
  public let unweighed: [String]

  let hazard: Distribution
  let indicators: [IndicatorStream]
  let stances: [StanceStream]
  let deedCells: [DeedCell]
  let stanceCells: [StanceCell]

  /// H.
  var states: Int { hypotheses.count }
  /// T.
  var weekCount: Int { exposure.count }

  /// Freezes a case, where asked without the rows of one publisher.
  ///
  /// Exposure stays that of the whole case. Linear in the rows.
  public init(_ subject: Case, counting: Counting = .clustered, leavingOut: String? = nil) {
    let builder = IntentModelBuilder(subject, counting: counting)
    let all = EvidenceUnit.units(of: subject, counting: counting, leavingOut: leavingOut)
    let cells = builder.cells(all)
    hypotheses = subject.hypotheses.map(\.id)
    prior = builder.prior
    weeks = subject.weeks
    exposure = builder.exposure
    self.counting = counting
    units = all.filter { builder.position(of: $0) != nil }
    unweighed = builder.unweighed
    hazard = subject.assumptions.hazard?.distribution ?? .number(subject.settings.hazard)
    indicators = builder.indicators
    stances = builder.stances
    deedCells = cells.deeds
    stanceCells = cells.stances
  }

  /// Number of units in a channel.
  public func unitCount(_ channel: Channel) -> Int {
    units.count { unit in
      if case .deed = unit.content { channel.hasDeeds } else { channel.hasWords }
    }
  }
}
