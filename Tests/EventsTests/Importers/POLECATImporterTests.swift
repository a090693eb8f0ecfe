import Quantities
import Record
import Testing

@testable import Events

@Suite struct `POLECAT` {
  private typealias Sample = POLECATSample

  private func event(_ fields: [String]) throws -> Scanned.Event {
    try #require(try Scanned(Sample.header + Sample.line(fields), "polecat").events.first)
  }

  @Test func `a row is read with type, mode, actors, place and story`() throws {
    let event = try event(Sample.fields())
    #expect(event.day == "2022-07-20" && event.line == 2 && event.mentions == 1)
    #expect(event.native == "20220720-0001-abcdef_2" && event.origin == "20220720-0001-abcdef")
    #expect(event.code == "COERCE/seize" && event.quad == .materialConflict)
    #expect(event.eventClass == .deedCoerce && event.goldstein == -6.5)
    #expect(event.source == "RUS" && event.sourceRole == .government)
    #expect(event.target == "UKR" && event.targetRole == .state)
    #expect(
      event.place
        == EventPlace(
          state: try #require(States.all.id(code: "UKR")), region: "Kyiv City", name: "Kyiv",
          latitude: 50.4547, longitude: 30.5238))
  }

  @Test(
    arguments: [
      ("COERCE", "arrest", "COERCE/arrest", .law), ("AID", "None", "AID", .deedCooperate),
      ("SANCTION", "", "SANCTION", .deedSanction),
      ("ASSAULT", "aerial", "ASSAULT/aerial", .deedForce),
    ] as [(String, String, String, EventClass)])
  func `a mode has its own class or that of its type`(
    type: String, mode: String, code: String, eventClass: EventClass
  ) throws {
    let event = try event(Sample.fields(type: type, mode: mode, intensity: "None"))
    #expect(event.code == code && event.eventClass == eventClass)
    #expect(event.goldstein == EventCodes.all.code(type, .plover)?.goldstein)
  }

  @Test(
    arguments: [
      ("France; Germany", "FRA; DEU", "None", "FRA", .other),
      ("Somebody", "QQQ; DEU", "MIL", "DEU", .military),
      ("European Union", "None", "None", "EUU", .organisation),
      ("None", "None", "None", "", .other),
      ("Russia", "RUS", "None", "RUS", .state),
      ("Somebody", "Russia", "ZZZ; LEG", "RUS", .legislature),
      ("\"Somebody\"", "\"RUS\"", "GOV", "RUS", .government),
    ] as [(String, String, String, String, ActorRole)])
  func `state and role come from lists or else from the name`(
    actor: String, country: String, sector: String, state: String, role: ActorRole
  ) throws {
    let event = try event(Sample.fields(actor: actor, country: country, sector: sector))
    #expect(event.source == state && event.sourceRole == role)
  }

  @Test func `stray quotes swallow no rows`() throws {
    let text =
      Sample.header + Sample.row(actor: "\"Vladimir") + Sample.row(actor: "Vla\"dimir")
      + Sample.row(actor: "Vladimir\"")
    let scanned = try Scanned(text, "polecat")
    #expect(scanned.events.map(\.sourceName) == ["\"Vladimir", "Vla\"dimir", "Vladimir\""])
  }

  @Test func `a header that names more columns than rows have is not believed`() throws {
    let expected = try event(Sample.fields())
    for place in [0, 6, 33, 40] {
      var names = Sample.names
      names.insert(contentsOf: ["Headline", "Event Text", "Feed", "Story ID"], at: place)
      let rows = Sample.line(Sample.fields()) + Sample.line(Sample.fields() + ["", "", "", ""])
      let scanned = try Scanned(Sample.line(names) + rows, "polecat")
      #expect(scanned.refused == [] && scanned.events.count == 2)
      #expect(scanned.events.first == expected)
      var full = Sample.fields()
      full.insert(contentsOf: ["a", "b", "c", "d"], at: place)
      #expect(try Scanned(Sample.line(names) + Sample.line(full), "polecat").events == [expected])
    }
  }

  @Test func `headers of other years are understood`() throws {
    let expected = try event(Sample.fields())
    var names = Sample.names
    (names[0], names[4]) = ("#!Event ID", "Event Intensity")
    let text = Sample.line(names + ["", ""]) + Sample.line(Sample.fields())
    #expect(try Scanned(String(text.dropLast()), "polecat").events == [expected])
  }

  @Test func `empty fields at the end are passed over, others are not`() throws {
    let text =
      Sample.header + Sample.line(Sample.fields() + ["", "", ""])
      + Sample.line(Sample.fields() + ["", "x"])
    let scanned = try Scanned(text, "polecat")
    #expect(scanned.counts.kept == 1 && scanned.counts.refused == 1)
    #expect(scanned.refused.first?.contains("42 fields") == true)
  }

  @Test func `rows that a line break or a tab has torn are refused singly`() throws {
    // The name stands in two columns, so that three lines come of the first.
    let torn = Sample.row(actor: "Vladimir\nPutin"), shifted = Sample.row(actor: "Vladimir\tPutin")
    let scanned = try Scanned(Sample.header + torn + shifted + Sample.row(), "polecat")
    #expect(scanned.counts.kept == 1 && scanned.counts.refused == 4)
    #expect(scanned.events.first?.line == 6)
  }

  @Test func `faulty rows are refused with line and column`() throws {
    let text =
      Sample.header + Sample.row(day: "None")
      + [
        Sample.fields(type: "DANCE"), Sample.fields(type: "COERCE/arrest"),
        Sample.fields(intensity: "-11"), Sample.fields(latitude: "x"), Sample.fields(),
      ].map(Sample.line).joined()
    let scanned = try Scanned(text, "polecat")
    #expect(scanned.counts.kept == 1)
    #expect(
      scanned.refused.map { $0.split(separator: " error").first } == [
        "t:2:event date:", "t:3:event type:", "t:4:event type:", "t:5:intensity:",
        "t:6:latitude:",
      ])
  }
}
