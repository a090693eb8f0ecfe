/// What a study found: typed tables and a summary, with the stamp that makes it reproducible.
public struct Findings: Hashable, Sendable {
  /// Stable name of the study, such as "words".
  public let key: String
  /// Heading for people.
  public let title: String
  /// The question that the study answers, one sentence.
  public let question: String
  /// How to get the same findings again.
  public let stamp: Stamp
  /// The main results in sentences, most important first.
  public var summary: [Prose]
  /// The results in full.
  public var tables: [Table]
  /// Pictures of the results, for faces that show some; their numbers are in the tables too.
  public var pictures: [Picture]

  /// The findings of one study.
  public init(
    key: String, title: String, question: String, stamp: Stamp, summary: [Prose] = [],
    tables: [Table] = [], pictures: [Picture] = []
  ) {
    self.key = key
    self.title = title
    self.question = question
    self.stamp = stamp
    self.summary = summary
    self.tables = tables
    self.pictures = pictures
  }

  /// Whether the table of that key has no rows, or is not there.
  public func isEmpty(_ table: String) -> Bool {
    tables.first { $0.key == table }?.rows.isEmpty ?? true
  }
}
