import Quantities

/// Days as people write them.
enum Dates {
  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// `21 September 2022`.
  static func long(_ day: Day) -> String { text(day, month: months) }

  /// `21 Sep 2022`.
  static func short(_ day: Day) -> String { text(day, month: months.map { String($0.prefix(3)) }) }

  /// `Sep`, for a month of 1...12.
  static func shortMonth(_ month: Int) -> String {
    months.indices.contains(month - 1) ? String(months[month - 1].prefix(3)) : ""
  }

  private static func text(_ day: Day, month names: [String]) -> String {
    let (year, month, day) = day.components
    return "\(day) \(names.indices.contains(month - 1) ? names[month - 1] : "") \(year)"
  }
}
