public import Briefing
public import Quantities
public import Record

/// How large and how credible responses must be before escalation stops paying, and what a public commitment adds.
public struct DeterStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "deter"
  /// Keys of all tables, in order.
  public static let tables = [
    "escalation", "rungs", "best_response", "commitment", "frontier", "spirals", "sensitivity",
    "assumptions", "check",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["escalation", "rungs", "best_response"]

  /// The file that it reads.
  public static let caseSheet: CaseSheet? = .deterrence

  private let settings: StudySettings

  /// A study with common settings; draws are rounded up to a power of two.
  public init(_ settings: StudySettings) { self.settings = settings }

  /// The findings on deterrence.
  /// - Throws: `MissingSheet` where the case has no usable `deterrence.yaml`; `CancellationError` when its
  ///   task is cancelled.
  public func findings(on subject: Case, progress: ProgressHandler?) async throws -> Findings {
    try await findings(on: subject, result(on: subject, progress: progress))
  }

  /// Everything that tables, sentences and charts show.
  func result(on subject: Case, progress: ProgressHandler?) async throws -> DeterResult {
    let sheet = try sheet(.deterrence, of: subject) { DeterSheet.read($0) }
    let draws = try await DeterDraws(
      sheet, count: drawCount, seed: settings.seed, threads: settings.threads, progress: progress)
    guard !draws.all.isEmpty else { throw Self.noDraw }
    let sensitivity = try await DeterSensitivity(
      sheet, draws, threads: settings.threads, progress: progress)
    let check = try await DeterCheck(draws, threads: settings.threads, progress: progress)
    return DeterResult(sheet: sheet, draws: draws, sensitivity: sensitivity, check: check)
  }

  private static let noDraw = MissingSheet(
    sheet: .deterrence,
    problems: [
      Problem(
        at: .init(file: CaseSheet.deterrence.file),
        found: "numbers that leave their ranges in every draw",
        expected: "ranges of the assumptions that the numbers allow")
    ])

  private var drawCount: Int {
    var count = 64
    while count < settings.draws { count *= 2 }
    return count
  }

  /// The findings as tables.
  func findings(on subject: Case, _ result: DeterResult) throws -> Findings {
    let tables = DeterTables(result)
    return Findings(
      key: DeterStudy.key,
      title: "What would deter \(subject.label(result.sheet.challenger))",
      question: "How large and how credible must a response be before escalation stops paying?",
      stamp: Stamp(
        version: settings.version, caseName: subject.name, caseDigest: subject.digest,
        seed: settings.seed, draws: result.draws.count,
        settings: [
          Setting("sensitivity_rows", String(result.sensitivity.rowCount)),
          Setting("larger_by", String(DeterDraws.largerBy)),
        ]),
      summary: DeterProse(subject, result).summary,
      tables: [
        try tables.escalation(), try tables.rungTable(), try tables.bestResponse(),
        try tables.commitment(), try tables.frontier(), try tables.spirals(),
        try tables.sensitivity(), try assumptionTable(result.sheet.numbers.assumptions),
        try tables.check(),
      ], pictures: DeterPictures(result).all)
  }
}

/// Everything that tables and sentences on deterrence show.
struct DeterResult: Sendable {
  let sheet: DeterSheet
  let draws: DeterDraws
  let sensitivity: DeterSensitivity
  let check: DeterCheck
}
