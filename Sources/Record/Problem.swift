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

    /// A place in a file.
    public init(file: String, line: Int? = nil, column: String? = nil) {
      self.file = file
      self.line = line
      self.column = column
    }

    /// `file:line:column`, as far as known.
    public var description: String {
      [file, line.map(String.init), column].compactMap { $0 }.joined(separator: ":")
    }
  }

  public let severity: Severity
  public let place: Place
  /// What stands there, shortened and made safe to show.
  public let found: String
  /// What should stand there.
  public let expected: String
  /// The nearest valid name, where one is near.
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
    self.suggestion = suggestion
  }

  /// `file:line:column: error: found …; expected …; nearest valid name: ….`
  public var description: String {
    let start = "\(place): \(severity.rawValue): found \(found); expected \(expected)"
    return suggestion.map { "\(start); nearest valid name: “\($0)”" } ?? start
  }

  /// A name that is not among the valid ones.
  static func unknownName(
    _ name: String, kind: String, valid: [String], at place: Place
  ) -> Problem {
    let list =
      valid.count <= 12 ? ": " + valid.joined(separator: ", ") : " (\(valid.count) of them)"
    let plural = kind == "hypothesis" ? "hypotheses" : kind + "s"
    return Problem(
      at: place, found: "\(kind) “\(name)”", expected: "one of the case's \(plural)\(list)",
      suggestion: nearestName(to: name, in: valid))
  }

  /// An id that a former line has taken.
  static func duplicate(_ id: String, firstLine: Int, at place: Place) -> Problem {
    Problem(
      at: place, found: "id “\(id)” again",
      expected: "an id used once (it is taken by line \(firstLine))")
  }

  /// At most 80 characters, with controls and direction marks made visible.
  static func shown(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars.prefix(81) {
      if isUnsafeToShow(scalar) {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return text.unicodeScalars.count > 80 ? result + "…" : result
  }

  private static func isUnsafeToShow(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }
}
