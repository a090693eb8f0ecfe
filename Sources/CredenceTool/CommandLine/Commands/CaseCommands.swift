import ArgumentParser
import Foundation
import Record

/// `credence check CASE`.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Check a case: list every problem with file, line and column.",
    discussion:
      "Ends with 1 where a row or entry is refused, with 65 where the case cannot be read.")

  @Argument(help: "The case's folder.", completion: .directory)
  var `case`: String

  func run() throws {
    let result = CaseReader.read(try CaseOptions.folder(`case`))
    for problem in result.problems { try Console.write(printable("\(problem)") + "\n") }
    guard let subject = result.case else {
      throw Failure(.badCase, "credence: the case “\(shown(`case`))” cannot be read")
    }
    try Console.write(
      "\(count(subject.statements.count, "statement")), \(count(subject.deeds.count, "deed")), "
        + "\(count(subject.assumptions.all.count, "assumption")); \(count(result.errorCount, "error")), "
        + "\(count(result.warningCount, "warning")); digest \(subject.digest.prefix(12))\n")
    if result.hasErrors { throw ExitCode(Failure.Kind.problemsFound.rawValue) }
  }

  private func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }
}
