import Briefing
import Reading
import Record

/// The tables of `words`.
enum WordsTables {
  static func stances(_ subject: Case, _ words: Words) throws -> Table {
    let totals = words.contradictions.totals.filter { $0.stances.reduce(0, +) > 0 }
    return try Table(
      key: "stances", title: "Stances and contradictions by proposition",
      columns: [
        Column(key: "proposition", title: "Proposition", meaning: "Id of the proposition."),
        Column(key: "affirm", title: "Affirm", meaning: "Statements that say it is so."),
        Column(key: "condition", title: "Cond.", meaning: "Statements that attach terms."),
        Column(key: "deny", title: "Deny", meaning: "Statements that say it is not so."),
        Column(
          key: "across_audiences", title: "Across",
          meaning: "Pairs of opposite statements to different audiences within the window."),
        Column(
          key: "over_time", title: "Over time",
          meaning: "Pairs of opposite statements to one audience within the window."),
        Column(
          key: "belied", title: "Belied",
          meaning: "Affirmed statements with a belying deed within the window."),
        Column(
          key: "acts", title: "Acts", meaning: "Separate acts within the window that belie it."),
      ],
      rows: totals.map { total in
        [
          .text(total.proposition), .integer(total.stances[0]), .integer(total.stances[1]),
          .integer(total.stances[2]), .integer(total.acrossAudiences), .integer(total.overTime),
          .integer(total.conduct.belied), .integer(total.conduct.acts),
        ]
      },
      note: "Window: \(words.contradictions.window) days. Copies of one origin count once.",
      emptyMessage: "\(subject.label(subject.target)) made no statement in this case.")
  }

  static func tailoring(_ words: Words) throws -> Table {
    let tailoring = words.tailoring
    let association = tailoring.association.value
    func cell(_ value: Double?, _ digits: Int) -> Cell {
      value.map { .number($0, digits: digits) } ?? .missing("too few statements")
    }
    return try Table(
      key: "tailoring", title: "How much the audience tells of the stance",
      columns: [
        Column(key: "strata", title: "Strata", meaning: "What statements are compared within."),
        Column(
          key: "compared", title: "Compared",
          meaning: "Statements in strata that at least two audiences heard."),
        Column(
          key: "bits", title: "Information", unit: "bits",
          meaning: "Conditional mutual information with Miller and Madow's correction."),
        Column(
          key: "chance_bits", title: "By chance", unit: "bits",
          meaning: "Mean uncorrected information when audiences are shuffled."),
        Column(
          key: "plug_in_bits", title: "Uncorrected", unit: "bits",
          meaning: "The information without correction, to compare with chance."),
        Column(
          key: "adjusted_share", title: "Share beyond chance",
          meaning: "Share of the stance's entropy explained beyond chance (Vinh et al. 2010)."),
        Column(key: "p_value", title: "p", meaning: "Permutation p-value."),
      ],
      rows: [
        [
          .text(tailoring.stratification == .proposition ? "proposition" : "proposition × quarter"),
          .integer(tailoring.compared), cell(association?.bits, 3),
          cell(association?.chanceBits, 3), cell(association?.plugInBits, 3),
          cell(association?.adjustedShare, 2),
          cell(association?.pValue, 4),
        ]
      ],
      note: "Governments speak differently to different audiences nearly everywhere: tailoring "
        + "alone is no proof of deceit.")
  }

  static func audiences(_ subject: Case, _ words: Words) throws -> Table {
    try Table(
      key: "audiences", title: "How far each audience's message lies from the others'",
      columns: [
        Column(key: "audience", title: "Audience", meaning: "Id of the audience."),
        Column(key: "statements", title: "Said", meaning: "Statements to it, copies once."),
        Column(
          key: "compared", title: "Compared",
          meaning: "Those on propositions that another audience heard too."),
        Column(
          key: "distance", title: "Distance",
          meaning: "Total variation: share of statements that would need another stance."),
        Column(
          key: "chance_distance", title: "By chance",
          meaning: "Mean distance when audiences are shuffled."),
        Column(
          key: "adjusted_p_value", title: "p (Holm)",
          meaning: "Permutation p-value, corrected for the number of audiences."),
      ],
      rows: words.tailoring.audiences.map { audience in
        let head: [Cell] = [
          .text(audience.audience), .integer(audience.statements), .integer(audience.compared),
        ]
        guard let deviation = audience.deviation.value else {
          let missing = Cell.missing("too few statements")
          return head + [missing, missing, missing]
        }
        return head + [
          .number(deviation.distance, digits: 2), .number(deviation.chanceDistance, digits: 2),
          .number(deviation.adjustedPValue, digits: 4),
        ]
      },
      note: "At least \(Tailoring.minimum) statements to an audience, and to the others, are "
        + "compared.")
  }

