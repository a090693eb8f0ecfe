import Foundation
import GRDB
import Quantities
import Record
import SampleCases
import Testing

@testable import Events

@Suite struct `A file in the record` {
  private let place: StoreFolder

  init() throws { place = try StoreFolder() }

  private static let rows = [1, 2, 3].map { GDELTSample.row2(id: $0) }.joined() + "broken\n"

  @Test func `changes nothing when it comes again, also under another name`() throws {
    let first = try place.add("a.CSV", Self.rows)
    #expect(first.outcome == .imported && first.counts.kept == 3 && first.counts.refused == 1)
    #expect(first.problems.count == 1 && first.problems[0].hasPrefix("a.CSV:4: error:"))
    let dump = try place.dump()
    for name in ["a.CSV", "b.CSV"] {
      let second = try place.add(name, Self.rows, replaces: true)
      #expect(second.outcome == .unchanged && second.counts == first.counts)
      #expect(second.name == "a.CSV" && second.problems == first.problems)
    }
    #expect(try place.dump() == dump)
  }

  @Test func `that has changed is told of and left out, or else replaces the former`() throws {
    try place.add("a.CSV", Self.rows)
    try place.add("b.CSV", GDELTSample.row2(id: 7, day: "20220101"))
    let dump = try place.dump()
    let text = GDELTSample.row2(id: 9, day: "20220801", source: "FRA")
    #expect(try place.add("a.CSV", text).outcome == .changed)
    #expect(try place.dump() == dump)
    #expect(try place.add("a.CSV", text, replaces: true).outcome == .imported)
    let fresh = try StoreFolder()
    try fresh.add("b.CSV", GDELTSample.row2(id: 7, day: "20220101"))
    try fresh.add("a.CSV", text)
    #expect(try contents(place) == contents(fresh))
    #expect(try place.count("SELECT count(*) FROM refusals") == 0)
  }

  /// Events, refusals and volume by the names of files.
  private func contents(_ place: StoreFolder) throws -> [String] {
    try place.store.read { database in
      try [
        "SELECT file, line, date, source_state, native FROM event_rows ORDER BY file, line",
        "SELECT name, line, problem FROM refusals JOIN files ON file = files.id ORDER BY 1, 2",
        "SELECT name, day, state, events FROM volume JOIN files ON file = files.id ORDER BY 1, 2, 3",
        "SELECT name, kept, refused, complete FROM files ORDER BY name",
      ].flatMap { try Row.fetchAll(database, sql: $0).map { "\($0)" } }
    }
  }

  @Test func `is not lost to one of its name that cannot be read`() throws {
    try place.add("a.CSV", Self.rows)
    let dump = try place.dump()
    #expect(throws: Problem.self) { try place.add("a.CSV", "one\ttwo\n", replaces: true) }
    #expect(try place.dump() == dump)
  }

  @Test func `under another scope is told of, or read anew`() throws {
    let narrow = EventScope(period: nil, states: ["FRA"])
    try place.add("a.CSV", Self.rows)
    #expect(try place.add("a.CSV", Self.rows, scope: narrow).outcome == .changed)
    #expect(try place.count("SELECT count(*) FROM events") == 3)
    let again = try place.add("a.CSV", Self.rows, scope: narrow, replaces: true)
    #expect(again.outcome == .imported && again.counts.kept == 0 && again.counts.otherParties == 3)
    #expect(try place.count("SELECT count(*) FROM events") == 0)
    #expect(try place.count("SELECT count(*) FROM files") == 1)
  }

