import GRDB
public import Quantities

/// What the record knows of a file.
public struct RecordFile: Hashable, Sendable {
  /// Id of the data's source.
  public let source: String
  /// Name of the file.
  public let name: String
  /// Whether it was read to its end.
  public let isComplete: Bool
  /// What became of its rows.
  public let counts: RowCounts
  /// Numbers of the days on which it has a row, kept or not.
  public let activeDays: Set<Int>
  /// Refused rows in words, the first `EventImport.mostProblems`.
  public let refused: [String]
  /// Minutes from one file of the source to the next; `nil` for no such series.
  public let step: Int?
}

/// How many rows there are of a day in the files, kept or not.
public struct DayVolume: Hashable, Sendable {
  /// The day.
  public let day: Day
  /// Code of the state that takes part; empty for all rows together.
  public let state: String
  /// Rows.
  public let rows: Int
}

extension RecordFile {
  /// First and last day of its rows, kept or not; `nil` where it has none.
  public var days: ClosedRange<Day>? {
    guard let first = activeDays.min(), let last = activeDays.max() else { return nil }
    return Day(number: first)...Day(number: last)
  }
}

extension CaseEvents {
  /// The files of all records, in the order in which they were imported.
  public func files() throws(StoreFailure) -> [RecordFile] {
    var files: [RecordFile] = []
    for store in stores { files += try store.files() }
    return files
  }

  /// Rows of all files that are kept.
  public func keptRows() throws(StoreFailure) -> Int {
    var rows = 0
    for store in stores {
      rows += try store.read { try FileEntry.all($0).reduce(0) { $0 + $1.counts.kept } }
    }
    return rows
  }

  /// Rows by day: all, and those of each state; of all sources where none is named.
  public func volume(
    states: [String], sources: [String], in period: ClosedRange<Day>
  ) throws(StoreFailure) -> [DayVolume] {
    var sums: [Int: [String: Int]] = [:]
    for store in stores {
      for row in try store.volume(states: states + [""], sources: sources, in: period) {
        sums[row.day.number, default: [:]][row.state, default: 0] += row.rows
      }
    }
    return sums.sorted { $0.key < $1.key }.flatMap { day, states in
      states.sorted { $0.key < $1.key }.map {
        DayVolume(day: Day(number: day), state: $0.key, rows: $0.value)
      }
    }
  }
}

extension EventStore {
  fileprivate func files() throws(StoreFailure) -> [RecordFile] {
    try read { database in
      try FileEntry.all(database).map { entry in
        let days = try Int.fetchSet(
          database, sql: "SELECT DISTINCT day FROM volume WHERE file = ?", arguments: [entry.id])
        return RecordFile(
          source: entry.source, name: entry.name, isComplete: entry.isComplete,
          counts: entry.counts, activeDays: days,
          refused: try FileEntry.refusals(
            entry.id, most: EventImport.mostProblems, database
          ).map(\.problem),
          step: Importers.source(entry.source)?.fileStep)
      }
    }
  }

  fileprivate func volume(
    states: [String], sources: [String], in period: ClosedRange<Day>
  ) throws(StoreFailure) -> [DayVolume] {
    let marks = states.map { _ in "?" }.joined(separator: ", ")
    let names = sources.map { _ in "?" }.joined(separator: ", ")
    let condition =
      sources.isEmpty ? "" : "AND file IN (SELECT id FROM files WHERE source IN (\(names)))"
    let arguments =
      StatementArguments([period.lowerBound.number, period.upperBound.number])
      + StatementArguments(states) + StatementArguments(sources)
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT day, state, sum(events) AS rows FROM volume
          WHERE day BETWEEN ? AND ? AND state IN (\(marks)) \(condition)
          GROUP BY day, state ORDER BY day, state
          """, arguments: arguments
      ).map {
        DayVolume(day: Day(number: $0["day"]), state: $0["state"], rows: $0["rows"])
      }
    }
  }
}
