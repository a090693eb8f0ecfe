import ArgumentParser
import Events
import Foundation
import Record
import Studies

/// `credence check CASE`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a case and its games: list every problem with file, line and column.",
    discussion:
      "Ends with 1 where a row or entry is refused, with 65 where the case cannot be read.")

  @Argument(help: "The case's folder.", completion: .directory)
  var `case`: String

  func run() throws {
    let folder = try CaseOptions.folder(`case`)
    let result = CaseReader.read(folder)
    for problem in result.problems { try Console.write(printable("\(problem)") + "\n") }
    guard let subject = result.case else {
      throw Failure(.badCase, "credence: the case “\(shown(`case`))” cannot be read")
    }
    let games = GameSubject.readAll(of: folder, assumptions: subject.assumptions)
    let events = try storing { () throws(StoreFailure) in
      try CaseEvents.open(subject, in: folder)
    }
    let problems = events.problems + games.flatMap(\.problems) + subject.sheetProblems
    for problem in problems { try Console.write(printable("\(problem)") + "\n") }
    let rows = try storing { () throws(StoreFailure) in try events.keptRows() }
    let errors = result.errorCount + problems.count { $0.severity == .error }
    let warnings = result.warningCount + problems.count { $0.severity == .warning }
    try Console.write(
      "\(count(subject.statements.count, "statement")), \(count(subject.deeds.count, "deed")), "
        + count(subject.assumptions.all.count, "assumption")
        + (events.stores.isEmpty ? "" : ", \(count(rows, "event row"))")
        + (games.isEmpty ? "" : ", \(count(games.count { $0.subject != nil }, "game"))")
        + "; \(count(errors, "error")), \(count(warnings, "warning")); "
        + "digest \(subject.digest.prefix(12))\n")
    if errors > 0 { throw ExitCode(Failure.Kind.problemsFound.rawValue) }
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
