public import Briefing
import Games
public import Quantities
import Record

/// The equilibria of a ready-made game by its own mathematics.
public struct ModelStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "model"
  /// Keys of all tables, in order.
  public static let tables = ["equilibria", "findings", "parameters"]
  /// What a terminal shows first.
  public static let mainTables = ["equilibria", "findings", "parameters"]

  private let settings: StudySettings

  /// A study with common settings.
  public init(_ settings: StudySettings) { self.settings = settings }

  /// What the model says with these numbers.
  public func findings(
    on subject: ModelSubject, progress: ProgressHandler?
  ) async throws -> Findings {
    let solution = subject.model.solution(limits: Limits(progress: progress))
    try Task.checkCancellation()
    let digest = InputFile(path: subject.name, bytes: Array(words(subject).utf8)).digest
    return Findings(
      key: ModelStudy.key, title: "\(subject.name) (\(subject.type.source))",
      question: subject.type.summary,
      stamp: Stamp(
        version: settings.version, subject: .game, caseName: subject.name, caseDigest: digest,
        seed: settings.seed, draws: 0,
        settings: zip(subject.type.parameters, subject.values).map {
          Setting($0.name, significant($1, figures: 17))
        }),
      summary: solution.map(summary) ?? [
        "The model has no mathematics of its own for these numbers; its finite game can be solved."
      ],
      tables: [try equilibria(solution), try findings(solution), try parameters(subject)])
  }

  /// The model and its numbers in one text.
  private func words(_ subject: ModelSubject) -> String {
    ([subject.name] + zip(subject.type.parameters, subject.values).map { "\($0.name)=\($1)" })
      .joined(separator: " ")
  }

  private func summary(_ solution: ModelSolution) -> [Prose] {
    let count = Wording.count(solution.equilibria.count, "equilibrium", plural: "equilibria")
    let worst = solution.equilibria.map(\.check.residual).max() ?? 0
    let complete = solution.isComplete ? "" : " There may be others."
    return [
      "\(strong: count): \(Wording.list(solution.equilibria.map(\.name))). \(solution.scope)\(complete)",
      "Each was checked by other means than it was found; the largest miss is \(significant(worst, figures: 2)).",
    ]
  }

  // MARK: Tables

  private func equilibria(_ solution: ModelSolution?) throws -> Table {
    try Table(
      key: "equilibria", title: "Equilibria",
      columns: [
        Column(key: "equilibrium", title: "No.", meaning: "Its number."),
        Column(key: "kind", title: "Kind", meaning: "What kind it is."),
        Column(key: "check", title: "Check", meaning: "What was computed to check it."),
        Column(key: "miss", title: "Miss", meaning: "By how much it misses; 0 up to rounding."),
      ],
      rows: (solution?.equilibria ?? []).enumerated().map { index, equilibrium in
        [
          .integer(index + 1), .text(equilibrium.name), .text(equilibrium.check.method),
          .measure(equilibrium.check.residual, figures: 2),
        ]
      }, emptyMessage: "There is none of the kind that was looked for.")
  }

  private func findings(_ solution: ModelSolution?) throws -> Table {
    let all = (solution?.findings ?? []).map { (Cell.missing("all"), $0) }
    let own = (solution?.equilibria ?? []).enumerated().flatMap { index, equilibrium in
      equilibrium.findings.map { (Cell.integer(index + 1), $0) }
    }
    return try Table(
      key: "findings", title: "What follows",
      columns: [
        Column(
          key: "equilibrium", title: "No.",
          meaning: "Number of the equilibrium; none for what holds in all."),
        Column(key: "finding", title: "Finding", meaning: "What the number is."),
        Column(key: "value", title: "Value", meaning: "The number."),
        Column(key: "measured_in", title: "In", meaning: "What it is measured in."),
      ],
      rows: (all + own).map { number, finding in
        [
          number, .text(finding.name),
          finding.value.isFinite
            ? .measure(finding.value, figures: 6) : .missing("beyond all bounds"),
          .text(finding.unit.rawValue),
        ]
      })
  }

  private func parameters(_ subject: ModelSubject) throws -> Table {
    try Table(
      key: "parameters", title: "Numbers of the model",
      columns: [
        Column(key: "parameter", title: "Name", meaning: "Its name, to be set by name=value."),
        Column(key: "value", title: "Value", meaning: "Its value."),
        Column(key: "standard", title: "Standard", meaning: "Its value where none is set."),
        Column(key: "allowed", title: "Allowed", meaning: "The values allowed."),
        Column(key: "measured_in", title: "In", meaning: "What it is measured in."),
        Column(key: "meaning", title: "Meaning", meaning: "What it is."),
      ],
      rows: zip(subject.type.parameters, subject.values).map { parameter, value in
        [
          .text(parameter.name), .measure(value, figures: 9),
          .measure(parameter.standard, figures: 9), .text(parameter.range.description),
          .text(parameter.unit.rawValue), .text(parameter.meaning),
        ]
      })
  }

  // MARK: The list

  /// All models there are, for those who have not chosen one.
  public static func list(version: String) throws -> Findings {
    let names = ModelSubject.names.joined(separator: " ")
    return Findings(
      key: "models", title: "Ready-made games",
      question: "Which games of the field can be solved at once?",
      stamp: Stamp(
        version: version, subject: .game, caseName: "models",
        caseDigest: InputFile(path: "models", bytes: Array(names.utf8)).digest, seed: 0, draws: 0),
      tables: [
        try Table(
          key: "models", title: "Models",
          columns: [
            Column(key: "model", title: "Name", meaning: "Its name, for credence model."),
            Column(key: "summary", title: "What it answers", meaning: "What it answers."),
            Column(key: "source", title: "Source", meaning: "Author and year."),
            Column(key: "parameters", title: "Numbers", meaning: "Numbers that may be set."),
          ],
          rows: Models.all.map { type in
            [
              .text(type.name), .text(type.summary), .text(type.source),
              .text(type.parameters.map(\.name).joined(separator: ", ")),
            ]
          })
      ])
  }
}
