import ArgumentParser
import Foundation

/// The command `credence`.
struct Credence: AsyncParsableCommand {
  static let version = "0.1.0"

  static let configuration = CommandConfiguration(
    commandName: "credence",
    abstract: "Weigh what a government says about peace against what it does.",
    discussion: """
      A case is a folder of plain text: case.yaml, statements.csv, deeds.csv, assumptions.csv. \
      Start with `credence demo`, or make a case of your own with `credence new DIR`.

      Event data (GDELT, ICEWS, UCDP and others) come into a case by `credence import`, and are \
      asked by `credence events`.

      A game is a file of its own: `credence solve FILE`, `sweep`, `threshold`; \
      `credence model` has ready-made ones.

      Exit codes: 0 done; 1 `check` found errors, `solve` no equilibrium, or `import` a \
      file that it left out; 64 wrong use; 65 an unreadable case, game or record; 69 not all could be \
      fetched; 73 file not written; 77 credentials missing, unsafe or refused; 130 interrupted.
      """,
    version: "credence \(version)",
    subcommands: [
      DemoCommand.self, NewCommand.self, CheckCommand.self, WordsCommand.self, DeedsCommand.self,
      ReadCommand.self, CallCommand.self, DeterCommand.self, BriefCommand.self, ImportCommand.self,
      EventsCommand.self, FetchCommand.self, SolveCommand.self, SweepCommand.self,
      ModelCommand.self,
      ThresholdCommand.self,
    ])
}

/// The program: runs the command as a task that Ctrl-C cancels, and turns errors into exit codes.
@main
enum Program {
  static func main() async {
    let work = Task { try await run() }
    let interruption = Interruption { work.cancel() }
    let code: Int32
    do {
      try await work.value
      code = interruption.isRaised ? Interruption.exitCode : 0
    } catch {
      code = interruption.isRaised ? Interruption.exitCode : report(error)
    }
    exit(code)
  }

  private static func run() async throws {
    var command = try Credence.parseAsRoot()
    if var command = command as? any AsyncParsableCommand {
      try await command.run()
    } else {
      try command.run()
    }
  }

  /// Says what went wrong, and gives the exit code.
  private static func report(_ error: any Error) -> Int32 {
    if error is CancellationError { return Interruption.exitCode }
    if let failure = error as? Failure {
      Console.say(failure.message)
      return failure.code
    }
    let code = Credence.exitCode(for: error).rawValue
    let message = Credence.fullMessage(for: error)
    guard !message.isEmpty else { return code }
    if code == 0 { Console.show(message + "\n") } else { Console.say(message) }
    return code
  }
}
