/// Everything that the findings depend on, so that they can be made again byte for byte.
public struct Stamp: Hashable, Sendable {
  /// What the findings are about.
  public enum Subject: String, Hashable, Sendable {
    /// A folder with what was said and done.
    case `case`
    /// A game, with or without a case.
    case game
  }

  /// Name of the program and its version, such as "credence 0.1.0".
  public let version: String
  /// What the findings are about.
  public let subject: Subject
  /// Name of the case, or of the game's file.
  public let caseName: String
  /// SHA-256 of the files of the case, or of the game, in hexadecimal digits.
  public let caseDigest: String
  /// Seed of the draws.
  public let seed: UInt64
  /// Number of draws.
  public let draws: Int
  /// Further settings, in the order in which they are shown.
  public let settings: [Setting]

  /// A stamp of program, case and settings.
  public init(
    version: String, subject: Subject = .case, caseName: String, caseDigest: String, seed: UInt64,
    draws: Int, settings: [Setting] = []
  ) {
    self.version = version
    self.subject = subject
    self.caseName = caseName
    self.caseDigest = caseDigest
    self.seed = seed
    self.draws = draws
    self.settings = settings
  }

  /// The stamp in one line; the digest is cut to its first twelve digits, and a game without draws has
  /// no seed.
  var line: String {
    let digest = String(caseDigest.prefix(12))
    let start = "\(version) · \(subject.rawValue) \(caseName) \(digest)"
    if subject == .game, draws == 0 { return start }
    return "\(start) · seed \(seed)"
      + (draws > 0 ? " · \(Digits.grouped(draws)) draws" : "")
  }
}

/// One named setting of a study.
public struct Setting: Hashable, Sendable {
  /// Name of the setting.
  public let key: String
  /// Its value as the user would write it.
  public let value: String

  /// A setting and its value.
  public init(_ key: String, _ value: String) {
    self.key = key
    self.value = value
  }
}
