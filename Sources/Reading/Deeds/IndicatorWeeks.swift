public import Quantities
public import Record

/// How often an actor did each kind of deed in each week, and how well each week is covered.
///
/// Copies from one origin count once, in the week of the earliest, with the largest count.
public struct IndicatorWeeks: Sendable {
  /// One kind of deed.
  public struct Row: Hashable, Sendable {
    /// Id of the indicator.
    public let indicator: String
    /// Number of separate acts in each week, in the order of `weeks`.
    public let counts: [Int]
    /// Number of reports, copies not counted.
    public let reports: Int
    /// Day of the first deed; `nil` where there is none.
    public let first: Day?
    /// Day of the last deed; `nil` where there is none.
    public let last: Day?

    /// Number of separate acts.
    public var total: Int { counts.reduce(0, +) }
    /// Number of weeks with at least one act.
    public var weeksActive: Int { counts.count { $0 > 0 } }
  }

  /// How much was reported, by the week.
  public struct Coverage: Hashable, Sendable {
    /// Distinct reports of any actor's words and deeds in each week; one origin is one report.
    ///
    /// A report counts in the week of its earliest row.
    public let reports: [Int]

    /// Number of weeks without a report: there, no deeds may mean no news.
    public var silentWeeks: Int { reports.count { $0 == 0 } }
    /// Mean number of reports in a week.
    public var mean: Double { Double(reports.reduce(0, +)) / Double(max(1, reports.count)) }
  }

  /// Whose deeds.
  public let actor: String
  /// Every week that the case's period touches, in order.
  public let weeks: ClosedRange<Week>
  /// One row per indicator of the case, in its order.
  public let rows: [Row]
  /// How many reports there are of each week.
  public let coverage: Coverage

  /// Acts of all kinds in each week, in the order of `weeks`.
  public var totals: [Int] {
    rows.reduce(into: [Int](repeating: 0, count: weeks.count)) { sums, row in
      for (week, count) in row.counts.enumerated() { sums[week] += count }
    }
  }

  /// The weeks of an actor's deeds, the target's by default.
  ///
  /// Linear in the rows and in the cells.
  public init(of subject: Case, actor: String? = nil) {
    let actor = actor ?? subject.target
    self.actor = actor
    weeks = subject.weeks
    let weeks = subject.weeks
    let deeds = DeedCluster.clusters(of: subject, by: actor).filter { weeks.contains($0.day.week) }
    let byIndicator = Dictionary(grouping: deeds, by: \.indicator)
    rows = subject.indicators.map { Row($0.id, byIndicator[$0.id] ?? [], weeks) }
    coverage = Coverage(of: subject)
  }
}

extension IndicatorWeeks.Row {
  fileprivate init(_ indicator: String, _ deeds: [DeedCluster], _ weeks: ClosedRange<Week>) {
    var counts = [Int](repeating: 0, count: weeks.count)
    for deed in deeds { counts[weeks.lowerBound.distance(to: deed.day.week)] += deed.count }
    self.indicator = indicator
    self.counts = counts
    reports = deeds.count
    first = deeds.first?.day
    last = deeds.last?.day
  }
}

extension IndicatorWeeks.Coverage {
  fileprivate init(of subject: Case) {
    let weeks = subject.weeks
    var counts = [Int](repeating: 0, count: weeks.count)
    var earliest: [String: Day] = [:]
    func add(_ origin: String?, _ day: Day) {
      guard weeks.contains(day.week) else { return }
      guard let origin else {
        counts[weeks.lowerBound.distance(to: day.week)] += 1
        return
      }
      earliest[origin] = min(earliest[origin] ?? day, day)
    }
    for statement in subject.statements { add(statement.origin, statement.day) }
    // Event data have a volume of their own; they say nothing of how closely the case was followed.
    for index in subject.deeds.indices where subject.deeds[index].data == nil {
      add(subject.deeds[index].origin, subject.deeds[index].day)
    }
    for day in earliest.values { counts[weeks.lowerBound.distance(to: day.week)] += 1 }
    reports = counts
  }
}
