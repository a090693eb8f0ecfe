import Testing

@testable import Record

@Suite struct `Problems in words` {
  @Test func `one line names place, severity, what was found, what was expected and the nearest`() {
    let problem = Problem(
      .warning, at: .init(file: "a.csv", line: 3, column: "date"), found: "x", expected: "y",
      suggestion: "z")
    #expect(
      problem.description == "a.csv:3:date: warning: found x; expected y; did you mean “z”?")
    #expect(
      Problem(at: .init(file: "a.csv"), found: "x", expected: "y").description
        == "a.csv: error: found x; expected y")
  }

  @Test func `long text is cut and hidden characters are shown`() {
    #expect(Problem.shown(String(repeating: "é", count: 120)).unicodeScalars.count == 120)
    #expect(Problem.shown(String(repeating: "é", count: 121)).hasSuffix("é…"))
    #expect(Problem.shown("a\u{7}b\u{200F}c\u{2028}d") == "a\\u{7}b\\u{200F}c\\u{2028}d")
    #expect(Problem.Place(file: "x\u{1B}[2J.csv").description == "x\\u{1B}[2J.csv")
  }

  @Test func `a log keeps the first thousand errors and warnings and counts all`() {
    var log = ProblemLog()
    for line in (1...3_000).reversed() {
      log.noteError { Problem(at: .init(file: "a", line: line), found: "x", expected: "y") }
    }
    log.note(Problem(.warning, at: .init(file: "a"), found: "w", expected: "y"))
    #expect(log.errorCount == 3_000 && log.warningCount == 1)
    #expect(log.problems.count == 1_001)
    #expect(log.ordered.first?.found == "w")
    #expect(log.ordered.map { $0.place.line ?? 0 } == [0] + Array(2_001...3_000))
  }
}
