import ArgumentParser
import Briefing
import Record
import Studies

/// `credence solve FILE`.
struct SolveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: SolveStudy.key,
    abstract: "Solve a game: strategies, beliefs, outcomes and payoffs, each checked.",
    discussion: """
      Reads Gambit's formats, .efg and .nfg. Every equilibrium shown has passed an independent check; \
      what fails it is said to have failed. Guides/Games.md has formats, methods and limits. Ends \
      with 1 where no equilibrium was found.
      """)

  @Argument(help: "The game's file.", completion: .file(extensions: ["efg", "nfg"]))
  var file: String

  @OptionGroup var solving: SolvingOptions
  @OptionGroup var face: FaceOptions

  func run() async throws {
    try face.check(keys: SolveStudy.tables)
    let options = try solving.options()
    let subject = try GameOptions.read(file)
    let progress = ProgressLine()
    let findings = try await progress.waiting(for: "solving") {
      try await SolvingOptions.told {
        try await SolveStudy(GameOptions.settings, options).findings(on: subject) {
          progress.update($0, $1, $2)
        }
      }
    }
    let main = face.format == .csv ? SolveStudy.mainTables : SolveStudy.mainTables(of: findings)
    try Console.write(try face.text(findings, main: main, mostRows: 40))
    if findings.isEmpty("equilibria") { throw ExitCode(Failure.Kind.problemsFound.rawValue) }
  }
}
