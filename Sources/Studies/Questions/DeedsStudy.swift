public import Briefing
public import Quantities
import Reading
public import Record

/// What the actor in question does: by indicator and week, and beside an earlier case's sequence.
public struct DeedsStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "deeds"
  /// Keys of all tables, in the order in which they are given.
  public static let tables = [
    "indicators", "weeks", "coverage", "precedents", "steps", "rules", "events",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["indicators", "rules", "precedents", "steps"]

  private let settings: StudySettings

  /// A study with common settings.
  public init(_ settings: StudySettings) { self.settings = settings }

  /// The findings on deeds: indicators, weeks, precedents.
  public func findings(on subject: Case, progress: ProgressHandler?) async throws -> Findings {
    try findings(on: subject, try await Deeds(of: subject, settings, progress: progress))
  }

  /// The findings as tables.
  func findings(on subject: Case, _ deeds: Deeds) throws -> Findings {
    Findings(
      key: DeedsStudy.key, title: "What \(subject.label(subject.target)) does",
      question: subject.question, stamp: settings.stamp(subject, draws: 0),
      summary: DeedsProse(subject, deeds).summary,
      tables: [
        try DeedsTables.indicators(subject, deeds), try DeedsTables.weeks(deeds),
        try DeedsTables.coverage(deeds), try DeedsTables.precedents(deeds),
        try DeedsTables.steps(subject, deeds), try FedDeeds.rules(subject),
        try FedDeeds.events(subject),
      ])
  }
}

/// All that is asked of deeds.
struct Deeds: Sendable {
  let weeks: IndicatorWeeks
  let alignments: [PrecedentAlignment]

  init(
    of subject: Case, _ settings: StudySettings, progress: ProgressHandler?
  ) async throws {
    weeks = IndicatorWeeks(of: subject)
    alignments = try await PrecedentAlignment.align(
      subject,
      shuffling: Shuffling(
        count: settings.shuffles, seed: settings.seed, threads: settings.threads,
        progress: progress))
  }
}
