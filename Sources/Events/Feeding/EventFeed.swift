import Quantities
public import Record

/// A case whose indicators are fed by event data, with the rows that feed them.
public struct EventFeed: Sendable {
  /// One row that feeds an indicator.
  public struct Row: Sendable {
    /// Id of the indicator.
    public let indicator: String
    /// Id of the deed that it became.
    public let deed: String
    /// The event.
    public let event: RecordedEvent
    /// Id of the deed of which it is a copy; `nil` for the first of its kind.
    public let copyOf: String?
    /// What it adds, at least 1.
    public let count: Int
  }

  /// The case with its fed deeds and their tallies.
  public let subject: Case
  /// In the order of the case's indicators, then of day.
  public let rows: [Row]
  /// What is wrong with the event data.
  public let problems: [Problem]

  /// Feeds a case from its folder; `rule` overrides those of case and queries.
  public init(
    _ subject: Case, _ events: CaseEvents, rule: CountingRule? = nil
  ) throws(StoreFailure) {
    var maker = DeedMaker(subject)
    var tallies: [EventTally] = []
    for indicator in subject.indicators {
      guard let query = indicator.events else { continue }
      let found = try events.events(query, in: subject.period)
      let rule = rule ?? query.rule ?? subject.events.rule
      let clusters = EventCluster.clusters(found, by: rule)
      for cluster in clusters { maker.add(cluster, query, indicator: indicator.id) }
      tallies.append(EventFeed.tally(indicator.id, rule, found))
    }
    self.subject = subject.adding(maker.deeds, tallies: tallies, digest: maker.digest)
    rows = maker.rows
    problems = events.problems
  }

  private static func tally(
    _ indicator: String, _ rule: CountingRule, _ events: [RecordedEvent]
  ) -> EventTally {
    let clusters = CountingRule.allCases.map {
      ($0, EventCluster.clusters(events, by: $0).count)
    }
    return EventTally(
      indicator: indicator, rule: rule, rows: events.count,
      left: Dictionary(uniqueKeysWithValues: clusters))
  }
}

/// Makes deeds of events.
private struct DeedMaker {
  private(set) var deeds: [Deed] = []
  private(set) var rows: [EventFeed.Row] = []
  private let subject: Case
  private let actors: [String: String]
  private var taken: Set<String>

  init(_ subject: Case) {
    self.subject = subject
    var actors: [String: String] = [:]
    for actor in subject.actors {
      for state in subject.events.states[actor.id] ?? [] where actors[state] == nil {
        actors[state] = actor.id
      }
    }
    self.actors = actors
    taken = Set(subject.statements.map(\.id) + subject.deeds.map(\.id))
  }

  /// What the fed deeds rest on, in 64 hexadecimal digits.
  var digest: String {
    let lines = zip(rows, deeds).map { row, deed in
      let event = row.event
      return [
        row.indicator, event.data, event.fileName, String(event.line), event.day.description,
        event.code.code, event.native, String(row.count), row.copyOf ?? "", deed.actor, deed.place,
        deed.area, deed.summary, deed.grade.description, deed.source.address,
      ].joined(separator: "\t")
    }
    return InputFile(path: "events", bytes: Array(lines.joined(separator: "\n").utf8)).digest
  }

  /// Adds an event and its copies; none where it adds nothing by the query's weight.
  mutating func add(_ cluster: EventCluster, _ query: EventQuery, indicator: String) {
    let count = cluster.count(query.weight)
    guard count > 0 else { return }
    let first = name(cluster.first, indicator)
    let origin = cluster.copies.isEmpty ? nil : "events \(first)"
    add(cluster.first, first, nil, count, origin, query, indicator)
    for copy in cluster.copies {
      add(copy, name(copy, indicator), first, count, origin, query, indicator)
    }
  }

  private mutating func add(
    _ event: RecordedEvent, _ id: String, _ copyOf: String?, _ count: Int, _ origin: String?,
    _ query: EventQuery, _ indicator: String
  ) {
    rows.append(
      EventFeed.Row(
        indicator: indicator, deed: id, event: event, copyOf: copyOf, count: count))
    deeds.append(
      Deed(
        id: id, day: event.day, actor: actor(event), indicator: indicator,
        place: event.place.name, area: event.place.region, count: count,
        summary: event.summary, grade: query.grade ?? event.grade, origin: origin,
        source: event.citation,
        extras: subject.extraColumns.deeds.map { _ in "" }, line: event.line, data: event.data))
  }

  /// The actor that stands for the event's source, or the source's state where none does; the target
  /// where the data name nobody.
  private func actor(_ event: RecordedEvent) -> String {
    let state = States.all.code(event.source.state)
    return actors[state] ?? (state.isEmpty ? subject.target : state)
  }

  /// An id that nothing else has: an event may feed several indicators.
  private mutating func name(_ event: RecordedEvent, _ indicator: String) -> String {
    var name = event.id
    if taken.contains(name) { name += "-\(indicator)" }
    while !taken.insert(name).inserted { name += "+" }
    return name
  }
}

extension RecordedEvent {
  /// The event in a sentence.
  public var summary: String {
    let what = code.label.isEmpty ? code.code : "\(code.label) (\(code.code))"
    let sides = [source.label, target.label].filter { !$0.isEmpty }.joined(separator: " to ")
    return sides.isEmpty ? "\(what)." : "\(what): \(sides)."
  }

  /// Where to find it again: the data, the file and the line.
  public var citation: Source {
    let address = origin.hasPrefix("http://") || origin.hasPrefix("https://") ? origin : ""
    return Source(
      publisher: dataTitle, title: "\(fileName), line \(line)", address: address)
  }
}

extension EventActor {
  /// What to call it: its name, with the state where that does not say it.
  public var label: String {
    let state = States.all.code(self.state)
    if name.isEmpty { return state }
    return state.isEmpty || name.contains(state) ? name : "\(name) (\(state))"
  }
}
