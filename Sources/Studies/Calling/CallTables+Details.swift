import Briefing
import Games
import Quantities
import Record

// The further tables of `call`.
extension CallTables {
  /// Kinds of equilibrium of each demand.
  func kinds() throws -> Table {
    try Table(
      key: "kinds", title: "Kinds of equilibrium",
      columns: [
        .demand,
        Column(key: "kind", title: "Kind", meaning: "What the answer tells in an equilibrium."),
        Column(
          key: "in_some", title: "In some",
          meaning: "Share of draws in which some equilibrium is of this kind."),
        Column(
          key: "in_every", title: "In every",
          meaning: "Share of draws in which every equilibrium is of this kind."),
      ],
      rows: analysis.ranked.flatMap { solved in
        CallKind.allCases.map { kind in
          [
            .text(solved.demand.id), .text(kind.rawValue), .probability(solved.some(kind)),
            .probability(solved.every(kind)),
          ]
        }
      },
      note: "Shares of kinds in some equilibrium may sum to more than 1: one draw can have several "
        + "equilibria, and none is chosen for it.")
  }

  /// What follows in the equilibria in which the caller does best and worst.
  func selection() throws -> Table {
    try Table(
      key: "selection", title: "How much depends on which equilibrium is played",
      columns: [
        .demand,
        Column(
          key: "gain_at_best", title: "Gain, at best",
          meaning: "Beyond acting on the belief without it, in the caller's best equilibrium.",
          holdsIntervals: true),
        Column(
          key: "gain_at_worst", title: "At worst",
          meaning: "The same in the caller's worst equilibrium.", holdsIntervals: true),
        Column(
          key: "if_met_at_best", title: "Belief if met, at best",
          meaning: "That the offer is meant, in the caller's best equilibrium.",
          holdsIntervals: true),
        Column(
          key: "if_met_at_worst", title: "At worst",
          meaning: "The same in the caller's worst equilibrium.", holdsIntervals: true),
      ],
      rows: analysis.ranked.map { solved in
        [
          .text(solved.demand.id), .spread(solved.spread { $0.best?.gain }),
          .spread(solved.spread { $0.worst?.gain }),
          .spread(solved.spread { $0.best?.earnestIfMet }),
          .spread(solved.spread { $0.worst?.earnestIfMet }),
        ]
      },
      note: "Beliefs are over the draws in which the demand can look met. Gains are in the case's "
        + "unit: \(analysis.sheet.unit).")
  }

  /// Who would meet each demand.
  func meeting() throws -> Table {
    try Table(
      key: "meeting", title: "Who would meet a demand",
      columns: [
        .demand,
        Column(key: "hypothesis", title: "Hypothesis", meaning: "Id of the hypothesis."),
        Column(
          key: "cost", title: "Cost", meaning: "What meeting it costs this type.",
          holdsIntervals: true),
        Column(
          key: "benefit", title: "Benefit", meaning: "What being trusted is worth to this type.",
          holdsIntervals: true),
        Column(
          key: "meets", title: "Meets it",
          meaning:
            "Share of draws in which it meets the demand, if the caller announces what follows."),
        Column(
          key: "meets_at_best", title: "At best",
          meaning: "Probability in the caller's best equilibrium: mean over draws."),
        Column(
          key: "meets_at_worst", title: "At worst",
          meaning: "Probability in the caller's worst equilibrium: mean over draws."),
      ],
      rows: analysis.ranked.flatMap { solved in
        subject.hypotheses.indices.map { meetingRow(solved, $0) }
      }, note: "Costs and benefits are in the case's unit: \(analysis.sheet.unit).")
  }

  private func meetingRow(_ solved: SolvedDemand, _ type: Int) -> [Cell] {
    let (stakes, table) = (solved.demand.stakes, analysis.games.table)
    func values(_ number: CaseNumber) -> Spread? {
      Spread(finite: (0..<table.count).map { table[number, $0] })
    }
    func mean(_ answer: (SolvedDemand.Draw) -> SolvedDemand.Answer?) -> Cell {
      let chances = solved.draws.compactMap { answer($0)?.meeting[type] }
      guard !chances.isEmpty else { return .missing("in no draw") }
      return .probability(chances.reduce(0, +) / Double(chances.count))
    }
    return [
      .text(solved.demand.id), .text(subject.hypotheses[type].id),
      .spread(values(stakes.cost[type])), .spread(values(stakes.benefit[type])),
      mean(\.announced), mean(\.best), mean(\.worst),
    ]
  }

  /// What less and more error in what is seen does.
  func noise() throws -> Table {
    try Table(
      key: "noise", title: "What errors in seeing the answer do",
      columns: [
        .demand,
        Column(
          key: "noise", title: "Noise", meaning: "Multiple of the assumed chances of error."),
        Column(
          key: "tells", title: "Tells",
          meaning: "Share of draws in which only the earnest meet it, as announced."),
        Column(
          key: "separates", title: "Holds",
          meaning: "Share of draws in which it tells and doing as announced is then best."),
        Column(
          key: "if_met", title: "Belief if met",
          meaning: "That the offer is meant, after it looks met as announced.",
          holdsIntervals: true),
        Column(
          key: "all_meet", title: "All meet it",
          meaning: "Share of draws with an equilibrium in which every type meets it."),
      ],
      rows: analysis.noise.map { level in
        [
          .text(analysis.sheet.demands[level.demand].id), .number(level.multiple, digits: 1),
          .probability(level.tells), .probability(level.separating),
          .spread(level.earnestIfMet), .probability(level.allMeet),
        ]
      },
      note:
        "In \(CallAnalysis.fewerDraws) draws at most. An equilibrium in which all meet a demand "
        + "that costs them something rests on refusals being seen for sure; the least error in seeing "
        + "ends it (Bagwell 1995).")
  }

