import Quantities
import Record
import Testing

@testable import Events

@Suite struct `CSV with a mapping` {
  private static let full = """
    name: Made up
    grade: B2
    unit: shells
    separator: semicolon
    only: {kind: [war, border]}
    id: nr
    date: {column: day, format: DD.MM.YYYY}
    source: {state: by, by: name, role: branch, name: unit}
    target: {state: {constant: UKR}, role: {constant: military}}
    states: {Mordor: RUS, Nowhere: none}
    roles: {army: military}
    code: {column: what, scheme: cameo}
    codes:
      shelling: {label: Shelling, class: deed.force, quad: MK, goldstein: -9}
    amount: shells
    low: least
    high: most
    mentions: reports
    place: {country: where, region: oblast, name: town, latitude: lat, longitude: lon}
    origin: link

    """
  private static let header =
    "nr;kind;day;by;branch;unit;what;shells;least;most;reports;where;oblast;town;lat;lon;link\n"

  private static func row(
    nr: Int = 1, kind: String = "war", day: String = "1.3.2022", by: String = "Mordor",
    branch: String = "army", what: String = "shelling", shells: String = "7", place: String = "UKR",
    latitude: String = "50.5"
  ) -> String {
    "\(nr);\(kind);\(day);\(by);\(branch);5th;\(what);\(shells);6;9;3;\(place);Kyiv;Irpin;"
      + "\(latitude);30.3;https://a.org/\(nr)\n"
  }

  private func mapping(_ text: String) -> InputFile {
    InputFile(path: "m.yaml", bytes: Array(text.utf8))
  }

  private func scan(_ rows: String, _ text: String = `CSV with a mapping`.full) throws -> Scanned {
    try Scanned(`CSV with a mapping`.header + rows, "csv", mapping: mapping(text))
  }

  private func fault(_ text: String, _ file: String = "d,c\n2022-03-01,x\n") -> Problem? {
    #expect(throws: Problem.self) { try Scanned(file, "csv", mapping: mapping(text)) }
  }

  @Test func `every key has its effect`() throws {
    let event = try #require(try scan(`CSV with a mapping`.row()).events.first)
    #expect(event.day == "2022-03-01" && event.native == "1" && event.origin == "https://a.org/1")
    #expect(event.source == "RUS" && event.sourceRole == .military && event.sourceName == "5th")
    #expect(event.target == "UKR" && event.targetRole == .military)
    #expect(event.targetName == "Ukraine" && event.code == "shelling")
    #expect(event.eventClass == .deedForce && event.quad == .materialConflict)
    #expect(event.goldstein == -9 && event.mentions == 3)
    #expect(event.amount == 7 && event.low == 6 && event.high == 9)
    #expect(States.all.code(event.place.state) == "UKR" && event.place.region == "Kyiv")
    #expect(event.place.name == "Irpin" && event.place.latitude == 50.5)
  }

  @Test func `codes come from the table and then from the scheme`() throws {
    let scanned = try scan(`CSV with a mapping`.row(what: "190"))
    #expect(scanned.events.map(\.code) == ["190"])
    #expect(scanned.events.map(\.goldstein) == [-10])
  }

  @Test func `rows with other values are no events`() throws {
    let scanned = try scan(
      `CSV with a mapping`.row(kind: "weather", by: "?") + `CSV with a mapping`.row(kind: "border"))
    #expect(scanned.counts.kept == 1 && scanned.counts.noEvents == 1)
    #expect(scanned.counts.refused == 0)
  }

  @Test func `name, grade and unit are those of the mapping`() throws {
    let format = try #require(Importers.format("csv"))
    let source = try format.sourceForFile(
      ImportContext(mapping: mapping(`CSV with a mapping`.full)))
    #expect(source.title == "Made up" && source.grade.description == "B2")
    #expect(source.unit == "shells" && source.id == "csv")
  }

  @Test func `a little mapping is enough`() throws {
    let scanned = try Scanned(
      "d,c\n2022-03-01,x\n", "csv",
      mapping: mapping("{name: A, date: d, code: c, codes: {x: {class: word.threat}}}"))
    let event = try #require(scanned.events.first)
    #expect(event.source == "" && event.target == "" && event.amount == nil)
    #expect(event.eventClass == .wordThreat && event.place == .nowhere && event.native == "")
  }

  @Test(arguments: [
    ("YYYY-MM-DD", "2022-03-04 10:00"), ("YYYYMMDD", "20220304"), ("DD.MM.YYYY", "04.03.2022"),
    ("DD/MM/YYYY", "4/3/2022"), ("MM/DD/YYYY", "03/04/2022"),
  ]) func `days are read in the form that is told`(form: String, day: String) throws {
    let scanned = try Scanned(
      "d\n\(day)\n", "csv",
      mapping: mapping(
        "{name: A, date: {column: d, format: \(form)}, code: {constant: x}, codes: {x: {class: other}}}"
      ))
    #expect(scanned.events.map(\.day) == ["2022-03-04"])
  }

