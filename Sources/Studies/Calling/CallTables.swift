import Briefing
import Games
import Quantities
import Record

/// The main tables of `call`.
struct CallTables {
  let subject: Case
  let analysis: CallAnalysis

  init(_ subject: Case, _ analysis: CallAnalysis) {
    self.subject = subject
    self.analysis = analysis
  }

  /// Which demands tell the earnest from the rest, by rank.
  func demands() throws -> Table {
    try Table(
      key: "demands",
      title: "Demands, by how often the answer would tell the earnest from the rest",
      columns: [
        Column(key: "rank", title: "Rank", meaning: "By tells, then by holds and by gain."),
        .demand,
        Column(
          key: "tells", title: "Tells",
          meaning: "Share of draws in which the earnest meet it and nobody else, if the caller "
            + "announces that it will trust where it looks met and only there."),
        Column(
          key: "separates", title: "Holds",
          meaning:
            "Share of draws in which it tells and doing so is then best for the caller, by what it "
            + "would believe: an equilibrium."),
        Column(
          key: "cost_earnest", title: "Cost to the earnest",
          meaning: "As a share of what trust is worth to them, noise allowed for; above 1 they "
            + "refuse.", holdsIntervals: true),
        Column(
          key: "cost_others", title: "Cost to the others",
          meaning: "The same for the type among the others that it costs least; up to 1 it may "
            + "meet it.", holdsIntervals: true),
        Column(
          key: "if_met", title: "Belief if met",
          meaning: "That the offer is meant, after it looks met as announced.",
          holdsIntervals: true),
        Column(key: "days", title: "Days", meaning: "Days until the answer is known."),
        Column(
          key: "test", title: "Test",
          meaning: "Whether it tells in at least half of the draws."),
      ],
      rows: analysis.ranked.enumerated().map { rank, solved in
        [
          .integer(rank + 1), .text(solved.demand.id), .probability(solved.tells),
          .probability(solved.holds), .spread(solved.spread { $0.costs.earnest }),
          .spread(solved.spread { $0.costs.other }),
          .spread(solved.spread(\.announced.earnestIfMet)),
          .integer(solved.demand.days), .flag(solved.isTest),
        ]
      },
      note: "Ranges hold the middle 90% of draws of the assumptions and of the reading of intent.")
  }

  /// What would be believed after either answer.
  func beliefs() throws -> Table {
    try Table(
      key: "beliefs", title: "Belief that the offer is meant, before and after the answer",
      columns: [
        .demand,
        Column(
          key: "before", title: "Before", meaning: "By the reading of intent.",
          holdsIntervals: true),
        Column(
          key: "if_met", title: "If it looks met",
          meaning: "If the caller announces what follows.", holdsIntervals: true),
        Column(
          key: "if_refused", title: "If it looks refused",
          meaning: "If the caller announces what follows.", holdsIntervals: true),
      ],
      rows: analysis.ranked.map { solved in
        [
          .text(solved.demand.id), .spread(solved.spread(\.earnest)),
          .spread(solved.spread(\.announced.earnestIfMet)),
          .spread(solved.spread(\.announced.earnestIfRefused)),
        ]
      },
      note: "Where no type would give an answer, there is no belief after it; ranges are over the "
        + "other draws.")
  }

  /// What the demand is worth, and what it costs to be wrong.
  func value() throws -> Table {
    try Table(
      key: "value", title: "What a demand is worth to the caller, and what being wrong costs",
      columns: [
        .demand,
        Column(
          key: "gain", title: "Gain",
          meaning: "Beyond acting on the belief without it, if announced and kept.",
          holdsIntervals: true),
        Column(
          key: "exploitation", title: "Exploitation",
          meaning: "Expected loss by trusting those who exploit it, if announced and kept.",
          holdsIntervals: true),
        Column(
          key: "if_gamed", title: "If gamed",
          meaning: "Loss where a target that is not earnest meets it nonetheless and is trusted, "
            + "less what the met demand is worth.", holdsIntervals: true),
      ],
      rows: analysis.ranked.map { solved in
        [
          .text(solved.demand.id), .spread(solved.spread(\.announced.gain)),
          .spread(solved.spread(\.announced.exploitation)), .spread(solved.spread(\.ifGamed)),
        ]
      }, note: "In the case's unit: \(analysis.sheet.unit).")
  }

