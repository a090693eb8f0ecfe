import Quantities
import Record
import Testing

@testable import Events

/// Plans from listings, without any network.
struct FetchListingTests {
  static let md5 = String(repeating: "ab", count: 16)

  private static func days(_ first: String, _ last: String) throws -> ClosedRange<Day> {
    try #require(Day(iso8601: first))...(try #require(Day(iso8601: last)))
  }

  /// The plan for these texts, one for each listing.
  static func plan(
    _ source: String, _ first: String, _ last: String, mirror: String? = nil, _ texts: [String]
  ) throws -> FetchPlan {
    let source = try #require(FetchSource.named(source))
    let mirror = try mirror.map { try #require(FetchAddress($0)) }
    var recipe = try #require(source.recipe(try days(first, last), mirror))
    var plan = FetchPlan()
    for (listing, text) in zip(recipe.listings, texts) {
      guard listing.isLines else {
        recipe.read(document: Array(text.utf8), of: listing, into: &plan)
        continue
      }
      var lines = ListingLines()
      lines.add(Array(text.utf8)) { recipe.read($0, $1, of: listing, into: &plan) }
      lines.finish { recipe.read($0, $1, of: listing, into: &plan) }
    }
    recipe.finish(&plan)
    return plan
  }

  private static func line(_ address: String) -> String { "12 \(md5) \(address)\n" }

  // MARK: GDELT 2.0

  private static let base = "http://data.gdeltproject.org/gdeltv2/"

  @Test func `Days choose among the files, kinds and streams of GDELT 2`() throws {
    let english = [
      "20220223234500.export.CSV.zip", "20220224000000.export.CSV.zip",
      "20220224000000.mentions.CSV.zip", "20220224000000.gkg.csv.zip",
      "20220225234500.export.CSV.zip", "20220226000000.export.CSV.zip",
    ].map { Self.line(Self.base + $0) }.joined()
    let translated = Self.line(Self.base + "20220224001500.translation.export.CSV.zip")
    let plan = try Self.plan("gdelt2", "2022-02-24", "2022-02-25", [english, translated])
    #expect(
      plan.items.map(\.name) == [
        "20220224000000.export.CSV.zip", "20220224001500.translation.export.CSV.zip",
        "20220225234500.export.CSV.zip",
      ])
    #expect(plan.items.allSatisfy { $0.size == 12 && $0.checksum == .md5(Self.md5) })
    #expect(plan.problemCount == 0)
    #expect(plan.gaps.count == 190 + 1)
    #expect(plan.notes.count == 1)

    let mentions = try Self.plan("gdelt-mentions", "2022-02-24", "2022-02-25", [english, ""])
    #expect(mentions.items.map(\.name) == ["20220224000000.mentions.CSV.zip"])
  }

  @Test(arguments: [
    "12 \(md5)", "12  \(md5) \(base)20220224000000.export.CSV.zip", "no line",
    "-1 \(md5) \(base)20220224000000.export.CSV.zip",
    "12 xyz \(base)20220224000000.export.CSV.zip",
    "99999999999999999999 \(md5) \(base)20220224000000.export.CSV.zip",
    "12 \(md5) \(base)../../.ssh/a20220224000000.export.CSV.zip",
    "12 \(md5) \(base)20220224000000.export.CSV.zip?x=.export.CSV.zip",
    "12 \(md5) \(base)20220224000000%2F.export.CSV.zip",
    "12 \(md5) \(base)..\\20220224000000.export.CSV.zip",
    "12 \(md5) \(base)20220230000000.export.CSV.zip",
    "12 \(md5) \(base)20220224240000.export.CSV.zip",
    "12 \(md5) \(base)\u{202E}20220224000000.export.CSV.zip",
    "12 \(md5) ftp://data.gdeltproject.org/gdeltv2/20220224000000.export.CSV.zip",
    "12 \(md5) file:///gdeltv2/20220224000000.export.CSV.zip",
    "12 \(md5) http://evil.example.org/20220224000000.export.CSV.zip",
    "12 \(md5) http://data.gdeltproject.org@evil.example.org/20220224000000.export.CSV.zip",
    "12 \(md5) http://data.gdeltproject.org.evil.example.org/20220224000000.export.CSV.zip",
    "12 \(md5) http://evil.example.org\\@data.gdeltproject.org/20220224000000.export.CSV.zip",
  ])
  func `A hostile or broken line is told and left out, and the next one read`(
    _ bad: String
  ) throws {
    let good = Self.line(Self.base + "20220224001500.export.CSV.zip")
    let plan = try Self.plan("gdelt2", "2022-02-24", "2022-02-24", ["\(bad)\r\n\(good)", ""])
    #expect(plan.items.map(\.name) == ["20220224001500.export.CSV.zip"])
    #expect(plan.problemCount == 1)
    #expect(plan.problems.first?.place.line == 1)
    #expect(plan.problems.first?.description.contains("\u{202E}") == false)
  }

