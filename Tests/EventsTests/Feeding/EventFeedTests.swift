import Quantities
import Record
import SampleCases
import Testing

@testable import Events

@Suite struct `Event data that feed a case` {
  private static let query = "{codes: [130], rule: origin}"

  /// Rows of one origin, of another, of an actor that is no actor of the case, and one without a place.
  private static func rows(place: String = "Kyiv") -> String {
    GDELTSample.row2(id: 1, mentions: "3", place: place)
      + GDELTSample.row2(id: 2, day: "20220721", mentions: "5")
      + GDELTSample.row2(id: 3, day: "20220722", source: "", url: "https://example.org/b")
      + GDELTSample.row2(id: 4, day: "20220722", source: "FRA", url: "BBC Monitoring")
      + GDELTSample.row2(id: 5, day: "20220722", code: "042", quad: "1")
      + GDELTSample.row2(id: 6, day: "20220401")
  }

  private func feed(
    _ text: String = rows(), events: String = query, rule: CountingRule? = nil
  ) throws -> EventFeed {
    let place = try StoreFolder()
    try place.add("a.CSV", text)
    let subject = try FedCase.make(events: events)
    return try EventFeed(subject, CaseEvents(stores: [place.store], problems: []), rule: rule)
  }

  private func fed(_ feed: EventFeed, _ indicator: String = "shows") -> [Deed] {
    feed.subject.deeds.filter { $0.data != nil && $0.indicator == indicator }
  }

