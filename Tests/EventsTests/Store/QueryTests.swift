import Quantities
import Record
import Testing

@testable import Events

@Suite struct `A query of events` {
  private static func everything(_ events: EventStore) throws -> [RecordedEvent] {
    let sources = Importers.sources.map(\.id)
    let days = Day(number: 0)...Day(number: 40_000)
    return try events.events(EventQuery(sources: sources), in: days)
  }

  private func filled(_ seed: UInt64) throws -> StoreFolder {
    var random = RandomEvents(seed: seed)
    let place = try StoreFolder()
    try place.add("a.CSV", random.gdelt(240))
    try place.add("c.csv", random.ucdp(80), "ucdp-ged")
    try place.add("b.CSV", random.gdelt(160))
    try place.add("m.CSV", GDELTSample.mentions, "gdelt-mentions")
    try place.add("p.tsv", random.persons(60), "icews4")
    return place
  }

  @Test func `finds each row in one span, with its pair of states and its day`() throws {
    let place = try filled(14)
    let joined = """
      FROM spans JOIN events ON number BETWEEN first AND last
        JOIN actors s ON s.id = source JOIN actors t ON t.id = target
      """
    let rows = try place.count("SELECT count(*) FROM events")
    #expect(try place.count("SELECT count(DISTINCT number) \(joined)") == rows)
    #expect(try place.count("SELECT sum(last - first + 1) FROM spans") == rows)
    #expect(
      try place.count("SELECT count(DISTINCT first || s.state || ' ' || t.state) \(joined)")
        == place.count("SELECT count(*) FROM spans"))
    let strays = "SELECT count(*) \(joined) WHERE day NOT BETWEEN first_day AND last_day"
    #expect(try place.count(strays) == 0)
  }

  @Test(arguments: [11, 12, 13] as [UInt64])
  func `gives what a slow filter over all events gives, in order of day and line`(
    seed: UInt64
  ) throws {
    let place = try filled(seed)
    let all = try Self.everything(place.store)
    #expect(try all.count == place.count("SELECT count(*) FROM events"))
    var random = RandomEvents(seed: seed)
    var matches = 0
    for _ in 0..<200 {
      let query = random.query(), period = random.period()
      let found = try place.store.events(query, in: period)
      let expected = all.filter { period.contains($0.day) && isMatch($0, query) }
      #expect(found.map(\.id) == expected.map(\.id), "\(query)")
      matches += found.count
    }
    #expect(matches > 1_000)
    let order = all.map { [$0.dayNumber, Int($0.number.file), $0.line, $0.number.part] }
    #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
  }

  /// The conditions of a query, one by one.
  private func isMatch(_ event: RecordedEvent, _ query: EventQuery) -> Bool {
    func holds<Value>(_ values: [Value], _ test: (Value) -> Bool) -> Bool {
      values.isEmpty || values.contains(where: test)
    }
    func isSide(_ actor: EventActor, _ party: EventQuery.Party) -> Bool {
      holds(party.states) { $0 == States.all.code(actor.state) }
        && holds(party.roles) { $0 == actor.role }
        && (party.hasPersons || actor.code != "person")
    }
    let place = event.place, location = query.location
    let texts = [place.region.lowercased(), place.name.lowercased()]
    return
      (query.sources.isEmpty
      ? event.data != "gdelt-mentions" : query.sources.contains(event.data))
      && isSide(event.source, query.source) && isSide(event.target, query.target)
      && holds(query.codes) { event.code.code.hasPrefix($0) }
      && holds(query.classes) { $0 == event.code.eventClass }
      && holds(query.quads) { $0 == event.code.quad }
      && holds(location.states) { $0 == States.all.code(place.state) }
      && holds(location.regions) { region in
        texts.contains { ($0 + ",").hasPrefix(region.lowercased() + ",") }
      }
      && (location.box.map {
        $0.contains(latitude: place.latitude ?? .nan, longitude: place.longitude ?? .nan)
      } ?? true)
  }

  @Test func `for a state that there is none of gives nothing`() throws {
    let place = try filled(14)
    let days = Day(number: 0)...Day(number: 40_000)
    for party in [EventQuery.Party(states: ["QQQ"])] {
      #expect(try place.store.events(EventQuery(source: party), in: days).isEmpty)
      #expect(try place.store.events(EventQuery(target: party), in: days).isEmpty)
    }
  }

  @Test func `gives events as they were read`() throws {
    let place = try StoreFolder()
    try place.add("a.CSV", GDELTSample.mixed)
    let scanned = try Scanned(GDELTSample.mixed, "gdelt2").events
    let events = try Self.everything(place.store).sorted { $0.line < $1.line }
    for (event, row) in zip(events, scanned) {
      #expect(event.line == row.line && event.day.description == row.day)
      #expect(event.source.name == row.sourceName && event.target.role == row.targetRole)
      #expect(event.code.code == row.code && event.goldstein == row.goldstein)
      #expect(event.mentions == row.mentions && event.place == row.place)
      #expect(event.native == row.native && event.origin == row.origin)
      #expect(event.id == "e1.\(row.line)" && event.fileName == "a.CSV")
    }
    #expect(events.count == scanned.count)
  }
}

