/// Rows in characters that share one axis from 0 to 1: a label, a drawing and figures.
struct TextRows {
  let width: Int
  let labelWidth: Int
  let figureWidth: Int
  let scale: PlotScale
  let columns: Int

  init(labels: [String], figures: [String], axis: PlotAxis, width: Int) {
    self.width = width
    let widest = labels.map { DisplayWidth.of(VisibleText.terminal($0)) }.max() ?? 0
    figureWidth = figures.map { DisplayWidth.of($0) }.max() ?? 0
    labelWidth = max(4, min(widest, width * 2 / 5, width - figureWidth - 13))
    columns = max(10, width - labelWidth - figureWidth - 3)
    scale = axis.scale(from: 0, to: Double(columns - 1))
  }

  var canvas: TextCanvas { TextCanvas(columns: columns, rows: 1) }

  func column(_ value: Double) -> Int { Int(scale.x(value).rounded()) }

  /// A row; the label goes on below where it is too long.
  func lines(_ label: String, _ canvas: TextCanvas, _ figure: String) -> [String] {
    let labels = LineBreaking.columns(labelWidth).lines(of: VisibleText.terminal(label))
    let first =
      TextLine.fitted(labels.first ?? "", labelWidth) + " " + (canvas.lines.first ?? "") + "  "
      + TextLine.fitted(figure, figureWidth, atEnd: true)
    return [TextLine.trimmed(first)] + labels.dropFirst()
  }

  /// The axis below the rows, with its title.
  func foot(_ title: String) -> [String] {
    let space = String(repeating: " ", count: labelWidth + 1)
    let rule = TextAxis(scale: scale, columns: columns).lines.map {
      TextLine.trimmed(space + $0)
    }
    return rule + TextLine.set(title, in: labelWidth + 1, width)
  }
}
