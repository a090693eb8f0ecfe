@testable import Briefing

/// The place that a text is expected to fill.
struct TextBox: CustomStringConvertible {
  let text: String
  let left: Double
  let right: Double
  let top: Double
  let bottom: Double

  var description: String { "\"\(text)\" at \(Int(left))...\(Int(right)), \(Int(bottom))" }

  func overlaps(_ other: TextBox) -> Bool {
    left < other.right - 1 && other.left < right - 1 && top < other.bottom - 1
      && other.top < bottom - 1
  }

  /// The places of all texts of a drawing.
  static func all(in elements: [MarkupScanner.Element]) -> [TextBox] {
    elements.filter { $0.tag == "text" && !$0.text.isEmpty }.map { TextBox($0) }
  }

  /// The place of a text, as far as it can be told without the reader's fonts.
  private init(_ element: MarkupScanner.Element) {
    let x = element.attributes["x"].flatMap(Double.init) ?? 0
    let y = element.attributes["y"].flatMap(Double.init) ?? 0
    let isBold = element.attributes["class"]?.contains("b") == true
    let width = TextMetrics.width(element.text, .small, bold: isBold)
    let shares: [String: Double] = ["middle": 0.5, "end": 1]
    let share = shares[element.attributes["text-anchor"] ?? ""] ?? 0
    text = element.text
    left = x - width * share
    right = x + width * (1 - share)
    top = y - 9
    bottom = y + 2
  }
}
