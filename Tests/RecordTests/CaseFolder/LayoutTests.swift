import Record
import Testing

@Suite struct `Headers of a table` {
  @Test func `a missing column refuses the table, counts its rows and leaves the others`() {
    let result = SampleCase("statements.csv", replacing: ",stance,", with: ",stanse,").read()
    expectProblem(
      result, at: "statements.csv:1:stance", found: "no column “stance”, but “stanse”",
      expected: "the columns id, date, speaker", suggestion: "stance")
    #expect(count("statements.csv", result) == [0, 3])
    #expect(kept(result) == ["D1", "D2"])
  }

  @Test func `every missing column is named`() {
    let result = SampleCase("deeds.csv") { $0 = "id,when\nD1,2022-03-05\n" }.read()
    #expect(
      result.problems.map(\.place.description)
        == [
          "date", "actor", "indicator", "summary", "reliability", "publisher", "source",
        ].map { "deeds.csv:1:\($0)" })
  }

  @Test func `columns may stand in any case and order, with extra ones kept`() {
    let result = SampleCase("deeds.csv") { text in
      text = """
        Source,PUBLISHER, reliability ,summary,Note,indicator,actor,date,ID
        Mayors,Herald,B2,Named.,mine,appoints,aland,2022-03-05,D9

        """
    }.read()
    #expect(result.problems.map(\.description) == [])
    #expect(result.case?.deeds.map(\.id) == ["D9"])
    #expect(result.case?.deeds.map(\.extras) == [["mine"]])
    #expect(result.case?.extraColumns.deeds == ["Note"])
  }

  @Test func `a column given twice is refused`() {
    let result = SampleCase("deeds.csv", replacing: "url,check", with: "url,URL").read()
    expectProblem(
      result, at: "deeds.csv:1:URL", found: "column “URL” twice", expected: "each column once")
  }

  @Test func `a slip in an optional column is a warning`() {
    let result = SampleCase("deeds.csv", replacing: ",origin,", with: ",orgin,").read()
    expectProblem(
      result, at: "deeds.csv:1:orgin", .warning, found: "column “orgin”", expected: "origin",
      suggestion: "origin")
    #expect(kept(result) == ["S1", "S2", "S3", "D1", "D2"])
  }

  @Test func `empty columns at the end are no fault, text in one is a warning`() {
    let empty = SampleCase("votes.csv") { $0 = $0.replacing("\n", with: ",,\n") }.read()
    #expect(empty.problems.map(\.description) == [])
    let filled = SampleCase("deeds.csv") {
      $0 = $0.replacing(",known\n", with: ",known,aside\n").replacing(",check", with: ",check,")
    }.read()
    #expect(
      filled.problems.map(\.place.description) == ["deeds.csv:2:field 15", "deeds.csv:3:field 15"])
    #expect(filled.warningCount == 2 && !filled.hasErrors)
  }

  @Test(arguments: [";", "\t"]) func `other separators are seen in the header`(separator: String) {
    let result = SampleCase("votes.csv") { $0 = $0.replacing(",", with: separator) }.read()
    #expect(result.problems.map(\.description) == [])
    #expect(result.case?.votes.map(\.yes) == [2])
  }

  @Test func `a first line that names the separator is obeyed`() {
    let result = SampleCase("votes.csv") {
      $0 = "sep=|\r\n" + $0.replacing(",", with: "|").replacing("\n", with: "\r\n")
    }.read()
    #expect(result.problems.map(\.description) == [])
    #expect(result.case?.votes.map(\.line) == [3])
  }
}
