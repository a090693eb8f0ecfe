import Testing

@testable import Briefing

@Suite struct TerminalFaceTests {
  @Test(arguments: [40, 80, 120, 400])
  func `no line is wider than the terminal`(width: Int) throws {
    let text = TerminalFace(width: width, colour: false).text(try sampleFindings())
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(DisplayWidth.of(line) <= width, "\(line)")
    }
  }

  @Test(arguments: [40, 80, 120])
  func `no control character of the data comes through`(width: Int) throws {
    let text = TerminalFace(width: width, colour: false).text(try sampleFindings())
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(!scalar.properties.isDefaultIgnorableCodePoint)
    }
    #expect(text.contains("\\u{1B}[31mred"))
  }

  @Test func `controls are spelt out where there is room`() throws {
    let text = TerminalFace(width: 400, colour: false).text(try sampleFindings())
    for spelt in ["\\u{202E}gnp.exe\\u{202C}", "\\u{9B}2J", "\\u{200B}zero\\u{FEFF}", "\\u{0}"] {
      #expect(text.contains(spelt), "\(spelt)")
    }
  }

  @Test func `colour comes only when asked for, and adds nothing but escape sequences`() throws {
    let plain = TerminalFace(width: 80, colour: false).text(try sampleFindings())
    let coloured = TerminalFace(width: 80, colour: true).text(try sampleFindings())
    let bare = ["\u{1B}[1m", "\u{1B}[2m", "\u{1B}[0m"].reduce(coloured) { text, code in
      text.replacing(code, with: "")
    }
    #expect(!plain.contains("\u{1B}"))
    #expect(coloured.contains("\u{1B}[1m"))
    #expect(bare == plain)
  }

  @Test func `columns stand one below the other, numbers by their right end`() throws {
    let table = try Table(
      key: "t", title: "Counts",
      columns: [
        Column(key: "name", title: "Name", meaning: "A name."),
        Column(key: "count", title: "Count", meaning: "A count."),
        Column(key: "chance", title: "Chance", meaning: "A probability."),
      ],
      rows: [
        [.text("日本語"), .integer(5), .probability(0.5)],
        [.text("e\u{301}te\u{301}"), .integer(12_345), .probability(0.001)],
        [.text("plain"), .missing("none"), .probability(1)],
      ], note: "A note.")
    let findings = Findings(
      key: "k", title: "T", question: "Q?", stamp: sampleStamp, tables: [table])
    let lines = TerminalFace(width: 80, colour: false).text(findings)
      .split(separator: "\n", omittingEmptySubsequences: false).dropFirst(4)
    #expect(
      Array(lines) == [
        "Counts",
        "Name     Count  Chance",
        "──────  ──────  ──────",
        "日本語       5     50%",
        "e\u{301}te\u{301}     12,345     <1%",
        "plain   (none)    100%",
        "A note.", "",
      ])
  }

  @Test func `columns of prose are wrapped before a table is stacked`() throws {
    let table = try Table(
      key: "t", title: "Prose",
      columns: [
        Column(key: "a", title: "First", meaning: "Words."),
        Column(key: "b", title: "Second", meaning: "Words."),
        Column(key: "n", title: "Number", meaning: "A number."),
      ],
      rows: [[.text("one two three four five six"), .text("short"), .number(2.5, digits: 1)]])
    let findings = Findings(
      key: "k", title: "T", question: "Q?", stamp: sampleStamp, tables: [table])
    let text = TerminalFace(width: 40, colour: false).text(findings)
    #expect(
      text.hasSuffix(
        """
        First                     Second  Number
        ────────────────────────  ──────  ──────
        one two three four five   short      2.5
        six

        """))
  }

  @Test func `a table too wide for the terminal is stacked`() throws {
    let text = TerminalFace(width: 40, colour: false).text(try sampleFindings())
    #expect(text.contains("Item: Officials appointed\nReports: 12\nWeight (bits): 1.3\n"))
  }

  @Test func `an empty table says so`() throws {
    let text = TerminalFace(width: 80, colour: false).text(try sampleFindings())
    #expect(text.contains("\nNo items.\n"))
  }

  @Test func `a terminal of fewer than forty columns counts as forty`() {
    #expect(TerminalFace(width: -3, colour: false) == TerminalFace(width: 40, colour: false))
  }
}
