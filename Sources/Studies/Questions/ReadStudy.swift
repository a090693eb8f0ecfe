public import Briefing
public import Quantities
import Reading
public import Record

/// What the record says of intent: from words alone, from deeds alone, and from both.
public struct ReadStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "read"
  /// Keys of all tables, in the order in which they are given.
  public static let tables = [
    "reading", "basis", "heaviest", "weeks", "evidence", "publishers", "turning_points",
    "hypotheses", "exposure",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["reading", "basis", "heaviest", "turning_points"]

  private let settings: StudySettings

  /// A study with common settings.
  public init(_ settings: StudySettings) { self.settings = settings }

  /// The findings on intent: readings, weights, turning points.
  public func findings(on subject: Case, progress: ProgressHandler?) async throws -> Findings {
    let weighed = try await settings.weighed(subject, progress: progress)
    let reading = try await IntentReading(
      of: weighed.subject, settings.intent, progress: progress)
    var findings = try findings(on: weighed.subject, reading)
    if let reason = weighed.reason { findings.summary.append(reason) }
    return findings
  }

  /// The findings as tables.
  func findings(on subject: Case, _ reading: IntentReading) throws -> Findings {
    let tables = ReadTables(subject, reading)
    return Findings(
      key: ReadStudy.key, title: "What \(subject.label(subject.target)) wants",
      question: subject.question, stamp: settings.stamp(subject, draws: settings.intent.draws),
      summary: ReadProse(subject, reading).summary,
      tables: [
        try tables.atEnd(), try tables.basis(), try tables.heaviest(), try tables.weeks(),
        try tables.evidence(), try tables.publishers(), try tables.turningPoints(),
        try tables.hypotheses(), try tables.exposure(),
      ])
  }
}

extension StudySettings {
  var intent: IntentSettings { IntentSettings(draws: draws, seed: seed, threads: threads) }
}
