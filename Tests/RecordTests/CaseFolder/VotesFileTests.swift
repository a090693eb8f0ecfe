import Record
import Testing

@Suite struct `Votes` {
  @Test func `a tally that the members' votes do not give is refused`() {
    let result = SampleCase("votes.csv", replacing: ",2,1,1,0,", with: ",3,1,1,0,").read()
    #expect(result.problems.first?.place.description == "votes.csv:2:yes")
    #expect(result.problems.first?.found == "3 for R1")
    #expect(result.problems.first?.expected == "2, as votes-by-country.csv adds up")
    #expect(result.case?.votes.isEmpty == true)
  }

  @Test func `a tally without members' votes is taken as it is`() {
    let result = SampleCase(without: "votes-by-country.csv").read()
    #expect(result.problems.isEmpty)
    #expect(result.case?.votes.map(\.yes) == [2])
  }

  @Test func `an empty tally and an unknown choice are refused`() {
    let empty = SampleCase("votes.csv", replacing: ",2,1,1,0,", with: ",2,1,,0,").read()
    #expect(
      empty.problems.first?.description
        == "votes.csv:2:abstain: error: found an empty cell; expected a value")
    let choice = SampleCase("votes-by-country.csv", replacing: "CCC,N", with: "CCC,no").read()
    #expect(
      choice.problems.map(\.place.description)
        == ["votes-by-country.csv:4:vote", "votes.csv:2:no", "votes-by-country.csv:2:resolution"])
    #expect(choice.problems.first?.expected == "one of Y, N, A, X")
  }

  @Test func `a member that votes twice on a resolution is refused`() {
    let result = SampleCase("votes-by-country.csv") { $0 += "R1,AAA,N\n" }.read()
    expectProblem(
      result, at: "votes-by-country.csv:6:country", found: "country “R1 AAA” again",
      expected: "taken by line 2")
  }

  @Test func `votes on a resolution that is not listed are a warning`() {
    let result = SampleCase("votes-by-country.csv") { $0 += "R2,AAA,N\nR2,BBB,N\n" }.read()
    expectProblem(
      result, at: "votes-by-country.csv:6:resolution", .warning, found: "votes on “R2”",
      expected: "a resolution of votes.csv", suggestion: "R1")
  }
}
