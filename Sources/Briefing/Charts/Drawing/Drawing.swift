/// Collects the shapes of one chart, from back to front.
struct Drawing {
  private var shapes: [Element] = []

  /// Where a text stands in relation to its point.
  enum Alignment: String {
    case start, middle, end
  }

  /// One line of text on a base line at `y`; classes say size and weight.
  mutating func text(
    _ string: String, x: Double, y: Double, _ alignment: Alignment = .start, style: String = ""
  ) {
    var attributes = [Attribute(.x, x), Attribute(.y, y)]
    if alignment != .start { attributes.append(Attribute(.textAnchor, alignment.rawValue)) }
    if !style.isEmpty { attributes.append(.class(style)) }
    shapes.append(Element(.text, attributes, text: VisibleText.drawing(string)))
  }

  /// Lines of small text, the first with its top at `top`.
  mutating func text(
    _ lines: [String], x: Double, top: Double, _ alignment: Alignment = .start, style: String = ""
  ) {
    for (index, line) in lines.enumerated() {
      let y = top + 11 + Double(index) * TextMetrics.lineHeight
      text(line, x: x, y: y, alignment, style: style)
    }
  }

  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, style: String) {
    shapes.append(
      Element(
        .line,
        [
          .class(style), Attribute(.x1, x1), Attribute(.y1, y1), Attribute(.x2, x2),
          Attribute(.y2, y2),
        ]))
  }

  mutating func rect(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, style: String
  ) {
    shapes.append(
      Element(
        .rect,
        [
          .class(style), Attribute(.x, x), Attribute(.y, y), Attribute(.width, max(0, width)),
          Attribute(.height, max(0, height)),
        ]))
  }

  mutating func circle(_ x: Double, _ y: Double, radius: Double, style: String) {
    shapes.append(
      Element(
        .circle, [.class(style), Attribute(.cx, x), Attribute(.cy, y), Attribute(.r, radius)]))
  }

  mutating func path(_ outline: Outline, style: String) {
    guard !outline.isEmpty else { return }
    shapes.append(Element(.path, [.class(style), Attribute(.d, outline.data)]))
  }

  /// The whole chart as an image with a name and a description.
  func svg(_ chart: some Chart, width: Double, height: Double) -> Element {
    svg(title: chart.title, description: chart.description, width: width, height: height)
  }

  /// An image with a name and a description.
  func svg(title: String, description: String, width: Double, height: Double) -> Element {
    let size = "0 0 \(Digits.coordinate(width)) \(Digits.coordinate(height))"
    let head = [Element(.title, text: title), Element(.desc, text: description)]
    return Element(
      .svg,
      [
        Attribute(.xmlns, "http://www.w3.org/2000/svg"), .class("chart"), .role("img"),
        Attribute(.viewBox, size), Attribute(.width, width), Attribute(.height, height),
      ], elements: head + shapes)
  }
}

/// The outline of a shape as path data; points that are not finite fall to the origin.
struct Outline {
  private(set) var data = ""

  var isEmpty: Bool { data.isEmpty }

  mutating func move(_ x: Double, _ y: Double) { add("M", x, y) }

  mutating func line(_ x: Double, _ y: Double) { add("L", x, y) }

  mutating func close() { data += "Z" }

  /// A line without length, which shows as a dot where line ends are round.
  mutating func dot(_ x: Double, _ y: Double) {
    move(x, y)
    data += "h0"
  }

  /// A line through all points.
  static func through(_ points: [(x: Double, y: Double)]) -> Outline {
    var outline = Outline()
    for (index, point) in points.enumerated() {
      if index == 0 { outline.move(point.x, point.y) } else { outline.line(point.x, point.y) }
    }
    return outline
  }

  /// Diagonal lines that fill a rectangle, without reaching over its edges.
  static func hatch(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, step: Double = 4
  ) -> Outline {
    var outline = Outline()
    guard width > 0, height > 0 else { return outline }
    var offset = step / 2
    while offset < width + height {
      outline.move(x + max(0, offset - height), y + min(offset, height))
      outline.line(x + min(offset, width), y + max(0, offset - width))
      offset += step
    }
    return outline
  }

  private mutating func add(_ command: String, _ x: Double, _ y: Double) {
    data += command + Digits.coordinate(x) + " " + Digits.coordinate(y)
  }
}
