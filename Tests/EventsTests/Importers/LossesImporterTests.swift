import Quantities
import Record
import Testing

@testable import Events

@Suite struct `Claimed losses` {
  @Test func `events are changes of totals, in order of days`() throws {
    let scanned = try Scanned(
      """
      [
        {"date": "2022-02-27", "day": 4, "tank": 120, "APC": 7},
        {"date": "2022-02-25", "day": 2, "tank": 80, "APC": 9},
        {"date": "2022-02-26", "day": 3, "tank": 110, "drone": 4, "APC": 9},
        {"date": "2022-02-28", "day": 5, "tank": 120, "greatest losses direction": "Kyiv"}
      ]
      """, "losses")
    #expect(
      scanned.events.map { "\($0.line) \($0.day) \($0.code) \(Int($0.amount ?? 0))" } == [
        "3 2022-02-25 equipment-stock 9", "3 2022-02-25 equipment-stock 80",
        "4 2022-02-26 equipment-stock 4", "4 2022-02-26 equipment 30",
        "2 2022-02-27 equipment-decrease -2", "2 2022-02-27 equipment 10",
      ])
    #expect(scanned.events.allSatisfy { $0.target == "RUS" && $0.source == "" })
    #expect(scanned.counts.kept == 3 && scanned.counts.noEvents == 1)
    #expect(scanned.events.map(\.eventClass).filter { $0 == .deedForce }.count == 2)
  }

  @Test func `vehicles go on from the kinds that they replaced`() throws {
    let scanned = try Scanned(
      """
      [{"date": "2022-04-30", "military auto": 100, "fuel tank": 20},
       {"date": "2022-05-01", "vehicles and fuel tanks": 125}]
      """, "losses")
    #expect(scanned.events.map(\.amount) == [20, 100, 5])
    #expect(scanned.events.last?.code == "equipment")
  }

  @Test func `personnel and prisoners have codes of their own`() throws {
    let scanned = try Scanned(
      """
      [{"date": "2022-02-25", "personnel": 100, "personnel*": "about", "POW": 0},
       {"date": "2022-02-26", "personnel": 150, "personnel*": "more", "POW": 3}]
      """, "losses")
    #expect(scanned.events.map(\.code) == ["personnel-stock", "prisoners", "personnel"])
    #expect(scanned.events.map(\.amount) == [100, 3, 50])
  }

  @Test func `corrections are taken as they stand`() throws {
    let scanned = try Scanned(
      #"[{"date": "2022-10-13", "tank": -25, "drone": 0, "personnel": 7}]"#, "losses")
    #expect(scanned.events.map(\.code) == ["correction-personnel", "correction-equipment"])
    #expect(scanned.events.map(\.amount) == [7, -25])
  }

  @Test func `faulty records are refused singly`() throws {
    let scanned = try Scanned(
      """
      [{"date": "2022-02-30", "tank": 1},
       {"date": "2022-02-25", "tank": "many"}, 7,
       {"date": "2022-02-26", "tank": -4},
       {"date": "2022-02-27", "tank": 4}, {"date": "2022-02-27", "tank": 5},
       {"tank": 5},
       {"date": "2022-02-28", "tank": 4.5}, {"date": "2022-02-28", "tank": [1, {"a": "]"}]},
       {"date": "2022-03-01", "tank": null}]
      """, "losses")
    #expect(scanned.events.map(\.day) == ["2022-02-27"])
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:1:date:", "t:2:tank:", "t:2:", "t:3:tank:", "t:4:date:", "t:5:date:", "t:6:tank:",
        "t:6:tank:",
      ])
    #expect(scanned.counts.rows == 10 && scanned.counts.noEvents == 1)
  }

  @Test func `what is no array is refused as a whole`() {
    for text in ["", "{", "{\"date\": \"2022-02-25\"}", "date,tank\n"] {
      #expect(throws: Problem.self) { try Scanned(text, "losses") }
    }
  }

  @Test func `a scope drops days, of which the next change still knows`() throws {
    let scope = EventScope(
      period: try #require(Day(iso8601: "2022-02-26"))...#require(Day(iso8601: "2022-02-26")),
      states: ["RUS"])
    let scanned = try Scanned(
      #"[{"date": "2022-02-25", "tank": 10}, {"date": "2022-02-26", "tank": 12}]"#, "losses",
      scope: scope)
    #expect(scanned.events.map(\.amount) == [2] && scanned.counts.outsidePeriod == 1)
    #expect(scanned.volume["2022-02-25 RUS"] == 1)
  }

  @Test func `after its end a file holds nothing more`() throws {
    let bytes = Array(#"[{"date": "2022-02-25", "tank": 10}]"#.utf8)
    let format = LossesImporter.format
    let first = try format.scan(
      ByteStream(name: "t", bytes: bytes), .everything, ImportContext(), nil, EventBatch())
    #expect(try !first.nextChunk() && first.batch.rows.count == 1)
    let again = try format.scan(
      ByteStream(name: "t", bytes: bytes), .everything, ImportContext(), first.mark, EventBatch())
    #expect(try !again.nextChunk() && again.counts.rows == 0 && again.mark == first.mark)
  }
}