  /// Two demands one after the other.
  func sequences() throws -> Table {
    let demands = analysis.sheet.demands
    return try Table(
      key: "sequences", title: "Two demands, the second where the first looks met",
      columns: [
        Column(key: "first", title: "First", meaning: "Id of the demand made first."),
        Column(key: "second", title: "Second", meaning: "Id of the demand made second."),
        Column(
          key: "separates", title: "Separates",
          meaning:
            "Share of draws with an equilibrium in which only the earnest meet both and are trusted."
        ),
        Column(
          key: "if_both_met", title: "If both look met",
          meaning: "Belief that the offer is meant, in an equilibrium that separates.",
          holdsIntervals: true),
        Column(
          key: "gain", title: "Gain",
          meaning: "Beyond acting on the belief, in such an equilibrium.",
          holdsIntervals: true),
        Column(
          key: "exploitation", title: "Exploitation",
          meaning: "Expected loss by trusting those who exploit it.", holdsIntervals: true),
        Column(key: "days", title: "Days", meaning: "Days until both answers are known."),
        Column(
          key: "solved", title: "Solved",
          meaning: "Share of draws with an equilibrium in which nobody mixes."),
      ],
      rows: analysis.sequences.map { pair in
        [
          .text(demands[pair.first].id), .text(demands[pair.second].id),
          .probability(pair.separating), .spread(pair.earnestIfBothMet), .spread(pair.gain),
          .spread(pair.exploitation), .integer(pair.days), .probability(pair.solved),
        ]
      },
      note: "In \(CallAnalysis.fewerDraws) draws at most, and in equilibria in which nobody mixes.",
      emptyMessage: "No two demands can be made one after the other.")
  }

  /// On which assumptions each demand's margin depends.
  func sensitivity() throws -> Table {
    try Table(
      key: "sensitivity", title: "Which assumptions decide whether a demand separates",
      columns: [
        .demand,
        Column(key: "assumption", title: "Assumption", meaning: "Its name in assumptions.csv."),
        Column(
          key: "total", title: "Total",
          meaning: "Total Sobol' index: share of the margin's variance that stays if all else is "
            + "known.", holdsIntervals: true),
        Column(
          key: "first_order", title: "Alone",
          meaning: "First-order Sobol' index: share of the variance that goes if it is known.",
          holdsIntervals: true),
      ],
      rows: analysis.ranking.flatMap { index in
        analysis.margins[index].entries.map { entry in
          [
            .text(analysis.sheet.demands[index].id), .text(entry.assumption.name),
            .estimate(entry.indices.total), .estimate(entry.indices.first),
          ]
        }
      },
      note: "The margin is the least that an earnest type keeps by meeting the demand and that "
        + "another would lose by it; above 0 the demand separates. Ranges: 90% of bootstrap samples.",
      emptyMessage: "Nothing that the demands rest on is uncertain.")
  }

  /// The demands in words.
  func details() throws -> Table {
    try Table(
      key: "details", title: "The demands",
      columns: [
        .demand, Column(key: "name", title: "Name", meaning: "What the demand is called."),
        Column(key: "ask", title: "Asked", meaning: "What exactly is asked."),
        Column(key: "seen", title: "Seen by", meaning: "How the answer is observed."),
        Column(key: "record", title: "Record", meaning: "What data show of such a step."),
        Column(key: "evidence", title: "Evidence", meaning: "Ids of statements and deeds."),
        Column(key: "sources", title: "Sources", meaning: "Where it is documented."),
      ],
      rows: analysis.sheet.demands.map { demand in
        [
          .text(demand.id), .text(demand.name), .text(demand.ask), .text(demand.how),
          demand.record.isEmpty ? .missing("nothing stated") : .text(demand.record),
          .evidence(demand.evidence), .text(demand.sources.joined(separator: "; ")),
        ]
      })
  }

  /// What each result was checked by.
  func check() throws -> Table {
    try Table(
      key: "check", title: "Independent checks",
      columns: [
        .demand, Column(key: "draws", title: "Draws", meaning: "Draws solved by the engine."),
        Column(
          key: "agreeing", title: "Agreeing",
          meaning: "Draws in which the closed form has the same equilibria."),
        Column(
          key: "unsolved", title: "Unsolved", meaning: "Draws without a complete result."),
        Column(
          key: "regret", title: "Regret",
          meaning: "Largest gain by another choice in any equilibrium, as a share of payoffs."),
      ],
      rows: analysis.demands.map { solved in
        [
          .text(solved.demand.id), .integer(solved.draws.count), .integer(solved.agreeing),
          .integer(solved.unsolved), .measure(solved.largestRegret, figures: 2),
        ]
      })
  }
}

extension Cell {
  /// An index with its interval.
  static func estimate(_ estimate: SobolIndices.Estimate) -> Cell {
    .interval(value: estimate.value, low: estimate.low, high: estimate.high, digits: 2)
  }
}
