/// An axis of values below rows: lines at round values, their labels, and what is measured.
struct ValueAxis {
  let scale: LinearScale
  let rows: [LabelledRows.Row]
  /// Where the rows end.
  let bottom: Double
  /// What is measured, and in which unit.
  let title: String
  let isPercent: Bool
  /// Width of the whole drawing, which no label leaves.
  let width: Double
  private static let room = 56.0

  /// Draws lines and labels, and gives back where they end.
  func draw(_ drawing: inout Drawing) -> Double {
    var free = 0.0
    for tick in scale.ticks(count) {
      let x = scale.x(tick)
      for row in rows { drawing.line(x, row.gridTop, x, row.gridBottom, style: "grid") }
      free = label(tick, at: x, from: free, &drawing)
    }
    drawing.line(scale.x0, bottom, scale.x1, bottom, style: "axis")
    let lines = TextMetrics.wrap(title, width)
    let half = TextMetrics.widest(lines) / 2
    let middle = inside((scale.x0 + scale.x1) / 2, half)
    drawing.text(lines, x: middle, top: bottom + 19, .middle, style: "s m")
    return bottom + 22 + Double(lines.count) * TextMetrics.lineHeight
  }

  private var count: Int { max(2, Int((scale.x1 - scale.x0) / Self.room)) }

  /// Writes a label unless it would touch the one before, which ends at `free`.
  private func label(
    _ tick: Double, at x: Double, from free: Double, _ drawing: inout Drawing
  ) -> Double {
    let text =
      isPercent ? Digits.percent(tick) : Digits.axis(tick, scale.tickDigits(count))
    let half = TextMetrics.width(text) / 2
    let middle = inside(x, half)
    guard middle - half >= free else { return free }
    drawing.text(text, x: middle, y: bottom + 15, .middle, style: "s m")
    return middle + half + 4
  }

  private func inside(_ x: Double, _ half: Double) -> Double {
    max(half, min(x, width - half))
  }
}
