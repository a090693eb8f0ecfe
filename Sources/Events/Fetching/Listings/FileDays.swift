import Quantities

/// Days that a number in a file's name stands for: `YYYY`, `YYYYMM` or `YYYYMMDD`.
func fileDays(_ digits: some StringProtocol) -> ClosedRange<Day>? {
  guard [4, 6, 8].contains(digits.utf8.count), let number = wholeNumber(digits) else { return nil }
  switch digits.utf8.count {
  case 8:
    return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100).map { $0...$0 }
  case 6:
    return Day(year: number / 100, month: number % 100, day: 1).map { $0...lastDayOfMonth($0) }
  default:
    guard let first = Day(year: number, month: 1, day: 1),
      let last = Day(year: number, month: 12, day: 31)
    else { return nil }
    return first...last
  }
}

/// The last day of the month that holds a day.
func lastDayOfMonth(_ day: Day) -> Day {
  let (year, month, _) = day.components
  let next =
    month == 12 ? Day(year: year + 1, month: 1, day: 1) : Day(year: year, month: month + 1, day: 1)
  return next?.advanced(by: -1) ?? day
}

extension Day {
  /// `YYYYMMDD`.
  var compact: String { description.filter { $0 != "-" } }
}
