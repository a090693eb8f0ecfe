/// The problems of one file: the first of them in words, all of them in number.
struct ProblemLog {
  /// Errors, and warnings, of one file that are kept in words; nobody reads more.
  static let mostKept = 1_000

  private(set) var problems: [Problem] = []
  private(set) var errorCount = 0
  private(set) var warningCount = 0

  mutating func note(_ problem: Problem) {
    switch problem.severity {
    case .error: noteError { problem }
    case .warning:
      warningCount += 1
      if warningCount <= ProblemLog.mostKept { problems.append(problem) }
    }
  }

  /// Counts an error, which is put into words only if it is kept.
  mutating func noteError(_ problem: () -> Problem) {
    errorCount += 1
    if errorCount <= ProblemLog.mostKept { problems.append(problem()) }
  }

  /// The kept problems in order of lines, those of the whole file first.
  var ordered: [Problem] {
    problems.enumerated().sorted {
      ($0.element.place.line ?? 0, $0.offset) < ($1.element.place.line ?? 0, $1.offset)
    }.map(\.element)
  }
}
