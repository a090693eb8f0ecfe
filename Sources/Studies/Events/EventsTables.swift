import Briefing
import Events
import Quantities
import Record

/// The tables of `events` that are made of events.
enum EventsTables {
  static func counts(_ found: EventsFound) throws -> Table {
    let starts = found.starts
    var periods = [Day: PeriodCount](uniqueKeysWithValues: starts.map { ($0, PeriodCount()) })
    for event in found.events { periods[found.start(event)]?.rows += 1 }
    for cluster in found.clusters { periods[found.start(cluster.first)]?.add(cluster) }
    for day in found.volume { periods[found.options.step.start(of: day.day)]?.add(day) }
    return try Table(
      key: "counts", title: "Events by \(found.options.step.rawValue)",
      columns: [
        Column(key: "from", title: "From", meaning: "First day of the period."),
        Column(key: "rows", title: "Rows", meaning: "Rows that the query matches."),
        Column(key: "events", title: "Events", meaning: "What the counting rule leaves of them."),
        Column(key: "vc", title: "VC", meaning: "Of these, verbal cooperation."),
        Column(key: "mc", title: "MC", meaning: "Of these, material cooperation."),
        Column(key: "vk", title: "VK", meaning: "Of these, verbal conflict."),
        Column(key: "mk", title: "MK", meaning: "Of these, material conflict."),
        Column(
          key: "goldstein_sum", title: "Goldstein",
          meaning: "Sum of the events' values on Goldstein's scale (1992)."),
        Column(key: "amount", title: "Amount", meaning: "Sum of amounts, in the data's own unit."),
        Column(
          key: "volume", title: "All rows",
          meaning: "All rows of the data in the period, whoever acts: the denominator."),
        Column(
          key: "state_volume", title: "Of the states",
          meaning: "Of these, rows in which a state named as source takes part."),
        Column(
          key: "per_thousand", title: "Per 1000", meaning: "Rows per 1,000 rows of the data."),
      ],
      rows: starts.map { start in [.day(start)] + (periods[start] ?? PeriodCount()).cells },
      note: "Counts follow how much is reported: compare rows with all rows before comparing weeks."
    )
  }

  static func rules(_ found: EventsFound) throws -> Table {
    try Table(
      key: "rules", title: "Before and after each counting rule",
      columns: [
        Column(key: "rule", title: "Rule", meaning: "The rule."),
        Column(key: "in_force", title: "In force", meaning: "Whether the tables follow it."),
        Column(key: "rows", title: "Rows", meaning: "Rows before."),
        Column(key: "events", title: "Events", meaning: "Events after."),
        Column(key: "share", title: "Left", meaning: "Events per row."),
      ],
      rows: CountingRule.allCases.map { rule in
        let left = EventCluster.clusters(found.events, by: rule).count
        return [
          .text(rule.rawValue), .flag(rule == found.rule), .integer(found.events.count),
          .integer(left),
          found.events.isEmpty
            ? .missing("no rows") : .probability(Double(left) / Double(found.events.count)),
        ]
      })
  }

  static func codes(_ found: EventsFound) throws -> Table {
    let ranked = ranking(found.clusters.map(\.first.code), most: found.options.top)
    return try Table(
      key: "codes", title: "Most frequent codes",
      columns: [
        Column(key: "code", title: "Code", meaning: "The source's own code."),
        Column(key: "label", title: "Label", meaning: "What it is called."),
        Column(key: "class", title: "Class", meaning: "Class in the program's scheme."),
        Column(key: "quad", title: "Quad", meaning: "VC, MC, VK or MK."),
        Column(key: "events", title: "Events", meaning: "Events by the rule in force."),
        Column(key: "share", title: "Share", meaning: "Share of all events found."),
      ],
      rows: ranked.map { code, count in
        [
          .text(code.code), .text(code.label), .text(code.eventClass.rawValue),
          code.quad.map { .text($0.rawValue) } ?? .missing("none"), .integer(count),
          .probability(Double(count) / Double(max(1, found.clusters.count))),
        ]
      }, emptyMessage: "No event was found.")
  }

