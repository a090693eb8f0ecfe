import Quantities
import Testing

@testable import Briefing

/// What every chart keeps to, whatever it is given.
@Suite struct ChartTests {
  private static let widths = [300.0, 720, 1100]

  private static let charts =
    SampleCharts.all + SampleCharts.edges + SweepCharts.all + SweepCharts.edges
    + DemandCharts.all + DemandCharts.edges

  private static let cases = charts.indices.flatMap { index in
    widths.map { (index, $0) }
  }

  private func chart(_ index: Int) -> any Chart {
    Self.charts[index]
  }

  @Test(arguments: cases)
  func `a chart is a well-formed image with a name and a description`(
    index: Int, width: Double
  ) throws {
    let elements = try #require(
      MarkupScanner.elements(ofXML: chart(index).svg(width: width).bytes))
    #expect(elements[0].attributes["role"] == "img")
    #expect(elements[1].tag == "title")
    #expect(elements[2].tag == "desc")
    #expect(elements[0].attributes["width"].flatMap(Double.init) == width)
  }

  @Test(arguments: cases)
  func `all numbers of a drawing are finite`(index: Int, width: Double) throws {
    let elements = try #require(
      MarkupScanner.elements(ofXML: chart(index).svg(width: width).bytes))
    let lengths = ["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"]
    for element in elements {
      for (name, value) in element.attributes where lengths.contains(name) {
        #expect(Double(value)?.isFinite == true)
      }
      let path = element.attributes["d"]?.lowercased() ?? ""
      #expect(!path.contains("n") && !path.contains("i"))
    }
  }

  @Test(arguments: cases)
  func `no text leaves the drawing`(index: Int, width: Double) throws {
    let boxes = try boxes(index, width)
    let height = try height(index, width)
    for box in boxes {
      #expect(box.left >= -1 && box.right <= width + 1, "\(box)")
      #expect(box.top >= -1 && box.bottom <= height + 1, "\(box)")
    }
  }

  @Test(arguments: cases)
  func `no text covers another`(index: Int, width: Double) throws {
    let boxes = try boxes(index, width)
    for (place, box) in boxes.enumerated() {
      for other in boxes[(place + 1)...] where box.overlaps(other) {
        Issue.record("\(box) covers \(other)")
      }
    }
  }

  @Test(arguments: cases)
  func `the same chart gives the same bytes`(index: Int, width: Double) {
    #expect(chart(index).svg(width: width).bytes == chart(index).svg(width: width).bytes)
  }

  private func height(_ index: Int, _ width: Double) throws -> Double {
    let root = try #require(
      MarkupScanner.elements(ofXML: chart(index).svg(width: width).bytes)?.first)
    return try #require(root.attributes["height"].flatMap(Double.init))
  }

  private func boxes(_ index: Int, _ width: Double) throws -> [TextBox] {
    let elements = try #require(
      MarkupScanner.elements(ofXML: chart(index).svg(width: width).bytes))
    return TextBox.all(in: elements)
  }
}
