import Quantities

// The wording of faults that several kinds of file share.
extension Problem {
  /// A name that is not among those of the case.
  static func unknownName(
    _ name: String, kind: String, valid: [String], at place: Place
  ) -> Problem {
    let plural = kind == "hypothesis" ? "hypotheses" : kind + "s"
    let expected =
      switch valid.count {
      case 0: "no \(kind), since the case lists no \(plural)"
      case 1...12: "one of the case's \(plural): " + valid.joined(separator: ", ")
      default: "one of the case's \(valid.count) \(plural)"
      }
    return Problem(
      at: place, found: "\(kind) “\(name)”", expected: expected,
      suggestion: nearestName(to: name, in: valid))
  }

  /// A word that is not among a few fixed ones.
  static func notAChoice(
    _ word: String, kind: String, choices: [String], at place: Place
  ) -> Problem {
    Problem(
      at: place, found: "\(kind) “\(word)”", expected: "one of " + choices.joined(separator: ", "),
      suggestion: nearestName(to: word, in: choices))
  }

  /// An id that a row of another file has taken.
  static func taken(_ id: String, by place: String, at own: Place) -> Problem {
    Problem(
      at: own, found: "id “\(id)” again",
      expected: "an id of its own among all evidence (it is taken by \(place))")
  }

  /// A key that a former line has taken.
  static func duplicate(
    _ key: String, column: String, firstLine: Int, at place: Place
  ) -> Problem {
    Problem(
      at: place, found: "\(column) “\(key)” again",
      expected: "a value used once (it is taken by line \(firstLine))")
  }

  /// A text that is no day, with the days that may be meant.
  static func notADay(_ text: String, at place: Place) -> Problem {
    let days = ProbableDay.candidates(text).map(\.description)
    let expected =
      "a day that exists, written YYYY-MM-DD (ISO 8601), "
      + (days.isEmpty
        ? "for example 2022-07-24" : "perhaps " + days.joined(separator: " or "))
    return Problem(
      at: place, found: "“\(text)”", expected: expected,
      suggestion: days.count == 1 ? days.first : nil)
  }

  /// What of a file of event data is refused beside the rows that are told one by one.
  package static func moreRefused(_ count: Int, file: String) -> Problem {
    Problem(
      at: Place(file: file), found: "\(count) more refused rows",
      expected: "rows as their source has them")
  }

  /// The problem with a file that `case.yaml` names, told by the path that stands there.
  package func told(of path: String) -> Problem {
    Problem(
      severity, at: Place(file: path, line: place.line, column: place.column), found: found,
      expected: expected, suggestion: suggestion)
  }
}
