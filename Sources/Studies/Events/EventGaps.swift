import Events
import Quantities

/// What is missing of event data: days without a row, and files of a series.
struct EventGaps {
  /// One kind of gap of one source.
  struct Gap: Equatable {
    enum Kind: String { case days, files }

    let source: String
    let kind: Kind
    /// In order.
    let missing: [String]
    /// How many there should be.
    let expected: Int
  }

  /// By source in the order of the files; days before files.
  let all: [Gap]

  init(_ files: [RecordFile], in period: ClosedRange<Day>) {
    var sources: [String] = []
    for file in files where !sources.contains(file.source) { sources.append(file.source) }
    all = sources.flatMap { source in
      let own = files.filter { $0.source == source }
      return [EventGaps.days(source, own, period)] + EventGaps.series(source, own)
    }
  }

  /// Days of the period that lie in no file's span of days.
  private static func days(
    _ source: String, _ files: [RecordFile], _ period: ClosedRange<Day>
  ) -> Gap {
    let missing = period.filter { day in !files.contains { $0.activeDays.contains(day.number) } }
    return Gap(
      source: source, kind: .days, missing: missing.map(\.description), expected: period.count)
  }

  /// Files that a series should have between the first and the last, by the times in their names.
  private static func series(_ source: String, _ files: [RecordFile]) -> [Gap] {
    guard let step = files.compactMap(\.step).first else { return [] }
    let times = Set(files.compactMap { FileTime(name: $0.name)?.minutes })
    guard let first = times.min(), let last = times.max(), last > first else { return [] }
    let expected = Array(stride(from: first, through: last, by: step))
    let missing = expected.filter { !times.contains($0) }
    return [
      Gap(
        source: source, kind: .files,
        missing: missing.map { FileTime(minutes: $0).text(step: step) }, expected: expected.count)
    ]
  }
}

/// The time that a file's name begins with: YYYYMMDD or YYYYMMDDHHMMSS.
struct FileTime: Equatable {
  /// Minutes since 1970-01-01 00:00.
  let minutes: Int

  init(minutes: Int) { self.minutes = minutes }

  init?(name: String) {
    let digits = name.prefix { $0.isASCII && $0.isNumber }
    guard digits.count == 8 || digits.count == 14, let date = Int(digits.prefix(8)),
      let day = Day(year: date / 10_000, month: date / 100 % 100, day: date % 100)
    else { return nil }
    let time = Int(digits.dropFirst(8)) ?? 0
    guard time / 10_000 < 24, time / 100 % 100 < 60 else { return nil }
    minutes = day.number * 1440 + time / 10_000 * 60 + time / 100 % 100
  }

  /// The day, with the time where files come more often than daily.
  func text(step: Int) -> String {
    let day = Day(number: minutes / 1440)
    guard step < 1440 else { return day.description }
    let (hour, minute) = (minutes % 1440 / 60, minutes % 60)
    return "\(day) \(hour < 10 ? "0" : "")\(hour):\(minute < 10 ? "0" : "")\(minute)"
  }
}
