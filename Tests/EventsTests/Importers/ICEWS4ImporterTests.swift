import Quantities
import Record
import Testing

@testable import Events

@Suite struct `ICEWS in four columns` {
  /// What is made of one name, as the source of a row.
  private func actor(_ name: String, on day: String = "2014-05-05") throws -> Scanned.Event {
    let text = ICEWSSample.fourColumns([[day, name, "Make a visit", "Iran"]])
    return try #require(try Scanned(text, "icews4").events.first)
  }

  @Test func `a relation in words gets its code, scale value and class`() throws {
    let event = try actor("Russia")
    #expect(event.code == "042" && event.goldstein == 1.9 && event.quad == .verbalCooperation)
    #expect(event.day == "2014-05-05" && event.line == 2 && event.mentions == 1)
    #expect(event.target == "IRN" && event.targetRole == .state && event.place == .nowhere)
    #expect(event.native == "" && event.origin == "")
  }

  @Test(
    arguments: [
      ("Russia", "RUS", .state), ("European Union", "EUU", .organisation),
      ("Africa", "AFR", .other),
      ("Foreign Affairs (France)", "FRA", .government), ("Military (Ukraine)", "UKR", .military),
      ("Citizen (South Korea)", "KOR", .civilian),
      ("Insurgent Leader (Boko Haram)", "BOK", .rebel),
      ("Police (A (B) Land)", "", .police), ("Police (Iran) (Iraq)", "IRQ", .other),
      ("Police (Iran", "", .other), ("Police Iran)", "", .other), ("(Iran)", "IRN", .other),
      ("Somebody", "", .other), ("Something (Iran)", "IRN", .other),
      ("Scotland", "", .other), ("Police (Scotland)", "", .police),
    ] as [(String, String, ActorRole)])
  func `a name tells state and role`(name: String, state: String, role: ActorRole) throws {
    let event = try actor(name)
    #expect(event.source == state && event.sourceRole == role && event.sourceName == name)
  }

  @Test func `the last balanced bracket counts`() {
    #expect(
      ICEWSNames.parts("Police (A (B) Land)").map { "\($0.head)|\($0.bracket)" }
        == "Police|A (B) Land")
    #expect(
      ICEWSNames.parts("Police (A) ( B )").map { "\($0.head)|\($0.bracket)" }
        == "Police (A)|B")
    #expect(ICEWSNames.parts("Police ((A)").map { "\($0.head)|\($0.bracket)" } == "Police (|A")
    #expect(ICEWSNames.parts("A))") == nil && ICEWSNames.parts("") == nil)
  }

  @Test func `an official has a state while in office`() throws {
    let term = try #require(
      People.all.terms.first { $0.from != nil && $0.to != nil })
    let from = try #require(term.from), to = try #require(term.to)
    let state = States.all.code(term.state)
    for (day, isIn) in [
      (from, true), (to, true), (from.advanced(by: -1), false), (to.advanced(by: 1), false),
    ] {
      let event = try actor(term.name, on: day.description)
      #expect(event.source == (isIn ? state : ""))
      #expect(event.sourceRole == (isIn ? .government : .other))
    }
  }

  @Test func `an official without dates has a state on all days`() throws {
    #expect(try actor("Vladimir Putin", on: "1999-01-01").source == "RUS")
    #expect(try actor("VLADIMIR PUTIN", on: "2030-01-01").sourceRole == .government)
  }

  @Test func `an actor known by name alone is marked as a person`() throws {
    for (name, isPerson) in [
      ("Vladimir Putin", true), ("Citizen (Afghan National Army)", true), ("Russia", false),
      ("Military (Russia)", false), ("Somebody", false), ("Police (Nowhere)", false),
    ] {
      #expect(try actor(name).sourceIsPerson == isPerson, "\(name)")
    }
  }

  @Test func `people have known states and sound terms`() {
    let rows = CodeTable.rows(PackageResources.people_csv)
    #expect(People.all.terms.count == rows.count)
    for (term, row) in zip(People.all.terms, rows) {
      #expect((term.from == nil) == row["from"].isEmpty && (term.to == nil) == row["to"].isEmpty)
      if let from = term.from, let to = term.to { #expect(from <= to) }
    }
  }

  @Test func `faulty rows are refused singly`() throws {
    let text = ICEWSSample.fourColumns([
      ["2014-05-05", "Iran", "Make a visit", "Iraq"], ["2014-05-32", "Iran", "Consult", "Iraq"],
      ["2014-05-05", "12", "7", "13"], ["2014-05-05", "", "Consult", "Iraq"],
      ["2014-05-05", "Iran", "Consult"], ["2014-05-05", "Iran", "Consult", "Iraq", "x"],
    ])
    let scanned = try Scanned(text, "icews4")
    #expect(scanned.counts.kept == 1 && scanned.counts.refused == 5)
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:3:date:", "t:4:relation:", "t:5:source:", "t:6:", "t:7:",
      ])
  }

  @Test func `a benchmark in integers is refused as a whole`() {
    #expect(throws: Problem.self) { try Scanned("1\t2\t3\t0\n", "icews4") }
  }
}
