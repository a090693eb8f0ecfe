public import Record

extension EventScope {
  /// The scope of a case: its period, the states of its actors and of its indicators' queries, and the
  /// places that either of them names.
  ///
  /// - Throws: a problem where nothing of the case has a state or place, since all rows would be dropped.
  public init(of subject: Case) throws(Problem) {
    let queries = subject.indicators.compactMap(\.events)
    let locations = [subject.events.location] + queries.map(\.location)
    let states =
      subject.actors.flatMap { subject.events.states[$0.id] ?? [] }
      + queries.flatMap { $0.source.states + $0.target.states }
    let places = locations.flatMap(\.states)
    let boxes = locations.compactMap(\.box)
    guard !states.isEmpty || !places.isEmpty || !boxes.isEmpty else {
      throw Problem(
        at: .init(file: "case.yaml"), found: "no actor with a state, and no place for events",
        expected:
          "an actor with “states: [UKR]”, or with an ISO code or a country's name for its own")
    }
    self.init(
      period: subject.period, states: EventScope.distinct(states),
      places: EventScope.distinct(places), boxes: boxes)
  }

  private static func distinct(_ codes: [String]) -> [String] {
    var seen: Set<String> = []
    return codes.filter { seen.insert($0).inserted }
  }
}
