import Quantities
import Record
import Testing

@testable import Events

@Suite struct `UCDP GED` {
  private static let header = """
    id,relid,type_of_violence,side_a,side_b,number_of_sources,where_coordinates,adm_1,latitude,\
    longitude,country,country_id,date_prec,date_start,date_end,best,high,low,gwnoa,gwnob

    """

  private static func row(
    id: String = "7", type: String = "1", sideA: String = "Government of Ukraine",
    sideB: String = "DPR", sources: String = "3", latitude: String = "48.0",
    precision: String = "1", day: String = "2014-06-01 00:00:00.000", best: String = "5",
    numbers: String = "369,"
  ) -> String {
    "\(id),UKR-1,\(type),\(sideA),\(sideB),\(sources),\"Donetsk\ncity\",Donetsk oblast,\(latitude),37.8,"
      + "Ukraine,369,\(precision),\(day),2014-06-02,\(best),9,4,\(numbers)\n"
  }

  private func scan(_ rows: String, _ scope: EventScope = .everything) throws -> Scanned {
    try Scanned(`UCDP GED`.header + rows, "ucdp-ged", scope: scope)
  }

  @Test func `a row is read with sides, deaths, place and story`() throws {
    let event = try #require(try scan(`UCDP GED`.row()).events.first)
    #expect(event.day == "2014-06-01" && event.native == "7" && event.origin == "UKR-1")
    #expect(event.source == "UKR" && event.sourceRole == .government)
    #expect(event.target == "" && event.targetRole == .rebel && event.targetName == "DPR")
    #expect(event.code == "1" && event.quad == .materialConflict && event.eventClass == .deedForce)
    #expect(event.amount == 5 && event.low == 4 && event.high == 9 && event.mentions == 3)
    #expect(States.all.code(event.place.state) == "UKR" && event.place.latitude == 48)
    #expect(event.place.region == "Donetsk oblast" && event.place.name == "Donetsk\ncity")
  }

  @Test func `sides are states by number or name, civilians or rebels`() throws {
    let scanned = try scan(
      `UCDP GED`.row(id: "1", type: "3", sideB: "Civilians", numbers: ",")
        + `UCDP GED`.row(
          id: "2", sideA: "Government of X", sideB: "Government of Y", numbers: "2,\"365, 369\""))
    #expect(scanned.events.map(\.source) == ["UKR", "USA"])
    #expect(scanned.events.map(\.target) == ["", "RUS"])
    #expect(scanned.events.map(\.targetRole) == [.civilian, .government])
  }

  @Test func `what is known to the month only has a code of its own`() throws {
    let scanned = try scan(`UCDP GED`.row(precision: "3") + `UCDP GED`.row(precision: "4"))
    #expect(scanned.events.map(\.code) == ["1", "1-month"])
    #expect(scanned.events.map(\.eventClass) == [.deedForce, .deedForce])
  }

  @Test func `an unknown number of sources counts as one`() throws {
    let scanned = try scan(`UCDP GED`.row(sources: "-1") + `UCDP GED`.row(sources: ""))
    #expect(scanned.events.map(\.mentions) == [1, 1])
  }

  @Test func `faulty rows are refused singly, and tags are no event`() throws {
    let scanned = try scan(
      `UCDP GED`.row(id: "#event+id") + `UCDP GED`.row(type: "4")
        + `UCDP GED`.row(latitude: "98") + `UCDP GED`.row(day: "2014-06-31")
        + `UCDP GED`.row(best: "") + `UCDP GED`.row(best: "-3") + `UCDP GED`.row(id: "8"))
    #expect(scanned.events.map(\.native) == ["8"] && scanned.counts.refused == 5)
    #expect(scanned.counts.noEvents == 1)
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:4:type_of_violence:", "t:6:latitude:", "t:8:date_start:", "t:10:best:",
        "t:12:best:",
      ])
  }

  @Test func `a file without a column that is needed is refused`() throws {
    #expect(throws: Problem.self) { try Scanned("id,side_a,side_b\n1,a,b\n", "ucdp-ged") }
  }

  @Test func `an event counts in the scope by its sides and by its place`() throws {
    for (states, places, kept) in [(["UKR"], [], 1), (["FRA"], [], 0), (["FRA"], ["UKR"], 1)] {
      let scope = EventScope(period: nil, states: states, places: places)
      #expect(try scan(`UCDP GED`.row(), scope).counts.kept == kept)
    }
  }
}
