import Quantities

/// Lays out a `ReadingChart` for one width.
struct ReadingDrawing {
  let chart: ReadingChart
  let width: Double
  let isNarrow: Bool
  let x0 = 38.0
  let x1: Double
  /// `nil` where nothing on the chart has a date.
  let time: TimeScale?
  private static let markerRow = 18.0

  init(chart: ReadingChart, width: Double) {
    self.chart = chart
    self.width = width
    isNarrow = width < LabelledRows.narrowest
    let names = chart.panels.flatMap(\.series).map { VisibleText.terminal($0.name) + " >99%" }
    let labels = min(TextMetrics.widest(names, bold: true) + 24, width * 0.24)
    x1 = width - (isNarrow ? 50 : max(labels, 60))
    time = ReadingDrawing.scale(of: chart, x0: x0, x1: x1)
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    var y = isNarrow ? seriesLegend.draw(&drawing, top: 0) + 4 : 0
    let markerTop = y
    y += chart.markers.isEmpty ? 0 : Self.markerRow * Double(markerRows)
    let top = y
    let bottom = top + panelsHeight + lanesHeight
    grid(&drawing, markerTop: markerTop, top: top, bottom: bottom)
    for panel in chart.panels { y = draw(panel, &drawing, top: y) }
    for lane in chart.lanes { y = draw(lane, &drawing, top: y) }
    y = axis(&drawing, y: y)
    y = tickLegend.draw(&drawing, top: y + 4)
    return markerKey(&drawing, top: y + 2)
  }

  private static func scale(of chart: ReadingChart, x0: Double, x1: Double) -> TimeScale? {
    let points = chart.panels.flatMap(\.series).flatMap(\.points).map(\.week)
    let ticks = chart.lanes.flatMap(\.ticks).map(\.day.week)
    let weeks = points + ticks + chart.markers.map(\.day.week)
    guard let first = weeks.min(), let last = weeks.max() else { return nil }
    return TimeScale(first: first, last: last, x0: x0, x1: x1)
  }

  private var seriesNames: [String] {
    let longest = chart.panels.max { $0.series.count < $1.series.count }
    return longest?.series.map(\.name) ?? []
  }

  private var seriesLegend: Legend {
    let entries = seriesNames.enumerated().map { index, name in
      Legend.Entry(text: name, sampleWidth: 28) { SeriesMark(index: index).sample(&$0, $1, $2) }
    }
    return Legend(entries: entries, x: 0, room: width)
  }

  private func axis(_ drawing: inout Drawing, y: Double) -> Double {
    guard let time else { return y }
    drawing.timeAxis(time, y: y)
    return y + Drawing.timeAxisHeight
  }

  // MARK: Markers

  /// Where the numbers of the markers stand: in the first row in which they touch no other.
  private var placedMarkers: [(x: Double, row: Int)] {
    guard let time else { return [] }
    var ends: [Double] = []
    return sortedMarkers.map { marker in
      let x = time.x(marker.day)
      let row = ends.firstIndex { $0 <= x - 9 } ?? ends.count
      if row == ends.count { ends.append(0) }
      ends[row] = x + 9
      return (x, row)
    }
  }

  private var sortedMarkers: [ReadingChart.Marker] {
    chart.markers.enumerated().sorted { ($0.element.day, $0.offset) < ($1.element.day, $1.offset) }
      .map(\.element)
  }

  private var markerRows: Int { (placedMarkers.map(\.row).max() ?? -1) + 1 }

  private func grid(_ drawing: inout Drawing, markerTop: Double, top: Double, bottom: Double) {
    guard let time else { return }
    drawing.timeGrid(time, top: top, bottom: bottom)
    for (index, place) in placedMarkers.enumerated() {
      let y = markerTop + Double(place.row) * Self.markerRow + 8
      drawing.line(place.x, y + 8, place.x, bottom, style: "marker")
      drawing.circle(place.x, y, radius: 8, style: "badge")
      drawing.text("\(index + 1)", x: place.x, y: y + 4, .middle, style: "s badge-text")
    }
  }

  private func markerKey(_ drawing: inout Drawing, top: Double) -> Double {
    var y = top
    for (index, marker) in sortedMarkers.enumerated() {
      let lines = TextMetrics.wrap("\(Dates.short(marker.day)): \(marker.label)", width - 26)
      drawing.circle(9, y + 8, radius: 8, style: "badge")
      drawing.text("\(index + 1)", x: 9, y: y + 12, .middle, style: "s badge-text")
      drawing.text(lines, x: 24, top: y + 1, style: "s")
      y += max(18, Double(lines.count) * TextMetrics.lineHeight + 3)
    }
    return y
  }
}
