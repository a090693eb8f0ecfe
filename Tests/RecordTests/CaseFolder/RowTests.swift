import Record
import Testing

@Suite struct `Rows of a table` {
  @Test func `a sound case has no problems and all its parts`() throws {
    let result = SampleCase().read()
    #expect(result.problems.map(\.description) == [])
    let read = try #require(result.case)
    #expect(kept(result) == ["S1", "S2", "S3", "D1", "D2"])
    #expect(read.deeds.map(\.count) == [2, 1])
    #expect(read.statements[0].summary == "Offers talks, again.")
    #expect(read.statements[2].summary == "Says \"perhaps\".")
    #expect(read.statements.map(\.origin) == [nil, "letter-1", nil])
    #expect(read.statements.map(\.line) == [2, 3, 4])
    #expect(read.extraColumns.statements == ["check"])
    #expect(read.statements.map(\.extras) == [["page"], ["known"], ["known"]])
    #expect(read.precedents[0].deeds.map(\.id) == ["P1", "P2"])
    #expect(read.votes[0].choices.map(\.country) == ["AAA", "BBB", "CCC", "DDD"])
    #expect(read.assumptions.all.count == 11)
    #expect(read.digest.utf8.count == 64)
  }

  @Test func `an unknown audience is named with the nearest valid one`() {
    let result = SampleCase("statements.csv", replacing: ",abroad,", with: ",abraod,").read()
    expectProblem(
      result, at: "statements.csv:3:audience", found: "audience “abraod”",
      expected: "one of the case's audiences: home, abroad", suggestion: "abroad")
    #expect(kept(result) == ["S1", "S3", "D1", "D2"])
    #expect(count("statements.csv", result) == [2, 1])
  }