  @Test func `become deeds that lead back to file and line, with copies of one origin`() throws {
    let feed = try feed()
    let deeds = fed(feed)
    #expect(deeds.map(\.id) == ["e1.1", "e1.2", "e1.3", "e1.4"])
    #expect(
      deeds.map(\.day.description) == ["2022-07-20", "2022-07-21", "2022-07-22", "2022-07-22"])
    #expect(deeds.map(\.origin) == ["events e1.1", "events e1.1", nil, nil])
    #expect(feed.rows.filter { $0.indicator == "shows" }.map(\.copyOf) == [nil, "e1.1", nil, nil])
    #expect(deeds.map(\.actor) == ["russia", "russia", "russia", "FRA"])
    #expect(deeds.map(\.count) == [1, 1, 1, 1] && deeds.map(\.line) == [1, 2, 3, 4])
    #expect(deeds[0].source.title == "a.CSV, line 1" && deeds[0].source.publisher == "GDELT 2.0")
    #expect(deeds[0].source.address == "https://example.org/a" && deeds[3].source.address == "")
    #expect(deeds[0].place == "Kyiv" && deeds[0].area == "UP12" && deeds[0].data == "gdelt2")
    #expect(deeds[0].grade == .machineCoded)
    #expect(deeds[0].summary.hasSuffix("(130): RUSSIA to UKRAINE."))
  }

  @Test func `have other ids where an event feeds a second indicator`() throws {
    let feed = try feed()
    #expect(
      fed(feed, "other").map(\.id) == ["e1.1-other", "e1.2-other", "e1.3-other", "e1.4-other"])
    #expect(Set(feed.subject.deeds.map(\.id)).count == feed.subject.deeds.count)
    #expect(feed.rows.map(\.deed).count == 8)
  }

  @Test func `count by the weight of the query, and not at all without an amount`() throws {
    let mentions = try feed(events: "{codes: [130], rule: origin, weight: mentions}")
    #expect(fed(mentions).map(\.count) == [5, 5, 4, 4])
    let none = try feed(events: "{codes: [130], weight: amount}")
    #expect(fed(none).isEmpty && none.rows.isEmpty)
    #expect(none.subject.eventTallies.map(\.rows) == [4, 4])
  }

  @Test func `have the grade and the rule of the query, unless the user has another rule`() throws {
    let graded = try feed(events: "{codes: [130], reliability: A1, rule: origin}")
    #expect(fed(graded).allSatisfy { $0.grade.description == "A1" })
    #expect(graded.subject.eventTallies.map(\.rule) == [.origin, .origin])
    #expect(
      graded.subject.eventTallies.first?.left == [
        .exact: 4, .actorsCode: 4, .dayPlace: 3, .origin: 3,
      ])
    let exact = try feed(rule: .exact)
    #expect(fed(exact).allSatisfy { $0.origin == nil })
    #expect(exact.subject.eventTallies.map(\.rule) == [.exact, .exact])
  }

  @Test func `change the digest of the case when they change, and only then`() throws {
    let first = try feed().subject.digest
    #expect(try feed().subject.digest == first)
    #expect(try feed(Self.rows(place: "Lviv")).subject.digest != first)
    let lines = Self.rows().split(separator: "\n", omittingEmptySubsequences: true)
    #expect(try feed(lines.dropLast(3).joined(separator: "\n")).subject.digest != first)
    // The last row lies outside the period.
    #expect(try feed(lines.dropLast().joined(separator: "\n") + "\n").subject.digest == first)
    let subject = try FedCase.make(events: "")
    let unfed = try EventFeed(subject, CaseEvents(stores: [], problems: []))
    #expect(unfed.subject.digest == subject.digest && unfed.subject.deeds == subject.deeds)
  }

  @Test func `leave the deeds of the case as they are`() throws {
    let own = try feed().subject.deeds.filter { $0.data == nil }
    #expect(own.map(\.id) == ["D1"] && own.map(\.count) == [2])
  }

  @Test func `are problems where a query names a source that there is none of`() throws {
    let subject = try FedCase.make(events: "{sources: [gdelt3]}")
    let events = try CaseEvents.open(subject, in: try StoreFolder().folder.url)
    #expect(events.problems.map(\.found) == ["source “gdelt3”", "source “gdelt3”"])
    #expect(events.problems.first?.suggestion?.hasPrefix("gdelt") == true)
  }

  @Test func `may be files of the case, of which faults are told at their lines`() throws {
    let place = try StoreFolder()
    let sample = CuratedSamples.all[5]
    let text = String(decoding: sample.bytes, as: UTF8.self).replacing(
      "2015-01-07", with: "2022-07-20")
    try place.folder.write(text + "9,,7,x,y\n", to: "data/ged.csv")
    let subject = try FedCase.make(
      events: "{sources: [ucdp-ged], source: {states: [FRA]}, weight: amount}",
      settings:
        "events: {files: [{source: ucdp-ged, file: data/ged.csv}, {source: viina, file: no.csv}]}")
    let events = try CaseEvents.open(subject, in: place.folder.url)
    let feed = try EventFeed(subject, events)
    #expect(fed(feed).map(\.count) == [12] && fed(feed).map(\.id) == ["b1.8"])
    #expect(events.problems.map(\.place.file) == ["data/ged.csv", "no.csv"])
    let problem = try #require(events.problems.first)
    #expect(problem.place.line == 9 && problem.place.column == nil && problem.severity == .error)
    #expect(problem.found == "5 fields")
    #expect(try events.keptRows() == 1)
  }

  @Test func `tell refused rows of the case's files as those of its tables, and how many more`()
    throws
  {
    let place = try StoreFolder()
    let vote = "undl_id,resolution,date,iso3,vote\n1,A,2022-07-20,RUX,N\n2,A,2022-07-20,RUS,N\n"
    let faulty = String(repeating: "3,A,2022-07-40,RUS,N\n", count: 120)
    try place.folder.write(vote + faulty, to: "data/votes.csv")
    let settings = "events: {files: [{source: un-votes, file: data/votes.csv}]}"
    let events = try CaseEvents.open(
      try FedCase.make(settings: settings), in: place.folder.url)
    #expect(events.problems.count == EventImport.mostProblems + 1)
    let first = try #require(events.problems.first)
    #expect(first.place == .init(file: "data/votes.csv", line: 2, column: "iso3"))
    #expect(first.found == "“RUX”" && first.expected == "a state's code")
    #expect(first.suggestion != nil && first.severity == .error)
    #expect(events.problems.last?.found == "21 more refused rows")
    #expect(events.problems.last?.place == .init(file: "data/votes.csv"))
  }
}
