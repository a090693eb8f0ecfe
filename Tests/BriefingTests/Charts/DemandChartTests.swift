import Testing

@testable import Briefing

/// What the charts of demands, threats and assumptions tell, beyond what every chart keeps to.
@Suite struct DemandChartTests {
  private static let widths = [300.0, 700, 1100]

  private func elements(_ chart: any Chart, _ width: Double) throws -> [MarkupScanner.Element] {
    try #require(MarkupScanner.elements(ofXML: chart.svg(width: width).bytes))
  }

  private func texts(_ chart: any Chart, _ width: Double) throws -> [String] {
    try elements(chart, width).filter { $0.tag == "text" }.map(\.text)
  }

  @Test(arguments: widths)
  func `each of ten crowded demands has its number in the plot`(width: Double) throws {
    let texts = try texts(DemandCharts.crowded, width)
    for number in 1...10 { #expect(texts.contains("\(number)"), "\(number)") }
  }

  @Test(arguments: widths)
  func `forty demands in one place have their numbers apart`(width: Double) throws {
    let demands = (0..<40).map { DemandCharts.demand("Demand \($0)", 5, 9, spread: 1.5) }
    let map = SeparationMap(
      title: "", description: "", earnestTitle: "x", stallingTitle: "y",
      benefit: .init(value: 6, low: 5, high: 7), demands: demands)
    let boxes = TextBox.all(in: try elements(map, width)).filter { Int($0.text) != nil }
    #expect(Set(boxes.map(\.text)).isSuperset(of: (20...40).map(String.init)))
    for (place, box) in boxes.enumerated() {
      #expect(!boxes[(place + 1)...].contains { $0.overlaps(box) }, "\(box)")
    }
  }

  @Test(arguments: widths)
  func `the regions are named, the one that separates in bold type`(width: Double) throws {
    let elements = try elements(DemandCharts.separation, width)
    let bold = elements.filter { $0.attributes["class"]?.hasPrefix("s b") == true }.map(\.text)
    #expect(bold.contains("separates"))
    let words = elements.map(\.text).joined(separator: " ")
    for name in ["both comply", "neither complies", "only the stalling"] {
      #expect(words.contains(name), "\(name)")
    }
  }

  @Test func `a demand whose costs are not known is in the key but not in the plot`() throws {
    let cost = Estimate(value: 9, low: 8, high: 10)
    let unknown = Estimate(value: .nan, low: .nan, high: .nan)
    let map = SeparationMap(
      title: "", description: "", earnestTitle: "x", stallingTitle: "y",
      benefit: .init(value: 6, low: 5, high: 7),
      demands: [
        .init(name: "Known", earnest: cost, stalling: cost),
        .init(name: "Unknown", earnest: unknown, stalling: cost),
      ])
    let texts = try elements(map, 700).filter { $0.tag == "text" }
    #expect(texts.contains { $0.text == "2 Unknown (not known)" })
    #expect(!texts.contains { $0.text.hasPrefix("2") && $0.attributes["class"] == "s b halo" })
  }

  @Test(arguments: widths)
  func `the sides of the curves and the largest affordable response are named`(
    width: Double
  ) throws {
    let texts = try texts(DemandCharts.frontier, width)
    for name in ["deterred", "pays", "largest affordable response", "today"] {
      #expect(texts.contains(name), "\(name)")
    }
  }

  @Test func `a curve is cut where it leaves the plot`() throws {
    let elements = try elements(DemandCharts.frontier, 700)
    let frame = try #require(elements.first { $0.attributes["class"] == "axis" })
    let bottom = try #require(frame.attributes["y1"].flatMap(Double.init))
    let lines = elements.filter { $0.attributes["class"]?.hasPrefix("series") == true }
    #expect(lines.count == 3)
    for line in lines {
      let numbers = try #require(line.attributes["d"]).split { "MLZ ".contains($0) }
        .compactMap { Double($0) }
      let heights = numbers.enumerated().filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
      #expect(heights.allSatisfy { $0 <= bottom })
      #expect(Set(heights).count == heights.count, "no stretch along the edge")
    }
  }

  @Test func `seen met and seen refused differ by shape and by lane`() throws {
    let marks = try elements(DemandCharts.beliefs, 700).filter {
      $0.attributes["class"]?.hasPrefix("mark ") == true
    }
    let rows = DemandCharts.beliefs.rows.count
    #expect(marks.filter { $0.tag == "circle" }.count == rows + 1)
    #expect(marks.filter { $0.tag == "rect" }.count == rows + 1)
  }

  @Test func `the bar of an assumption is as long as its total index`() throws {
    let bars = try elements(DemandCharts.tornado, 700).filter {
      $0.attributes["class"] == "bar total"
    }
    let widths = bars.dropFirst().compactMap { $0.attributes["width"].flatMap(Double.init) }
    let totals = DemandCharts.tornado.rows.map(\.total.value)
    for (width, total) in zip(widths, totals) {
      #expect(abs(width / widths[0] - total / totals[0]) < 0.01)
    }
  }
}
