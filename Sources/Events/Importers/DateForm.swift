import Quantities
import Record

/// How a file of the user's own writes days; always told, never guessed.
enum DateForm: String, CaseIterable {
  case iso = "YYYY-MM-DD"
  case compact = "YYYYMMDD"
  case dots = "DD.MM.YYYY"
  case dayFirst = "DD/MM/YYYY"
  case monthFirst = "MM/DD/YYYY"

  /// The day of a text in this form; whatever time follows it after a space or a T is passed over.
  func day(_ text: String) -> Day? {
    let text = text.prefix { $0 != " " && $0 != "T" }
    switch self {
    case .iso: return Day(iso8601: text)
    case .compact:
      guard text.utf8.count == 8, let number = DateForm.number(text) else { return nil }
      return Day(year: number / 10_000, month: number / 100 % 100, day: number % 100)
    case .dots: return DateForm.day(text, separator: ".", monthAt: 1)
    case .dayFirst: return DateForm.day(text, separator: "/", monthAt: 1)
    case .monthFirst: return DateForm.day(text, separator: "/", monthAt: 0)
    }
  }

  private static func day(_ text: Substring, separator: Character, monthAt: Int) -> Day? {
    let parts = text.split(separator: separator, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2].utf8.count == 4 else { return nil }
    let numbers = parts.compactMap(number)
    guard numbers.count == 3 else { return nil }
    return Day(year: numbers[2], month: numbers[monthAt], day: numbers[1 - monthAt])
  }

  private static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}
