public import Briefing
import Games
public import Quantities

/// The equilibria of a game: strategies, beliefs, what follows, and how far each was checked.
public struct SolveStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "solve"
  /// Keys of all tables, in the order in which they are given.
  public static let tables = [
    "equilibria", "strategies", "beliefs", "outcomes", "payoffs", "probabilities", "shares",
    "ranges",
    "types", "draws", "parameters", "refused", "solvers", "game",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["equilibria", "strategies", "beliefs", "outcomes"]

  /// What a terminal shows first of these findings: without an equilibrium, why there is none.
  ///
  /// Where numbers are uncertain, what follows over the draws comes first.
  public static func mainTables(of findings: Findings) -> [String] {
    let draws = ["shares", "types", "draws", "parameters"].filter { !findings.isEmpty($0) }
    return draws + (findings.isEmpty("equilibria") ? ["solvers"] : mainTables)
  }

  private let settings: StudySettings
  private let options: SolveOptions?

  /// A study that lets the suited solver work until it is done.
  public init(_ settings: StudySettings) {
    self.settings = settings
    options = try? SolveOptions()
  }

  /// A study that solves as the options say.
  public init(_ settings: StudySettings, _ options: SolveOptions) {
    self.settings = settings
    self.options = options
  }

  /// Solves the game.
  /// - Throws: `SolveFault` where the solver asked for cannot.
  public func findings(
    on subject: GameSubject, progress: ProgressHandler?
  ) async throws -> Findings {
    try await solved(subject, progress: progress).findings
  }

  /// Solves the game, and keeps what a drawing needs.
  /// - Throws: `SolveFault` where the solver asked for cannot.
  public func solved(
    _ subject: GameSubject, progress: ProgressHandler?
  ) async throws -> SolvedGame {
    let options = try options ?? SolveOptions()
    let solution = try Solution.find(subject.game, options, progress: progress)
    let names = GameNames(subject.game)
    let draws = try await DrawnSolution.find(
      subject, settings, timeLimit: options.timeLimit, progress: progress)
    let findings = Findings(
      key: SolveStudy.key, title: subject.title,
      question: "What will the players do if none can gain by doing anything else?",
      stamp: stamp(subject, options),
      summary: draws.prose.summary + SolveProse(solution, names).summary,
      tables: try tables(SolveTables(solution, names).all + draws.tables.all))
    return SolvedGame(findings: findings, title: subject.title, solution: solution, names: names)
  }

  /// In the order in which they are promised.
  private func tables(_ made: [Table]) -> [Table] {
    SolveStudy.tables.compactMap { key in made.first { $0.key == key } }
  }

  private func stamp(_ subject: GameSubject, _ options: SolveOptions) -> Stamp {
    Stamp(
      version: settings.version, subject: .game, caseName: subject.name,
      caseDigest: subject.digest, seed: settings.seed,
      draws: subject.isUncertain ? settings.draws : 0,
      settings: [
        Setting("solver", options.solver ?? "suited to the game"),
        Setting("time_limit", options.timeLimit.map { "\($0)" } ?? "none"),
        Setting("tolerance", "\(options.tolerance)"),
        Setting("most_equilibria", options.most == .max ? "all" : String(options.most)),
      ])
  }
}

/// A game with what was found of it.
public struct SolvedGame: Sendable {
  /// The findings in full.
  public let findings: Findings
  private let title: String
  private let solution: Solution
  private let names: GameNames

  init(findings: Findings, title: String, solution: Solution, names: GameNames) {
    self.findings = findings
    self.title = title
    self.solution = solution
    self.names = names
  }

  /// The game drawn as a tree, with an equilibrium marked, by its number from 1; without such a number the
  /// last, and none where none was found.
  public func tree(equilibrium: Int = 1) -> TreeChart {
    let count = solution.assessments.count
    let number = min(max(1, equilibrium), count)
    let assessment = count > 0 ? solution.assessments[number - 1] : nil
    let method = solution.outcome?.method ?? ""
    let caption =
      count > 0
      ? "In bold: equilibrium \(number) of \(count) found by \(method)."
      : "No equilibrium was found, so none is marked."
    return TreePicture(names, assessment).chart(title: title, caption: caption)
  }
}
