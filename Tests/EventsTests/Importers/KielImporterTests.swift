import Quantities
import Record
import Testing

@testable import Events

@Suite struct `Ukraine Support Tracker` {
  private static let months =
    "\"country\",\"iso\",\"year\",\"month\",\"total\",\"financial\",\"humanitarian\",\"military\"\n"
  private static let announcements =
    "ID,countries,Announcement Date,Type of Aid General,Converted Value in EUR,"
    + "Total_value_dummy (1 is first row in the package)\n"

  @Test func `a month is an event for each kind of aid that is not 0`() throws {
    let scanned = try Scanned(
      `Ukraine Support Tracker`.months + "Germany,DEU,2022,3,3,1.5,0,-0.25\n"
        + "EU (Commission and Council),EU,2022,4,2,2,NA,0\nFrance,FRA,2022,5,0,0,0,0\n", "kiel")
    #expect(scanned.events.map(\.day) == ["2022-03-01", "2022-03-01", "2022-04-01"])
    #expect(scanned.events.map(\.source) == ["DEU", "DEU", "EUU"])
    #expect(scanned.events.map(\.code) == ["financial", "military", "financial"])
    #expect(scanned.events.map(\.amount) == [1.5, -0.25, 2])
    #expect(scanned.events.allSatisfy { $0.target == "UKR" && $0.eventClass == .deedCooperate })
    #expect(scanned.events.map(\.line) == [2, 2, 3])
    #expect(scanned.counts.kept == 2 && scanned.counts.noEvents == 1)
  }

  @Test func `events of one line are parts of it`() throws {
    let format = try #require(Importers.format("kiel"))
    let text = `Ukraine Support Tracker`.months + "Germany,DEU,2022,3,3,1,2,3\n"
    let scan = try format.scan(
      ByteStream(name: "t", bytes: Array(text.utf8)), .everything, ImportContext(), nil,
      EventBatch())
    #expect(try !scan.nextChunk())
    #expect(scan.batch.rows.map(\.part) == [0, 1, 2])
  }

  @Test func `an announcement is an event with the value of its package`() throws {
    let scanned = try Scanned(
      `Ukraine Support Tracker`.announcements
        + "DEM1,Germany,2022-03-01,Military,2500000000,1\nDEM1,Germany,2022-03-01,Military,,0\n"
        + "DEM2,Germany,2022-03-02,Humanitarian,.,1\n", "kiel")
    #expect(scanned.events.map(\.native) == ["DEM1", "DEM2"])
    #expect(scanned.events.map(\.amount) == [2.5, nil])
    #expect(scanned.events.map(\.code) == ["military", "humanitarian"])
    #expect(scanned.events.map(\.sourceRole) == [.government, .government])
    #expect(scanned.counts.noEvents == 1)
  }

  @Test func `faulty rows are refused singly`() throws {
    let months = try Scanned(
      `Ukraine Support Tracker`.months + "Germany,DEU,2022,13,3,1,1,1\n"
        + "Germeny,,2022,3,3,1,1,1\nGermany,DEU,2022,3,3,x,1,1\nGermany,DEU,2022,3,3,1,0,0\n",
      "kiel")
    #expect(months.counts.kept == 1)
    #expect(
      months.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:month:", "t:3:country:", "t:4:financial:",
      ])
    #expect(months.refused.contains { $0.contains("did you mean “Germany”") })
    let words = try Scanned(
      `Ukraine Support Tracker`.announcements + "A,Germany,until 3/10/2022,Military,1,1\n"
        + "B,Germany,2022-03-01,Moral,1,1\nC,Germany,2922-03-01,Military,1,1\n", "kiel")
    #expect(
      words.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:announcement", "t:3:type", "t:4:announcement",
      ])
  }

  @Test func `tables without donor, day and value are refused as a whole`() {
    for header in [
      "donor,category,number_of_weapons,monetary_value_eur,weapons_list",
      "year,month,total_allocations,military,financial,humanitarian",
    ] {
      let problem = #expect(throws: Problem.self) { try Scanned(header + "\n", "kiel") }
      #expect(problem?.expected.contains("country, year, month") == true)
      #expect(problem?.expected.contains("announcement date") == true)
    }
  }
}
