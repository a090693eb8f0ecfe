import Quantities
import Record
import Testing

@testable import Events

@Suite struct `ICEWS, real files` {

  @Test(
    .enabled(if: SharedData.has("icews/events.2018.sample.tab"), SharedData.comment),
    arguments: [
      ("events.2018.sample.tab", "icews", 3_705), ("icews14.tsv.gz", "icews4", 44_663),
      ("icews0515.tsv.gz", "icews4", 380_355), ("icews18.tsv.gz", "icews4", 468_558),
    ])
  func `all lines add up and none is refused`(name: String, source: String, rows: Int) throws {
    let lines = try SharedData.lines("icews/\(name)").count
    let everything = try counts(name, source, .everything)
    #expect(everything.rows == lines - 1 && everything.rows == rows)
    #expect(everything.refused == 0 && everything.kept == rows)
    let period = try #require(Day(iso8601: "2014-03-01"))...#require(Day(iso8601: "2018-06-01"))
    let narrow = try counts(name, source, EventScope(period: period, states: ["RUS", "UKR"]))
    #expect(narrow.rows == rows && narrow.refused == 0)
    #expect(narrow.kept > 0 && narrow.otherParties > 0 && narrow.outsidePeriod > 0)
  }

  private func counts(
    _ name: String, _ source: String, _ scope: EventScope
  ) throws -> RowCounts {
    let file = try EventFile.open(SharedData.path("icews/\(name)"))[0]
    let scan = try EventScan(file, source: source, scope: scope)
    while try scan.nextChunk({ _ in }) {}
    return scan.counts
  }

  @Test(.enabled(if: SharedData.has("icews/icews18.tsv.gz"), SharedData.comment))
  func `weeks of Russia towards Ukraine equal a slow count`() throws {
    let file = try EventFile.open(SharedData.path("icews/icews18.tsv.gz"))[0]
    let scan = try EventScan(
      file, source: "icews4", scope: EventScope(period: nil, states: ["RUS"]))
    let (russia, ukraine) = (States.all.id(code: "RUS"), States.all.id(code: "UKR"))
    var weeks: [String: Int] = [:]
    var goesOn = true
    while goesOn {
      goesOn = try scan.nextChunk { event in
        guard event.source.state == russia, event.target.state == ukraine else { return }
        weeks["\(event.day.week) \(event.code.quad?.number ?? 0)", default: 0] += 1
      }
    }
    #expect(weeks.count > 100)
    #expect(weeks == (try slowWeeks()))
  }

  /// Counted line by line from the text, with the tables that came with the data.
  private func slowWeeks() throws -> [String: Int] {
    let quads = try relationQuads()
    let sources = try names(of: "Russia", "RUS"), targets = try names(of: "Ukraine", "UKR")
    var weeks: [String: Int] = [:]
    for line in try SharedData.lines("icews/icews18.tsv.gz").dropFirst() {
      let fields = line.split(separator: "\t").map(String.init)
      guard sources.contains(inner(fields[1])), targets.contains(inner(fields[3])) else { continue }
      let day = try #require(Day(iso8601: fields[0]))
      let quad = try #require(quads[fields[2]])
      weeks["\(day.week) \(quad)", default: 0] += 1
    }
    return weeks
  }

  /// What stands in the brackets at the end, or the whole name.
  private func inner(_ name: String) -> String {
    guard name.hasSuffix(")"), let start = name.lastIndex(of: "(") else { return name }
    return String(name[start...].dropFirst().dropLast())
  }

  private func relationQuads() throws -> [String: Int] {
    let numbers = [
      "verbal cooperation": 1, "material cooperation": 2, "verbal conflict": 3,
      "material conflict": 4,
    ]
    let rows = try SharedData.lines("icews/cameo_relations.tsv").dropFirst().map {
      $0.split(separator: "\t").map(String.init)
    }
    return Dictionary(rows.map { ($0[0], numbers[$0[4]] ?? 0) }, uniquingKeysWith: { $1 })
  }

  /// A country's name, and its officials without dates; those with dates had left office by 2018.
  private func names(of country: String, _ code: String) throws -> Set<String> {
    let people = try SharedData.lines("icews_people.csv").filter { $0.hasSuffix(",\(code),,") }
    return Set([country] + people.map { String($0.prefix { $0 != "," }) })
  }
}
