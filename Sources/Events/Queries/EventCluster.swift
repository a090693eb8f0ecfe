public import Record

/// One event with the rows that a rule takes for copies of it.
public struct EventCluster: Sendable {
  /// The earliest row.
  public let first: RecordedEvent
  /// The other rows, in order of day, file and line.
  public private(set) var copies: [RecordedEvent] = []

  /// Number of rows.
  public var rows: Int { copies.count + 1 }

  /// Most mentions of a row.
  public var mentions: Int { copies.reduce(first.mentions) { max($0, $1.mentions) } }

  /// Largest amount of a row; `nil` where none has one.
  public var amount: Double? {
    ([first] + copies).compactMap(\.amount).max()
  }

  /// What it adds by a weight, rounded to a whole number; 0 where it has no amount.
  public func count(_ weight: EventQuery.Weight) -> Int {
    switch weight {
    case .events: 1
    case .mentions: mentions
    case .amount: max(0, Int(min(amount ?? 0, 1e9).rounded()))
    }
  }

  // MARK: Folding

  /// Folds copies by a rule; events in order of day, file and line give clusters in that order.
  ///
  /// Copies that agree in everything are folded by every rule. A rule that cannot be applied to a row,
  /// which has no origin or no place, leaves it alone. Linear in the events.
  public static func clusters(_ events: [RecordedEvent], by rule: CountingRule) -> [EventCluster] {
    var clusters: [EventCluster] = []
    var positions: [Key: Int] = [:]
    for event in events {
      let keys = [exactKey(event)] + (key(event, rule).map { [$0] } ?? [])
      if let position = keys.lazy.compactMap({ positions[$0] }).first {
        clusters[position].copies.append(event)
        for key in keys where positions[key] == nil { positions[key] = position }
      } else {
        for key in keys { positions[key] = clusters.count }
        clusters.append(EventCluster(first: event))
      }
    }
    return clusters
  }

  /// What two copies have in common.
  private enum Key: Hashable {
    case native(data: String, id: String, day: Int, code: String)
    case whole(
      data: String, day: Int, source: EventActor, target: EventActor, code: EventCode,
      place: EventPlace, origin: String, amount: Double?)
    case actors(day: Int, source: EventActor, target: EventActor, code: String)
    case place(day: Int, place: EventPlace)
    case origin(String)
  }

  private static func exactKey(_ event: RecordedEvent) -> Key {
    if !event.native.isEmpty {
      return .native(
        data: event.data, id: event.native, day: event.dayNumber, code: event.code.code)
    }
    return .whole(
      data: event.data, day: event.dayNumber, source: event.source, target: event.target,
      code: event.code, place: event.place, origin: event.origin, amount: event.amount)
  }

  private static func key(_ event: RecordedEvent, _ rule: CountingRule) -> Key? {
    switch rule {
    case .exact: nil
    case .actorsCode:
      .actors(
        day: event.dayNumber, source: event.source, target: event.target, code: event.code.code)
    case .dayPlace:
      event.place.name.isEmpty && event.place.latitude == nil
        ? nil : .place(day: event.dayNumber, place: event.place)
    case .origin: event.origin.isEmpty ? nil : .origin(event.origin)
    }
  }
}
