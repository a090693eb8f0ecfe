/// How many rows of event data an indicator's query matches, and what each rule leaves of them.
public struct EventTally: Hashable, Sendable {
  /// Id of the indicator.
  public let indicator: String
  /// The rule in force.
  public let rule: CountingRule
  /// Rows that the query matches.
  public let rows: Int
  /// What each rule leaves of them.
  public let left: [CountingRule: Int]

  /// A count.
  public init(indicator: String, rule: CountingRule, rows: Int, left: [CountingRule: Int]) {
    self.indicator = indicator
    self.rule = rule
    self.rows = rows
    self.left = left
  }
}
