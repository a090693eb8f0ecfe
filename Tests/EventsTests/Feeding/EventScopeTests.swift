import Quantities
import Record
import Testing

@testable import Events

@Suite struct `The scope of a case` {
  private func scope(
    _ actors: String, events: String = "", settings: String = ""
  ) throws -> EventScope {
    try EventScope(of: try FedCase.make(actors: actors, events: events, settings: settings))
  }

  @Test func `has its period, and the states of its actors by id, by name or as told`() throws {
    let scope = try scope(
      "{id: UKR, name: Kyiv}, {id: moscow, name: russia}, {id: west, name: The West, states: [FRA, Germany]}"
    )
    #expect(scope.states == ["UKR", "RUS", "FRA", "DEU"] && scope.places == [])
    #expect(scope.period?.lowerBound.description == "2022-07-18")
    #expect(scope.period?.upperBound.description == "2022-08-31")
  }

  @Test func `has what an actor says of its states in place of what its name says`() throws {
    #expect(try scope("{id: UKR, name: Ukraine, states: [POL]}").states == ["POL"])
  }

  @Test func `has the states and places of queries and of the case, each once`() throws {
    let scope = try scope(
      "{id: UKR, name: Ukraine}",
      events: "{source: {states: [RUS, UKR]}, place: {states: [MDA], box: [44, 22, 52, 40]}}",
      settings: "events: {place: {states: [BLR, MDA]}}")
    #expect(scope.states == ["UKR", "RUS"])
    #expect(scope.places == ["BLR", "MDA"] && scope.boxes.count == 2 && scope.needsPoints)
  }

  @Test func `is a problem where nobody has a state and nothing a place`() throws {
    let subject = try FedCase.make(actors: "{id: aland, name: Aland}")
    let problem = #expect(throws: Problem.self) { try EventScope(of: subject) }
    #expect(problem?.found == "no actor with a state, and no place for events")
    #expect(problem?.expected.contains("states: [UKR]") == true)
    let placed = try scope(
      "{id: aland, name: Aland}", settings: "events: {place: {states: [UKR]}}")
    #expect(placed.states == [] && placed.places == ["UKR"])
  }
}
