extension TornadoChart: TextPicture {
  /// Bars of blocks, dark for the first-order index and light for the rest of the total.
  public func lines(width: Int) -> [String] {
    let width = max(TextLine.leastWidth, width)
    guard !rows.isEmpty else { return ["No data"] }
    let axis = PlotAxis(kind: .linear, low: 0, high: 1, title: axisTitle, isPercent: false)
    let layout = TextRows(
      labels: rows.map { $0.text(withNote: true) },
      figures: rows.map(figures),
      axis: axis, width: width)
    var lines = TextLine.legend(
      [
        "█ first-order index", "░ total index", "├●┤ total, 5% to 95%",
        "figures: first-order, total",
      ], width)
    for row in rows {
      lines += layout.lines(
        row.text(withNote: true), bar(row, layout), figures(row))
    }
    return lines + layout.foot(axisTitle)
  }

  private func figures(_ row: Row) -> String {
    "\(Self.value(row.first)) \(Self.value(row.total.value))"
  }

  private func bar(_ row: Row, _ layout: TextRows) -> TextCanvas {
    var canvas = layout.canvas
    if row.total.value.isFinite { fill(&canvas, "░", layout.column(row.total.value)) }
    if row.first.isFinite { fill(&canvas, "█", layout.column(row.first)) }
    if row.total.hasInterval {
      canvas.bar(from: layout.column(row.total.low), to: layout.column(row.total.high), row: 0)
      if row.total.value.isFinite { canvas.put("●", layout.column(row.total.value), 0) }
    }
    return canvas
  }

  private func fill(_ canvas: inout TextCanvas, _ character: Character, _ end: Int) {
    for column in 0..<max(0, end) { canvas.put(character, column, 0) }
  }
}
