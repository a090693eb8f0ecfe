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
    let result = CaseReader.read(URL(fileURLWithPath: `case`, isDirectory: true))
    for problem in result.problems { try Console.write("\(problem)\n") }
    guard let subject = result.case else {
      throw Failure(.badCase, "credence: the case “\(shown(`case`))” cannot be read")
    }
    try Console.write(
      "\(subject.statements.count) statements, \(subject.deeds.count) deeds, "
        + "\(subject.assumptions.all.count) assumptions; "
        + "\(result.errorCount) errors, \(result.warningCount) warnings; digest \(subject.digest.prefix(12))\n"
    )
    if result.hasErrors { throw ExitCode(Failure.Kind.problemsFound.rawValue) }
  }
}