  static func pairs(_ found: EventsFound) throws -> Table {
    let pairs = found.clusters.map { [$0.first.source.label, $0.first.target.label] }
    return try Table(
      key: "pairs", title: "Most frequent pairs",
      columns: [
        Column(key: "source", title: "Source", meaning: "Who acts, as the data name it."),
        Column(key: "target", title: "Target", meaning: "On whom."),
        Column(key: "events", title: "Events", meaning: "Events by the rule in force."),
      ],
      rows: ranking(pairs, most: found.options.top).map { pair, count in
        [name(pair[0]), name(pair[1]), .integer(count)]
      }, emptyMessage: "No event was found.")
  }

  static func places(_ found: EventsFound) throws -> Table {
    let located = found.clusters.map(\.first.place).filter { $0.latitude != nil }
    return try Table(
      key: "places", title: "Places with coordinates",
      columns: [
        Column(key: "place", title: "Place", meaning: "Town or site."),
        Column(key: "region", title: "Region", meaning: "First-level region."),
        Column(key: "country", title: "Country", meaning: "ISO 3166 alpha-3."),
        Column(
          key: "latitude", title: "Latitude", unit: "degrees", meaning: "North of the equator."),
        Column(
          key: "longitude", title: "Longitude", unit: "degrees", meaning: "East of Greenwich."),
        Column(key: "events", title: "Events", meaning: "Events by the rule in force."),
      ],
      rows: ranking(located, most: .max).map { place, count in
        [
          name(place.name), name(place.region), name(States.all.code(place.state)),
          place.latitude.map { .number($0, digits: 4) } ?? .missing("not given"),
          place.longitude.map { .number($0, digits: 4) } ?? .missing("not given"),
          .integer(count),
        ]
      }, emptyMessage: "No event has coordinates.")
  }

  static func rows(_ found: EventsFound) throws -> Table {
    try Table(
      key: "rows", title: "Rows", columns: rowColumns,
      rows: found.clusters.flatMap { cluster in
        [row(cluster.first, copyOf: nil)] + cluster.copies.map { row($0, copyOf: cluster.first.id) }
      }, emptyMessage: "No event was found.")
  }

  // MARK: Parts

  /// Values by how often they come, the more frequent first, equal ones in the order of appearance.
  private static func ranking<Value: Hashable>(
    _ values: [Value], most: Int
  ) -> [(value: Value, count: Int)] {
    var positions: [Value: Int] = [:]
    var ranked: [(value: Value, count: Int)] = []
    for value in values {
      if let position = positions[value] {
        ranked[position].count += 1
      } else {
        positions[value] = ranked.count
        ranked.append((value, 1))
      }
    }
    let order = ranked.indices.sorted { (-ranked[$0].count, $0) < (-ranked[$1].count, $1) }
    return order.prefix(most).map { ranked[$0] }
  }

  private static func name(_ text: String) -> Cell {
    text.isEmpty ? .missing("not given") : .text(text)
  }

  private static func number(_ value: Double?, _ digits: Int) -> Cell {
    value.map { .number($0, digits: digits) } ?? .missing("not given")
  }

