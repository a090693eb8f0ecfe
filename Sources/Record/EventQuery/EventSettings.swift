/// How a case uses event data.
public struct EventSettings: Hashable, Sendable {
  /// A file of event data that belongs to the case and lives with it under git.
  public struct File: Hashable, Sendable {
    /// Kind of the data, such as `csv` or `ucdp-ged`.
    public let source: String
    /// Path in the case's folder.
    public let path: String
    /// Path of the mapping in the case's folder, for kinds that need one.
    public let mapping: String?
    /// Line of `case.yaml`, from 1.
    public let line: Int
  }

  /// Which rows are copies, unless a query or the user says otherwise.
  public let rule: CountingRule
  /// Where events are kept, whoever acts.
  public let location: EventQuery.Location
  /// Codes of the states for which each actor stands, by its id.
  public let states: [String: [String]]
  /// Files that belong to the case.
  public let files: [File]

  /// Settings of a case; the defaults are those of one that says nothing of events.
  public init(
    rule: CountingRule = .exact, location: EventQuery.Location = .anywhere,
    states: [String: [String]] = [:], files: [File] = []
  ) {
    self.rule = rule
    self.location = location
    self.states = states
    self.files = files
  }
}
