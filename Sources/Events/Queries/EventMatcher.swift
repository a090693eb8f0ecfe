import Record

/// A query worked out for the parts of a record, so that an event is judged by numbers alone.
struct EventMatcher {
  private let files: Set<Int64>
  private let isSource: [Bool]
  private let isTarget: [Bool]
  private let isCode: [Bool]
  private let isPlace: [Bool]
  /// Ranges of pairs of states outside which nothing can match; `nil` where there are none.
  let pairs: [ClosedRange<Int64>]?

  init(_ query: EventQuery, _ tables: RecordTables) {
    files = Set(
      tables.files.values.map(\.value).filter { EventMatcher.isFile($0, query) }.map(\.id))
    isSource = EventMatcher.flags(tables.actors, query.source)
    isTarget = EventMatcher.flags(tables.actors, query.target)
    isCode = tables.codes.map { EventMatcher.isCode($0.value, query) }
    isPlace = tables.places.map { EventMatcher.isPlace($0.value, query.location) }
    pairs = EventMatcher.pairs(query)
  }

  func matches(file: Int64, source: Int, target: Int, code: Int, place: Int) -> Bool {
    isSource[source] && isTarget[target] && isCode[code] && isPlace[place] && files.contains(file)
  }

  // MARK: Parts

  /// Rows that only repeat events of another source count where their source is named.
  private static func isFile(_ file: RecordedFile, _ query: EventQuery) -> Bool {
    guard query.sources.isEmpty else { return query.sources.contains(file.source) }
    return Importers.source(file.source)?.isRepetition != true
  }

  private static func flags(
    _ actors: [RecordTables.Shared<EventActor>], _ party: EventQuery.Party
  ) -> [Bool] {
    let states = Set(party.states.compactMap(States.all.id(code:)))
    return actors.map { actor in
      (party.states.isEmpty || states.contains(actor.value.state))
        && (party.roles.isEmpty || party.roles.contains(actor.value.role))
        && (party.hasPersons || !actor.value.isPerson)
    }
  }

  private static func isCode(_ code: EventCode, _ query: EventQuery) -> Bool {
    (query.codes.isEmpty || query.codes.contains { code.code.hasPrefix($0) })
      && (query.classes.isEmpty || query.classes.contains(code.eventClass))
      && (query.quads.isEmpty || code.quad.map(query.quads.contains) == true)
  }

  private static func isPlace(_ place: EventPlace, _ location: EventQuery.Location) -> Bool {
    guard
      location.states.isEmpty || location.states.contains(States.all.code(place.state))
    else { return false }
    if let box = location.box {
      guard let latitude = place.latitude, let longitude = place.longitude,
        box.contains(latitude: latitude, longitude: longitude)
      else { return false }
    }
    let names = [place.region.lowercased(), place.name.lowercased()]
    return location.regions.isEmpty
      || location.regions.contains { region in
        let region = region.lowercased()
        return names.contains { $0 == region || $0.hasPrefix(region + ",") }
      }
  }

  private static func pairs(_ query: EventQuery) -> [ClosedRange<Int64>]? {
    guard !query.source.states.isEmpty else { return nil }
    let targets = query.target.states.map(StatePair.number)
    return Set(query.source.states.map(StatePair.number)).sorted().flatMap { source in
      guard !targets.isEmpty, targets.count <= 20 else {
        return [StatePair.number(source, 0)...StatePair.number(source, StatePair.width - 1)]
      }
      return Set(targets).sorted().map {
        StatePair.number(source, $0)...StatePair.number(source, $0)
      }
    }
  }
}