  @Test func `adds up, with each event at its line, beside files of other sources`() throws {
    var random = RandomEvents(seed: 5)
    let texts = [random.gdelt(200), random.gdelt(90), random.ucdp(50)]
    let reports = [
      try place.add("a.CSV", texts[0]), try place.add("b.CSV", texts[1]),
      try place.add("c.csv", texts[2], "ucdp-ged"),
    ]
    #expect(reports.map(\.counts.rows) == [210, 94, 50])
    let kept = reports.reduce(0) { $0 + $1.counts.kept }
    #expect(try place.count("SELECT count(*) FROM events") == kept)
    #expect(try place.count("SELECT sum(kept) FROM files WHERE complete = 1") == kept)
    let refused = try place.store.read {
      try String.fetchAll($0, sql: "SELECT problem FROM refusals")
    }
    #expect(refused.count == 14, "\(refused)")
    let rows = try place.store.read {
      try Row.fetchAll($0, sql: "SELECT data, file, line, native FROM event_rows")
    }
    for row in rows {
      let name: String = row["file"], number: Int = row["line"], native: String = row["native"]
      let text = texts[["a.CSV", "b.CSV", "c.csv"].firstIndex(of: name) ?? 0]
      let line = text.split(separator: "\n", omittingEmptySubsequences: false)[number - 1]
      #expect(line.hasPrefix(native + (name == "c.csv" ? "," : "\t")))
      #expect(row["data"] == (name == "c.csv" ? "ucdp-ged" : "gdelt2"))
    }
  }