@Suite struct `Rules that fold copies` {
  private func events(_ seed: UInt64) throws -> [RecordedEvent] {
    var random = RandomEvents(seed: seed)
    let place = try StoreFolder()
    try place.add("a.CSV", random.gdelt(200))
    try place.add("c.csv", random.ucdp(60), "ucdp-ged")
    return try place.store.events(EventQuery(), in: Day(number: 0)...Day(number: 40_000))
  }

  @Test(arguments: CountingRule.allCases, [21, 22] as [UInt64])
  func `give what comparing each row with all before it gives`(
    rule: CountingRule, seed: UInt64
  ) throws {
    let events = try events(seed)
    let clusters = EventCluster.clusters(events, by: rule)
    #expect(clusters.map { ([$0.first] + $0.copies).map(\.id) } == slow(events, rule))
    #expect(clusters.count < events.count)
    for cluster in clusters {
      let rows = [cluster.first] + cluster.copies
      #expect(cluster.rows == rows.count && cluster.count(.events) == 1)
      #expect(cluster.count(.mentions) == rows.map(\.mentions).max())
      #expect(cluster.count(.amount) == Int(rows.compactMap(\.amount).max() ?? 0))
    }
  }

  @Test(arguments: [23, 24, 25] as [UInt64])
  func `leave no more than the exact one, and that no more than all rows`(seed: UInt64) throws {
    let events = try events(seed)
    let exact = EventCluster.clusters(events, by: .exact).count
    #expect(exact <= events.count)
    for rule in CountingRule.allCases {
      let clusters = EventCluster.clusters(events, by: rule)
      #expect(clusters.count <= exact)
      #expect(clusters.reduce(0) { $0 + $1.rows } == events.count)
    }
  }

  /// A row belongs to the first row before it with which it agrees in all, or else by the rule.
  private func slow(_ events: [RecordedEvent], _ rule: CountingRule) -> [[String]] {
    var clusters: [[String]] = [], places: [Int] = []
    for index in events.indices {
      let before = 0..<index
      let first =
        before.first { agree(events[$0], events[index]) }
        ?? before.first { agree(events[$0], events[index], rule) }
      places.append(first.map { places[$0] } ?? clusters.count)
      if first == nil { clusters.append([]) }
      clusters[places[index]].append(events[index].id)
    }
    return clusters
  }

  private func agree(_ one: RecordedEvent, _ other: RecordedEvent) -> Bool {
    guard one.data == other.data, one.day == other.day, one.native == other.native else {
      return false
    }
    if !one.native.isEmpty { return one.code.code == other.code.code }
    return one.source == other.source && one.target == other.target && one.code == other.code
      && one.place == other.place && one.origin == other.origin && one.amount == other.amount
  }

  private func agree(
    _ one: RecordedEvent, _ other: RecordedEvent, _ rule: CountingRule
  ) -> Bool {
    switch rule {
    case .exact: false
    case .actorsCode:
      one.day == other.day && one.source == other.source && one.target == other.target
        && one.code.code == other.code.code
    case .dayPlace:
      one.day == other.day && one.place == other.place
        && (!one.place.name.isEmpty || one.place.latitude != nil)
    case .origin: one.origin == other.origin && !one.origin.isEmpty
    }
  }
}
