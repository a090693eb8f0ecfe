public import Quantities
public import Record

/// How events are counted and shown.
public struct EventsOptions: Hashable, Sendable {
  /// Length of the periods over which events are counted.
  public enum Step: String, CaseIterable, Sendable {
    case day, week, month

    /// The first day of the period that holds a day.
    func start(of day: Day) -> Day {
      switch self {
      case .day: day
      case .week: day.week.firstDay
      case .month: day.advanced(by: 1 - day.components.day)
      }
    }
  }

  /// Which events.
  public let query: EventQuery
  /// First and last day; `nil` for those of the case.
  public let period: ClosedRange<Day>?
  /// Length of the periods.
  public let step: Step
  /// Which rows are copies; `nil` for the rule of the case.
  public let rule: CountingRule?
  /// Most codes and pairs that are listed, at least 1.
  public let top: Int

  /// Options of one question.
  public init(
    query: EventQuery, period: ClosedRange<Day>?, step: Step, rule: CountingRule?, top: Int
  ) {
    self.query = query
    self.period = period
    self.step = step
    self.rule = rule
    self.top = max(1, top)
  }
}
