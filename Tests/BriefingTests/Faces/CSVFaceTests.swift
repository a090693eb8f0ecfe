import Briefing
import Testing

@Suite struct CSVFaceTests {
  @Test func `the header names the columns and spreads intervals`() throws {
    let rows = parse(try CSVFace(table: "items").text(try sampleFindings()))
    #expect(
      rows.first == [
        "label", "count", "weight", "chance", "rate", "rate_low", "rate_high", "day", "week",
        "evidence", "seen",
      ])
  }

  @Test func `values are written for programs`() throws {
    let rows = parse(try CSVFace(table: "items").text(try sampleFindings()))
    #expect(
      rows[1] == [
        "Officials appointed", "12", "1.25", "0.816", "1.5", "0.25", "4", "2022-02-23",
        "2022-W04", "s1 d2", "true",
      ])
    #expect(rows[2][1...6] == ["-310534", "", "", "", "", ""])
  }

  @Test func `every row has as many fields as the header`() throws {
    let rows = parse(try CSVFace(table: "items").text(try sampleFindings()))
    #expect(rows.count == 5)
    #expect(rows.allSatisfy { $0.count == 11 })
  }

  @Test func `a table without rows has its header`() throws {
    let text = try CSVFace(table: "nothing").text(try sampleFindings())
    #expect(text == "label,count,weight,chance,rate,day,week,evidence,seen\r\n")
  }

  @Test(arguments: ["a,b", "say \"so\"", "two\nlines", " space", "", "外務省"])
  func `text comes back as it was`(text: String) throws {
    #expect(parse(try csv(of: text))[1] == [text])
  }

  @Test(arguments: ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\u{FF1D}1"])
  func `text that a spreadsheet would run is guarded by an apostrophe`(text: String) throws {
    #expect(parse(try csv(of: text))[1] == ["'" + text])
  }

  @Test func `controls are spelt out and line ends are line feeds`() throws {
    let text = try csv(of: "a\r\nb\u{1B}[2J\r\u{202E}")
    #expect(parse(text)[1] == ["a\nb\\u{1B}[2J\\u{D}\\u{202E}"])
  }

  @Test func `an interval column keeps its three columns without rows`() throws {
    let table = try Table(
      key: "t", title: "",
      columns: [Column(key: "x", title: "", meaning: "", holdsIntervals: true)])
    #expect(try csv(table) == "x,x_low,x_high\r\n")
  }

  @Test func `an unknown table is answered with the known ones`() throws {
    let findings = try sampleFindings()
    let fault = FaceError.noSuchTable("item", available: ["items", "nothing"])
    #expect(throws: fault) { try CSVFace(table: "item").text(findings) }
    #expect(fault.description == "there is no table \"item\"; choose one of items, nothing")
  }

  private func csv(of text: String) throws -> String {
    try csv(
      Table(
        key: "t", title: "", columns: [Column(key: "x", title: "", meaning: "")],
        rows: [[.text(text)]]))
  }

  private func csv(_ table: Table) throws -> String {
    try CSVFace(table: "t").text(
      Findings(key: "k", title: "", question: "", stamp: sampleStamp, tables: [table]))
  }

  /// Reads RFC 4180 strictly by its grammar, apart from the code under test.
  private func parse(_ text: String) -> [[String]] {
    var rows: [[String]] = [[]]
    var field = String.UnicodeScalarView()
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      if isQuoted {
        guard scalar == "\"" else { field.append(scalar); continue }
        if scalars.first == "\"" {
          field.append("\""); scalars.removeFirst()
        } else {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      } else if scalar == "," || (scalar == "\r" && scalars.first == "\n") {
        rows[rows.count - 1].append(String(field))
        field = String.UnicodeScalarView()
        if scalar == "\r" { scalars.removeFirst(); rows.append([]) }
      } else {
        field.append(scalar)
      }
    }
    return rows.dropLast()
  }
}
