public import Briefing
public import Events
import Quantities
public import Record

/// What the event data of a case hold: counts by period, codes, pairs, rules, gaps, files and rows.
public struct EventsStudy: Sendable {
  /// Key of the findings and name of the command.
  public static let key = "events"
  /// Keys of all tables, in order.
  public static let tables = [
    "counts", "rules", "codes", "pairs", "places", "volume", "gaps", "files", "refused", "rows",
  ]
  /// What a terminal shows first.
  public static let mainTables = ["counts", "rules", "codes", "gaps"]

  private let settings: StudySettings
  private let options: EventsOptions

  /// A study of one question.
  public init(_ settings: StudySettings, _ options: EventsOptions) {
    self.settings = settings
    self.options = options
  }

  /// Answers from the records of a case.
  public func findings(
    on subject: Case, _ events: CaseEvents
  ) throws -> Findings {
    let found = try EventsFound(subject, events, options)
    return Findings(
      key: EventsStudy.key, title: "Event data of \(subject.title)", question: subject.question,
      stamp: stamp(subject, found), summary: EventsProse(found).summary,
      tables: [
        try EventsTables.counts(found), try EventsTables.rules(found),
        try EventsTables.codes(found), try EventsTables.pairs(found),
        try EventsTables.places(found), try EventsRecordTables.volume(found),
        try EventsRecordTables.gaps(found), try EventsRecordTables.files(found),
        try EventsRecordTables.refused(found), try EventsTables.rows(found),
      ])
  }

  private func stamp(_ subject: Case, _ found: EventsFound) -> Stamp {
    Stamp(
      version: settings.version, caseName: subject.name, caseDigest: subject.digest,
      seed: settings.seed, draws: 0,
      settings: [
        Setting("from", found.period.lowerBound.description),
        Setting("to", found.period.upperBound.description),
        Setting("step", options.step.rawValue), Setting("rule", found.rule.rawValue),
      ] + EventsStudy.settings(options.query))
  }

  private static func settings(_ query: EventQuery) -> [Setting] {
    [
      ("sources", query.sources), ("source_states", query.source.states),
      ("source_roles", query.source.roles.map(\.rawValue)),
      ("target_states", query.target.states), ("target_roles", query.target.roles.map(\.rawValue)),
      ("codes", query.codes), ("classes", query.classes.map(\.rawValue)),
      ("quads", query.quads.map(\.rawValue)), ("place_states", query.location.states),
      ("regions", query.location.regions), ("source_persons", persons(query.source)),
      ("target_persons", persons(query.target)),
    ].filter { !$0.1.isEmpty }.map { Setting($0.0, $0.1.joined(separator: ",")) }
  }

  private static func persons(_ party: EventQuery.Party) -> [String] {
    party.hasPersons ? [] : ["without"]
  }
}

/// All that one question finds in the records of a case.
struct EventsFound {
  let subject: Case
  let options: EventsOptions
  let period: ClosedRange<Day>
  let rule: CountingRule
  let events: [RecordedEvent]
  /// By the rule in force.
  let clusters: [EventCluster]
  let files: [RecordFile]
  let volume: [DayVolume]

  init(_ subject: Case, _ records: CaseEvents, _ options: EventsOptions) throws {
    self.subject = subject
    self.options = options
    period = options.period ?? subject.period
    rule = options.rule ?? options.query.rule ?? subject.events.rule
    events = try records.events(options.query, in: period)
    clusters = EventCluster.clusters(events, by: rule)
    files = try records.files()
    let states = options.query.source.states
    volume = try records.volume(states: states, sources: options.query.sources, in: period)
  }

  /// First days of all periods, in order.
  var starts: [Day] {
    var starts: [Day] = []
    for day in period {
      let start = options.step.start(of: day)
      if starts.last != start { starts.append(start) }
    }
    return starts
  }
}
