import Briefing
import Events
import Quantities
import Record

/// The tables of `events` on the files behind it: volume, gaps, refused rows.
enum EventsRecordTables {
  static func volume(_ found: EventsFound) throws -> Table {
    var sums: [Day: [String: Int]] = [:]
    for day in found.volume {
      sums[found.options.step.start(of: day.day), default: [:]][day.state, default: 0] += day.rows
    }
    return try Table(
      key: "volume", title: "All rows of the data by \(found.options.step.rawValue)",
      columns: [
        Column(key: "from", title: "From", meaning: "First day of the period."),
        Column(
          key: "state", title: "State", meaning: "State that takes part; all for all rows together."
        ),
        Column(key: "rows", title: "Rows", meaning: "Rows, whether they were kept or not."),
      ],
      rows: sums.sorted { $0.key < $1.key }.flatMap { start, states in
        states.sorted { $0.key < $1.key }.map {
          [.day(start), .text($0.key.isEmpty ? "all" : $0.key), .integer($0.value)]
        }
      }, emptyMessage: "No file of events was read.")
  }

  static func gaps(_ found: EventsFound) throws -> Table {
    try Table(
      key: "gaps", title: "Missing days and files",
      columns: [
        Column(key: "source", title: "Data", meaning: "Source of the event data."),
        Column(key: "kind", title: "Kind", meaning: "days without a row, or files of a series."),
        Column(key: "missing", title: "Missing", meaning: "How many are missing."),
        Column(key: "expected", title: "Expected", meaning: "How many there should be."),
        Column(key: "which", title: "Which", meaning: "The first of them."),
      ],
      rows: EventGaps(found.files, in: found.period).all.map { gap in
        [
          .text(gap.source), .text(gap.kind.rawValue), .integer(gap.missing.count),
          .integer(gap.expected),
          gap.missing.isEmpty
            ? .missing("none") : .text(gap.missing.prefix(10).joined(separator: ", ")),
        ]
      },
      note:
        "Days are those of the period in which no file of a source has a row; files are those of its series, by their names, between the first and the last.",
      emptyMessage: "No file of events was read.")
  }

  static func files(_ found: EventsFound) throws -> Table {
    try Table(
      key: "files", title: "Files",
      columns: [
        Column(key: "source", title: "Data", meaning: "Source of the event data."),
        Column(key: "file", title: "File", meaning: "Name of the file."),
        Column(key: "rows", title: "Rows", meaning: "All rows: the sum of the next six."),
        Column(key: "kept", title: "Kept", meaning: "Rows that became events."),
        Column(key: "refused", title: "Refused", meaning: "Rows that could not be read."),
        Column(key: "outside_period", title: "Other days", meaning: "Rows outside the period."),
        Column(
          key: "other_parties", title: "Others", meaning: "Rows of other actors in other places."),
        Column(
          key: "without_event", title: "Unmatched",
          meaning: "Mentions of events that are not kept, or not yet."),
        Column(key: "no_events", title: "No events", meaning: "Rows that are no events."),
        Column(key: "first_day", title: "First", meaning: "First day of a row, kept or not."),
        Column(key: "last_day", title: "Last", meaning: "Last day of a row, kept or not."),
        Column(key: "complete", title: "Complete", meaning: "Whether it was read to its end."),
      ],
      rows: found.files.map { file in
        [.text(file.source), .text(file.name)] + counts(file.counts) + [
          file.days.map { .day($0.lowerBound) } ?? .missing("no rows"),
          file.days.map { .day($0.upperBound) } ?? .missing("no rows"), .flag(file.isComplete),
        ]
      }, emptyMessage: "No file of events was read.")
  }

  private static func counts(_ counts: RowCounts) -> [Cell] {
    [
      counts.rows, counts.kept, counts.refused, counts.outsidePeriod, counts.otherParties,
      counts.withoutEvent, counts.noEvents,
    ].map { .integer($0) }
  }

  static func refused(_ found: EventsFound) throws -> Table {
    try Table(
      key: "refused", title: "Refused rows",
      columns: [
        Column(key: "source", title: "Data", meaning: "Source of the event data."),
        Column(
          key: "problem", title: "Problem",
          meaning: "File, line, column, what stands there, what should."),
      ],
      rows: found.files.flatMap { file in
        file.refused.map { [.text(file.source), .text($0)] }
      },
      note: "Of each file the first \(EventImport.mostProblems); the record has all.",
      emptyMessage: "No row was refused.")
  }
}