  @Test func `states may be codes, names, numbers or CAMEO actors`() throws {
    for (by, state) in [
      ("code", "RUS"), ("name", "russia"), ("number", "365"), ("cameo", "RUSMIL"),
    ] {
      let scanned = try Scanned(
        "d,s\n2022-03-04,\(state)\n", "csv",
        mapping: mapping(
          "{name: A, date: d, source: {state: s, by: \(by)}, code: {constant: x}, "
            + "codes: {x: {class: other}}}"))
      #expect(scanned.events.map(\.source) == ["RUS"])
      #expect(scanned.events.map(\.sourceRole) == [by == "cameo" ? .military : .state])
    }
  }

  @Test func `faulty rows are refused singly, with the nearest name`() throws {
    let scanned = try scan(
      `CSV with a mapping`.row(day: "31.2.2022") + `CSV with a mapping`.row(by: "Russland")
        + `CSV with a mapping`.row(branch: "armi") + `CSV with a mapping`.row(what: "sheling")
        + `CSV with a mapping`.row(shells: "many") + `CSV with a mapping`.row(place: "UKN")
        + `CSV with a mapping`.row(latitude: "91") + "1;war;1.3.2022\n"
        + `CSV with a mapping`.row(nr: 9, by: "Nowhere"))
    #expect(scanned.events.map(\.native) == ["9"] && scanned.events.map(\.source) == [""])
    #expect(
      scanned.refused.map { $0.prefix { $0 != " " } } == [
        "t:2:day:", "t:3:by:", "t:4:branch:", "t:5:what:", "t:6:shells:", "t:7:where:", "t:8:lat:",
        "t:9:",
      ])
    let nearest = scanned.refused.filter { $0.contains("did you mean") }
    #expect(nearest.contains { $0.contains("“army”") })
    #expect(nearest.contains { $0.contains("“shelling”") })
  }

  @Test func `without a mapping nothing is read`() {
    let problem = #expect(throws: Problem.self) { try Scanned("d\n", "csv") }
    #expect(problem?.expected.contains("mapping") == true)
  }

  @Test(
    arguments: [
      ("{name: A, date: d, code: c, coeds: {x: {class: other}}}", "key “coeds”", "codes"),
      ("{name: A, date: day, code: c, scheme: cameo}", "key “scheme”", nil),
      ("{name: A, date: dd, code: c, codes: {x: {class: other}}}", "column “dd”", "d"),
      ("{name: A, date: d, code: c}", "a code without a meaning", nil),
      (
        "{name: A, date: d, code: c, codes: {x: {class: deed.farce}}}", "“deed.farce”", "deed.force"
      ),
      ("{name: A, date: d, code: c, codes: {x: {label: X}}}", "no key “class”", nil),
      ("{name: A, date: d, code: {constant: y}, codes: {x: {class: other}}}", "“y”", "x"),
      ("{name: A, date: d, code: {column: c, scheme: cameow}}", "“cameow”", "cameo"),
      ("{name: A, code: c, codes: {x: {class: other}}}", "no key “date”", nil),
      ("{date: d, code: c, codes: {x: {class: other}}}", "no key “name”", nil),
      (
        "{name: A, date: {column: d, format: DD-MM-YYYY}, code: c, codes: {x: {class: other}}}",
        "“DD-MM-YYYY”", "DD.MM.YYYY"
      ),
      (
        "{name: A, date: d, source: {state: {constant: UKN}}, code: c, codes: {x: {class: other}}}",
        "“UKN”", "UKR"
      ),
      (
        "{name: A, date: d, source: {state: c, role: {constant: arms}}, code: c, codes: {x: {class: other}}}",
        "“arms”", nil
      ),
      ("{name: A, grade: G9, date: d, code: c, codes: {x: {class: other}}}", "“G9”", nil),
      ("{name: A, separator: pipe, date: d, code: c, codes: {x: {class: other}}}", "“pipe”", nil),
      (
        "{name: A, date: d, code: c, codes: {x: {class: other, goldstein: -11}}}", "“-11”", nil
      ),
      ("{name: A, date: d, states: {x: UKX}, code: c, codes: {x: {class: other}}}", "“UKX”", "UKR"),
      (
        "{name: A, date: d, amount: {constant: 3}, code: c, codes: {x: {class: other}}}",
        "key “constant”", nil
      ),
    ] as [(String, String, String?)])
  func `faults of a mapping are told with the nearest name`(
    text: String, found: String, suggestion: String?
  ) throws {
    let problem = try #require(fault(text))
    #expect(problem.found.contains(found), "\(problem)")
    if let suggestion { #expect(problem.suggestion == suggestion, "\(problem)") }
    #expect(problem.place.file == "m.yaml" && problem.severity == .error)
  }
}
