import Foundation
import SampleCases
import Testing

/// `import`, `events`, and studies of a case that event data feed.
struct EventTests {
  private let subject: EventCase
  private let file: String

  init() throws {
    subject = try EventCase()
    file = try subject.write(EventCase.rows, to: "20220720120000.export.CSV")
  }

  private func load(_ arguments: String...) async throws -> Program.Outcome {
    try await Program.run(["import", "gdelt2", file, "--case", subject.place] + arguments)
  }

  // MARK: Import

  @Test func `An import tells what became of every row`() async throws {
    let outcome = try await load()
    #expect(outcome.code == 0)
    #expect(
      outcome.output == """
        20220720120000.export.CSV: imported; 6 rows = 4 kept + 0 refused + 1 outside the period \
        + 1 of others + 0 no events
        1 file, 4 rows kept

        """)
  }

  @Test func `The same file again changes nothing`() async throws {
    _ = try await load()
    let record = subject.folder.url.appendingPathComponent("record.sqlite")
    let before = try Data(contentsOf: record)
    let outcome = try await load()
    #expect(outcome.code == 0 && outcome.output.contains("in the record already"))
    #expect(try Data(contentsOf: record) == before)
  }

  @Test func `A file that has changed is told of, left out, and taken anew on request`()
    async throws
  {
    _ = try await load()
    try subject.write(EventCase.rows + EventCase.rows, to: "20220720120000.export.CSV")
    let refused = try await load()
    #expect(refused.code == 1 && refused.errors.contains("--replace"))
    let taken = try await load("--replace")
    #expect(taken.code == 0 && taken.output.contains("12 rows = 8 kept"))
  }

  @Test func `Refused rows are listed with file, line and column, good ones are kept`() async throws
  {
    try subject.write(
      EventCase.rows + "x\ty\n" + EventCase.gdelt([("20220799", "RUS", "UKR", "138", "3", "UP")]),
      to: "20220720120000.export.CSV")
    let outcome = try await load()
    #expect(outcome.code == 0 && outcome.output.contains("8 rows = 4 kept + 2 refused"))
    #expect(outcome.errors.contains("20220720120000.export.CSV:7: error: found 2 fields"))
    #expect(outcome.errors.contains("20220720120000.export.CSV:8:SQLDATE: error: found “20220799”"))
  }

  @Test(arguments: [
    (["import", "gdelt3", "FILE"], 64, "did you mean “gdelt"),
    (["import", "gdelt2", "/nowhere.csv"], 1, "no such file"),
    (["import", "csv", "FILE"], 64, "mapping"),
    (["events", "--source", "Rusia"], 64, "did you mean “Russia”?"),
    (["events", "--box", "1,2,3"], 64, "south,west,north,east"),
    (["events", "--data", "gdel2"], 64, "did you mean “gdelt2”?"),
  ])
  func `Wrong use is answered with what is right`(
    _ arguments: [String], _ code: Int32, _ words: String
  ) async throws {
    let isImport = arguments[0] == "import"
    let given = arguments.map { $0 == "FILE" ? file : $0 }
    let outcome = try await Program.run(
      isImport
        ? given + ["--case", subject.place] : [given[0], subject.place] + given.dropFirst())
    #expect(outcome.code == code && outcome.errors.contains(words))
  }

  @Test func `A read-only folder is told of, and nothing is made`() async throws {
    guard getuid() != 0 else { return }
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o555], ofItemAtPath: subject.place)
    let outcome = try await load()
    #expect(outcome.code == 73)
  }

  @Test(.enabled(if: SmallDisk.isAvailable))
  func `A full disk is told of, and what was in the record stays`() async throws {
    let rows = EventCase.gdelt(
      (0..<4000).map { ("202207\(10 + $0 % 20)", "RUS", "UKR", "138", "3", "UP") })
    let large = try subject.write(rows, to: "large.CSV")
    let outcome = try await SmallDisk.run(
      at: "/mnt",
      """
      printf '%s' "\(EventCase.caseFile)" > case.yaml
      "$CREDENCE" import gdelt2 '\(large)' --case .
      """)
    #expect(outcome.code == 73 && outcome.errors.contains("disk is full"))
  }

  @Test func `Mentions are read again once their events are there`() async throws {
    let fields = ["1000", "20220705120000"] + [String](repeating: "", count: 14)
    let row = fields.joined(separator: "\t") + "\n"
    let mentions = try subject.write(row, to: "20220705121500.mentions.CSV")
    func load() async throws -> String {
      try await Program.run(["import", "gdelt-mentions", mentions, "--case", subject.place]).output
    }
    #expect(try await load().contains("1 rows = 0 kept + 0 refused + 0 outside the period"))
    _ = try await self.load()
    #expect(try await load().contains("read again for other events; 1 rows = 1 kept"))
    #expect(try await load().contains("in the record already"))
  }

  @Test func `A check counts rows of events and tells the refused ones of the case's files`()
    async throws
  {
    try subject.write(EventCase.rows + "x\ty\n", to: "own.CSV")
    try subject.write(
      EventCase.caseFile + "\nevents: {files: [{source: gdelt2, file: own.CSV}]}\n",
      to: "case.yaml")
    _ = try await load()
    let outcome = try await Program.run(["check", subject.place])
    #expect(outcome.code == 1 && outcome.output.contains("own.CSV:7: error: found 2 fields;"))
    #expect(outcome.output.contains("0 assumptions, 8 event rows; 1 error,"))
  }

  // MARK: Events

  @Test func `Events are counted before and after the rule, beside all rows`() async throws {
    _ = try await load()
    let outcome = try await Program.run([
      "events", subject.place, "--source", "RUS", "--target", "Ukraine", "--rule", "actors-code",
      "--format", "json",
    ])
    let findings = try FindingsText(outcome.output)
    let week = try #require(
      findings.table("counts")?.rows.first { $0.text("from") == "2022-07-04" })
    #expect(week.number("rows") == 3 && week.number("events") == 2)
    #expect(week.number("vk") == 2 && week.number("volume") == 5)
  }

  @Test func `Every table and column of events is documented, and nothing else is`() async throws {
    _ = try await load()
    let outcome = try await Program.run(["events", subject.place, "--format", "json"])
    let findings = try FindingsText(outcome.output)
    let documented = try OutputGuide().tables(of: "events")
    #expect(documented.map(\.key) == findings.tables.map(\.key))
    for (table, page) in zip(findings.tables, documented) {
      #expect(page.columns == table.columns.map(\.key), "columns of \(table.key)")
      #expect(page.units == table.columns.map { $0.unit ?? "" }, "units of \(table.key)")
    }
  }

  @Test func `Places are written as GeoJSON, rows as JSON Lines`() async throws {
    _ = try await load()
    let places = try await Program.run(["events", subject.place, "--format", "geojson"])
    let map = try #require(
      try JSONSerialization.jsonObject(with: Data(places.output.utf8)) as? [String: Any])
    #expect(map["type"] as? String == "FeatureCollection")
    #expect(places.output.contains("\"coordinates\": [30.2, 50.1]"))
    let rows = try await Program.run([
      "events", subject.place, "--format", "jsonl", "--table", "rows",
    ])
    let lines = rows.output.split(separator: "\n")
    #expect(lines.count == 4)
    for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }

  // MARK: Studies

  @Test func `Deeds lead from the indicator's number to file and line`() async throws {
    _ = try await load()
    let outcome = try await Program.run(
      ["deeds", subject.place, "--format", "json"] + Program.quick)
    let findings = try FindingsText(outcome.output)
    let indicator = try #require(findings.table("indicators")?.rows.first)
    #expect(indicator.number("acts") == 2)
    let events = try #require(findings.table("events")).rows
    #expect(
      events.map { $0.text("where") }
        == [1, 2, 3].map {
          "20220720120000.export.CSV, line \($0)"
        })
    #expect(events[1].text("copy_of") == events[0].text("id"))
  }

  @Test func `Every rule is shown side by side`() async throws {
    _ = try await load()
    let outcome = try await Program.run(
      ["deeds", subject.place, "--every-rule", "--format", "csv", "--table", "indicators"]
        + Program.quick)
    let lines = outcome.output.split(separator: "\r\n").map { $0.split(separator: ",") }
    #expect(lines.dropFirst().map { $0[0] } == ["exact", "actors-code", "day-place", "origin"])
    #expect(lines.dropFirst().map { $0[3] } == ["3", "2", "2", "3"])
  }
}
