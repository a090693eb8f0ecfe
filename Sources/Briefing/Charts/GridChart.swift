/// Values over two numbers that are varied, as a grid of shades with their figures where there is room.
public struct GridChart: Chart, Hashable {
  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// Words below the horizontal axis and above the vertical one.
  public let axisTitles: [String]
  /// Values of the number along the columns, from left to right.
  public let columns: [Double]
  /// Values of the number along the rows, from bottom to top.
  public let rows: [Double]
  /// The values, row by row from the bottom; what is not finite stays blank.
  public let values: [Double]
  /// Whether values are probabilities.
  public let isPercent: Bool

  /// A grid; values beyond the rows and columns are left out, those missing stay blank.
  public init(
    title: String, description: String, axisTitles: [String], columns: [Double], rows: [Double],
    values: [Double], isPercent: Bool
  ) {
    self.title = title
    self.description = description
    self.axisTitles = axisTitles
    self.columns = columns
    self.rows = rows
    self.values = values
    self.isPercent = isPercent
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = draw(&drawing, width)
    return drawing.svg(self, width: width, height: height)
  }

  private func draw(_ drawing: inout Drawing, _ width: Double) -> Double {
    let lines = TextMetrics.wrap(title, width, bold: true, atMost: 3)
    drawing.text(lines, x: 0, top: 0, style: "s b")
    let top = legend(width).draw(&drawing, top: Double(lines.count) * TextMetrics.lineHeight + 6)
    guard !columns.isEmpty, !rows.isEmpty else {
      drawing.text("No data", x: width / 2, y: top + 20, .middle, style: "s m")
      return top + 34
    }
    let names = TextMetrics.wrap("↑ " + (axisTitles.last ?? ""), width, atMost: 2)
    drawing.text(names, x: 0, top: top + 4, style: "s m")
    return grid(
      &drawing, width, top: top + 10 + Double(names.count) * TextMetrics.lineHeight)
  }

  private func grid(_ drawing: inout Drawing, _ width: Double, top: Double) -> Double {
    let labels = rows.map(GridChart.label)
    let left = TextMetrics.widest(labels) + 8
    let cell = (width - left - 14) / Double(columns.count)
    let height = max(14, min(26, 320 / Double(rows.count)))
    for (row, label) in labels.enumerated() {
      let y = top + Double(rows.count - 1 - row) * height
      drawing.text(label, x: left - 6, y: y + height / 2 + 4, .end, style: "s m")
      for column in columns.indices {
        shade(row, column, &drawing, left + Double(column) * cell, y, cell, height)
      }
    }
    let bottom = top + Double(rows.count) * height
    let finite = columns.filter(\.isFinite)
    let scale = LinearScale(
      from: finite.min() ?? 0, to: finite.max() ?? 1, x0: left + cell / 2,
      x1: left + cell * (Double(columns.count) - 0.5))
    return ValueAxis(
      scale: scale, rows: [], bottom: bottom, title: (axisTitles.first ?? "") + " →",
      isPercent: false, width: width
    ).draw(&drawing)
  }

  private func shade(
    _ row: Int, _ column: Int, _ drawing: inout Drawing, _ x: Double, _ y: Double, _ width: Double,
    _ height: Double
  ) {
    let index = row * columns.count + column
    let value = values.indices.contains(index) ? values[index] : .nan
    guard value.isFinite else {
      return drawing.rect(x + 0.5, y + 0.5, width - 1, height - 1, style: "blank")
    }
    drawing.rect(x, y, width, height, style: "h\(shade(of: value))")
  }

  /// From 1 to 5.
  private func shade(of value: Double) -> Int {
    let (low, high) = range
    guard high > low else { return 1 }
    let share = (value / 2 - low / 2) / (high / 2 - low / 2)
    return share.isFinite ? 1 + min(4, max(0, Int(share * 5))) : 1
  }

  private var range: (low: Double, high: Double) {
    if isPercent { return (0, 1) }
    let finite = values.filter(\.isFinite)
    return (finite.min() ?? 0, finite.max() ?? 1)
  }

  private func legend(_ width: Double) -> Legend {
    let (low, high) = range
    let entries = (0..<5).map { step in
      let ends = [Double(step), Double(step + 1)].map { low * (1 - $0 / 5) + high * $0 / 5 }
      let text = ends.map { isPercent ? Digits.percent($0) : GridChart.label($0) }
        .joined(separator: " to ")
      return Legend.Entry(text: text, sampleWidth: 16) {
        $0.rect($1, $2 - 6, 16, 12, style: "h\(step + 1)")
      }
    }
    return Legend(entries: high > low ? entries : [], x: 0, room: width)
  }

  private static func label(_ value: Double) -> String {
    guard value.isFinite else { return Digits.none }
    return Digits.axis(value, abs(value) >= 100 ? 0 : 2)
  }
}
