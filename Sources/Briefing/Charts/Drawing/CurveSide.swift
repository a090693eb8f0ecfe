/// One side of a bundle of curves: what lies above all of them, or below.
struct CurveSide {
  /// Points of the curves from left to right, in the drawing.
  let lines: [[(x: Double, y: Double)]]
  let isAbove: Bool
  private static let columns = 16
  private static let rows = 12

  /// The free place for a text of one line that lies farthest from the curves, up to 60 pixels.
  func roomiest(
    _ width: Double, in plot: Box, _ placer: LabelPlacer, atLeast least: Double = 4
  ) -> Box? {
    guard !lines.isEmpty else { return nil }
    var best: (box: Box, room: Double)?
    for box in candidates(width, plot) where placer.best(of: [box]) != nil {
      guard let room = room(box), room > least else { continue }
      let worth = min(room, 60)
      if worth > best?.room ?? 0 { best = (box, worth) }
    }
    return best?.box
  }

  private func candidates(_ width: Double, _ plot: Box) -> [Box] {
    let stepX = (plot.right - plot.left - width - 12) / Double(Self.columns)
    let stepY = (plot.bottom - plot.top - 24) / Double(Self.rows)
    return (0...Self.rows).flatMap { row in
      (0...Self.columns).map { column in
        let x =
          isAbove
          ? plot.right - 6 - width - Double(column) * stepX : plot.left + 6 + Double(column) * stepX
        let y =
          isAbove ? plot.top + 12 + Double(row) * stepY : plot.bottom - 12 - Double(row) * stepY
        return Box.text(width, x: x, middle: y)
      }
    }
  }

  /// How far a place is from the nearest curve; `nil` where it is not on this side of all of them.
  private func room(_ box: Box) -> Double? {
    var least = Double.infinity
    for x in [box.left, (box.left + box.right) / 2, box.right] {
      for y in lines.compactMap({ height($0, at: x) }) {
        let room = isAbove ? y - box.bottom : box.top - y
        guard room > 0 else { return nil }
        least = min(least, room)
      }
    }
    return least.isFinite ? least : nil
  }

  private func height(_ line: [(x: Double, y: Double)], at x: Double) -> Double? {
    guard let next = line.firstIndex(where: { $0.x >= x }), next > 0 else { return nil }
    let (a, b) = (line[next - 1], line[next])
    let share = b.x > a.x ? (x - a.x) / (b.x - a.x) : 0
    return a.y + (b.y - a.y) * share
  }
}
