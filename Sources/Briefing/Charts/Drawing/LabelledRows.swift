/// Lays out rows that have a label each: beside the plot where it is wide, above it where not.
struct LabelledRows {
  /// One row of the layout.
  struct Row {
    let lines: [String]
    let labelX: Double
    let labelTop: Double
    let labelAlignment: Drawing.Alignment
    /// From here to `gridBottom` lines of the grid meet no label.
    let gridTop: Double
    let gridBottom: Double
    /// The middle of the row's plot.
    let y: Double
    /// Where the next row begins.
    let bottom: Double
  }

  let width: Double
  /// The left end of the plot.
  let plotX: Double
  let isNarrow: Bool
  /// Least height of the plot of a row.
  let plotHeight: Double

  /// Charts below this width put labels above the rows.
  static let narrowest = 520.0

  init(labels: [String], width: Double, plotHeight: Double, share: Double = 0.36) {
    self.width = width
    self.plotHeight = plotHeight
    isNarrow = width < Self.narrowest
    let wanted = TextMetrics.widest(labels.map(VisibleText.drawing)) + 10
    plotX = isNarrow ? 0 : min(max(wanted, 60), width * share)
  }

  /// The place of a row that begins at `top`.
  func row(_ label: String, top: Double) -> Row {
    isNarrow ? above(label, top) : beside(label, top)
  }

  /// Writes a row's label.
  func label(_ row: Row, _ drawing: inout Drawing, style: String = "s") {
    drawing.text(
      row.lines, x: row.labelX, top: row.labelTop, row.labelAlignment, style: style)
  }

  private func above(_ label: String, _ top: Double) -> Row {
    let lines = TextMetrics.wrap(label, width - 4, atMost: 3)
    let plotTop = top + Double(lines.count) * TextMetrics.lineHeight + 3
    return Row(
      lines: lines, labelX: 0, labelTop: top, labelAlignment: .start, gridTop: plotTop - 1,
      gridBottom: plotTop + plotHeight + 1,
      y: plotTop + plotHeight / 2, bottom: plotTop + plotHeight + 6)
  }

  private func beside(_ label: String, _ top: Double) -> Row {
    let lines = TextMetrics.wrap(label, plotX - 10, atMost: 3)
    let textHeight = Double(lines.count) * TextMetrics.lineHeight
    let height = max(plotHeight, textHeight) + 4
    let middle = top + height / 2
    return Row(
      lines: lines, labelX: plotX - 10, labelTop: middle - textHeight / 2, labelAlignment: .end,
      gridTop: top, gridBottom: top + height, y: middle, bottom: top + height)
  }
}
