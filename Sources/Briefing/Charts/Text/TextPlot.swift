/// A plot of two numbers in characters, with axes.
struct TextPlot {
  let x: PlotScale
  let y: PlotScale
  let width: Int
  var canvas: TextCanvas
  private let labels: [Int: String]
  private let labelWidth: Int

  init(_ horizontal: PlotAxis, _ vertical: PlotAxis, width: Int) {
    self.width = width
    let rows = max(12, min(22, width / 4))
    y = vertical.scale(from: Double(rows - 1), to: 0)
    var labels: [Int: String] = [:]
    for tick in vertical.ticks(rows / 3) {
      labels[Int(y.x(tick).rounded())] = vertical.label(tick)
    }
    self.labels = labels
    labelWidth = labels.values.map { DisplayWidth.of($0) }.max() ?? 0
    let columns = max(10, width - labelWidth - 2)
    x = horizontal.scale(from: 0, to: Double(columns - 1))
    canvas = TextCanvas(columns: columns, rows: rows)
  }

  func column(_ value: Double) -> Int { Int(x.x(value).rounded()) }

  func row(_ value: Double) -> Int { Int(y.x(value).rounded()) }

  /// A line through the whole plot.
  mutating func horizontal(_ value: Double, _ character: Character) {
    for column in 0..<canvas.columns { canvas.put(character, column, row(value)) }
  }

  /// A line through the whole plot.
  mutating func vertical(_ value: Double, _ character: Character) {
    for row in 0..<canvas.rows { canvas.put(character, column(value), row) }
  }

  /// Bars from 5% to 95% in both directions.
  mutating func cross(_ x: Estimate, _ y: Estimate) {
    if x.hasInterval {
      for place in column(x.low)...max(column(x.low), column(x.high)) {
        canvas.put("─", place, row(y.value))
      }
    }
    guard y.hasInterval else { return }
    for place in row(y.high)...max(row(y.high), row(y.low)) {
      let isCrossing = x.hasInterval && place == row(y.value)
      canvas.put(isCrossing ? "┼" : "│", column(x.value), place)
    }
  }

  /// All lines with both axes.
  var lines: [String] {
    let head = TextLine.wrapped("↑ " + y.axis.title, width)
    let body = canvas.lines.enumerated().map { row, line in
      let label = labels[row] ?? ""
      return TextLine.trimmed(
        TextLine.fitted(label, labelWidth, atEnd: true) + (label.isEmpty ? " │" : " ┤") + line)
    }
    return head + body + foot + TextLine.set(x.axis.title + " →", in: labelWidth + 2, width)
  }

  private var foot: [String] {
    let space = String(repeating: " ", count: labelWidth + 1)
    return TextAxis(scale: x, columns: canvas.columns).lines.enumerated().map { index, line in
      TextLine.trimmed(space + (index == 0 ? "└" : " ") + line)
    }
  }
}

/// A horizontal axis in characters: a rule with ticks, and their labels below.
struct TextAxis {
  let scale: PlotScale
  let columns: Int

  var lines: [String] {
    var rule = TextCanvas(columns: columns, rows: 2)
    for column in 0..<columns { rule.put("─", column, 0) }
    var free = 0
    for tick in scale.axis.ticks(max(2, columns / 9)) {
      let column = Int(scale.x(tick).rounded())
      let label = scale.axis.label(tick)
      let start = max(0, min(column - label.count / 2, columns - label.count))
      rule.put("┬", column, 0)
      guard start >= free, rule.write(label, start, 1) else { continue }
      free = start + label.count + 1
    }
    return rule.lines
  }
}
