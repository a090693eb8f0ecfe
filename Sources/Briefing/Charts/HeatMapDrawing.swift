import Quantities

/// Lays out a `HeatMap` for one width.
struct HeatMapDrawing {
  private let map: HeatMap
  private let width: Double
  private let rows: LabelledRows
  private let time: TimeScale
  private let shades: Shades
  private static let cellHeight = 15.0

  init(map: HeatMap, width: Double) {
    self.map = map
    self.width = width
    let all = map.groups.flatMap(\.rows)
    rows = LabelledRows(
      labels: all.map(\.label), width: width, plotHeight: Self.cellHeight, share: 0.4)
    let totals = TextMetrics.widest(all.compactMap(\.total))
    let last = map.firstWeek.advanced(by: max(0, map.weekCount - 1))
    time = TimeScale(
      first: map.firstWeek, last: last, x0: rows.plotX, x1: width - totals - 8)
    shades = Shades(counts: all.flatMap { $0.counts.compactMap { $0 } })
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    guard map.weekCount > 0, map.groups.contains(where: { !$0.rows.isEmpty }) else {
      drawing.text("No data", x: width / 2, y: 24, .middle, style: "s m")
      return 36
    }
    var y = legend.draw(&drawing, top: 0) + 4
    for group in map.groups { y = draw(group, &drawing, top: y) }
    drawing.timeAxis(time, y: y + 2)
    return y + 2 + Drawing.timeAxisHeight
  }

  private func draw(_ group: HeatMap.Group, _ drawing: inout Drawing, top: Double) -> Double {
    let lines = TextMetrics.wrap(group.title, width - 4, bold: true, atMost: 2)
    drawing.text(lines, x: 0, top: top + 4, style: "s b")
    var y = top + 8 + Double(lines.count) * TextMetrics.lineHeight
    for row in group.rows { y = draw(row, &drawing, top: y) }
    return y
  }

  private func draw(_ row: HeatMap.Row, _ drawing: inout Drawing, top: Double) -> Double {
    let place = rows.row(row.label, top: top)
    drawing.timeGrid(time, top: place.gridTop, bottom: place.gridBottom)
    rows.label(place, &drawing)
    let cellTop = place.y - Self.cellHeight / 2
    hatches(row, &drawing, cellTop)
    for index in 0..<map.weekCount { cell(row, index, &drawing, cellTop) }
    let bottom = cellTop + Self.cellHeight
    drawing.line(time.x0, bottom, time.x1, bottom, style: "grid")
    if let total = row.total {
      drawing.text(total, x: width, y: place.y + 4, .end, style: "s")
    }
    return place.bottom
  }

  private func count(_ row: HeatMap.Row, _ index: Int) -> Int? {
    row.counts.indices.contains(index) ? row.counts[index] : nil
  }

  private func left(_ index: Int) -> Double { time.left(map.firstWeek.advanced(by: index)) }

  private func cell(_ row: HeatMap.Row, _ index: Int, _ drawing: inout Drawing, _ top: Double) {
    guard let count = count(row, index), count > 0 else { return }
    let x = left(index)
    let cellWidth = left(index + 1) - x
    drawing.rect(
      x + 0.5, top + 1, cellWidth - min(1, cellWidth / 4), Self.cellHeight - 2,
      style: shades.style(of: count))
  }

  /// Hatches each stretch of weeks outside coverage.
  private func hatches(_ row: HeatMap.Row, _ drawing: inout Drawing, _ top: Double) {
    var start: Int?
    for index in 0...map.weekCount {
      let isOutside = index < map.weekCount && count(row, index) == nil
      if isOutside, start == nil { start = index }
      guard !isOutside, let from = start else { continue }
      let x = left(from)
      drawing.path(
        .hatch(x, top + 1, left(index) - x, Self.cellHeight - 2), style: "hatch")
      start = nil
    }
  }

  private var legend: Legend {
    let cells = shades.steps.enumerated().map { index, text in
      Legend.Entry(text: text, sampleWidth: 16) {
        $0.rect($1, $2 - 6, 16, 12, style: "shade h\(index + 1)")
      }
    }
    let unit = Legend.Entry.words("\(map.unit) per week:")
    return Legend(entries: [unit, blank] + cells + (hasGaps ? [gap] : []), x: 0, room: width)
  }

  private var blank: Legend.Entry {
    Legend.Entry(text: "0", sampleWidth: 16) { $0.rect($1, $2 - 6, 16, 12, style: "blank") }
  }

  private var gap: Legend.Entry {
    Legend.Entry(text: "outside coverage", sampleWidth: 16) {
      $0.path(.hatch($1, $2 - 6, 16, 12), style: "hatch")
      $0.rect($1, $2 - 6, 16, 12, style: "blank")
    }
  }

  private var hasGaps: Bool {
    map.groups.flatMap(\.rows).contains { row in
      (0..<map.weekCount).contains { count(row, $0) == nil }
    }
  }
}

/// Up to five steps of shade for counts from 1 on.
struct Shades {
  /// The least count of each step.
  private let starts: [Int]
  private let most: Int

  init(counts: [Int]) {
    most = max(1, counts.max() ?? 1)
    starts = Shades.starts(upTo: most)
  }

  /// The counts of each step in words, such as "2–3".
  var steps: [String] {
    starts.indices.map { index in
      guard index + 1 < starts.count else { return last }
      let end = starts[index + 1] - 1
      return end == starts[index] ? "\(end)" : "\(starts[index])–\(end)"
    }
  }

  func style(of count: Int) -> String {
    let step = starts.lastIndex { $0 <= count } ?? 0
    return "shade h\(step + 1)"
  }

  private var last: String {
    let start = starts.last ?? 1
    return start == most ? "\(start)" : "\(Digits.grouped(start))–\(Digits.grouped(most))"
  }

  /// One step for each count up to five; beyond, steps that grow by a constant factor.
  private static func starts(upTo most: Int) -> [Int] {
    guard most > 5 else { return Array(1...most) }
    var factor = 2
    while factor < 8_000, power(factor, 5) <= most { factor += 1 }
    return (0..<5).map { power(factor, $0) }.filter { $0 <= most }
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in
      let (next, overflows) = product.multipliedReportingOverflow(by: base)
      return overflows ? .max : next
    }
  }
}
