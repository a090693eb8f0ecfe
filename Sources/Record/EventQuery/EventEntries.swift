import Quantities
import Yams

/// What `case.yaml` says of event data: which count for an indicator, and which are kept at all.
struct EventEntries {
  private static let queryKeys = [
    "sources", "source", "target", "codes", "classes", "quads", "place", "weight", "rule",
    "reliability",
  ]

  private let yaml: YAMLText

  init(_ yaml: YAMLText) { self.yaml = yaml }

  // MARK: Queries

  /// The query of an indicator, or `nil` where it has none.
  func query(_ node: Node) -> EventQuery? {
    guard let events = node.mapping?["events"] else { return nil }
    yaml.checkKeys(of: events, known: EventEntries.queryKeys)
    return EventQuery(
      sources: texts("sources", in: events), source: party("source", in: events),
      target: party("target", in: events), codes: texts("codes", in: events),
      classes: choices("classes", in: events, kind: "class"),
      quads: choices("quads", in: events, kind: "quad class"),
      location: location("place", in: events),
      weight: choice("weight", in: events, kind: "weight") ?? .events,
      rule: choice("rule", in: events, kind: "rule"), grade: grade(events),
      line: events.mark?.line ?? 1)
  }

  private func party(_ key: String, in node: Node) -> EventQuery.Party {
    guard let value = node.mapping?[key] else { return .anyone }
    yaml.checkKeys(of: value, known: ["states", "roles", "persons"])
    return EventQuery.Party(
      states: states("states", in: value), roles: choices("roles", in: value, kind: "role"),
      hasPersons: yaml.flag("persons", in: value) ?? true)
  }

  private func location(_ key: String, in node: Node) -> EventQuery.Location {
    guard let value = node.mapping?[key] else { return .anywhere }
    yaml.checkKeys(of: value, known: ["states", "regions", "box"])
    return EventQuery.Location(
      states: states("states", in: value), regions: texts("regions", in: value),
      box: value.mapping?["box"].flatMap(box))
  }

  /// South, west, north, east, in degrees.
  private func box(_ node: Node) -> EventQuery.Box? {
    let numbers = yaml.list(node).compactMap { $0.scalar.flatMap { Double($0.string) } }
    if numbers.count == 4, numbers[0] <= numbers[2], numbers[1] <= numbers[3],
      (-90...90).contains(numbers[0]), (-90...90).contains(numbers[2]),
      (-180...180).contains(numbers[1]), (-180...180).contains(numbers[3])
    {
      return EventQuery.Box(
        latitudes: numbers[0]...numbers[2], longitudes: numbers[1]...numbers[3])
    }
    yaml.note(
      Problem(
        at: yaml.place(node), found: "a box of “\(numbers.map(shortest).joined(separator: ", "))”",
        expected: "south, west, north and east in degrees, as in [44.4, 22.1, 52.4, 40.2]"))
    return nil
  }

  private func grade(_ node: Node) -> AdmiraltyGrade? {
    guard let value = node.mapping?["reliability"], let text = yaml.text(value) else { return nil }
    if let grade = AdmiraltyGrade(text) { return grade }
    yaml.note(
      RowFault("reliability", .notAGrade(text)).problem(
        file: CaseFile.name, line: value.mark?.line ?? 1))
    return nil
  }

  // MARK: Settings

  /// The part `events` of the case, and the states of its actors.
  func settings(_ root: Node, actors: [Named]) -> EventSettings {
    let states = actorStates(root, actors)
    guard let node = root.mapping?["events"] else { return EventSettings(states: states) }
    yaml.checkKeys(of: node, known: ["rule", "place", "files"])
    refuseRegions(node)
    return EventSettings(
      rule: choice("rule", in: node, kind: "rule") ?? .exact,
      location: location("place", in: node), states: states,
      files: node.mapping?["files"].map { yaml.list($0).compactMap(file) } ?? [])
  }

  /// Sources spell regions each in its own way: what an import keeps cannot rest on their names.
  private func refuseRegions(_ node: Node) {
    guard let regions = node.mapping?["place"]?.mapping?["regions"] else { return }
    yaml.note(
      Problem(
        at: yaml.place(regions), found: "regions in the place of the case",
        expected: "states or a box; regions belong to the place of an indicator's events"))
  }

  private func file(_ node: Node) -> EventSettings.File? {
    yaml.checkKeys(of: node, known: ["source", "file", "mapping"])
    let paths = CasePaths(yaml)
    guard let source = yaml.text("source", in: node), let path = paths.path("file", in: node)
    else { return nil }
    let mapping = node.mapping?["mapping"] == nil ? nil : paths.path("mapping", in: node)
    return EventSettings.File(
      source: source, path: path, mapping: mapping, line: node.mark?.line ?? 1)
  }

  /// The states that an actor names, or else the one that has its id or name.
  private func actorStates(_ root: Node, _ actors: [Named]) -> [String: [String]] {
    var states: [String: [String]] = [:]
    for actor in actors {
      let known = States.all.id(code: actor.id) ?? States.all.id(name: actor.name)
      states[actor.id] = known.map { [States.all.code($0)] }
    }
    for node in root.mapping?["actors"]?.sequence ?? [] {
      guard let id = node.mapping?["id"]?.scalar?.string, node.mapping?["states"] != nil else {
        continue
      }
      states[id] = self.states("states", in: node)
    }
    return states
  }

  // MARK: Values

  /// Codes of states, whether the file has codes or names; unknown ones are problems.
  private func states(_ key: String, in node: Node) -> [String] {
    nodes(key, in: node).compactMap { entry in
      guard let text = yaml.text(entry) else { return nil }
      if let id = States.all.id(code: text) ?? States.all.id(name: text) {
        return States.all.code(id)
      }
      yaml.note(
        Problem(
          at: yaml.place(entry), found: "state “\(text)”",
          expected: "an ISO 3166 alpha-3 code such as UKR, or the name of a state or organisation",
          suggestion: nearestName(to: text, in: States.all.allCodes + States.all.allNames)))
      return nil
    }
  }

  private func texts(_ key: String, in node: Node) -> [String] {
    nodes(key, in: node).compactMap(yaml.text)
  }

  private func choices<Choice: RawRepresentable & CaseIterable>(
    _ key: String, in node: Node, kind: String
  ) -> [Choice] where Choice.RawValue == String {
    nodes(key, in: node).compactMap { choice($0, kind: kind) }
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, in node: Node, kind: String
  ) -> Choice? where Choice.RawValue == String {
    node.mapping?[key].flatMap { choice($0, kind: kind) }
  }

  private func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: Node, kind: String
  ) -> Choice? where Choice.RawValue == String {
    guard let text = yaml.text(node) else { return nil }
    if let choice = Choice(rawValue: text) { return choice }
    yaml.note(
      .notAChoice(
        text, kind: kind, choices: Choice.allCases.map(\.rawValue), at: yaml.place(node)))
    return nil
  }

  /// The entries of a list, or the one value that stands in its place.
  private func nodes(_ key: String, in node: Node) -> [Node] {
    guard let value = node.mapping?[key] else { return [] }
    return value.scalar == nil ? yaml.list(value) : [value]
  }
}