  static func contradictions(_ words: Words) throws -> Table {
    try Table(
      key: "contradictions", title: "Opposite statements on one proposition",
      columns: [
        Column(key: "proposition", title: "Proposition", meaning: "Id of the proposition."),
        Column(
          key: "kind", title: "Kind",
          meaning: "across-audiences: to different audiences; over-time: to the same one."),
        Column(key: "first_day", title: "First", meaning: "Day of the earlier statement."),
        Column(key: "first", title: "said to", meaning: "Its audience and stance."),
        Column(key: "later_day", title: "Later", meaning: "Day of the later statement."),
        Column(key: "later", title: "said to", meaning: "Its audience and stance."),
        Column(key: "gap_days", title: "Gap", unit: "days", meaning: "Days between them."),
        Column(key: "evidence", title: "Evidence", meaning: "Ids of both rows."),
      ],
      rows: words.contradictions.pairs.map { pair in
        [
          .text(pair.proposition),
          .text(pair.kind == .acrossAudiences ? "across-audiences" : "over-time"),
          .day(pair.earlier.day), .text("\(pair.earlier.audience): \(pair.earlier.stance)"),
          .day(pair.later.day), .text("\(pair.later.audience): \(pair.later.stance)"),
          .integer(pair.gap), .evidence([pair.earlier.id, pair.later.id]),
        ]
      },
      note: words.contradictions.pairs.isEmpty
        ? nil
        : "The nearest \(words.contradictions.limit) of each kind and proposition are listed; "
          + "the totals are complete.",
      emptyMessage: "No pair of opposite statements lies within the window.")
  }

  static func belied(_ words: Words) throws -> Table {
    try Table(
      key: "belied", title: "Affirmed statements that conduct belies",
      columns: [
        Column(key: "proposition", title: "Proposition", meaning: "Id of the proposition."),
        Column(key: "day", title: "Said on", meaning: "Day of the statement."),
        Column(key: "audience", title: "To", meaning: "Id of the audience."),
        Column(
          key: "acts_after", title: "Acts after",
          meaning: "Acts on the day or within the window after: the word was not kept."),
        Column(
          key: "acts_before", title: "Acts before",
          meaning: "Acts within the window before: the word was untrue when said."),
        Column(
          key: "nearest_gap_days", title: "Nearest", unit: "days",
          meaning: "Days from the statement to the nearest act; negative is before."),
        Column(
          key: "evidence", title: "Evidence",
          meaning: "Ids of the statement and of the deeds nearest to it."),
      ],
      rows: words.contradictions.belied.map(beliedRow),
      emptyMessage: "No affirmed statement is belied by a deed within the window.")
  }

  static func matrix(_ words: Words) throws -> Table {
    let matrix = words.matrix
    let rows = matrix.audiences.indices.flatMap { row in
      matrix.propositions.indices.compactMap { column -> [Cell]? in
        let cell = matrix.cells[row][column]
        guard cell.total > 0 else { return nil }
        return [
          .text(matrix.audiences[row]), .text(matrix.propositions[column]),
          .integer(cell[.affirm]), .integer(cell[.condition]), .integer(cell[.deny]),
          .integer(cell.total), .flag(cell.isTooFew),
        ]
      }
    }
    return try Table(
      key: "matrix", title: "Audience by proposition",
      columns: [
        Column(key: "audience", title: "Audience", meaning: "Id of the audience."),
        Column(key: "proposition", title: "Proposition", meaning: "Id of the proposition."),
        Column(key: "affirm", title: "Affirm", meaning: "Statements that say it is so."),
        Column(key: "condition", title: "Cond.", meaning: "Statements that attach terms."),
        Column(key: "deny", title: "Deny", meaning: "Statements that say it is not so."),
        Column(key: "total", title: "All", meaning: "All three, copies of one origin once."),
        Column(
          key: "too_few", title: "Too few",
          meaning: "Whether there are fewer than \(AudienceMatrix.minimum) statements."),
      ],
      rows: rows, emptyMessage: "There are no statements.")
  }

  private static func beliedRow(_ belied: BeliedStatement) -> [Cell] {
    let nearest = (belied.after.nearest.prefix(2) + belied.before.nearest.prefix(2))
      .sorted { (abs($0.gap), $0.deed.id) < (abs($1.gap), $1.deed.id) }
    return [
      .text(belied.statement.proposition), .day(belied.statement.day),
      .text(belied.statement.audience), .integer(belied.after.acts),
      .integer(belied.before.acts),
      nearest.first.map { .integer($0.gap) } ?? .missing("none"),
      .evidence([belied.statement.id] + nearest.map(\.deed.id)),
    ]
  }
}