  @Test func `unknown actors, propositions and indicators are refused singly`() {
    var sample = SampleCase("statements.csv", replacing: ",beland,", with: ",Beland,")
    sample.files["deeds.csv"] =
      SampleCase("deeds.csv", replacing: ",meets,", with: ",meet,")
      .files["deeds.csv"]
    let result = sample.read()
    #expect(
      result.problems.map(\.place.description) == [
        "statements.csv:4:actor", "deeds.csv:3:indicator",
      ])
    #expect(result.problems.map(\.suggestion) == ["beland", "meets"])
    #expect(kept(result) == ["S1", "S2", "D1"])
  }

  @Test func `a misspelt stance is named with the nearest one`() {
    let result = SampleCase("statements.csv", replacing: ",affirm,", with: ",affrim,").read()
    expectProblem(
      result, at: "statements.csv:2:stance", found: "stance “affrim”",
      expected: "affirm, condition, deny", suggestion: "affirm")
    #expect(kept(result) == ["S2", "S3", "D1", "D2"])
  }

  @Test(arguments: [
    ("2022-02-30", "for example 2022-07-24", nil),
    ("24.07.2022", "perhaps 2022-07-24", "2022-07-24"),
    ("07/24/2022", "perhaps 2022-07-24", "2022-07-24"),
    ("07/08/2022", "perhaps 2022-07-08 or 2022-08-07", nil),
    ("2022-7-4", "perhaps 2022-07-04", "2022-07-04"),
    ("2022/07/04", "perhaps 2022-07-04", "2022-07-04"),
    ("24-Jul-22", "perhaps 2022-07-24", "2022-07-24"),
    ("24 July 2022", "perhaps 2022-07-24", "2022-07-24"),
    ("44766", "perhaps 2022-07-24", "2022-07-24"),
    ("2022-07-24T10:30:00Z", "perhaps 2022-07-24", "2022-07-24"),
    ("soon", "for example 2022-07-24", nil),
  ])
  func `a date that is not ISO 8601 gets the day that is probably meant`(
    text: String, expected: String, suggestion: String?
  ) {
    let result = SampleCase("deeds.csv", replacing: "2022-03-05", with: text).read()
    expectProblem(
      result, at: "deeds.csv:2:date", found: "“\(text)”", expected: expected,
      suggestion: suggestion)
    #expect(kept(result) == ["S1", "S2", "S3", "D2"])
  }

  @Test func `a day outside the period is refused in the evidence, not in precedents`() {
    let result = SampleCase("deeds.csv", replacing: "2022-03-05", with: "2023-03-05").read()
    expectProblem(
      result, at: "deeds.csv:2:date", found: "2023-03-05", expected: "2022-01-03 to 2022-12-31")
    #expect(result.case?.precedents[0].deeds.count == 2)
  }

  @Test func `of rows with one id the first is kept`() {
    let result = SampleCase("statements.csv", replacing: "S3,", with: "S1,").read()
    expectProblem(
      result, at: "statements.csv:4:id", found: "id “S1” again", expected: "taken by line 2")
    #expect(kept(result) == ["S1", "S2", "D1", "D2"])
    #expect(count("statements.csv", result) == [2, 1])
  }

  @Test(arguments: ["0", "-1", "1.5", "many", "1000001"])
  func `a count that is no whole number in range is refused`(text: String) {
    let result = SampleCase("deeds.csv", replacing: ",East,2,", with: ",East,\(text),").read()
    expectProblem(
      result, at: "deeds.csv:2:count", found: "“\(text)”",
      expected: "a whole number from 1 to 1000000")
  }

  @Test func `a grade that is not on the Admiralty scale is refused`() {
    let result = SampleCase("deeds.csv", replacing: "named.,B2", with: "named.,G7").read()
    expectProblem(
      result, at: "deeds.csv:2:reliability", found: "“G7”", expected: "a letter A to F")
  }

  @Test func `an empty required cell is refused`() {
    let result = SampleCase("deeds.csv", replacing: "Two mayors named.", with: " ").read()
    expectProblem(result, at: "deeds.csv:2:summary", found: "an empty cell", expected: "a value")
  }

  @Test func `a row that is too long or too short is refused`() {
    let long = SampleCase("deeds.csv", replacing: "Two mayors", with: "Two, mayors").read()
    expectProblem(
      long, at: "deeds.csv:2", found: "15 fields", expected: "14, as in the header")
    let short = SampleCase("deeds.csv") { $0 += "D3,2022-04-01\n" }.read()
    expectProblem(short, at: "deeds.csv:4", found: "2 fields", expected: "14, as in the header")
    #expect(kept(short) == ["S1", "S2", "S3", "D1", "D2"])
  }

  @Test func `optional fields missing at the end are a warning`() {
    let result = SampleCase("deeds.csv", replacing: "Mayors,,known", with: "Mayors").read()
    expectProblem(
      result, at: "deeds.csv:2", .warning, found: "12 fields", expected: "taken as empty")
    #expect(kept(result) == ["S1", "S2", "S3", "D1", "D2"])
    #expect(!result.hasErrors)
  }

  @Test func `an unclosed quote costs its own row and is named by its column`() {
    let result = SampleCase("statements.csv", replacing: "Refuses talks.", with: "\"Refuses talks.")
      .read()
    expectProblem(
      result, at: "statements.csv:3:summary", found: "text after a closing quote",
      expected: "written twice")
    #expect(kept(result) == ["S1", "S3", "D1", "D2"])
    #expect(count("statements.csv", result) == [2, 1])
    let last = SampleCase("deeds.csv", replacing: "Delegates meet.", with: "\"Delegates meet.")
      .read()
    expectProblem(
      last, at: "deeds.csv:3:summary", found: "a quote that is not closed",
      expected: "closing quote")
    #expect(kept(last) == ["S1", "S2", "S3", "D1"])
  }

  @Test func `rows come in order of day, then of the file`() {
    let result = SampleCase("statements.csv", replacing: "2022-03-01", with: "2022-05-01").read()
    #expect(result.problems.isEmpty)
    #expect(result.case?.statements.map(\.id) == ["S2", "S1", "S3"])
  }

  @Test func `text from a file is shown with its hidden characters visible`() {
    let hostile = "ab\u{1B}[31m\u{202E}cd"
    let result = SampleCase("statements.csv", replacing: ",abroad,", with: ",\(hostile),").read()
    expectProblem(
      result, at: "statements.csv:3:audience", found: "ab\\u{1B}[31m\\u{202E}cd",
      expected: "home, abroad")
  }
}