  /// Which statements tell anything.
  func talk() throws -> Table {
    try Table(
      key: "talk", title: "What claims tell: likelihood ratio, earnest against the others",
      columns: [
        Column(key: "proposition", title: "Claim", meaning: "Id of the proposition affirmed."),
        Column(
          key: "audience", title: "Audience", meaning: "To whom; others: all without a row."),
        Column(
          key: "said", title: "Said", meaning: "Affirmations by the target in the record."),
        Column(
          key: "costs", title: "Costs", meaning: "Whether it costs any type anything to say."),
        Column(
          key: "ratio_least", title: "Ratio, at least",
          meaning: "In the equilibrium of each draw in which the claim tells least.",
          holdsIntervals: true),
        Column(
          key: "ratio_most", title: "Ratio, at most",
          meaning: "In the equilibrium of each draw in which the claim tells most.",
          holdsIntervals: true),
        Column(
          key: "pools", title: "Pools",
          meaning: "Share of draws in which all types do the same in every equilibrium."),
        Column(
          key: "moves_nothing", title: "Moves nothing",
          meaning: "Whether the ratio at least is 1 in the middle 90% of draws."),
      ],
      rows: analysis.talk.claims.map { claim in
        [
          .text(subject.propositions[claim.entry.proposition].id),
          .text(claim.entry.audience ?? "others"), .integer(claim.entry.count),
          .flag(claim.isCostly), .spread(claim.least), .spread(claim.most),
          .probability(claim.pooling), .flag(claim.movesNothing),
        ]
      },
      note:
        "A ratio of 1 leaves every belief as it was: earnest or not, whoever could say it would. "
        + "The belief before is that of "
        + (analysis.talk.restsOnDeeds ? "deeds alone." : "the case's priors."),
      emptyMessage: "No claim of the target is in the record.")
  }
}

extension CallTables {
  /// Who would make each claim, type by type.
  func claims() throws -> Table {
    try Table(
      key: "claims", title: "Who would make a claim, by type",
      columns: [
        Column(key: "proposition", title: "Claim", meaning: "Id of the proposition affirmed."),
        Column(
          key: "audience", title: "Audience", meaning: "To whom; others: all without a row."),
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Id of the hypothesis."),
        Column(
          key: "ratio", title: "Ratio",
          meaning: "Chance that this type makes the claim over the mean of all, in the equilibrium "
            + "of each draw in which the claim tells least; the reading takes this with "
            + "--words equilibrium.", holdsIntervals: true),
        Column(
          key: "says", title: "Says it, at most",
          meaning: "Probability in the equilibrium in which the claim tells most.",
          holdsIntervals: true),
      ],
      rows: analysis.talk.claims.flatMap { claim in
        subject.hypotheses.indices.map { type in
          [
            .text(subject.propositions[claim.entry.proposition].id),
            .text(claim.entry.audience ?? "others"), .text(subject.hypotheses[type].id),
            .spread(claim.relative[type]), .spread(claim.saying[type]),
          ]
        }
      }, emptyMessage: "No claim of the target is in the record.")
  }
}

extension Briefing.Column {
  /// The demand that a row is about.
  static let demand = Column(key: "demand", title: "Demand", meaning: "Id of the demand.")
}

extension Cell {
  /// A number over draws with two digits, or that no draw has one.
  static func spread(_ spread: Spread?, digits: Int = 2) -> Cell {
    guard let spread else { return .missing("in no draw") }
    return .interval(
      value: spread.median, low: spread.low, high: spread.high, digits: digits)
  }
}
