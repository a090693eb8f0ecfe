import Quantities

/// Guesses which day is meant by a text that is not ISO 8601, so that its author can be told.
///
/// Only for messages: nothing is ever read this way, since 07/08/2022 is two different days.
enum ProbableDay {
  /// Days that the text may mean, each once, the likeliest first; empty where none can be made out.
  static func candidates(_ text: String) -> [Day] {
    let parts = parts(String(text.prefix(40)))
    let numbers = parts.compactMap(\.number)
    let months = parts.compactMap(\.month)
    var days: [Day] = []
    if numbers.count >= 3, months.isEmpty {
      days = numeric(numbers, separator: text.contains("/") ? "/" : ".")
    } else if numbers.count == 2, let month = months.first {
      days = worded(numbers, month)
    } else if numbers.count == 1, months.isEmpty {
      days = [compact(numbers[0])].compactMap { $0 }
    }
    var seen: Set<Day> = []
    return days.filter { seen.insert($0).inserted }
  }

  private enum Part {
    case digits(value: Int, length: Int)
    case word(String)

    var number: (value: Int, length: Int)? {
      if case .digits(let value, let length) = self { (value, length) } else { nil }
    }

    var month: Int? {
      guard case .word(let word) = self, word.count >= 3 else { return nil }
      return months.firstIndex { word.hasPrefix($0) }.map { $0 + 1 }
    }
  }

  private typealias Number = (value: Int, length: Int)

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]

  // MARK: Forms

  /// 2022-7-4, 24.07.2022, 07/24/2022, and those with a time behind.
  private static func numeric(_ numbers: [Number], separator: String) -> [Day] {
    let (first, second, third) = (numbers[0], numbers[1], numbers[2])
    if first.length == 4 {
      return [Day(year: first.value, month: second.value, day: third.value)].compactMap { $0 }
    }
    let year = fullYear(third)
    let dayFirst = Day(year: year, month: second.value, day: first.value)
    let monthFirst = Day(year: year, month: first.value, day: second.value)
    return (separator == "/" ? [monthFirst, dayFirst] : [dayFirst]).compactMap { $0 }
  }

  /// 24 July 2022, July 24, 2022, 24-Jul-22.
  private static func worded(_ numbers: [Number], _ month: Int) -> [Day] {
    let (first, second) = (numbers[0], numbers[1])
    let (day, year) = first.length == 4 ? (second, first) : (first, second)
    return [Day(year: fullYear(year), month: month, day: day.value)].compactMap { $0 }
  }

  /// 20220724, or the number of days since 1900 by which spreadsheets store it.
  private static func compact(_ number: Number) -> Day? {
    switch number.length {
    case 8:
      Day(
        year: number.value / 10_000, month: number.value / 100 % 100, day: number.value % 100)
    case 5: Day(number: number.value - 25_569)
    default: nil
    }
  }

  private static func fullYear(_ year: Number) -> Int {
    year.length == 2 ? year.value + (year.value < 70 ? 2000 : 1900) : year.value
  }

  // MARK: Parts

  /// Runs of ASCII digits (up to 8) and of letters, in lower case.
  private static func parts(_ text: String) -> [Part] {
    var parts: [Part] = []
    var word = ""
    var digits: Number = (0, 0)
    func flush() {
      if !word.isEmpty { parts.append(.word(word)) }
      if digits.length > 0 { parts.append(.digits(value: digits.value, length: digits.length)) }
      (word, digits) = ("", (0, 0))
    }
    for character in text.lowercased() {
      if character.isASCII, let digit = character.wholeNumberValue, digits.length < 9 {
        if !word.isEmpty { flush() }
        digits = (digits.value * 10 + digit, digits.length + 1)
      } else if character.isLetter {
        if digits.length > 0 { flush() }
        word.append(character)
      } else {
        flush()
      }
    }
    flush()
    return parts
  }
}
