/// A week that begins on Monday, as ISO 8601 counts weeks.
public struct Week: Hashable, Comparable, Sendable, Strideable, CustomStringConvertible {
  /// Weeks since the one that began on Monday 29 December 1969.
  public let number: Int

  /// A week by its distance from the one that holds 1970-01-01.
  public init(number: Int) { self.number = number }

  /// The week from Monday to Sunday that holds `day`.
  public init(containing day: Day) {
    let sinceMonday = day.number + 3
    number = sinceMonday >= 0 ? sinceMonday / 7 : (sinceMonday - 6) / 7
  }

  /// Its Monday.
  public var firstDay: Day { Day(number: number * 7 - 3) }

  /// Its Sunday.
  public var lastDay: Day { Day(number: number * 7 + 3) }

  /// ISO 8601 week-numbering year and week (1...53): the year is that of the week's Thursday.
  public var components: (year: Int, week: Int) {
    let year = firstDay.advanced(by: 3).components.year
    guard let fourth = Day(year: year, month: 1, day: 4) else { return (year, 1) }
    return (year, number - Week(containing: fourth).number + 1)
  }

  /// `YYYY-Www`.
  public var description: String {
    let (year, week) = components
    return "\(padded(year, to: 4))-W\(padded(week, to: 2))"
  }

  /// Whole weeks from this one to `other`; negative where it is earlier.
  public func distance(to other: Week) -> Int { other.number - number }

  /// The week so many weeks later, or earlier where negative.
  public func advanced(by weeks: Int) -> Week { Week(number: number + weeks) }

  /// Orders by time.
  public static func < (left: Week, right: Week) -> Bool { left.number < right.number }
}
