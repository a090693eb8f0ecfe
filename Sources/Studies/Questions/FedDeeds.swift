import Briefing
import Quantities
import Record

/// The tables on deeds that event data feed: each number leads to the rows that it rests on.
enum FedDeeds {
  /// One row per indicator with a query: rows before, and what each rule leaves of them.
  static func rules(_ subject: Case) throws -> Table {
    try Table(
      key: "rules", title: "Event data: rows, and what each counting rule leaves of them",
      columns: [
        Column(key: "indicator", title: "Indicator", meaning: "Id of the indicator."),
        Column(key: "rule", title: "Rule", meaning: "The rule in force."),
        Column(key: "rows", title: "Rows", meaning: "Rows that its query matches."),
        Column(
          key: "exact", title: "Exact", meaning: "Left when rows that agree in everything are one."),
        Column(
          key: "actors_code", title: "Actors, code",
          meaning: "Left when rows of one day, two actors and one code are one."),
        Column(
          key: "day_place", title: "Day, place",
          meaning: "Left when rows of one day and place are one."),
        Column(
          key: "origin", title: "Origin", meaning: "Left when rows of one origin are one."),
      ],
      rows: subject.eventTallies.map { tally in
        [.text(tally.indicator), .text(tally.rule.rawValue), .integer(tally.rows)]
          + [CountingRule.exact, .actorsCode, .dayPlace, .origin].map {
            .integer(tally.left[$0] ?? tally.rows)
          }
      },
      note:
        "Machine-coded news repeats itself; no rule is right for all questions (--rule RULE, or --every-rule).",
      emptyMessage: "No indicator is fed by event data.")
  }

  /// One row per row of event data that feeds an indicator.
  static func events(_ subject: Case) throws -> Table {
    try Table(
      key: "events", title: "Rows of event data that feed indicators",
      columns: [
        Column(key: "indicator", title: "Indicator", meaning: "Id of the indicator."),
        Column(key: "id", title: "Id", meaning: "Id of the deed: record's file and line."),
        Column(key: "day", title: "Day", meaning: "Day of the event."),
        Column(key: "actor", title: "Actor", meaning: "Id of the actor for which it counts."),
        Column(key: "what", title: "What", meaning: "Label and code, from whom to whom."),
        Column(key: "place", title: "Place", meaning: "Place and region."),
        Column(key: "count", title: "Count", meaning: "What it adds; copies add nothing."),
        Column(
          key: "copy_of", title: "Copy of", meaning: "Id of the row that counts in its place."),
        Column(key: "data", title: "Data", meaning: "Source of the event data."),
        Column(key: "where", title: "Where", meaning: "File and line."),
        Column(key: "address", title: "Address", meaning: "Address of the report, if any."),
      ],
      rows: rows(subject), emptyMessage: "No indicator is fed by event data.")
  }

  private static func rows(_ subject: Case) -> [[Cell]] {
    var firsts: [String: String] = [:]
    return subject.deeds.filter { $0.data != nil }.map { deed in
      let key = deed.origin.map { "\(deed.indicator) \($0)" }
      let first = key.flatMap { firsts[$0] }
      if let key, first == nil { firsts[key] = deed.id }
      return row(deed, copyOf: first)
    }
  }

  private static func row(_ deed: Deed, copyOf first: String?) -> [Cell] {
    let place = [deed.place, deed.area].filter { !$0.isEmpty }.joined(separator: ", ")
    return [
      .text(deed.indicator), .text(deed.id), .day(deed.day), .text(deed.actor),
      .text(deed.summary), place.isEmpty ? .missing("not given") : .text(place),
      .integer(first == nil ? deed.count : 0), first.map { .text($0) } ?? .missing("counts itself"),
      .text(deed.data ?? ""), .text(deed.source.title),
      deed.source.address.isEmpty ? .missing("none") : .text(deed.source.address),
    ]
  }
}
