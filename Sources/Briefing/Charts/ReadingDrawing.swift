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
  /// The markers in order of day, with the places of their numbers.
  let markers: [PlacedMarker]

  init(chart: ReadingChart, width: Double) {
    self.chart = chart
    self.width = width
    isNarrow = width < LabelledRows.narrowest
    let names = chart.panels.flatMap(\.series).map { VisibleText.drawing($0.name) + " >99%" }
    let labels = min(TextMetrics.widest(names, bold: true) + 24, width * 0.24)
    x1 = width - (isNarrow ? 50 : max(labels, 60))
    let scale = ReadingDrawing.scale(of: chart, x0: x0, x1: x1)
    time = scale
    markers = PlacedMarker.place(chart.markers, on: scale)
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    var y = isNarrow ? seriesLegend.draw(&drawing, top: 0) + 6 : 0
    for (index, panel) in chart.panels.enumerated() {
      y = draw(panel, isFirst: index == 0, &drawing, top: y)
    }
    for lane in chart.lanes { y = draw(lane, &drawing, top: y) }
    y = axis(&drawing, y: y)
    y = markLegend.draw(&drawing, top: y + 6)
    return markerKey(&drawing, top: y + 6)
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
}
