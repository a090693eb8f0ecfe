import Quantities

/// Something wrong or doubtful in a case's files, said so that its author can mend it.
///
/// Reading a case never stops at the first fault: it returns what is good together with all
/// problems. The words are made here, in one place.
public struct Problem: Hashable, Sendable, CustomStringConvertible, Error {
  /// How much a problem costs.
  public enum Severity: String, Sendable {
    /// The row, entry or file is refused.
    case error
    /// The content is kept, and may not be what its author meant.
    case warning
  }

  /// Where in which file.
  public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// Path of the file as its reader would name it, relative to the case.
    public let file: String
    /// Line in the file, from 1; `nil` where the whole file is meant.
    public let line: Int?
    /// Column: a table's column by its name, or a character position from 1; `nil` for the whole line.
    public let column: String?

    /// A place in a file; the names may be any text: they are made printable.
    public init(file: String, line: Int? = nil, column: String? = nil) {
      self.file = Problem.printable(file)
      self.line = line
      self.column = column.map(Problem.shown)
    }

    /// `file:line:column`, as far as known.
    public var description: String {
      [file, line.map(String.init), column].compactMap { $0 }.joined(separator: ":")
    }
  }

  /// How much it costs.
  public let severity: Severity
  /// Where it stands.
  public let place: Place
  /// What stands there, shortened and made safe to show.
  public let found: String
  /// What should stand there.
  public let expected: String
  /// The nearest valid name, or the day that is probably meant, where there is one.
  public let suggestion: String?

  /// A problem; `found` may be any text from a file: it is shortened and made printable.
  public init(
    _ severity: Severity = .error, at place: Place, found: String, expected: String,
    suggestion: String? = nil
  ) {
    self.severity = severity
    self.place = place
    self.found = Problem.shown(found)
    self.expected = expected
    self.suggestion = suggestion.map(Problem.shown)
  }

  /// One line: `file:line:column: error: found …; expected …; did you mean “…”?`.
  public var description: String {
    let start = "\(place): \(severity.rawValue): found \(found); expected \(expected)"
    return suggestion.map { "\(start); did you mean “\($0)”?" } ?? start
  }

  // MARK: Safe to show

  /// Longest text from a file that is shown, in Unicode scalars.
  private static let mostShown = 120

  /// The start of a text, with controls and direction marks made visible.
  static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard
      let end = scalars.index(scalars.startIndex, offsetBy: mostShown, limitedBy: scalars.endIndex),
      end < scalars.endIndex
    else { return printable(text) }
    return printable(String(scalars[..<end])) + "…"
  }

  /// A text with controls and direction marks made visible.
  static func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafeToShow) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      if isUnsafeToShow(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
    if (0x20...0x7E).contains(scalar.value) { return false }
    return switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
