import Quantities
import Record
import Testing

@testable import Events

@Suite struct `Queries without persons` {
  private static let file = "icews/icews18.tsv.gz"
  private static let relations = "icews/cameo_relations.tsv"

  private func store(_ file: EventFile) throws -> EventStore {
    let store = try EventStore.inMemory()
    _ = try EventImport(into: store, source: "icews4", scope: .everything).add(file)
    return store
  }

  private func count(
    _ store: EventStore, source: EventQuery.Party = .anyone, target: EventQuery.Party = .anyone
  ) throws -> Int {
    let days = try #require(Day(iso8601: "2000-01-01"))...#require(Day(iso8601: "2030-01-01"))
    return try store.events(EventQuery(source: source, target: target), in: days).count
  }

  @Test func `each side counts persons unless told otherwise`() throws {
    let text = ICEWSSample.fourColumns([
      ["2018-01-01", "Russia", "Consult", "Ukraine"],
      ["2018-01-02", "Vladimir Putin", "Consult", "Ukraine"],
      ["2018-01-03", "Russia", "Consult", "Pavlo Klimkin"],
      ["2018-01-04", "Vladimir Putin", "Consult", "Pavlo Klimkin"],
      ["2018-01-05", "Chechnya", "Consult", "Crimea"],
    ])
    let store = try WrittenFile.with(text) { try self.store($0) }
    let russia = EventQuery.Party(states: ["RUS"])
    let onlyRussia = EventQuery.Party(states: ["RUS"], hasPersons: false)
    let onlyUkraine = EventQuery.Party(states: ["UKR"], hasPersons: false)
    #expect(try count(store, source: russia) == 4)
    #expect(try count(store, source: onlyRussia) == 2)
    #expect(try count(store, source: russia, target: onlyUkraine) == 2)
    #expect(try count(store, source: onlyRussia, target: onlyUkraine) == 1)
    #expect(try count(store, source: EventQuery.Party(hasPersons: false)) == 3)
  }

  @Test(
    .enabled(if: SharedData.has(file, relations), SharedData.comment),
    arguments: [
      ("Russia", "RUS", "Ukraine", "UKR"), ("Ukraine", "UKR", "Russia", "RUS"),
      ("Israel", "ISR", "Iran", "IRN"), ("United States", "USA", "North Korea", "PRK"),
    ])
  func `weeks by quad class equal a count by plain names and last brackets`(
    source: String, sourceCode: String, target: String, targetCode: String
  ) throws {
    let store = try store(EventFile.open(SharedData.path(Self.file))[0])
    let days = try #require(Day(iso8601: "2018-01-01"))...#require(Day(iso8601: "2018-10-31"))
    let query = EventQuery(
      source: .init(states: [sourceCode], hasPersons: false),
      target: .init(states: [targetCode], hasPersons: false))
    var weeks: [String: Int] = [:]
    for event in try store.events(query, in: days) {
      weeks["\(event.day.week) \(event.code.quad?.number ?? 0)", default: 0] += 1
    }
    #expect(weeks.count > 20)
    #expect(weeks == (try slowWeeks(source, target)))
  }

  /// Counted line by line from the text, with the quad classes that came with the data.
  private func slowWeeks(_ source: String, _ target: String) throws -> [String: Int] {
    let quads = try slowQuads()
    var weeks: [String: Int] = [:]
    for line in try SharedData.lines(Self.file).dropFirst() {
      let fields = line.split(separator: "\t").map(String.init)
      guard country(fields[1]) == source, country(fields[3]) == target else { continue }
      let day = try #require(Day(iso8601: fields[0]))
      weeks["\(day.week) \(try #require(quads[fields[2]]))", default: 0] += 1
    }
    return weeks
  }

  private func slowQuads() throws -> [String: Int] {
    let names = [
      "verbal cooperation", "material cooperation", "verbal conflict", "material conflict",
    ]
    var quads: [String: Int] = [:]
    for line in try SharedData.lines(Self.relations).dropFirst() {
      let fields = line.split(separator: "\t").map(String.init)
      quads[fields[0]] = try #require(names.firstIndex(of: fields[4])) + 1
    }
    return quads
  }

  /// What stands in the innermost brackets at the end, or the whole name.
  private func country(_ name: String) -> String {
    guard name.hasSuffix(")"), let start = name.lastIndex(of: "(") else { return name }
    return String(name[name.index(after: start)...].prefix { $0 != ")" })
  }
}
