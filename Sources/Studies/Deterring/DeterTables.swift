import Briefing
import Games
import Quantities

/// The tables of `deter`.
struct DeterTables {
  let result: DeterResult
  var draws: DeterDraws { result.draws }
  var rungs: [DeterSheet.Rung] { result.sheet.rungs }
  var unit: String { result.sheet.unit }

  init(_ result: DeterResult) { self.result = result }

  static let rungColumn = Column(
    key: "rung", title: "Rung",
    meaning: "Id of the rung, from the lowest up; “any” for all together.")

  /// A column of a value's median with its 5% and 95% points over the draws.
  func spreadColumn(
    _ key: String, _ title: String, unit: String? = nil, _ meaning: String
  ) -> Column {
    Column(key: key, title: title, unit: unit, meaning: meaning, holdsIntervals: true)
  }

  /// A value's median with its 5% and 95% points over the draws.
  func spread(_ value: (DeterDraw) -> Double?) -> Cell {
    guard let spread = draws.spread(value) else { return .missing("in no draw") }
    return .interval(value: spread.median, low: spread.low, high: spread.high, digits: 2)
  }

  static let wholeRow = Cell.missing("of one rung")

  private var overDraws: String {
    let left = draws.count - draws.all.count
    return "The median over the draws, with the 5% and the 95% point."
      + (left > 0
        ? " \(Wording.count(left, "draw")) left the ranges that the numbers may have, and does not count."
        : "")
  }

  // MARK: Escalation

  /// By rung, what would happen with the responses as described.
  func escalation() throws -> Table {
    try Table(
      key: "escalation", title: "Escalation with the responses as described",
      columns: escalationColumns, rows: rungs.indices.map(escalationRow) + [escalationOfAny],
      note: overDraws + " Probabilities are over what the challenger may gain in private.")
  }

  private var escalationColumns: [Column] {
    [
      Self.rungColumn,
      spreadColumn(
        "credibility", "Credibility", "Probability that the defender responds to this rung."),
      spreadColumn("begins", "Begins", "Probability that the challenger begins at this rung."),
      spreadColumn(
        "reached", "Reached", "Probability that it comes to this rung, at once or by climbing."),
      spreadColumn(
        "called", "If committed",
        "Probability that it comes to this rung although the defender is publicly committed."),
      spreadColumn(
        "not_honoured", "Not honoured",
        "Probability that it does and the commitment is then not honoured."),
    ]
  }

  private func escalationRow(_ rung: Int) -> [Cell] {
    [
      .text(rungs[rung].id), spread { $0.bare.credibilities[rung] },
      spread { $0.bare.begins[rung] }, spread { $0.bare.reached[rung] },
      spread { $0.bound.reached[rung] },
      hasCommitment(rung) ? spread { $0.bound.passed(rung) } : .missing("no commitment"),
    ]
  }

  private var escalationOfAny: [Cell] {
    [
      .text("any"), Self.wholeRow, spread(\.bare.escalation), spread(\.bare.escalation),
      spread(\.bound.escalation), ofAnyCommitment(spread(\.commitmentBroken)),
    ]
  }

  /// What is said of commitments to all rungs, where there is one to any.
  private func ofAnyCommitment(_ cell: Cell) -> Cell {
    rungs.indices.contains(where: hasCommitment) ? cell : .missing("no commitment")
  }

  /// Whether a commitment costs anything to break in some draw.
  func hasCommitment(_ rung: Int) -> Bool {
    draws.all.contains { $0.draw.ladder.rungs[rung].commitment > 0 }
  }

  // MARK: Rungs

  /// By rung, what it brings and what the response takes, in the challenger's eyes.
  func rungTable() throws -> Table {
    try Table(
      key: "rungs", title: "What each rung brings the challenger, and what it expects to lose",
      columns: [
        Column(key: "rung", title: "Rung", meaning: "Id of the rung, from the lowest up."),
        Column(key: "name", title: "Name", meaning: "What it is."),
        spreadColumn("gain", "Gain", unit: unit, "The challenger's gain, of its middle type."),
        spreadColumn("harm", "Harm", unit: unit, "What the response costs the challenger."),
        spreadColumn(
          "price", "Price", unit: unit,
          "What it expects to lose by the response: harm × credibility × belief."),
        spreadColumn(
          "least_gain", "Least gain", unit: unit,
          "Gain above which beginning here pays, in the draws where it pays any type."),
      ], rows: rungs.indices.map(rungRow), note: overDraws)
  }

  private func rungRow(_ rung: Int) -> [Cell] {
    [
      .text(rungs[rung].id), .text(rungs[rung].name),
      spread { $0.ladder.rungs[rung].gain(of: 0.5) }, spread { $0.ladder.rungs[rung].harm },
      spread {
        $0.ladder.rungs[rung].harm * $0.bare.credibilities[rung] * $0.ladder.rungs[rung].belief
      },
      spread { $0.bare.leastGains[rung] },
    ]
  }

  // MARK: Commitment

  /// What a public commitment to every response adds, and what it risks.
  func commitment() throws -> Table {
    try Table(
      key: "commitment", title: "What a public commitment to every response adds",
      columns: [
        Self.rungColumn,
        spreadColumn("credibility", "Credibility", "Probability of a response without it."),
        spreadColumn("credibility_committed", "Committed", "Probability of a response with it."),
        spreadColumn("reached", "Reached", "Probability that it comes to this rung without it."),
        spreadColumn(
          "called", "Called", "Probability that it comes to this rung although committed."),
        spreadColumn("honoured", "Honoured", "Probability that it does and is responded to."),
        spreadColumn(
          "not_honoured", "Not honoured", "Probability that it does and the audience cost is paid."),
        spreadColumn(
          "not_honoured_if_called", "If called",
          "Share of the cases in which it is called that are not honoured."),
        spreadColumn(
          "payoff_gain", "Defender gains", unit: unit,
          "What the commitment adds to the defender's payoff on average."),
        Column(
          key: "pays", title: "Pays", meaning: "Share of draws in which it adds to that payoff."),
      ],
      rows: rungs.indices.map(commitmentRow) + [commitmentOfAny],
      note: overDraws + " A payoff counts what answers to a response do to the defender as well.")
  }

  private func commitmentRow(_ rung: Int) -> [Cell] {
    let isBound = hasCommitment(rung)
    let none = Cell.missing("no commitment")
    return [
      .text(rungs[rung].id), spread { $0.bare.credibilities[rung] },
      spread { $0.bound.credibilities[rung] }, spread { $0.bare.reached[rung] },
      spread { $0.bound.reached[rung] },
      isBound ? spread { $0.bound.responded(rung) } : none,
      isBound ? spread { $0.bound.passed(rung) } : none,
      isBound
        ? spread { $0.bound.reached[rung] > 0 ? 1 - $0.bound.credibilities[rung] : nil } : none,
      .missing("of all rungs"), .missing("of all rungs"),
    ]
  }

  private var commitmentOfAny: [Cell] {
    [
      .text("any"), Self.wholeRow, Self.wholeRow, spread(\.bare.escalation),
      spread(\.bound.escalation),
      ofAnyCommitment(spread(\.everyStepAnswered)), ofAnyCommitment(spread(\.commitmentBroken)),
      ofAnyCommitment(
        spread { $0.bound.escalation > 0 ? $0.commitmentBroken / $0.bound.escalation : nil }),
      ofAnyCommitment(spread { $0.bound.payoffDefender - $0.bare.payoffDefender }),
      ofAnyCommitment(
        .probability(draws.share { $0.bound.payoffDefender > $0.bare.payoffDefender })),
    ]
  }
}
