import Quantities
import Record
import Testing

@testable import Events

@Suite struct `Oryx` {
  @Test func `items are losses of a country's military, whoever did it`() throws {
    let scanned = try Scanned(
      "date_recorded,country,system,status,n\n2022-03-19,Russia,T-99,captured,9\n"
        + "2022-03-19,Ukraine,\"BTR-9, late\",destroyed,2\n", "oryx")
    let event = try #require(scanned.events.first)
    #expect(event.day == "2022-03-19" && event.source == "" && event.sourceName == "")
    #expect(event.target == "RUS" && event.targetRole == .military && event.amount == 9)
    #expect(event.code == "captured" && event.eventClass == .deedForce)
    #expect(event.place == .nowhere && scanned.events.map(\.target) == ["RUS", "UKR"])
  }

  @Test func `totals give their changes, falls as corrections and unchanged ones no event`() throws
  {
    let scanned = try Scanned(
      "country,equipment_type,type_total,date_recorded,type_total_diff\n"
        + "Russia,Tanks,10,2022-03-19,10\nRussia,Tanks,10,2022-03-20,0\n"
        + "Russia,\"Tanks\n\",8,2022-03-21,-2\nRussia,All Types,90,2022-03-21,5\n"
        + "Russia,\"Losses excluding Trucks - 5, of which\",90,2022-03-21,5\n"
        + "Russia,All Types,89,2022-03-22,-1\n", "oryx")
    #expect(scanned.events.map(\.code) == ["loss", "loss-correction", "total", "total-correction"])
    #expect(scanned.events.map(\.amount) == [10, -2, 5, -1])
    #expect(scanned.events.map(\.eventClass) == [.deedForce, .other, .other, .other])
    #expect(scanned.counts.kept == 4 && scanned.counts.noEvents == 2)
  }

  @Test func `faulty rows are refused singly`() throws {
    let scanned = try Scanned(
      "date_recorded,country,system,status,n\n2022-02-30,Russia,T,captured,9\n"
        + "2022-03-19,Rusia,T,captured,9\n2022-03-19,Russia,T,lost,9\n"
        + "2022-03-19,Russia,T,captured,x\n2022-03-19,Russia,T,captured,0\n"
        + "2022-03-19,Russia,T,captured,1\n", "oryx")
    #expect(scanned.counts.kept == 1)
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:date_recorded:", "t:3:country:", "t:4:status:", "t:5:n:", "t:6:n:",
      ])
    #expect(scanned.refused.contains { $0.contains("did you mean “Russia”") })
  }

  @Test func `last totals have no day and are refused as a whole`() {
    let problem = #expect(throws: Problem.self) {
      try Scanned(
        "country,equipment_type,destroyed,abandoned,captured,damaged,type_total\n"
          + "Russia,Tanks,1,2,3,4,10\n", "oryx")
    }
    #expect(problem?.found == "no column “date_recorded”")
  }
}
