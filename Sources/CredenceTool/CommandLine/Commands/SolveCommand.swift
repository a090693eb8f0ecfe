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
      Reads games in YAML, whose numbers may have names and ranges, and Gambit's formats, .efg and \
      .nfg. With ranges, the game is solved at the best values and for many draws of them. Every \
      equilibrium shown has passed an independent check; what fails it is said to have failed. \
      Guides/Games.md has formats, methods and limits. Ends with 1 where no equilibrium was found.
      """)

  @OptionGroup var game: GameOptions

  @Option(
    help: ArgumentHelp(
      "Draw the game as SVG into a file, with the way that play takes in bold.",
      valueName: "file"),
    completion: .file(extensions: ["svg"]))
  var tree: String?

  @Option(
    help: ArgumentHelp("Number of the equilibrium that the drawing marks.", valueName: "number"))
  var equilibrium = 1

  @OptionGroup var solving: SolvingOptions
  @OptionGroup var face: FaceOptions
  @OptionGroup var drawing: DrawOptions

  func validate() throws {
    guard equilibrium >= 1 else {
      throw ValidationError("--equilibrium takes a whole number from 1 on, not \(equilibrium).")
    }
    if tree == "-" { throw ValidationError("--tree takes the name of a file.") }
  }

  func run() async throws {
    if let tree { try OutputFile.check(tree) }
    try face.check(keys: SolveStudy.tables)
    let options = try solving.options()
    let subject = try game.read()
    let progress = ProgressLine()
    let solved = try await progress.waiting(for: "solving") {
      try await SolvingOptions.told {
        try await SolveStudy(drawing.settings, options).solved(subject) {
          progress.update($0, $1, $2)
        }
      }
    }
    let findings = solved.findings
    let main = face.format == .csv ? SolveStudy.mainTables : SolveStudy.mainTables(of: findings)
    try Console.write(try face.text(findings, main: main, mostRows: 40))
    if let tree {
      let drawing = DrawingFile.bytes(solved.tree(equilibrium: equilibrium).svg)
      try OutputFile.write(drawing, to: tree, as: "tree")
    }
    if findings.isEmpty("equilibria") { throw ExitCode(Failure.Kind.problemsFound.rawValue) }
  }
}
