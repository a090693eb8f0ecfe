public import Briefing
public import Quantities
import Reading
public import Record

/// What the actor in question says: to whom, with which stance, and where it contradicts itself.
public struct WordsStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "words"
  /// Keys of all tables, in the order in which they are given.
  public static let tables = [
    "stances", "tailoring", "audiences", "contradictions", "belied", "matrix",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["stances", "tailoring", "audiences", "contradictions"]

  private let settings: StudySettings

  /// A study with common settings.
  public init(_ settings: StudySettings) { self.settings = settings }

  /// The findings on words: stances, tailoring, contradictions.
  public func findings(on subject: Case, progress: ProgressHandler?) async throws -> Findings {
    try findings(on: subject, try await Words(of: subject, settings, progress: progress))
  }

  /// The findings as tables.
  func findings(on subject: Case, _ words: Words) throws -> Findings {
    Findings(
      key: WordsStudy.key, title: "What \(subject.label(subject.target)) says",
      question: subject.question, stamp: settings.stamp(subject, draws: 0),
      summary: WordsProse(subject, words).summary,
      tables: [
        try WordsTables.stances(subject, words), try WordsTables.tailoring(words),
        try WordsTables.audiences(subject, words), try WordsTables.contradictions(words),
        try WordsTables.belied(words), try WordsTables.matrix(words),
      ])
  }
}

/// All that is asked of words.
struct Words: Sendable {
  let contradictions: Contradictions
  let tailoring: Tailoring
  let matrix: AudienceMatrix

  init(
    of subject: Case, _ settings: StudySettings, progress: ProgressHandler?
  ) async throws {
    contradictions = Contradictions(in: subject)
    matrix = AudienceMatrix(of: subject)
    tailoring = try await Tailoring.measure(
      in: subject,
      shuffling: Shuffling(
        count: settings.shuffles, seed: settings.seed, threads: settings.threads,
        progress: progress))
  }
}
