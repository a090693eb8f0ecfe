import Quantities
import Record
import Testing

@testable import Events

@Suite struct `GDELT mentions` {
  @Test func `a mention has the event's id, the day it was added and the report's address`() throws
  {
    let scanned = try Scanned(GDELTSample.mention(of: 7), "gdelt-mentions")
    let event = try #require(scanned.events.first)
    #expect(event.native == "7" && event.origin == "https://example.org/a")
    #expect(event.day == "2022-07-20" && event.code == "mention" && event.eventClass == .other)
    #expect(event.source == "" && event.target == "" && event.sourceName == "")
    #expect(event.mentions == 1 && event.place == .nowhere && event.goldstein == nil)
  }

  @Test func `only mentions of kept events are kept in a scope`() throws {
    let period = try #require(Day(iso8601: "2022-07-01"))...#require(Day(iso8601: "2022-07-31"))
    let rows =
      GDELTSample.mention(of: 1) + GDELTSample.mention(of: 2)
      + GDELTSample.mention(of: 1, time: "20220801000000") + GDELTSample.mention(of: 3)
    let scanned = try Scanned(
      rows, "gdelt-mentions", scope: EventScope(period: period, states: ["RUS"], places: ["UKR"]),
      knownEvents: [1, 3])
    #expect(scanned.events.map(\.native) == ["1", "3"])
    #expect(scanned.counts.withoutEvent == 1 && scanned.counts.outsidePeriod == 1)
  }

  @Test func `faulty rows are refused singly with line and column`() throws {
    let rows =
      GDELTSample.mention(of: 1) + GDELTSample.mention(of: 2, time: "20220732000000")
      + GDELTSample.mention(of: 3, time: "2022072012000x") + "x" + GDELTSample.mention(of: 4)
      + "5\t20220720120000\n" + GDELTSample.mention(of: 6)
    let scanned = try Scanned(rows, "gdelt-mentions")
    #expect(scanned.events.map(\.native) == ["1", "6"])
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:EventTimeDate:", "t:3:EventTimeDate:", "t:4:GLOBALEVENTID:", "t:5:",
      ])
  }

  @Test func `only mentions repeat other events`() {
    #expect(Importers.sources.filter(\.isRepetition).map(\.id) == ["gdelt-mentions"])
  }

  @Test func `a file of events is refused as a whole`() {
    #expect(throws: Problem.self) { try Scanned(GDELTSample.row2(id: 1), "gdelt-mentions") }
  }
}