  @Test func `A line without end, a name twice and a thousand faults do no harm`() throws {
    let good = Self.line(Self.base + "20220224001500.export.CSV.zip")
    let text = String(repeating: "x", count: 100_000) + "\n\n" + good + good
    let plan = try Self.plan("gdelt2", "2022-02-24", "2022-02-24", [text, ""])
    #expect(plan.items.count == 1 && plan.problemCount == 2 && plan.refusedFiles == 0)
    let faults = try Self.plan(
      "gdelt2", "2022-02-24", "2022-02-24", [String(repeating: "x\n", count: 1_000), ""])
    #expect(faults.problemCount == 1_000 && faults.problems.count == FetchPlan.mostProblems)
  }

  @Test func `A mirror is asked in place of the publisher, and leads nowhere else`() throws {
    let text =
      Self.line(Self.base + "20220224000000.export.CSV.zip")
      + Self.line("https://mirror.org:8443/g/gdeltv2/20220224001500.export.CSV.zip")
      + Self.line("https://mirror.org/g/gdeltv2/20220224003000.export.CSV.zip")
    let plan = try Self.plan(
      "gdelt2", "2022-02-24", "2022-02-24", mirror: "https://mirror.org:8443/g/", [text, ""])
    #expect(
      plan.items.map(\.address.description) == [
        "https://mirror.org:8443/g/gdeltv2/20220224000000.export.CSV.zip",
        "https://mirror.org:8443/g/gdeltv2/20220224001500.export.CSV.zip",
      ])
    #expect(plan.refusedFiles == 1)
  }

  // MARK: GDELT 1.0

  @Test func `Years, months and days of GDELT 1 that touch the days are taken`() throws {
    let names = [
      "2004.zip", "2005.zip", "200601.zip", "200602.zip", "20130401.export.CSV.zip",
      "GDELT.MASTERREDUCEDV2.1979-2013.zip", "20060101.zip",
    ]
    let sums = names.map { "\(Self.md5)  \($0)\n" }.joined()
    let sizes = names.map { "77 \($0)\n" }.joined()
    let plan = try Self.plan("gdelt1", "2005-12-31", "2006-01-01", [sums, sizes])
    #expect(plan.items.map(\.name) == ["2005.zip", "200601.zip"])
    #expect(plan.items.first?.size == 77 && plan.items.first?.checksum == .md5(Self.md5))
    #expect(
      plan.items.first?.address.description == "http://data.gdeltproject.org/events/2005.zip")
    #expect(plan.gaps.isEmpty)
  }

  @Test func `Days that GDELT 1 lacks are gaps, but for those never made`() throws {
    let sums = ["20140121", "20140127"].map { "\(Self.md5)  \($0).export.CSV.zip\n" }.joined()
    let plan = try Self.plan("gdelt1", "2014-01-21", "2014-01-31", [sums, ""])
    #expect(plan.gaps == ["20140122.export.CSV.zip", "20140126.export.CSV.zip"])
    #expect(plan.notes.contains("The listing ends with 2014-01-27."))
    #expect(plan.items.allSatisfy { $0.size == nil })
  }

  @Test(arguments: ["../20140121.export.CSV.zip", "a b.zip", "/etc/passwd", ".bashrc", "-rf"])
  func `A hostile name in GDELT 1 is refused`(_ name: String) throws {
    let plan = try Self.plan("gdelt1", "2014-01-21", "2014-01-21", ["\(Self.md5)  \(name)\n", ""])
    #expect(plan.items.isEmpty && plan.problemCount == 1)
  }

  // MARK: Dataverse

  private static func entry(_ id: Int, _ label: String, _ more: String = "") -> String {
    "{\"label\": \"\(label)\", \"dataFile\": {\"id\": \(id), \"filesize\": 9, \"md5\": \"\(md5)\"\(more)}}"
  }

  private static func dataverse(_ entries: [String]) -> String {
    "{\"status\": \"OK\", \"data\": {\"files\": [\(entries.joined(separator: ","))]}}"
  }

  @Test func `Files of years replace those of days and months`() throws {
    let years = Self.dataverse([
      Self.entry(1, "events.2018.20190101000000.tab", ", \"originalFileFormat\": \"text/csv\""),
      Self.entry(2, "CAMEO.codebook.pdf"),
    ])
    let updates = Self.dataverse([
      Self.entry(3, "20180309-icews-events.zip"), Self.entry(4, "20190309-icews-events.zip"),
      Self.entry(5, "20190309-icews-events.zip"), Self.entry(6, "202201-icews-events.tab"),
      Self.entry(7, "../20190401-icews-events.zip"),
    ])
    let plan = try Self.plan("icews", "2018-01-01", "2019-12-31", [years, updates])
    #expect(
      plan.items.map(\.name) == [
        "20190309-icews-events.zip", "5-20190309-icews-events.zip",
        "events.2018.20190101000000.tab",
      ])
    let table = try #require(plan.items.last)
    #expect(table.address.path == "/api/access/datafile/1?format=original")
    #expect(table.otherForm?.path == "/api/access/datafile/1")
    #expect(table.size == nil)
    #expect(plan.notes == ["1 shorter files are left out: files of whole years replace them."])
  }

  @Test func `POLECAT's three kinds of name are known, and restricted files told`() throws {
    let text = Self.dataverse([
      Self.entry(1, "ngecEvents.20230103111842.Release603.DV.txt"),
      Self.entry(2, "ngecEventsDV-2022.txt.zip"), Self.entry(3, "ngecEvents.DV.2018.txt"),
      "{\"label\": \"ngecEvents.DV.2023.txt\", \"restricted\": true, \"dataFile\": {\"id\": 4}}",
      "{\"label\": \"ngecEventsDV-2021.txt.zip\", \"dataFile\": {\"id\": 5, \"checksum\": "
        + "{\"type\": \"SHA-256\", \"value\": \"\(String(repeating: "0F", count: 32))\"}}}",
    ])
    let plan = try Self.plan("polecat", "2021-01-01", "2023-01-31", [text])
    #expect(
      plan.items.map(\.name) == [
        "ngecEvents.20230103111842.Release603.DV.txt", "ngecEventsDV-2021.txt.zip",
        "ngecEventsDV-2022.txt.zip",
      ])
    #expect(plan.items[1].checksum == .sha256(String(repeating: "0f", count: 32)))
    #expect(plan.refusedFiles == 1)
  }

  @Test(arguments: ["", "[]", "{\"status\": \"ERROR\", \"message\": \"no\"}", "<html>", "{"])
  func `What is no listing of Dataverse is told`(_ text: String) throws {
    let plan = try Self.plan("voeten-votes", "0001-01-01", "9999-12-31", [text])
    #expect(plan.items.isEmpty && plan.problemCount == 1)
  }

  // MARK: Others

  @Test func `VIINA's pointers give digest and size, and accidents are told`() throws {
    let oid = String(repeating: "1a", count: 32)
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:\(oid)\nsize 130\n"
    let plan = try Self.plan("viina", "2020-01-01", "2023-12-31", [pointer, "404: Not Found"])
    let item = try #require(plan.items.first)
    #expect(plan.items.count == 1 && plan.problemCount == 1)
    #expect(item.checksum == .sha256(oid) && item.size == 130)
    #expect(
      item.address.description
        == "https://media.githubusercontent.com/media/zhukovyuri/VIINA/main/Data/event_1pd_latest_2022.zip"
    )
    #expect(try Self.plan("viina", "1990-01-01", "2021-12-31", []).items.isEmpty)
  }

  @Test func `The newest table of the UN library is chosen by the date in its name`() throws {
    let base = "https://digitallibrary.un.org/record/4060887/files/"
    let names = ["2025_9_19_ga_voting.csv", "2026_02_06_ga_voting.csv", "readme.pdf"]
    let entries = (names.map { base + $0 } + ["https://evil.example.org/2027_01_01_ga_voting.csv"])
      .map { "{\"name\": \"x\", \"url\": \"\($0)\"}" }
    let plan = try Self.plan(
      "un-votes", "0001-01-01", "9999-12-31", ["[\(entries.joined(separator: ","))]"])
    #expect(plan.items.map(\.name) == ["2026_02_06_ga_voting.csv"])
    #expect(plan.refusedFiles == 1)
  }

  @Test func `ACLED is asked for by calendar months, without secrets in the address`() throws {
    let plan = try Self.plan("acled", "2021-12-30", "2022-02-02", [])
    #expect(
      plan.items.map(\.name) == [
        "acled-2021-12-30-to-2021-12-31.csv", "acled-2022-01-01-to-2022-01-31.csv",
        "acled-2022-02-01-to-2022-02-02.csv",
      ])
    #expect(
      plan.items.first?.address.description
        == "https://acleddata.com/api/acled/read?_format=csv&event_date=2021-12-30%7C2021-12-31"
        + "&event_date_where=BETWEEN&limit=0")
  }

  @Test func `Sources that come whole need no listing`() throws {
    for (id, name) in [("ucdp-ged", "ged261-csv.zip"), ("kiel", "data_explorer.csv")] {
      let plan = try Self.plan(id, "0001-01-01", "9999-12-31", [])
      #expect(plan.items.map(\.name) == [name])
    }
    #expect(FetchSource.allDays == (try Self.days("0001-01-01", "9999-12-31")))
  }

  @Test(arguments: FetchSource.all.map(\.id))
  func `Every source plans on its own host and on a mirror`(_ id: String) throws {
    let source = try #require(FetchSource.named(id))
    let days = try Self.days("2022-01-01", "2023-12-31")
    let mirror = try #require(FetchAddress("http://127.0.0.1:8080/m"))
    let own = try #require(source.recipe(days, nil)).listings
    let copied = try #require(source.recipe(days, mirror)).listings
    #expect(own.map(\.name) == copied.map(\.name))
    #expect(copied.allSatisfy { $0.address.description.hasPrefix("http://127.0.0.1:8080/m/") })
  }
}