  @Test func `counts rows by day and state as a slow count does, kept or not`() throws {
    var random = RandomEvents(seed: 6)
    let text = random.gdelt(300)
    try place.add("a.CSV", text, scope: EventScope(period: nil, states: ["FRA"]))
    var slow: [String: Int] = [:]
    for line in text.split(separator: "\n") where line != "broken" {
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
      for state in Set(["", fields[7], fields[17]]) {
        slow["\(fields[1]) \(state)", default: 0] += 1
      }
    }
    let rows = try place.store.read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT strftime('%Y%m%d', day * 86400, 'unixepoch') || ' ' || state AS name, events
          FROM volume
          """)
    }
    let found = Dictionary(
      uniqueKeysWithValues: rows.map { ($0["name"] as String, $0["events"] as Int) })
    #expect(found == slow)
  }

  @Test func `of several events in a line gives each a number of its own`() throws {
    let samples = CuratedSamples.all.filter { ["kiel", "losses"].contains($0.source) }
    for sample in samples {
      let text = String(decoding: sample.bytes, as: UTF8.self)
      let report = try place.add(sample.source, text, sample.source)
      let scanned = try Scanned(sample.bytes, sample.source)
      #expect(report.counts == scanned.counts && scanned.events.count > report.counts.kept)
      let lines = try place.store.read {
        try Int.fetchAll(
          $0, sql: "SELECT line FROM event_rows WHERE data = ? ORDER BY id",
          arguments: [sample.source])
      }
      #expect(lines.sorted() == scanned.events.map(\.line).sorted())
    }
  }

  @Test func `of mentions keeps those of events that are in the record`() throws {
    try place.add("a.CSV", GDELTSample.row2(id: 1) + GDELTSample.row2(id: 3, source: "FRA"))
    let scope = EventScope(period: nil, states: ["RUS"])
    let report = try place.add("m.CSV", GDELTSample.mentions, "gdelt-mentions", scope: scope)
    #expect(report.counts.kept == 4 && report.counts.withoutEvent == 2)
  }

  @Test func `of mentions is read again once the record has other events`() throws {
    let scope = EventScope(period: nil, states: ["RUS"])
    func mentions(replaces: Bool = false) throws -> EventImport.Report {
      try place.add(
        "m.CSV", GDELTSample.mentions, "gdelt-mentions", scope: scope, replaces: replaces)
    }
    let early = try mentions()
    #expect(early.outcome == .imported && early.counts.withoutEvent == early.counts.rows)
    #expect(try mentions(replaces: true).outcome == .unchanged)
    try place.add("a.CSV", GDELTSample.row2(id: 1), scope: scope)
    let later = try mentions()
    #expect(later.outcome == .renewed && later.counts.kept == 2 && later.counts.withoutEvent == 4)
    try place.add("b.CSV", GDELTSample.row2(id: 9, source: "FRA", target: "DEU"), scope: scope)
    #expect(try mentions().outcome == .unchanged)
    try place.add("b.CSV", GDELTSample.row2(id: 3), scope: scope, replaces: true)
    let last = try mentions(replaces: true)
    #expect(last.outcome == .renewed && last.counts.kept == 4)
    let dump = try place.dump()
    #expect(try mentions().outcome == .unchanged)
    #expect(try place.dump() == dump)
    #expect(try place.count("SELECT count(*) FROM files") == 3)
  }

  @Test func `of mentions that all are kept is not read again`() throws {
    try place.add("m.CSV", GDELTSample.mentions, "gdelt-mentions")
    try place.add("a.CSV", GDELTSample.row2(id: 1))
    let again = try place.add("m.CSV", GDELTSample.mentions, "gdelt-mentions")
    #expect(again.outcome == .unchanged && again.counts.kept == 6)
  }

  @Test func `that is replaced leaves no actor, code or place that no event has`() throws {
    func replace(_ text: String) throws {
      let run = try EventImport(
        into: place.store, source: "gdelt2", scope: .everything, replaces: true)
      _ = try run.add(try place.file("a.CSV", text))
      try run.finish()
    }
    try place.add("b.CSV", GDELTSample.row2(id: 7))
    try replace(GDELTSample.row2(id: 8, source: "FRA", target: "DEU"))
    #expect(try place.count("SELECT count(*) FROM actors WHERE state = 'DEU'") == 1)
    try replace(GDELTSample.row2(id: 9))
    #expect(try place.count("SELECT count(*) FROM actors WHERE state = 'DEU'") == 0)
    for (table, columns) in [
      ("actors", "source FROM events UNION SELECT target"), ("codes", "code"), ("places", "place"),
    ] {
      let unused = "SELECT count(*) FROM \(table) WHERE id NOT IN (SELECT \(columns) FROM events)"
      #expect(try place.count(unused) == 0)
    }
    #expect(try place.count("SELECT count(*) FROM event_rows") == 2)
  }

  @Test func `has whole rows also where another import deletes parts meanwhile`() throws {
    let first = try EventImport(into: place.store, source: "gdelt2", scope: .everything)
    let other = try EventImport(
      into: place.store, source: "gdelt2", scope: .everything, replaces: true)
    let row = GDELTSample.row2(id: 7, source: "FRA", target: "DEU")
    _ = try first.add(try place.file("a.CSV", row))
    _ = try other.add(try place.file("a.CSV", GDELTSample.row2(id: 8)))
    try other.finish()
    // What the first import remembers of the record is gone.
    #expect(try place.count("SELECT count(*) FROM actors WHERE state = 'FRA'") == 0)
    _ = try first.add(try place.file("c.CSV", row + GDELTSample.row2(id: 9)))
    #expect(try place.count("SELECT count(*) FROM event_rows") == 3)
    #expect(try place.count("SELECT count(*) FROM events") == 3)
  }

  @Test func `that is damaged replaces nothing`() throws {
    let text = (1...400).map { GDELTSample.row2(id: $0) }.joined()
    let packed = Archive.gzip(Array(text.utf8))
    func replace(_ bytes: [UInt8]) throws {
      let path = place.folder.url.appendingPathComponent("a.CSV.gz")
      try Data(bytes).write(to: path)
      let run = try EventImport(
        into: place.store, source: "gdelt2", scope: .everything, replaces: true)
      _ = try run.add(try EventFile.open(path.path)[0])
    }
    try replace(packed)
    #expect(throws: Problem.self) { try replace(Array(packed.prefix(packed.count / 2))) }
    #expect(try place.count("SELECT count(*) FROM events") == 400)
  }

  @Test func `does not replace another of the same run`() throws {
    let run = try EventImport(
      into: place.store, source: "gdelt2", scope: .everything, replaces: true)
    _ = try run.add(try place.file("a.CSV", GDELTSample.row2(id: 1)))
    let other = try run.add(try place.file("a.CSV", GDELTSample.row2(id: 2)))
    #expect(other.outcome == .changed)
    #expect(try place.count("SELECT count(*) FROM events") == 1)
  }
}
