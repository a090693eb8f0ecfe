public import Briefing
public import Quantities
public import Record

/// Which demand would call a bluff, what would be believed after it, and which statements move nothing.
public struct CallStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "call"
  /// Keys of all tables, in the order in which they are given.
  public static let tables = [
    "demands", "beliefs", "value", "talk", "claims", "kinds", "selection", "meeting", "noise",
    "sequences",
    "sensitivity", "details", "assumptions", "check", "draws",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["demands", "beliefs", "value", "talk"]

  /// The file that it reads.
  public static let caseSheet: CaseSheet? = .demands

  private let settings: StudySettings

  /// A study with common settings.
  public init(_ settings: StudySettings) { self.settings = settings }

  /// Solves every demand of the case for all draws.
  ///
  /// - Throws: `MissingSheet` where the case has no usable `demands.yaml`; `CancellationError` when its
  ///   task is cancelled.
  public func findings(on subject: Case, progress: ProgressHandler?) async throws -> Findings {
    let sheet = try sheet(.demands, of: subject) { CallSheet.read($0) }
    let analysis = try await CallAnalysis(of: subject, sheet, settings, progress: progress)
    return try findings(on: subject, analysis)
  }

  func findings(on subject: Case, _ analysis: CallAnalysis) throws -> Findings {
    let tables = CallTables(subject, analysis)
    return Findings(
      key: CallStudy.key, title: "What would call the bluff of \(subject.label(subject.target))",
      question: "Which demand would tell whether the offer is meant, and what if we are wrong?",
      stamp: settings.stamp(subject, draws: settings.draws),
      summary: CallProse(subject, analysis).summary,
      tables: [
        try tables.demands(), try tables.beliefs(), try tables.value(), try tables.talk(),
        try tables.claims(),
        try tables.kinds(), try tables.selection(), try tables.meeting(), try tables.noise(),
        try tables.sequences(),
        try tables.sensitivity(), try tables.details(),
        try assumptionTable(analysis.sheet.numbers.assumptions), try tables.check(),
        try tables.draws(),
      ], pictures: CallPictures(analysis).all)
  }
}
