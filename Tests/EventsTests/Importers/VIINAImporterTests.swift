import Quantities
import Record
import Testing

@testable import Events

@Suite struct `VIINA` {
  private static let short =
    "event_id_1pd,date,n_reports,asciiname,ADM1_NAME,longitude,latitude,a_ukr,a_rus,source_urls\n"
  private static let full =
    "event_id_1pd,date,n_reports,longitude,latitude,a_rus_b,a_ukr_b,a_rus_init_b,a_ukr_init_b,"
    + "t_airalert_b,t_artillery_b,t_arrest_b\n"

  @Test func `a row is read with reports, place and first address`() throws {
    let scanned = try Scanned(
      `VIINA`.short + "4,20220224,16,Lviv,L'viv,24.03,49.84,0,1,https://a.org/x|https://b.org/y\n",
      "viina")
    let event = try #require(scanned.events.first)
    #expect(event.day == "2022-02-24" && event.native == "4" && event.origin == "https://a.org/x")
    #expect(event.source == "RUS" && event.sourceRole == .military && event.target == "")
    #expect(event.mentions == 16 && event.amount == nil && event.code == "event")
    #expect(event.eventClass == .deedForce && event.place.name == "Lviv")
    #expect(States.all.code(event.place.state) == "UKR" && event.place.region == "L'viv")
  }

  @Test func `who acted follows from who began it, or else who is named`() throws {
    // a_rus, a_ukr, a_rus_init, a_ukr_init
    let flags = ["0,0,0,0", "1,0,0,0", "0,1,0,0", "1,1,0,0", "1,1,0,1", "0,0,1,0", "1,1,1,1"]
    let rows = flags.enumerated().map { "\($0),20220224,1,24,49,\($1),0,0,0\n" }
    let scanned = try Scanned(`VIINA`.full + rows.joined(), "viina")
    #expect(
      scanned.events.map { "\($0.source)>\($0.target)" }
        == [">", "RUS>", "UKR>", "RUS>UKR", "UKR>RUS", "RUS>", "RUS>UKR"])
  }

  @Test func `the most particular type is the code`() throws {
    let rows = ["0,0,0", "1,0,0", "1,1,0", "1,0,1"].map { "1,20220224,1,24,49,1,0,0,0,\($0)\n" }
    let scanned = try Scanned(`VIINA`.full + rows.joined(), "viina")
    #expect(scanned.events.map(\.code) == ["event", "airalert", "artillery", "arrest"])
    #expect(scanned.events.map(\.eventClass) == [.deedForce, .other, .deedForce, .law])
  }

  @Test func `faulty rows are refused singly`() throws {
    let scanned = try Scanned(
      `VIINA`.short + "1,20220231,1,a,b,24,49,0,0,\n2,20220224,x,a,b,24,49,0,0,\n"
        + "3,20220224,1,a,b,190,49,0,0,\n4,20220224,1,a,b,24,49,0,0,\n", "viina")
    #expect(scanned.events.map(\.native) == ["4"])
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:date:", "t:3:n_reports:", "t:4:longitude:",
      ])
  }

  @Test func `a pointer of Git's large file storage is refused`() throws {
    #expect(throws: Problem.self) {
      try Scanned("version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 2\n", "viina")
    }
  }
}
