import Record
import Testing

@Suite struct `Names of states` {
  @Test(arguments: [("Scotland", "GBR"), ("crimea", "UKR"), ("Gaza Strip", "PSE")])
  func `a part of a state stands for it as a place, and not as an actor`(
    name: String, state: String
  ) throws {
    let id = try #require(States.all.id(name: name))
    #expect(States.all.code(id) == state)
    #expect(States.all.id(name: name, includesParts: false) == nil)
  }

  @Test func `spellings of a state are no parts of it`() {
    for name in ["Russian Federation", "Turkey", "Congo", "Palestinian Authority"] {
      #expect(States.all.id(name: name, includesParts: false) != nil)
    }
  }
}
