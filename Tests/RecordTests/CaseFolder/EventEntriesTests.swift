import Record
import Testing

@Suite struct `Queries in the case file` {
  private func read(_ events: String) -> CaseReader.Result {
    SampleCase(
      "case.yaml", replacing: "text: It meets in talks.",
      with: "text: It meets in talks., events: \(events)"
    ).read()
  }

  @Test func `persons count on both sides unless a side leaves them out`() throws {
    let result = read("{source: {states: [RUS], persons: false}, target: {states: [UKR]}}")
    #expect(result.problems.isEmpty, "\(result.problems.map(\.description))")
    let query = try #require(result.case?.indicators.last?.events)
    #expect(query.source == .init(states: ["RUS"], hasPersons: false))
    #expect(query.target == .init(states: ["UKR"], hasPersons: true))
  }

  @Test func `whether persons count is true or false`() throws {
    let result = read("{source: {states: [RUS], persons: no}}")
    expectProblem(result, at: "case.yaml:20:85", found: "“no”", expected: "true or false")
    #expect(result.case?.indicators.last?.events?.source.hasPersons == true)
  }
}
