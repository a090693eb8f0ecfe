public import Briefing
public import Quantities
public import Record

/// A question that an analyst asks of a case or a game: a plain value of its settings with one function
/// to findings.
///
/// The same subject, settings and seed give the same findings, byte for byte, on any number of threads.
public protocol Study<Subject>: Sendable {
  /// What the question is asked of.
  associatedtype Subject: Sendable

  /// Key of its findings, also the name of its command.
  static var key: String { get }
  /// Keys of all tables, in order.
  static var tables: [String] { get }
  /// Keys of the tables that a terminal shows unless asked for others.
  static var mainTables: [String] { get }

  /// The further file of a case that it reads, if it reads one.
  static var caseSheet: CaseSheet? { get }

  /// A study with common settings.
  init(_ settings: StudySettings)

  /// Answers the question. Stops with `CancellationError` when its task is cancelled.
  func findings(on subject: Subject, progress: ProgressHandler?) async throws -> Findings
}

extension Study {
  /// None, unless the study says otherwise.
  public static var caseSheet: CaseSheet? { nil }
}

/// Settings that all studies share.
public struct StudySettings: Hashable, Sendable {
  /// Version of the program, for the stamp.
  public let version: String
  /// Draws of the uncertain assumptions: 64 to 65,536, rounded up to a power of two.
  public let draws: Int
  /// Shuffles of permutation tests, at least 99.
  public let shuffles: Int
  /// What fixes all chance.
  public let seed: UInt64
  /// Tasks at a time; changes no result.
  public let threads: Int
  /// Where the weight of words comes from.
  public let words: WordWeights

  /// The defaults are those of the command line.
  public init(
    version: String, draws: Int = 4_096, shuffles: Int = 9_999, seed: UInt64 = 1, threads: Int,
    words: WordWeights = .elicited
  ) {
    self.words = words
    self.version = version
    self.draws = draws
    self.shuffles = max(99, shuffles)
    self.seed = seed
    self.threads = max(1, threads)
  }
}

/// Where it comes from how much a statement tells.
public enum WordWeights: String, CaseIterable, Sendable {
  /// From the shares of stances that assumptions.csv expects of each hypothesis.
  case elicited
  /// From who would make the claim in equilibrium, by the costs of statements in demands.yaml.
  case equilibrium
}

extension StudySettings {
  /// The stamp that makes findings reproducible.
  func stamp(_ subject: Case, draws: Int) -> Stamp {
    Stamp(
      version: version, caseName: subject.name, caseDigest: subject.digest, seed: seed,
      draws: draws,
      settings: [
        Setting("shuffles", String(shuffles)),
        Setting("hazard", hazard(subject)),
        Setting("correlation", String(subject.settings.correlation)),
        Setting("contradiction_window_days", String(subject.settings.contradictionWindow)),
        Setting("coverage", subject.settings.coverage.rawValue),
      ] + (words == .elicited ? [] : [Setting("words", words.rawValue)]))
  }

  private func hazard(_ subject: Case) -> String {
    guard let range = subject.assumptions.hazard?.distribution, !range.isPoint else {
      return String(subject.assumptions.hazard?.distribution.best ?? subject.settings.hazard)
    }
    return "\(range.best) (\(range.low) to \(range.high))"
  }
}
