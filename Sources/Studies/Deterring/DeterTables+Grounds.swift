import Briefing
import Games
import Quantities
import Record

extension DeterTables {
  // MARK: Sensitivity

  /// On which assumptions the probabilities of escalation hang.
  func sensitivity() throws -> Table {
    try Table(
      key: "sensitivity", title: "On which assumptions the probabilities of escalation hang",
      columns: [
        Column(
          key: "rung", title: "Rung",
          meaning: "Id of the rung that it comes to; “any” for any escalation."),
        Column(key: "assumption", title: "Assumption", meaning: "Its name in assumptions.csv."),
        Column(
          key: "first", title: "Alone",
          meaning: "First-order Sobol' index: share of the variance that goes if it becomes known.",
          holdsIntervals: true),
        Column(
          key: "total", title: "In all",
          meaning: "Total Sobol' index: share that stays if all else becomes known.",
          holdsIntervals: true),
        Column(
          key: "at_low", title: "At low",
          meaning: "Mean probability where the assumption is in its lowest fifth."),
        Column(
          key: "at_high", title: "At high",
          meaning: "Mean probability where the assumption is in its highest fifth."),
      ],
      rows: result.sensitivity.outcomes.flatMap(sensitivityRows), note: sensitivityNote,
      emptyMessage: "No probability varies over the draws.")
  }

  private func sensitivityRows(_ outcome: DeterSensitivity.Outcome) -> [[Cell]] {
    outcome.shown.map { line in
      [
        .text(outcome.rung.map { rungs[$0].id } ?? "any"), .text(line.assumption.name),
        .estimate(line.indices.first), .estimate(line.indices.total), .share(line.atLow),
        .share(line.atHigh),
      ]
    }
  }

  private var sensitivityNote: String {
    let fixed = result.sensitivity.outcomes.filter { !$0.varies }
      .map { $0.rung.map { "“\(rungs[$0].id)”" } ?? "any escalation" }
    return "With the responses as described and no commitment. Intervals hold 90% of the estimates "
      + "from \(Wording.grouped(result.sensitivity.rowCount)) resampled rows. Left out is what "
      + "accounts for less than a hundredth of the variance"
      + (fixed.isEmpty ? "." : ", and \(Wording.list(fixed)), whose probability hardly varies.")
  }

  // MARK: Check

  /// The same ladders as finite games.
  func check() throws -> Table {
    try Table(
      key: "check", title: "The same as finite games, solved by backward induction",
      columns: [
        Column(key: "draw", title: "Draw", meaning: "Number of the draw, from 1."),
        Column(key: "committed", title: "Committed", meaning: "Whether the defender is committed."),
        Column(key: "types", title: "Types", meaning: "Types of the challenger."),
        Column(key: "defender_types", title: "Defenders", meaning: "Types of the defender a rung."),
        Column(
          key: "difference", title: "Difference",
          meaning:
            "Largest difference of a probability to begin at a rung, with the game's types of "
            + "the defender."),
        Column(
          key: "allowed", title: "Allowed",
          meaning: "The most that cutting the challenger's types into parts explains."),
        Column(
          key: "even_costs", title: "By costs",
          meaning: "How far the defender's few types move such a probability."),
        Column(
          key: "regret", title: "Regret", unit: unit,
          meaning: "Most that a player of the game would gain by another strategy."),
        Column(key: "agrees", title: "Agrees", meaning: "Whether the difference is allowed."),
      ],
      rows: result.check.lines.map(checkRow),
      note:
        "The tree of challenger's types, defender's types and every step, with a defender at each "
        + "rung who does not reckon with being answered.")
  }

  private func checkRow(_ line: DeterCheck.Line) -> [Cell] {
    let start: [Cell] = [
      .integer(line.draw + 1), .flag(line.isCommitted), .integer(line.challengerTypes),
      .integer(line.defenderTypes),
    ]
    guard let found = line.comparison else {
      return start + [Cell](repeating: .missing("certificate refused"), count: 4) + [.flag(false)]
    }
    let byCosts = zip(found.exact, found.continuous).reduce(0) { max($0, abs($1.0 - $1.1)) }
    return start + [
      .measure(found.largestDifference, figures: 2), .measure(found.allowed, figures: 2),
      .measure(byCosts, figures: 2), .measure(found.regret, figures: 2), .flag(found.agrees),
    ]
  }
}

extension Cell {
  /// A probability, or that no draw shows it.
  fileprivate static func share(_ value: Double?) -> Cell {
    value.map { .probability($0) } ?? .missing("no draws")
  }
}
