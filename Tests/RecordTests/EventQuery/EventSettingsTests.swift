import Quantities
import Record
import Testing

@Suite struct `What a case says of event data` {
  private func read(query: String) -> CaseReader.Result {
    SampleCase("case.yaml", replacing: "It meets in talks.", with: "It meets., events: \(query)")
      .read()
  }

  private func read(settings: String) -> CaseReader.Result {
    SampleCase("case.yaml") { $0 += "\nevents: \(settings)\n" }.read()
  }

  @Test func `is read with all that it can say`() throws {
    let result = read(
      query: "{sources: gdelt2, source: {states: [RUS, france], roles: [government]}, "
        + "target: {states: UKR}, codes: [\"13\"], classes: [word.threat], quads: [VK], "
        + "place: {states: [UKR], regions: [Kyiv], box: [44.4, 22.1, 52.4, 40.2]}, "
        + "weight: mentions, rule: day-place, reliability: B2}")
    #expect(result.problems.isEmpty, "\(result.problems)")
    let query = try #require(result.case?.indicators.last?.events)
    #expect(query.sources == ["gdelt2"] && query.codes == ["13"] && query.rule == .dayPlace)
    #expect(query.source == .init(states: ["RUS", "FRA"], roles: [.government]))
    #expect(query.target == .init(states: ["UKR"]) && query.classes == [.wordThreat])
    #expect(query.quads == [.verbalConflict] && query.weight == .mentions)
    #expect(query.location.box?.latitudes == 44.4...52.4 && query.location.regions == ["Kyiv"])
    #expect(query.grade?.description == "B2" && query.line == 20)
  }

  @Test func `has defaults where it says nothing`() {
    let none = SampleCase().read().case
    #expect(none?.indicators.allSatisfy { $0.events == nil } == true)
    #expect(none?.events == EventSettings())
    #expect(read(query: "{}").case?.indicators.last?.events == EventQuery(line: 20))
  }

  @Test(
    arguments: [
      ("{source: {states: [RUSS]}}", "state “RUSS”", "ISO 3166", "RUS"),
      ("{place: {states: [Ukrain]}}", "state “Ukrain”", "ISO 3166", "Ukraine"),
      ("{source: {roles: [militery]}}", "role “militery”", "military", "military"),
      ("{classes: [deed.farce]}", "class “deed.farce”", "deed.force", "deed.force"),
      ("{quads: [VX]}", "quad class “VX”", "VK", "VC"),
      ("{rule: exakt}", "rule “exakt”", "exact", "exact"),
      ("{weight: mention}", "weight “mention”", "mentions", "mentions"),
    ] as [(String, String, String, String)])
  func `is told of with the nearest name where a word is not known`(
    query: String, found: String, expected: String, suggestion: String
  ) {
    let result = read(query: query)
    #expect(result.problems.count == 1, "\(result.problems)")
    #expect(result.problems.first?.found == found)
    #expect(result.problems.first?.expected.contains(expected) == true)
    #expect(result.problems.first?.suggestion == suggestion)
    #expect(result.problems.first?.place.line == 20 && result.case != nil)
  }

  @Test(arguments: [
    "[44.4, 22.1, 52.4]", "[52.4, 22.1, 44.4, 40.2]", "[44.4, 40.2, 52.4, 22.1]",
    "[-91, 0, 0, 1]", "[0, 0, 1, 181]", "[a, b, c, d]", "[nan, 0, 1, 1]", "[]",
  ]) func `has no box that lies off the map`(box: String) {
    let result = read(query: "{place: {box: \(box)}}")
    #expect(result.problems.map(\.expected).first?.contains("south, west, north and east") == true)
    #expect(result.problems.count == 1, "\(result.problems)")
    #expect(result.case?.indicators.last?.events?.location.box == nil)
  }

  @Test func `has unknown keys told of`() {
    let result = read(query: "{sorces: [gdelt2]}")
    expectProblem(
      result, at: "case.yaml:20:43", .warning, found: "key “sorces”", expected: "sources",
      suggestion: "sources")
  }

  @Test func `has no unknown reliability`() {
    let problem = read(query: "{reliability: B9}").problems.first
    #expect(problem?.found.contains("B9") == true && problem?.place.line == 20)
  }

  @Test func `has no regions in the place of the case, which an import cannot apply`() {
    let result = read(settings: "{place: {states: [UKR], regions: [Donetsk]}}")
    let problem = result.problems.first
    #expect(result.problems.count == 1 && problem?.found == "regions in the place of the case")
    #expect(problem?.expected.hasPrefix("states or a box") == true && problem?.severity == .error)
    #expect(result.case?.events.location.states == ["UKR"])
  }

  @Test func `has a rule and files of the case as a whole`() {
    let result = read(
      settings:
        "{rule: origin, place: {states: [UKR]}, files: [{source: csv, file: data/a.csv, mapping: m.yaml}]}"
    )
    #expect(result.problems.isEmpty, "\(result.problems)")
    let settings = result.case?.events
    #expect(settings?.rule == .origin && settings?.location.states == ["UKR"])
    #expect(settings?.files.map(\.path) == ["data/a.csv"])
    #expect(settings?.files.map(\.mapping) == ["m.yaml"])
    #expect(read(settings: "{rule: all}").problems.map(\.found) == ["rule “all”"])
  }

  @Test(arguments: ["../a.csv", "/etc/passwd", "a//b.csv", "a/../../b.csv", "\"a\\e[31m.csv\""])
  func `has no path that leads out of the folder`(path: String) {
    for files in ["{source: csv, file: \(path)}", "{source: csv, file: a.csv, mapping: \(path)}"] {
      let result = read(settings: "{files: [\(files)]}")
      #expect(result.problems.count == 1)
      #expect(result.problems.first?.expected.hasPrefix("a path inside the case's folder") == true)
      #expect(result.case?.events.files.contains { $0.path == path || $0.mapping == path } == false)
    }
  }

  @Test func `has states of actors by id, by name or as told`() {
    let result = SampleCase("case.yaml") {
      $0 = $0.replacing("{id: aland, name: Aland}", with: "{id: aland, name: Ukraine}")
        .replacing("{id: beland, name: Beland}", with: "{id: beland, name: B, states: [POL, XYZ]}")
    }.read()
    #expect(result.case?.events.states == ["aland": ["UKR"], "beland": ["POL"]])
    #expect(result.problems.map(\.found) == ["state “XYZ”"])
  }
}
