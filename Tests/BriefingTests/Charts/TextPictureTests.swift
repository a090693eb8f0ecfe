import Testing

@testable import Briefing

/// What every picture in text keeps to, whatever it is given.
@Suite struct TextPictureTests {
  private static let pictures = (DemandCharts.all + DemandCharts.edges).compactMap {
    $0 as? any TextPicture
  }

  private static let cases = pictures.indices.flatMap { index in
    [10, 40, 61, 80, 120].map { (index, $0) }
  }

  @Test func `every chart of demands is a picture in text`() {
    #expect(Self.pictures.count == DemandCharts.all.count + DemandCharts.edges.count)
  }

  @Test(arguments: cases)
  func `no line is wider than asked for`(index: Int, width: Int) {
    for line in Self.pictures[index].lines(width: width) {
      #expect(DisplayWidth.of(line) <= max(40, width), "\(line)")
    }
  }

  @Test(arguments: cases)
  func `nothing of the data can act on the terminal`(index: Int, width: Int) {
    for scalar in Self.pictures[index].lines(width: width).joined().unicodeScalars {
      #expect(scalar.properties.generalCategory != .control)
      #expect(!scalar.properties.isDefaultIgnorableCodePoint)
    }
  }

  @Test(arguments: pictures.indices)
  func `the same picture gives the same lines`(index: Int) {
    let picture = Self.pictures[index]
    #expect(picture.lines(width: 80) == picture.lines(width: 80))
    #expect(!picture.lines(width: 80).isEmpty)
  }

  @Test func `an interval has its ends, its point and the belief before`() {
    let bars = BeliefBars(
      title: "", description: "", axisTitle: "probability",
      rows: [
        .init(
          label: "Withdraw", before: 0.5, met: .init(value: 0.75, low: 0.6, high: 0.9),
          refused: .init(value: 0.25, low: 0.1, high: 0.4))
      ])
    #expect(
      bars.lines(width: 52) == [
        "┊ before   ● after it is seen met",
        "■ after it is seen refused   ├─┤ 5% to 95%",
        "Withdraw (before: 50%)",
        "met                         ┊   ├────●────┤      75%",
        "refused       ├────■────┤   ┊                    25%",
        "          ┬─────────────────┬─────────────────┬",
        "          0%               50%             100%",
        "          probability",
      ])
  }

  @Test func `crowded demands keep their numbers apart`() {
    let lines = DemandCharts.crowded.lines(width: 80)
    let plot = lines.prefix { !$0.contains("└") }.dropFirst()
    let inside = plot.map { $0.drop { $0 != "│" && $0 != "┤" } }
    let words = inside.flatMap { $0.split { !$0.isNumber } }.map(String.init)
    #expect(Set(words).isSuperset(of: (1...10).map(String.init)))
  }

  @Test func `a terminal shows pictures between the summary and the tables`() throws {
    var findings = try sampleFindings()
    findings.pictures = [.tornado(DemandCharts.tornado)]
    let text = TerminalFace(width: 80, colour: false).text(findings)
    let picture = try #require(text.firstRange(of: DemandCharts.tornado.title))
    let table = try #require(text.firstRange(of: "Items with every kind of value"))
    let summary = try #require(text.firstRange(of: "* Hostile"))
    #expect(summary.upperBound < picture.lowerBound && picture.upperBound < table.lowerBound)
    #expect(text.contains("█"))
  }

  @Test func `programs are given no pictures`() throws {
    let plain = try sampleFindings()
    var findings = plain
    findings.pictures = [.beliefs(DemandCharts.beliefs), .separation(DemandCharts.separation)]
    #expect(JSONFace().text(findings) == JSONFace().text(plain))
  }
}