  private static let rowColumns = [
    Column(key: "id", title: "Id", meaning: "Record's file and line."),
    Column(key: "day", title: "Day", meaning: "Day of the event."),
    Column(key: "source_state", title: "Source", meaning: "State of who acts."),
    Column(key: "source_role", title: "Role", meaning: "In what capacity."),
    Column(key: "source_name", title: "Name", meaning: "As the data name it."),
    Column(key: "target_state", title: "Target", meaning: "State of whom it concerns."),
    Column(key: "target_role", title: "Role of target", meaning: "In what capacity."),
    Column(key: "target_name", title: "Name of target", meaning: "As the data name it."),
    Column(key: "code", title: "Code", meaning: "The source's own code."),
    Column(key: "label", title: "Label", meaning: "What it is called."),
    Column(key: "class", title: "Class", meaning: "Class in the program's scheme."),
    Column(key: "quad", title: "Quad", meaning: "VC, MC, VK or MK."),
    Column(key: "goldstein", title: "Goldstein", meaning: "Value on Goldstein's scale (1992)."),
    Column(key: "mentions", title: "Mentions", meaning: "Mentions or reports, as the data count."),
    Column(key: "amount", title: "Amount", meaning: "Amount in the data's own unit."),
    Column(key: "place", title: "Place", meaning: "Town or site."),
    Column(key: "region", title: "Region", meaning: "First-level region."),
    Column(key: "country", title: "Country", meaning: "ISO 3166 alpha-3."),
    Column(key: "latitude", title: "Latitude", unit: "degrees", meaning: "North of the equator."),
    Column(key: "longitude", title: "Longitude", unit: "degrees", meaning: "East of Greenwich."),
    Column(key: "copy_of", title: "Copy of", meaning: "Id of the row that counts in its place."),
    Column(key: "data", title: "Data", meaning: "Source of the event data."),
    Column(key: "file", title: "File", meaning: "Name of the file."),
    Column(key: "line", title: "Line", meaning: "Line of the file, from 1."),
    Column(key: "native", title: "Own id", meaning: "The source's own id of the event."),
    Column(key: "origin", title: "Origin", meaning: "Address, story or resolution."),
  ]

  private static func row(_ event: RecordedEvent, copyOf first: String?) -> [Cell] {
    sides(event) + [
      .text(event.code.code), name(event.code.label), .text(event.code.eventClass.rawValue),
      event.code.quad.map { .text($0.rawValue) } ?? .missing("none"), number(event.goldstein, 1),
      .integer(event.mentions), number(event.amount, 1), name(event.place.name),
      name(event.place.region), name(States.all.code(event.place.state)),
      number(event.place.latitude, 4), number(event.place.longitude, 4),
      first.map { .text($0) } ?? .missing("counts itself"), .text(event.data),
      .text(event.fileName), .integer(event.line), name(event.native), name(event.origin),
    ]
  }

  private static func sides(_ event: RecordedEvent) -> [Cell] {
    [
      .text(event.id), .day(event.day), name(States.all.code(event.source.state)),
      .text(event.source.role.rawValue), name(event.source.name),
      name(States.all.code(event.target.state)), .text(event.target.role.rawValue),
      name(event.target.name),
    ]
  }
}

/// What one period holds.
private struct PeriodCount {
  var rows = 0
  private var events = 0
  private var quads: [QuadClass: Int] = [:]
  private var goldstein = 0.0
  private var amount: Double?
  private var volume = 0
  private var stateVolume = 0

  mutating func add(_ cluster: EventCluster) {
    events += 1
    if let quad = cluster.first.code.quad { quads[quad, default: 0] += 1 }
    goldstein += cluster.first.goldstein ?? 0
    if let more = cluster.amount { amount = (amount ?? 0) + more }
  }

  mutating func add(_ day: DayVolume) {
    if day.state.isEmpty { volume += day.rows } else { stateVolume += day.rows }
  }

  var cells: [Cell] {
    [.integer(rows), .integer(events)] + QuadClass.allCases.map { .integer(quads[$0] ?? 0) } + [
      .number(goldstein, digits: 1),
      amount.map { .number($0, digits: 1) } ?? .missing("none given"),
      .integer(volume), .integer(stateVolume),
      volume > 0
        ? .number(Double(rows) / Double(volume) * 1000, digits: 1) : .missing("no rows at all"),
    ]
  }
}

extension EventsFound {
  /// First day of the period in which an event lies.
  func start(_ event: RecordedEvent) -> Day { options.step.start(of: event.day) }
}
