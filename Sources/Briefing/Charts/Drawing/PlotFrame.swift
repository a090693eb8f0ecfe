/// The frame of a plot of two numbers: grid, ticks and titles of both axes.
struct PlotFrame {
  let x: PlotScale
  let y: PlotScale
  /// Width of the whole drawing.
  let width: Double
  private static let yTicks = 6

  /// A frame below `top`, with so much room to the right of the plot.
  init(
    _ horizontal: PlotAxis, _ vertical: PlotAxis, width: Double, top: Double, height: Double,
    right: Double
  ) {
    self.width = width
    let labels = vertical.ticks(Self.yTicks).map(vertical.label)
    let left = TextMetrics.widest(labels) + 8
    x = horizontal.scale(from: left, to: max(left + 40, width - right))
    y = vertical.scale(from: top + height, to: top)
  }

  /// The plot without its labels.
  var plot: Box { Box(left: x.x0, top: y.x1, right: x.x1, bottom: y.x0) }

  /// Lines that the title of the vertical axis fills above the plot.
  static func titleHeight(_ title: String, _ width: Double) -> Double {
    Double(titleLines(title, width).count) * TextMetrics.lineHeight
  }

  private static func titleLines(_ title: String, _ width: Double) -> [String] {
    TextMetrics.wrap("↑ " + title, width, atMost: 3)
  }

  /// Writes the title of the vertical axis at `top`.
  func verticalTitle(_ drawing: inout Drawing, top: Double) {
    drawing.text(Self.titleLines(y.axis.title, width), x: 0, top: top, style: "s m")
  }

  /// Draws the lines of the grid.
  func grid(_ drawing: inout Drawing) {
    for tick in x.axis.ticks(xTicks) {
      drawing.line(x.x(tick), plot.top, x.x(tick), plot.bottom, style: "grid")
    }
    for tick in y.axis.ticks(Self.yTicks) {
      drawing.line(plot.left, y.x(tick), plot.right, y.x(tick), style: "grid")
    }
  }

  /// Draws both axes with their labels, and gives back where they end.
  func axes(_ drawing: inout Drawing) -> Double {
    drawing.line(plot.left, plot.bottom, plot.right, plot.bottom, style: "axis")
    drawing.line(plot.left, plot.top, plot.left, plot.bottom, style: "axis")
    for tick in y.axis.ticks(Self.yTicks) {
      drawing.text(
        y.axis.label(tick), x: plot.left - 6, y: y.x(tick) + 4, .end, style: "s m")
    }
    horizontalLabels(&drawing)
    let lines = TextMetrics.wrap(x.axis.title + " →", width, atMost: 3)
    let half = TextMetrics.widest(lines) / 2
    let middle = max(half, min((plot.left + plot.right) / 2, width - half))
    drawing.text(lines, x: middle, top: plot.bottom + 19, .middle, style: "s m")
    return plot.bottom + 24 + Double(lines.count) * TextMetrics.lineHeight
  }

  private var xTicks: Int { max(2, Int((x.x1 - x.x0) / 56)) }

  /// Labels below the plot; one that would touch the one before is left out.
  private func horizontalLabels(_ drawing: inout Drawing) {
    var free = 0.0
    for tick in x.axis.ticks(xTicks) {
      let text = x.axis.label(tick)
      let half = TextMetrics.width(text) / 2
      let middle = max(half, min(x.x(tick), width - half))
      guard middle - half >= free else { continue }
      drawing.text(text, x: middle, y: plot.bottom + 15, .middle, style: "s m")
      free = middle + half + 5
    }
  }
}
