/// Lays out a `SequenceChart` for one width: weeks run down, labels stand outside the tracks.
struct SequenceDrawing {
  private let chart: SequenceChart
  private let width: Double
  private let leftX: Double
  private let rightX: Double
  private static let gap = 5.0
  private let axisWidth: Double

  init(chart: SequenceChart, width: Double) {
    self.chart = chart
    self.width = width
    let weeks = (chart.precedent + chart.current).map(\.week).filter(\.isFinite)
    let ends = [weeks.min() ?? 0, weeks.max() ?? 0].map { Digits.axis($0, 0) }
    axisWidth = max(26, TextMetrics.widest(ends) + 10)
    let between = min(width * 0.2, 130)
    leftX = (width - between + axisWidth) / 2
    rightX = leftX + between
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    let top = heads(&drawing)
    guard !chart.precedent.isEmpty || !chart.current.isEmpty else {
      drawing.text("No steps", x: (leftX + rightX) / 2, y: top + 12, .middle, style: "s m")
      return top + 24
    }
    let scale = LinearScale(holding: weeks, x0: top + 10, x1: top + 10 + height)
    let open = Set(chart.precedent.indices).subtracting(chart.matches.map(\.precedent))
    let left = track(chart.precedent, open: open, labelWidth: leftRoom, scale)
    let right = track(chart.current, open: [], labelWidth: rightRoom, scale)
    axis(&drawing, scale)
    for match in chart.matches { join(match, &drawing, scale) }
    draw(left, .end, at: leftX, &drawing)
    draw(right, .start, at: rightX, &drawing)
    let bottom = max(scale.x1, (left + right).map(\.bottom).max() ?? 0) + 8
    return legend.draw(&drawing, top: bottom + 6)
  }

  // MARK: Places

  private struct Placed {
    let lines: [String]
    let dot: Double
    let middle: Double
    let isDone: Bool

    var bottom: Double { middle + Double(lines.count) * TextMetrics.lineHeight / 2 }
  }

  private var weeks: [Double] { (chart.precedent + chart.current).map(\.week) }

  /// Room for labels outside either track.
  private var leftRoom: Double { leftX - axisWidth - 22 }
  private var rightRoom: Double { width - rightX - 20 }

  /// High enough for the labels of the fuller track, and up to 14 pixels a week.
  private var height: Double {
    let finite = weeks.filter(\.isFinite)
    let span = (finite.max() ?? 0) - min(0, finite.min() ?? 0)
    let spread = min(span * 14, 400)
    return max(needed(chart.precedent, leftRoom), needed(chart.current, rightRoom), spread, 120)
  }

  private func needed(_ steps: [SequenceChart.Step], _ room: Double) -> Double {
    steps.reduce(0) { $0 + size(lines($1, room)) }
  }

  private func lines(_ step: SequenceChart.Step, _ room: Double) -> [String] {
    TextMetrics.wrap(step.label, room, atMost: 4)
  }

  private func size(_ lines: [String]) -> Double {
    Double(lines.count) * TextMetrics.lineHeight + Self.gap
  }

  private func track(
    _ steps: [SequenceChart.Step], open: Set<Int>, labelWidth: Double, _ scale: LinearScale
  ) -> [Placed] {
    let texts = steps.map { lines($0, labelWidth) }
    let dots = steps.map { scale.x($0.week.isFinite ? $0.week : 0) }
    let labels = zip(dots, texts).map { Spreading.Label(place: $0, size: size($1)) }
    let middles = Spreading.middles(labels, from: scale.x0 - 8, to: scale.x1 + 12)
    return steps.indices.map { index in
      Placed(
        lines: texts[index], dot: dots[index], middle: middles[index],
        isDone: !open.contains(index))
    }
  }

  // MARK: Shapes

  private func heads(_ drawing: inout Drawing) -> Double {
    let left = TextMetrics.wrap(chart.precedentTitle, leftX - axisWidth, bold: true, atMost: 3)
    let right = TextMetrics.wrap(chart.currentTitle, width - rightX, bold: true, atMost: 3)
    drawing.text(left, x: leftX + 4, top: 0, .end, style: "s b")
    drawing.text(right, x: rightX - 4, top: 0, style: "s b")
    return Double(max(left.count, right.count)) * TextMetrics.lineHeight + 6
  }

  private func axis(_ drawing: inout Drawing, _ scale: LinearScale) {
    drawing.text("week", x: 0, y: scale.x0 - 10, style: "s m")
    for tick in scale.ticks(max(2, Int((scale.x1 - scale.x0) / 40))) {
      let y = scale.x(tick)
      drawing.line(leftX, y, rightX, y, style: "grid")
      drawing.text(
        Digits.axis(tick, 0), x: axisWidth - 8, y: y + 4, .end, style: "s m")
    }
    for x in [leftX, rightX] { drawing.line(x, scale.x0, x, scale.x1, style: "axis") }
  }

  private func join(
    _ match: SequenceChart.Match, _ drawing: inout Drawing, _ scale: LinearScale
  ) {
    let from = scale.x(chart.precedent[match.precedent].week)
    let to = scale.x(chart.current[match.current].week)
    drawing.line(leftX, from, rightX, to, style: "join")
  }

  private func draw(
    _ track: [Placed], _ alignment: Drawing.Alignment, at x: Double, _ drawing: inout Drawing
  ) {
    let side: Double = alignment == .end ? -1 : 1
    for step in track {
      drawing.line(x + side * 5, step.dot, x + side * 15, step.middle, style: "leader")
      drawing.circle(x, step.dot, radius: 4.5, style: step.isDone ? "dot" : "dot hollow")
      let top = step.middle - Double(step.lines.count) * TextMetrics.lineHeight / 2
      drawing.text(
        step.lines, x: x + side * 18, top: top, alignment, style: step.isDone ? "s" : "s m")
    }
  }

  private var legend: Legend {
    let done = Legend.Entry(text: "seen in both, joined", sampleWidth: 24) {
      $0.line($1, $2, $1 + 24, $2, style: "join")
      $0.circle($1 + 4, $2, radius: 4.5, style: "dot")
      $0.circle($1 + 20, $2, radius: 4.5, style: "dot")
    }
    let open = Legend.Entry(text: "in the precedent, not seen here", sampleWidth: 10) {
      $0.circle($1 + 5, $2, radius: 4.5, style: "dot hollow")
    }
    return Legend(entries: [done, open], x: 0, room: width)
  }
}
