import Briefing
import Quantities
import Reading
import Record

/// The tables of `deeds`.
enum DeedsTables {
  static func indicators(_ subject: Case, _ deeds: Deeds) throws -> Table {
    try Table(
      key: "indicators", title: "Indicators",
      columns: [
        Column(key: "indicator", title: "Indicator", meaning: "Id of the indicator."),
        Column(key: "group", title: "Group", meaning: "Its group; correlated within."),
        Column(key: "acts", title: "Acts", meaning: "Separate acts, copies counted once."),
        Column(key: "reports", title: "Reports", meaning: "Distinct reports of them."),
        Column(key: "weeks_active", title: "Weeks", meaning: "Weeks with at least one act."),
        Column(key: "first_day", title: "First", meaning: "Day of the first act."),
        Column(key: "last_day", title: "Last", meaning: "Day of the last act."),
      ],
      rows: deeds.weeks.rows.map { row in
        [
          .text(row.indicator), .text(subject.indicator(row.indicator)?.group ?? ""),
          .integer(row.total), .integer(row.reports), .integer(row.weeksActive),
          row.first.map { .day($0) } ?? .missing("none"),
          row.last.map { .day($0) } ?? .missing("none"),
        ]
      })
  }

  static func weeks(_ deeds: Deeds) throws -> Table {
    let weeks = Array(deeds.weeks.weeks)
    return try Table(
      key: "weeks", title: "Acts by indicator and week",
      columns: [
        Column(key: "week", title: "Week", meaning: "ISO 8601 week, from Monday."),
        Column(key: "indicator", title: "Indicator", meaning: "Id of the indicator."),
        Column(key: "acts", title: "Acts", meaning: "Separate acts; weeks without are left out."),
      ],
      rows: weeks.indices.flatMap { week in
        deeds.weeks.rows.filter { $0.counts[week] > 0 }.map { row in
          [.week(weeks[week]), .text(row.indicator), .integer(row.counts[week])]
        }
      },
      emptyMessage: "There are no deeds.")
  }

  static func coverage(_ deeds: Deeds) throws -> Table {
    try Table(
      key: "coverage", title: "Coverage: distinct reports of any actor by week",
      columns: [
        Column(key: "week", title: "Week", meaning: "ISO 8601 week, from Monday."),
        Column(key: "reports", title: "Reports", meaning: "Distinct reports, any actor."),
      ],
      rows: zip(deeds.weeks.weeks, deeds.weeks.coverage.reports).map { week, reports in
        [.week(week), .integer(reports)]
      },
      note: "\(deeds.weeks.coverage.silentWeeks) weeks have none: there, no deeds may mean no news."
    )
  }

  static func precedents(_ deeds: Deeds) throws -> Table {
    try Table(
      key: "precedents", title: "Beside earlier cases",
      columns: [
        Column(key: "precedent", title: "Precedent", meaning: "Id of the earlier case."),
        Column(key: "steps", title: "Steps", meaning: "Kinds of deed in it, by first occurrence."),
        Column(key: "done", title: "Done", meaning: "Steps done in this case."),
        Column(key: "next", title: "Next", meaning: "The next step after the last one done."),
        Column(
          key: "outstanding", title: "Outstanding", meaning: "Steps not done, in its order."),
        Column(
          key: "stretch", title: "Pace",
          meaning: "How many times as long as the precedent this case takes between steps."),
        Column(
          key: "order_tau", title: "Order",
          meaning: "Kendall's tau-b between the two orders of the steps."),
        Column(
          key: "order_p_value", title: "p (order)", meaning: "Permutation p-value of the order."),
        Column(
          key: "warping_distance", title: "Distance",
          meaning: "Subsequence dynamic time warping between weekly sets of indicators."),
        Column(
          key: "warping_p_value", title: "p (distance)",
          meaning: "Its permutation p-value, weeks shuffled."),
      ],
      rows: deeds.alignments.map(precedentRow),
      emptyMessage: "The case names no precedent.")
  }

  static func steps(_ subject: Case, _ deeds: Deeds) throws -> Table {
    try Table(
      key: "steps", title: "Steps of the precedent",
      columns: [
        Column(key: "precedent", title: "Precedent", meaning: "Id of the earlier case."),
        Column(key: "indicator", title: "Step", meaning: "Id of the indicator."),
        Column(key: "precedent_day", title: "There", meaning: "Its first day in the precedent."),
        Column(
          key: "offset_weeks", title: "Offset", unit: "weeks",
          meaning: "Weeks from the precedent's first step."),
        Column(
          key: "status", title: "Status",
          meaning: "done; skipped: a later step is done; ahead: after the last one done."),
        Column(key: "day", title: "Here", meaning: "Its first day in this case."),
        Column(
          key: "lag_weeks", title: "Lag", unit: "weeks",
          meaning: "Weeks behind (+) or ahead of (−) the precedent's clock."),
        Column(key: "evidence", title: "Evidence", meaning: "Ids of both deeds."),
      ],
      rows: deeds.alignments.flatMap { alignment in
        alignment.steps.map { stepRow(alignment.precedent, $0) }
      },
      note: "The precedent's clock is set by the median over the steps done.",
      emptyMessage: "The case names no precedent.")
  }

  private static func precedentRow(_ alignment: PrecedentAlignment) -> [Cell] {
    func cell(_ value: Double?, _ digits: Int) -> Cell {
      value.map { .number($0, digits: digits) } ?? .missing("too few steps")
    }
    func names(_ steps: [PrecedentStep]) -> Cell {
      steps.isEmpty ? .missing("none") : .text(steps.map(\.indicator).joined(separator: ", "))
    }
    return [
      .text(alignment.precedent), .integer(alignment.steps.count),
      .integer(alignment.done.count), names(alignment.next),
      names(alignment.outstanding), cell(alignment.pace?.stretch, 1),
      cell(alignment.order.value?.tau, 2),
      cell(alignment.order.value?.pValue, 4), cell(alignment.warping.value?.distance, 2),
      cell(alignment.warping.value?.pValue, 4),
    ]
  }

  private static func stepRow(_ precedent: String, _ step: PrecedentStep) -> [Cell] {
    let missing = Cell.missing("not done")
    return [
      .text(precedent), .text(step.indicator), .day(step.precedentDay),
      .number(step.offset, digits: 1), .text(step.status.rawValue),
      step.occurrence.map { .day($0.day) } ?? missing,
      step.occurrence.map { .number($0.lag, digits: 1) } ?? missing,
      .evidence([step.precedentDeed] + (step.occurrence.map { [$0.deed] } ?? [])),
    ]
  }
}
