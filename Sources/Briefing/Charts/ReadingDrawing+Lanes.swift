import Quantities

extension ReadingDrawing {
  private static let tickHeight = 16.0

  /// Draws one lane and gives back where the next begins.
  func draw(_ lane: ReadingChart.Lane, _ drawing: inout Drawing, top: Double) -> Double {
    let lines = TextMetrics.wrap(lane.title, width - 4, atMost: 2)
    drawing.text(lines, x: 0, top: top, style: "s")
    let tickTop = top + Double(lines.count) * TextMetrics.lineHeight + 4
    let middle = tickTop + Self.tickHeight / 2
    verticals(&drawing, top: tickTop, bottom: tickTop + Self.tickHeight)
    drawing.line(x0, middle, x1, middle, style: "grid")
    for tick in lane.ticks {
      if let x = time?.x(tick.day) { mark(tick.kind, &drawing, x, middle) }
    }
    return tickTop + Self.tickHeight + 10
  }

  /// What line, band and the kinds of tick that occur mean.
  var markLegend: Legend {
    let used = Set(chart.lanes.flatMap(\.ticks).map(\.kind))
    let entries = ReadingChart.Kind.allCases.filter(used.contains).map { kind in
      Legend.Entry(text: meaning(kind), sampleWidth: 8) { mark(kind, &$0, $1 + 4, $2) }
    }
    let curves = chart.panels.isEmpty ? [] : [value, band]
    return Legend(entries: curves + entries, x: 0, room: width)
  }

  private var value: Legend.Entry {
    Legend.Entry(text: "probability", sampleWidth: 22) {
      $0.line($1, $2, $1 + 22, $2, style: "series s6 plain")
    }
  }

  private var band: Legend.Entry {
    Legend.Entry(text: "5% to 95%", sampleWidth: 22) {
      $0.rect($1, $2 - 5, 22, 10, style: "band s6")
    }
  }

  private func meaning(_ kind: ReadingChart.Kind) -> String {
    switch kind {
    case .affirm: "affirms (above the line)"
    case .condition: "with conditions (dot)"
    case .deny: "denies (below the line)"
    case .deed: "deed"
    }
  }

  private func mark(
    _ kind: ReadingChart.Kind, _ drawing: inout Drawing, _ x: Double, _ y: Double
  ) {
    let half = Self.tickHeight / 2
    switch kind {
    case .affirm: drawing.line(x, y - half, x, y, style: "tick affirm")
    case .condition: drawing.circle(x, y, radius: 2.6, style: "tick condition")
    case .deny: drawing.line(x, y, x, y + half, style: "tick deny")
    case .deed: drawing.line(x, y - half, x, y + half, style: "tick deed")
    }
  }
}
