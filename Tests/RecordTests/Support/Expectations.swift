import Record
import Testing

/// Expects exactly one problem, at a place and with words in it, and gives it back.
@discardableResult
func expectProblem(
  _ result: CaseReader.Result, at place: String, _ severity: Problem.Severity = .error,
  found: String, expected: String, suggestion: String? = nil,
  location: SourceLocation = #_sourceLocation
) -> Problem? {
  #expect(
    result.problems.count == 1, "\(result.problems.map(\.description))", sourceLocation: location)
  guard let problem = result.problems.first else { return nil }
  #expect(problem.place.description == place, sourceLocation: location)
  #expect(problem.severity == severity, sourceLocation: location)
  #expect(problem.found.contains(found), "\(problem)", sourceLocation: location)
  #expect(problem.expected.contains(expected), "\(problem)", sourceLocation: location)
  #expect(problem.suggestion == suggestion, "\(problem)", sourceLocation: location)
  return problem
}

/// Ids of the statements and of the deeds that were kept.
func kept(_ result: CaseReader.Result) -> [String] {
  (result.case?.statements.map(\.id) ?? []) + (result.case?.deeds.map(\.id) ?? [])
}

/// Kept and refused rows of one file.
func count(_ file: String, _ result: CaseReader.Result) -> [Int] {
  result.tables.filter { $0.file == file }.flatMap { [$0.kept, $0.refused] }
}
