import Record
import Testing

@Suite struct `Ids across the files of a case` {
  @Test func `a deed with the id of a statement is refused, for briefs cite both by id`() {
    let result = SampleCase("deeds.csv", replacing: "D2,", with: "S1,").read()
    expectProblem(
      result, at: "deeds.csv:3:id", found: "id “S1” again", expected: "statements.csv, line 2")
    #expect(kept(result) == ["S1", "S2", "S3", "D1"])
    #expect(count("deeds.csv", result) == [1, 1])
  }

  @Test func `a precedent's deed with the id of a deed is refused`() {
    let result = SampleCase("precedents/earlier.csv", replacing: "P1,", with: "D1,").read()
    expectProblem(
      result, at: "precedents/earlier.csv:2:id", found: "id “D1” again",
      expected: "deeds.csv, line 2")
    #expect(result.case?.precedents.first?.deeds.map(\.id) == ["P2"])
  }
}
