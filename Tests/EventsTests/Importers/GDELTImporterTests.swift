import Quantities
import Record
import Testing

@testable import Events

@Suite struct `GDELT` {
  @Test func `a row of 2.0 is read with code, actors, place and address`() throws {
    let scanned = try Scanned(GDELTSample.row2(id: 7), "gdelt2")
    let event = try #require(scanned.events.first)
    #expect(event.day == "2022-07-20" && event.native == "7" && event.line == 1)
    #expect(event.source == "RUS" && event.sourceRole == .government)
    #expect(event.target == "UKR" && event.targetRole == .state)
    #expect(event.code == "130" && event.quad == .verbalConflict)
    #expect(event.eventClass == .wordThreat && event.goldstein == -4.4)
    #expect(event.mentions == 4 && event.origin == "https://example.org/a")
    #expect(States.all.code(event.place.state) == "UKR" && event.place.latitude == 50.4333)
  }

  @Test(arguments: [true, false]) func `both layouts of 1.0 give the same event`(
    hasAddress: Bool
  ) throws {
    let second = try #require(try Scanned(GDELTSample.row2(id: 7), "gdelt2").events.first)
    var first = try #require(
      try Scanned(GDELTSample.row1(id: 7, hasAddress: hasAddress), "gdelt1").events.first)
    if !hasAddress { first.origin = second.origin }
    #expect(first == second)
  }

  @Test func `quotes are ordinary characters`() throws {
    let rows =
      GDELTSample.row2(id: 1, place: "\"Kyiv") + GDELTSample.row2(id: 2)
      + GDELTSample.row2(id: 3, place: "Ky\"iv")
    let scanned = try Scanned(rows, "gdelt2")
    #expect(scanned.events.map(\.native) == ["1", "2", "3"] && scanned.refused == [])
  }

  @Test func `faulty rows are refused singly with line and column`() throws {
    let rows =
      GDELTSample.row2(id: 1, day: "20220231") + GDELTSample.row2(id: 2, code: "999")
      + GDELTSample.row2(id: 3, latitude: "97") + "1\t2\t3\n" + GDELTSample.row2(id: 5)
      + GDELTSample.row2(id: 6, goldstein: "x") + GDELTSample.row2(id: 7, quad: "9")
    let scanned = try Scanned(rows, "gdelt2")
    #expect(scanned.events.map(\.native) == ["5"])
    #expect(scanned.counts.rows == 7 && scanned.counts.refused == 6)
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:1:SQLDATE:", "t:2:EventCode:", "t:3:ActionGeo_Lat:", "t:4:", "t:6:GoldsteinScale:",
        "t:7:EventCode:",
      ])
  }

  @Test func `a file of another layout is refused as a whole`() throws {
    #expect(throws: Problem.self) { try Scanned("a,b,c\n", "gdelt2") }
    #expect(throws: Problem.self) {
      try Scanned(GDELTSample.row1(id: 1, hasAddress: true), "gdelt2")
    }
  }

  @Test func `rows outside the scope are dropped by reason and still counted in the volume`() throws
  {
    let scope = EventScope(
      period: try #require(Day(iso8601: "2022-07-01"))...#require(Day(iso8601: "2022-07-31")),
      states: ["RUS"],
      places: ["UKR"])
    let rows =
      GDELTSample.row2(id: 1) + GDELTSample.row2(id: 2, day: "20220801")
      + GDELTSample.row2(id: 3, source: "FRA", target: "DEU", country: "FR")
      + GDELTSample.row2(id: 4, source: "FRA", target: "DEU")
    let scanned = try Scanned(rows, "gdelt2", scope: scope)
    #expect(scanned.events.map(\.native) == ["1", "4"])
    #expect(scanned.counts.outsidePeriod == 1 && scanned.counts.otherParties == 1)
    #expect(scanned.volume["2022-07-20 all"] == 3 && scanned.volume["2022-07-20 FRA"] == 2)
  }
}
