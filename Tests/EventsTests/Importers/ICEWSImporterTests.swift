import Quantities
import Record
import Testing

@testable import Events

@Suite struct `ICEWS` {
  @Test func `a row is read with code, actors, place and story`() throws {
    let scanned = try Scanned(ICEWSSample.text([ICEWSSample.row(id: 7)]), "icews")
    let event = try #require(scanned.events.first)
    #expect(event.day == "2018-06-01" && event.native == "7" && event.line == 2)
    #expect(event.source == "RUS" && event.sourceRole == .government)
    #expect(event.sourceName == "Foreign Affairs (Russia)")
    #expect(event.target == "UKR" && event.targetRole == .state)
    #expect(event.code == "042" && event.quad == .verbalCooperation && event.goldstein == 1.9)
    #expect(event.mentions == 1 && event.origin == "Gazette of Nowhere; 4711")
    #expect(
      event.place
        == EventPlace(
          state: try #require(States.all.id(code: "UKR")), region: "Misto Kyyiv", name: "Kyiv",
          latitude: 50.4547, longitude: 30.5238))
  }

  @Test func `what is missing stays out of places and origins`() throws {
    let row = ICEWSSample.row(
      id: 1, story: "NA", publisher: "NULL", city: "NA", province: "NA", country: "NA",
      latitude: "NA", longitude: "NA")
    let event = try #require(try Scanned(ICEWSSample.text([row]), "icews").events.first)
    #expect(event.place == .nowhere && event.origin == "")
  }

  @Test(
    arguments: [
      ("Citizen (Iran)", "General Population / Civilian / Social,Social", "Iran", "IRN", .civilian),
      ("European Union", "NA", "NA", "EUU", .organisation),
      ("Ministry (European Union)", "NA", "NA", "EUU", .government),
      ("Africa", "NA", "NA", "AFR", .other),
      ("Taliban", "Insurgents,Sunni,Dissident", "NA", "TAL", .rebel),
      ("A Person", "Government,Legislative / Parliamentary", "France", "FRA", .legislature),
      ("A Person", "Elite,Executive,Government,Lower House", "France", "FRA", .government),
      (
        "A Person", "Dissident,Protestors / Popular Opposition / Mobs", "France", "FRA", .opposition
      ),
      ("A Person", "Criminals / Gangs,Dissident", "France", "FRA", .criminal),
      ("A Person", "Government,Military,Military Intelligence", "France", "FRA", .intelligence),
      ("A Person", "NA", "NA", "", .other),
      ("Army (Federated States of Micronesia)", "NA", "NA", "FSM", .military),
    ] as [(String, String, String, String, ActorRole)])
  func `state and role come from country and sectors, or else from the name`(
    name: String, sectors: String, country: String, state: String, role: ActorRole
  ) throws {
    let row = ICEWSSample.row(id: 1, source: name, sectors: sectors, sourceCountry: country)
    let event = try #require(try Scanned(ICEWSSample.text([row]), "icews").events.first)
    #expect(event.source == state && event.sourceRole == role)
  }

  @Test func `the export of 2017, without codes and with other days and quotes, is read`() throws {
    let text = ICEWSSample.text([ICEWSSample.row(id: 1)])
    let expected = try #require(try Scanned(text, "icews").events.first)
    let lines = text.split(separator: "\n").map {
      var fields = $0.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      fields.remove(at: 6)
      if fields[1].hasPrefix("2018") {
        fields[1] = "6/1/2018"
        fields[3] = "\"\(fields[3])\""
        fields[5] = "\"\(fields[5])\""
      }
      return fields.joined(separator: "\t")
    }
    #expect(try Scanned(lines.joined(separator: "\r\n"), "icews").events == [expected])
  }

  @Test func `a code that lost its zero or is unknown is that of the event's text`() throws {
    let rows = [
      ICEWSSample.row(id: 1, code: "42"),
      ICEWSSample.row(id: 2, text: "Threaten with repression", code: "13y"),
      ICEWSSample.row(id: 3, text: "Consider policy option", code: "14"),
      ICEWSSample.row(id: 4, text: "Demonstrate or rally", code: "141"),
    ]
    let scanned = try Scanned(ICEWSSample.text(rows), "icews")
    #expect(scanned.events.map(\.code) == ["042", "137", "014", "141"])
  }

  @Test func `faulty rows are refused singly with line and column`() throws {
    let rows = [
      ICEWSSample.row(id: 1, day: "2018-02-30"),
      ICEWSSample.row(id: 2, text: "Dance", code: "999"),
      ICEWSSample.row(id: 3, intensity: "11"), ICEWSSample.row(id: 4, latitude: "91"),
      ICEWSSample.row(id: 5), "6\t2018-06-01\n",
      ICEWSSample.row(id: 7).replacing("7\t", with: "x\t", maxReplacements: 1),
    ]
    let scanned = try Scanned(ICEWSSample.text(rows), "icews")
    #expect(scanned.events.map(\.native) == ["5"] && scanned.counts.rows == 7)
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:event", "t:3:cameo", "t:4:intensity:", "t:5:latitude:", "t:7:", "t:8:event",
      ])
  }

  @Test func `places that differ in their province only are two places`() throws {
    let rows = [
      ICEWSSample.row(id: 1, province: "North"), ICEWSSample.row(id: 2, province: "South"),
    ]
    let events = try Scanned(ICEWSSample.text(rows), "icews").events
    #expect(events.map(\.place.region) == ["North", "South"])
  }

  @Test func `the sector of most weight gives the role, whatever the order`() {
    #expect(ICEWSSectors.role("Social,Business") == .business)
    #expect(ICEWSSectors.role("Business,Social") == .business)
    #expect(ICEWSSectors.role("Government") == .government)
    #expect(ICEWSSectors.role("NA") == nil)
    #expect(Set(ICEWSSectors.precedence).union([.state]) == Set(ActorRole.allCases))
  }
}
