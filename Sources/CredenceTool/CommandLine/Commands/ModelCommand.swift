import ArgumentParser
import Briefing
import Record
import Studies

/// `credence model [NAME] [name=value …]`.
struct ModelCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ModelStudy.key,
    abstract: "Solve a ready-made game of the field with numbers of one's own.",
    discussion: """
      Without a name it lists the models. With one it shows the equilibria by the model's own \
      mathematics; a model that has none, or any with --finite, is solved as a finite game. \
      Guides/Models.md explains each.
      """)

  @Argument(
    help: "Name of the model (default: list them all).", completion: .list(ModelSubject.names))
  var name: String?

  @Argument(help: ArgumentHelp("Numbers of the model.", valueName: "name=value"))
  var settings: [String] = []

  @Flag(help: "Solve the model's finite game instead of using its own mathematics.")
  var finite = false

  @Option(
    help: ArgumentHelp("Write the model's finite game to an .efg file.", valueName: "file"),
    completion: .file(extensions: ["efg"]))
  var game: String?

  @OptionGroup var solving: SolvingOptions
  @OptionGroup var threads: ThreadOptions
  @OptionGroup var face: FaceOptions

  func run() async throws {
    guard let name else { return try showList() }
    if let game { try OutputFile.check(game) }
    let subject = try told { () throws(ModelFault) in
      try ModelSubject(named: name, settings: settings)
    }
    if let game { try write(subject, to: game) }
    if finite || !subject.hasSolution {
      try await showFinite(subject)
    } else {
      try await showSolution(subject)
    }
  }

  private func showList() throws {
    try face.check(keys: ["models"])
    let findings = try ModelStudy.list(version: "Credence \(Credence.version)")
    try Console.write(try face.text(findings, main: ["models"]))
  }

  private func showSolution(_ subject: ModelSubject) async throws {
    try face.check(keys: ModelStudy.tables)
    let progress = ProgressLine()
    let findings = try await progress.waiting(for: "solving") {
      try await ModelStudy(threads.settings(seed: 1)).findings(on: subject) {
        progress.update($0, $1, $2)
      }
    }
    try Console.write(try face.text(findings, main: ModelStudy.mainTables))
  }

  private func showFinite(_ subject: ModelSubject) async throws {
    try face.check(keys: SolveStudy.tables)
    guard let game = GameSubject.read(try file(subject)).subject else {
      throw Failure(.badCase, "credence: the finite game of \(subject.name) cannot be read")
    }
    let options = try solving.options()
    let progress = ProgressLine()
    let findings = try await progress.waiting(for: "solving") {
      try await SolvingOptions.told {
        try await SolveStudy(threads.settings(seed: 1), options).findings(on: game) {
          progress.update($0, $1, $2)
        }
      }
    }
    let main = face.format == .csv ? SolveStudy.mainTables : SolveStudy.mainTables(of: findings)
    try Console.write(try face.text(findings, main: main, mostRows: 40))
    if findings.isEmpty("equilibria") { throw ExitCode(Failure.Kind.problemsFound.rawValue) }
  }

  private func write(_ subject: ModelSubject, to path: String) throws {
    try OutputFile.write(try file(subject).bytes, to: path, as: "game")
  }

  private func file(_ subject: ModelSubject) throws -> InputFile {
    guard let file = try told({ () throws(ModelFault) in try subject.file() }) else {
      throw Failure(.wrongUse, "credence: the model \(subject.name) has no finite game")
    }
    return file
  }

  private func told<Value>(_ work: () throws(ModelFault) -> Value) throws(Failure) -> Value {
    do throws(ModelFault) {
      return try work()
    } catch {
      throw Failure(.wrongUse, "credence: \(error)")
    }
  }
}
