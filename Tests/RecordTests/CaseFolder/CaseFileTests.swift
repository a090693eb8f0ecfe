import Quantities
import Record
import Testing

@Suite struct `The case file` {
  static func read(replacing old: String, with new: String) -> CaseReader.Result {
    SampleCase("case.yaml", replacing: old, with: new).read()
  }

  @Test func `a probability of 1.2 is refused`() {
    let result = Self.read(
      replacing: "stall, name: Plays for time, prior: 0.5", with: "stall, name: S, prior: 1.2")
    expectProblem(
      result, at: "case.yaml:14:33", found: "“1.2”", expected: "a number from 0 to 1")
    #expect(result.case?.hypotheses.map(\.prior.value) == [0.5, 0.5])
  }

  @Test func `a decimal comma is called so`() {
    let result = Self.read(replacing: "Means it, prior: 0.5}", with: "Means it, prior: \"0,5\"}")
    expectProblem(result, at: "case.yaml:13:41", found: "“0,5”", expected: "a decimal point")
  }

  @Test func `priors that do not sum to 1 are an error, and are scaled`() {
    let result = Self.read(replacing: "Means it, prior: 0.5", with: "Means it, prior: 0.75")
    expectProblem(
      result, at: "case.yaml:13:3", found: "priors that sum to 1.25", expected: "sum to 1")
    #expect(result.case?.hypotheses.map(\.prior.value) == [0.6, 0.4])
    let none = Self.read(replacing: ", prior: 0.5", with: ", prior: 0")
    #expect(none.hasErrors)
    #expect(none.case?.hypotheses.map(\.prior.value) == [0.5, 0.5])
  }

  @Test func `priors are given for all hypotheses or for none`() {
    let some = Self.read(replacing: "Means it, prior: 0.5", with: "Means it")
    expectProblem(
      some, at: "case.yaml:13:3", found: "priors for 1 of 2 hypotheses", expected: "for all")
    let none = Self.read(replacing: ", prior: 0.5", with: "")
    #expect(none.problems.isEmpty)
    #expect(none.case?.hypotheses.map(\.prior.value) == [0.5, 0.5])
  }

  @Test func `whether a hypothesis is earnest is true, false or not said`() {
    let said = Self.read(
      replacing: "Means it, prior: 0.5", with: "Means it, prior: 0.5, earnest: true")
    #expect(said.problems.isEmpty)
    #expect(said.case?.hypotheses.map(\.isEarnest) == [true, nil])
    let wrong = Self.read(
      replacing: "Means it, prior: 0.5", with: "Means it, prior: 0.5, earnest: yes")
    expectProblem(wrong, at: "case.yaml:13:55", found: "“yes”", expected: "true or false")
  }

  @Test func `one hypothesis only is no case`() {
    let result = Self.read(
      replacing: "  - {id: stall, name: Plays for time, prior: 0.5}\n", with: "")
    expectProblem(
      result, at: "case.yaml:13:3", found: "1 hypothesis",
      expected: "2 to 12 (a reading weighs one against another)")
    #expect(result.case == nil)
  }

  @Test func `an id given twice is refused with the line of the first`() {
    let result = Self.read(replacing: "id: abroad, name: Abroad", with: "id: home, name: Home")
    #expect(
      result.problems.first?.description
        == "case.yaml:11:5: error: found id “home” again; expected a value used once (it is taken by line 10)"
    )
    #expect(result.case?.audiences.map(\.name) == ["At home"])
  }

  @Test func `ids keep to letters, digits, hyphens and underscores`() {
    let result = Self.read(replacing: "id: meets,", with: "id: meets.often,")
    #expect(result.problems.first?.found == "id “meets.often”")
    #expect(result.problems.first?.place.description == "case.yaml:20:10")
  }

  @Test func `an unknown target, indicator or coverage is named with the nearest`() {
    let target = Self.read(replacing: "target: aland", with: "target: alland")
    expectProblem(
      target, at: "case.yaml:4:9", found: "actor “alland”", expected: "aland, beland",
      suggestion: "aland")
    let indicator = Self.read(replacing: "[appoints]", with: "[apoints]")
    expectProblem(
      indicator, at: "case.yaml:17:62", found: "indicator “apoints”",
      expected: "appoints, meets", suggestion: "appoints")
    let coverage = Self.read(replacing: "coverage: none", with: "coverage: report")
    expectProblem(
      coverage, at: "case.yaml:23:79", found: "coverage “report”", expected: "none, reports",
      suggestion: "reports")
  }

  @Test func `an unknown key is a warning`() {
    let result = Self.read(replacing: "about: A test.", with: "abuot: A test.")
    expectProblem(
      result, at: "case.yaml:3:1", .warning, found: "key “abuot”", expected: "title, question",
      suggestion: "about")
  }

  @Test func `all that is missing is told at once`() {
    let result = SampleCase("case.yaml", replacing: SampleCase.yaml, with: "title: T").read()
    #expect(result.case == nil)
    #expect(result.problems.map(\.found).filter { $0.hasPrefix("no key") }.count == 8)
  }

  @Test(arguments: [
    ("from: 2022-01-03", "from: 2022-13-03", "case.yaml:5:16"),
    ("to: 2022-12-31", "to: 2021-12-31", "case.yaml:5:9"),
    ("to: 2022-12-31", "to: 2222-12-31", "case.yaml:5:9"),
  ])
  func `a period that cannot be is refused`(old: String, new: String, place: String) {
    let result = Self.read(replacing: old, with: new)
    #expect(result.problems.map(\.place.description) == [place])
    #expect(result.case == nil)
  }

  @Test(arguments: [
    "../outside.csv", "/etc/passwd", "precedents//earlier.csv", "precedents/../../x.csv",
    "\"precedents/earlier.csv\\0.txt\"", "\"a\\e[31mb.csv\"",
  ])
  func `a precedent stays inside the folder`(path: String) {
    let result = Self.read(replacing: "precedents/earlier.csv", with: path)
    expectProblem(
      result, at: "case.yaml:22:49", found: "“", expected: "a path inside the case's folder")
    #expect(result.case?.precedents.count == 0)
  }

  @Test func `a precedent that is not there is an error`() {
    let result = SampleCase(without: "precedents/earlier.csv").read()
    expectProblem(
      result, at: "precedents/earlier.csv", found: "no such file", expected: "a file")
  }

  @Test func `settings outside their range fall back to the standard`() {
    let result = Self.read(
      replacing: "{hazard: 0.01, correlation: 0.3, contradiction-window: 60",
      with: "{hazard: 2, correlation: much, contradiction-window: 60.5")
    #expect(
      result.problems.map(\.expected) == [
        "a number from 0 to 0.5", "a number, from 0 to 1", "a whole number from 1 to 36600",
      ])
    #expect(result.case?.settings == .standard)
  }
}
