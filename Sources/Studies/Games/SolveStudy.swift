public import Briefing
public import Quantities

/// The equilibria of a game: strategies, beliefs, what follows, and how far each was checked.
public struct SolveStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "solve"
  /// Keys of all tables, in the order in which they are given.
  public static let tables = [
    "equilibria", "strategies", "beliefs", "outcomes", "payoffs", "probabilities", "refused",
    "solvers", "game",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["equilibria", "strategies", "beliefs", "outcomes"]

  /// What a terminal shows first of these findings: without an equilibrium, why there is none.
  public static func mainTables(of findings: Findings) -> [String] {
    findings.isEmpty("equilibria") ? ["solvers"] : mainTables
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
    let options = try options ?? SolveOptions()
    let solution = try Solution.find(subject.game, options, progress: progress)
    let names = GameNames(subject.game)
    return Findings(
      key: SolveStudy.key, title: subject.title,
      question: "What will the players do if none can gain by doing anything else?",
      stamp: stamp(subject, options), summary: SolveProse(solution, names).summary,
      tables: try SolveTables(solution, names).all)
  }

  private func stamp(_ subject: GameSubject, _ options: SolveOptions) -> Stamp {
    Stamp(
      version: settings.version, subject: .game, caseName: subject.name,
      caseDigest: subject.digest, seed: settings.seed, draws: 0,
      settings: [
        Setting("solver", options.solver ?? "suited to the game"),
        Setting("time_limit", options.timeLimit.map { "\($0)" } ?? "none"),
        Setting("most_equilibria", options.most == .max ? "all" : String(options.most)),
      ])
  }
}
