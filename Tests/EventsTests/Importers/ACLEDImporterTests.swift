import Quantities
import Record
import Testing

@testable import Events

/// All rows are made up: ACLED's terms forbid to pass its data on.
@Suite struct `ACLED` {
  private static let columns = [
    "event_id_cnty", "event_date", "year", "event_type", "sub_event_type", "actor1", "inter1",
    "actor2", "inter2", "iso", "country", "admin1", "location", "latitude", "longitude", "source",
    "notes", "fatalities",
  ]

  private static func row(_ changes: [String: String] = [:], separator: String = ",") -> String {
    let usual = [
      "event_id_cnty": "UKR1", "event_date": "2022-03-01", "year": "2022", "event_type": "Battles",
      "sub_event_type": "Armed clash", "actor1": "Military Forces of Russia (2000-)",
      "inter1": "1", "actor2": "Military Forces of Ukraine (2019-) 5th Brigade", "inter2": "1",
      "iso": "804", "country": "Ukraine", "admin1": "Kyiv", "location": "Irpin",
      "latitude": "50.5", "longitude": "30.3", "source": "Outlet; Other", "notes": "Made up.",
      "fatalities": "4",
    ].merging(changes) { $1 }
    return columns.map { usual[$0] ?? "" }.joined(separator: separator) + "\n"
  }

  private func scan(_ rows: String...) throws -> Scanned {
    try Scanned(`ACLED`.columns.joined(separator: ",") + "\n" + rows.joined(), "acled")
  }

  @Test func `a row is read with actors, deaths and place`() throws {
    let event = try #require(try scan(`ACLED`.row()).events.first)
    #expect(event.day == "2022-03-01" && event.native == "UKR1")
    #expect(event.source == "RUS" && event.sourceRole == .military)
    #expect(event.target == "UKR" && event.targetRole == .military)
    #expect(event.code == "Armed clash" && event.eventClass == .deedForce)
    #expect(event.amount == 4 && event.mentions == 1 && event.origin == "Outlet; Other")
    #expect(event.place.name == "Irpin" && event.place.region == "Kyiv")
    #expect(States.all.code(event.place.state) == "UKR" && event.place.longitude == 30.3)
  }

  @Test func `semicolons and days in words give the same event`() throws {
    let usual = try scan(`ACLED`.row())
    for day in ["01 March 2022", "1-Mar-2022"] {
      let text =
        `ACLED`.columns.joined(separator: ";") + "\n"
        + `ACLED`.row(["event_date": day, "source": "\"Outlet; Other\""], separator: ";")
      #expect(try Scanned(text, "acled").events == usual.events)
    }
  }

  @Test(arguments: [
    ("Military Forces of Russia (2000-)", "RUS"), ("Police Forces of Ukraine (2019-)", "UKR"),
    ("Government of the United Kingdom (2020-)", "GBR"), ("Civilians (Ukraine)", "UKR"),
    ("Protesters (United States)", "USA"), ("Military Forces of Syria (2000-) Air Force", "SYR"),
    ("Unidentified Armed Group", ""), ("Militia (Some Village)", ""), ("Sons of Somebody", ""),
    ("Military Forces of the United States (2021-2025)", "USA"),
  ]) func `the state of an actor is in its name`(name: String, state: String) {
    #expect(States.all.code(ACLEDImporter.state(ofActor: name)) == state)
  }

  @Test func `roles follow from numbers, words or the name`() throws {
    let scanned = try scan(
      `ACLED`.row(["actor1": "Civilians (Ukraine)", "inter1": "7"]),
      `ACLED`.row(["actor1": "Civilians (Ukraine)", "inter1": "Civilians"]),
      `ACLED`.row(["actor1": "Civilians (Ukraine)", "inter1": ""]),
      `ACLED`.row(["actor1": "Police Forces of Ukraine (2019-)"]),
      `ACLED`.row(["actor1": "Government of Ukraine (2019-)", "inter1": "State forces"]),
      `ACLED`.row(["actor1": "X", "inter1": "External/Other forces"]),
      `ACLED`.row(["actor1": "X", "inter1": "2"]))
    #expect(
      scanned.events.map(\.sourceRole) == [
        .civilian, .civilian, .civilian, .police, .government, .military, .rebel,
      ])
    let alone = try scan(`ACLED`.row(["actor2": "", "inter2": "0"]))
    #expect(alone.events.map(\.targetName) == [""] && alone.events.map(\.target) == [""])
  }

  @Test func `an unknown subtype falls back on the type`() throws {
    let scanned = try scan(`ACLED`.row(["sub_event_type": "Something new"]))
    #expect(scanned.events.map(\.code) == ["Battles"])
  }

  @Test func `faulty rows are refused singly`() throws {
    let scanned = try scan(
      `ACLED`.row(["event_date": "03/01/2022"]), `ACLED`.row(["event_date": "31 April 2022"]),
      `ACLED`.row(["event_type": "Batles", "sub_event_type": ""]),
      `ACLED`.row(["inter1": "Sate Forces"]), `ACLED`.row(["fatalities": "-1"]),
      `ACLED`.row(["latitude": "95"]), `ACLED`.row(["event_id_cnty": "UKR9"]))
    #expect(scanned.events.map(\.native) == ["UKR9"])
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:event_date:", "t:3:event_date:", "t:4:event_type:", "t:5:inter1:", "t:6:fatalities:",
        "t:7:latitude:",
      ])
    #expect(scanned.refused.contains { $0.contains("did you mean “Battles”") })
    #expect(scanned.refused.contains { $0.contains("did you mean “State Forces”") })
  }

  @Test func `an export with one row for each actor is refused as a whole`() {
    let header = `ACLED`.columns.filter { $0 != "actor2" && $0 != "inter2" }
    let problem = #expect(throws: Problem.self) {
      try Scanned(header.joined(separator: ",") + "\n", "acled")
    }
    #expect(problem?.found.contains("actor2") == true)
  }
}
