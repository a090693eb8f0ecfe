import Briefing
import Games
import Quantities

/// What follows when the numbers of a game are not known: the tables of `solve` over many draws.
struct EnsembleTables {
  let subject: GameSubject
  /// `nil` where nothing is uncertain, or where no method can solve the draws.
  let result: EnsembleResult?
  /// Why there is no result although something is uncertain.
  let refusal: String?
  private let findings: EnsembleFindings?

  init(_ subject: GameSubject, _ result: EnsembleResult?, refusal: String?) {
    self.subject = subject
    self.result = result
    self.refusal = refusal
    findings = result?.findings()
  }

  var all: [Table] {
    get throws { [try parameters, try shares, try ranges, try types, try draws] }
  }

  private var none: String {
    refusal.map { "The draws cannot be solved: \($0)." } ?? "Nothing in this game is uncertain."
  }

  private static let share = " of the draws with a result"

  // MARK: Parameters

  private var parameters: Table {
    get throws {
      try Table(
        key: "parameters", title: "Numbers of the game",
        columns: [
          Column(key: "parameter", title: "Parameter", meaning: "Its name in the game's file."),
          Column(
            key: "range", title: "Best (range)",
            meaning: "The best value with the low and the high one.", holdsIntervals: true),
          Column(key: "distribution", title: "Distribution", meaning: "Kind of distribution."),
          Column(key: "unit", title: "Unit", meaning: "Its unit, in words."),
          Column(key: "assumption", title: "Assumption", meaning: "The case's assumption it is."),
          Column(key: "note", title: "Why", meaning: "Why this range."),
        ],
        rows: rowsOfParameters, emptyMessage: "The game has no parameters.")
    }
  }

  private var rowsOfParameters: [[Cell]] {
    guard let sheet = subject.sheet else { return [] }
    return zip(sheet.game.parameters, sheet.remarks).map { parameter, remark in
      let range = parameter.distribution
      return [
        .text(parameter.name),
        .interval(value: range.best, low: range.low, high: range.high, digits: 3),
        .text(range.shape.rawValue), .text(parameter.unit),
        remark.assumption.map { .text($0) } ?? .missing("none"), .text(remark.note),
      ]
    }
  }

  // MARK: Shares

  private var shares: Table {
    get throws {
      try Table(
        key: "shares", title: "Outcomes over the draws",
        columns: [
          Column(key: "outcome", title: "Outcome", meaning: "Name of the outcome."),
          Column(
            key: "in_every", title: "Likeliest in every",
            meaning: "Share" + Self.share + " in which it is likeliest in every equilibrium."),
          Column(
            key: "in_some", title: "In some",
            meaning: "Share" + Self.share + " in which it is likeliest in at least one."),
          Column(
            key: "lowest", title: "Lowest probability",
            meaning: "Its smallest probability over the equilibria: mean, 5% and 95% point.",
            holdsIntervals: true),
          Column(
            key: "highest", title: "Highest probability",
            meaning: "Its largest probability over the equilibria: mean, 5% and 95% point.",
            holdsIntervals: true),
        ],
        rows: (findings?.outcomes ?? []).map { outcome in
          [
            .text(outcome.label), .probability(outcome.likeliest.inEvery),
            .probability(outcome.likeliest.inSome), outcome.lowest.cell, outcome.highest.cell,
          ]
        }, emptyMessage: none)
    }
  }

  private var ranges: Table {
    get throws {
      try Table(
        key: "ranges", title: "Payoffs over the draws",
        columns: [
          Column(key: "player", title: "Player", meaning: "Name of the player."),
          Column(
            key: "lowest", title: "Lowest payoff",
            meaning: "His smallest payoff over the equilibria: mean, 5% and 95% point.",
            holdsIntervals: true),
          Column(
            key: "highest", title: "Highest payoff",
            meaning: "His largest payoff over the equilibria: mean, 5% and 95% point.",
            holdsIntervals: true),
        ],
        rows: (findings?.players ?? []).map { [.text($0.name), $0.lowest.cell, $0.highest.cell] },
        emptyMessage: none)
    }
  }

  private var types: Table {
    get throws {
      try Table(
        key: "types", title: "Whether the first mover shows what he is",
        columns: [
          Column(key: "type", title: "Equilibrium", meaning: "Separating, pooling or between."),
          Column(
            key: "in_every", title: "Every equilibrium",
            meaning: "Share" + Self.share + " in which every equilibrium is of this type."),
          Column(
            key: "in_some", title: "At least one",
            meaning: "Share" + Self.share + " in which at least one is."),
        ],
        rows: (findings?.separations ?? []).map {
          [
            .text($0.type.description), .probability($0.share.inEvery),
            .probability($0.share.inSome),
          ]
        }, emptyMessage: result == nil ? none : "No first mover has a private type.")
    }
  }

  // MARK: Draws

  private var draws: Table {
    get throws {
      try Table(
        key: "draws", title: "The draws",
        columns: [
          Column(key: "method", title: "Method", meaning: "How each draw was solved."),
          Column(key: "draws", title: "Draws", meaning: "Number of draws."),
          Column(key: "solved", title: "Solved", meaning: "Draws with at least one equilibrium."),
          Column(
            key: "unsolved", title: "Others", meaning: "Why the others have none, or not all."),
          Column(key: "equilibria", title: "Equilibria", meaning: "Mean number in a draw."),
          Column(key: "several", title: "Several", meaning: "Share of draws with several."),
          Column(
            key: "depends", title: "Depends",
            meaning: "Share of draws in which a probability differs between equilibria."),
          Column(
            key: "likeliest_depends", title: "Likeliest depends",
            meaning: "Share of draws in which the likeliest outcome differs between equilibria."),
          Column(
            key: "regret", title: "Regret",
            meaning: "The largest regret, as a share of the spread of payoffs."),
        ],
        rows: findings.map { [row($0)] } ?? [], emptyMessage: none)
    }
  }

  private func row(_ findings: EnsembleFindings) -> [Cell] {
    [
      .text(result?.method.name ?? ""), .integer(findings.drawCount),
      .integer(findings.solvedCount),
      .text(
        findings.unsolved.map { "\(Wording.grouped($0.count)): \($0.reason)" }
          .joined(separator: "; ")),
      .measure(findings.meanEquilibria, figures: 3), .probability(findings.severalEquilibria),
      .probability(findings.dependsOnSelection),
      .probability(findings.likeliestDependsOnSelection),
      .measure(findings.largestRegret, figures: 2),
    ]
  }
}

extension EnsembleFindings.Spread {
  /// The mean with the 5% and the 95% point.
  var cell: Cell { .interval(value: mean, low: low, high: high, digits: 3) }
}
