package import Quantities

/// Why a row is refused: the facts, put into words only for rows that are reported.
package struct RowFault: Error {
  package enum Reason {
    case empty
    case notADay(String)
    case outside(Day, period: ClosedRange<Day>)
    case unknownName(String, kind: String, valid: [String])
    case notAChoice(String, kind: String, choices: [String])
    case notAGrade(String)
    case notANumber(String)
    case notAWholeNumber(String, range: ClosedRange<Int>)
    case repeated(String, firstLine: Int)
    case fieldCount(Int, header: Int)
    case malformed(RecordScanner.Fault)
    /// A word that a list, of which only the nearest is shown, does not hold.
    case unlisted(String, expected: String, valid: [String])
    /// A fault of one kind of table only, in its own words.
    case particular(found: String, expected: String)
  }

  /// The column's name; `nil` for the whole row.
  package let column: String?
  package let reason: Reason

  package init(_ column: String?, _ reason: Reason) {
    self.column = column
    self.reason = reason
  }

  package func problem(file: String, line: Int) -> Problem {
    let place = Problem.Place(file: file, line: line, column: column)
    switch reason {
    case .unknownName(let name, let kind, let valid):
      return .unknownName(name, kind: kind, valid: valid, at: place)
    case .notAChoice(let word, let kind, let choices):
      return .notAChoice(word, kind: kind, choices: choices, at: place)
    case .notADay(let text):
      return .notADay(text, at: place)
    case .unlisted(let word, let expected, let valid):
      return Problem(
        at: place, found: "“\(word)”", expected: expected,
        suggestion: nearestName(to: word, in: valid))
    case .repeated(let key, let firstLine):
      return .duplicate(key, column: column ?? "id", firstLine: firstLine, at: place)
    default:
      return Problem(at: place, found: found, expected: expected)
    }
  }

  // MARK: Words

  private var found: String {
    switch reason {
    case .empty: "an empty cell"
    case .outside(let day, _): day.description
    case .notAGrade(let text), .notANumber(let text), .notAWholeNumber(let text, _): "“\(text)”"
    case .fieldCount(let count, _): count == 1 ? "1 field" : "\(count) fields"
    case .malformed(let fault): fault.found
    case .particular(let found, _): found
    case .notADay, .unknownName, .notAChoice, .repeated, .unlisted: ""
    }
  }

  private var expected: String {
    switch reason {
    case .empty: "a value"
    case .outside(_, let period):
      "a day in the case's period, \(period.lowerBound) to \(period.upperBound)"
    case .notAGrade: "an Admiralty grade: a letter A to F and a digit 1 to 6, for example B2"
    case .notANumber(let text): expectedNumber(insteadOf: text)
    case .notAWholeNumber(_, let range):
      "a whole number from \(range.lowerBound) to \(range.upperBound)"
    case .fieldCount(_, let header):
      "\(header), as in the header (a field that holds the separator is quoted)"
    case .malformed(let fault): fault.expected
    case .particular(_, let expected): expected
    case .notADay, .unknownName, .notAChoice, .repeated, .unlisted: ""
    }
  }
}

/// What to write instead of a text that is no number, by the habit that it shows.
func expectedNumber(insteadOf text: String) -> String {
  if text.contains(",") { return "a number with a decimal point, as in 0.5" }
  if text.contains("%") { return "a number without a percent sign, as in 0.05 for 5%" }
  return "a number"
}

extension RecordScanner.Fault {
  fileprivate var found: String {
    switch self {
    case .notUTF8: "bytes that are not UTF-8"
    case .nul: "a NUL byte"
    case .openQuote: "a quote that is not closed"
    case .textAfterQuote: "text after a closing quote"
    case .tooLong: "a record of more than \(DelimitedText.longestRecord) bytes"
    }
  }

  fileprivate var expected: String {
    switch self {
    case .notUTF8: ForeignFormat.expected
    case .nul: "text without NUL bytes"
    case .openQuote: "a closing quote (\")"
    case .textAfterQuote:
      "a separator or line end (a quote inside a quoted field is written twice)"
    case .tooLong: "a shorter one (is a closing quote missing?)"
    }
  }
}
