/// Lays out a `SweepChart` for one width: title, legend, lines over a grid, and the axis below.
struct SweepDrawing {
  private static let mostSeries = 6
  private static let plotHeight = 220.0
  private static let yTicks = 5

  private let chart: SweepChart
  private let width: Double
  private let shown: [SweepChart.Series]
  private let x: LinearScale
  private let y: LinearScale

  init(_ chart: SweepChart, width: Double) {
    self.chart = chart
    self.width = width
    shown = Array(chart.series.prefix(Self.mostSeries))
    let points = shown.flatMap(\.points)
    let values = points.flatMap { [$0.low, $0.high] }
    // A scale from the bottom up; where it stands is added when it is drawn.
    y =
      chart.axis == .percent
      ? LinearScale(from: 0, to: 1, x0: Self.plotHeight, x1: 0)
      : LinearScale(holding: values, including: nil, x0: Self.plotHeight, x1: 0)
    let room = TextMetrics.widest(SweepDrawing.labels(y, chart.axis)) + 10
    x = LinearScale(
      holding: points.map(\.x) + chart.marks, including: nil, x0: room,
      x1: max(room + 20, width - 14))
  }

  private static func labels(_ y: LinearScale, _ axis: SweepChart.Axis) -> [String] {
    y.ticks(yTicks).map { label($0, y, axis) }
  }

  private static func label(_ tick: Double, _ y: LinearScale, _ axis: SweepChart.Axis) -> String {
    axis == .percent ? Digits.percent(tick) : Digits.axis(tick, y.tickDigits(yTicks))
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    let lines = TextMetrics.wrap(chart.title, width, bold: true, atMost: 3)
    drawing.text(lines, x: 0, top: 0, style: "s b")
    var top = Double(lines.count) * TextMetrics.lineHeight + 6
    top = legend.draw(&drawing, top: top) + (chart.marks.isEmpty ? 10 : 24)
    guard shown.contains(where: { !$0.points.isEmpty }) else {
      drawing.text("No data", x: width / 2, y: top + 14, .middle, style: "s m")
      return top + 30
    }
    grid(&drawing, top)
    marks(&drawing, top)
    for index in shown.indices { band(index, &drawing, top) }
    for index in shown.indices { line(index, &drawing, top) }
    let bottom = top + Self.plotHeight
    return ValueAxis(
      scale: x, rows: [], bottom: bottom, title: chart.axisTitle, isPercent: false, width: width
    ).draw(&drawing)
  }

  private func grid(_ drawing: inout Drawing, _ top: Double) {
    for tick in y.ticks(Self.yTicks) {
      let height = top + y.x(tick)
      drawing.line(x.x0, height, x.x1, height, style: "grid")
      drawing.text(
        SweepDrawing.label(tick, y, chart.axis), x: x.x0 - 6, y: height + 4, .end, style: "s m")
    }
  }

  /// Dotted lines with their values above the plot, unless these would touch.
  private func marks(_ drawing: inout Drawing, _ top: Double) {
    var free = 0.0
    for mark in chart.marks.filter(\.isFinite).sorted() {
      let place = x.x(mark)
      drawing.line(place, top, place, top + Self.plotHeight, style: "marker")
      let text = Digits.typeset(Digits.shortest((mark * 1e4).rounded() / 1e4))
      let half = TextMetrics.width(text) / 2
      let middle = max(half, min(place, width - half))
      guard middle - half >= free else { continue }
      drawing.text(text, x: middle, y: top - 5, .middle, style: "s m")
      free = middle + half + 6
    }
  }

  // MARK: Lines

  private func finite(_ series: SweepChart.Series) -> [SweepChart.Point] {
    series.points.filter { $0.x.isFinite && $0.low.isFinite && $0.high.isFinite }
  }

  private func band(_ index: Int, _ drawing: inout Drawing, _ top: Double) {
    let points = finite(shown[index])
    guard points.contains(where: { $0.high > $0.low }) else { return }
    var outline = Outline.through(
      points.map { (x.x($0.x), top + y.x($0.high)) }
        + points.reversed().map { (x.x($0.x), top + y.x($0.low)) })
    outline.close()
    drawing.path(outline, style: "band s\(index + 1)")
  }

  private func line(_ index: Int, _ drawing: inout Drawing, _ top: Double) {
    let points = finite(shown[index])
    for value in [\SweepChart.Point.low, \.high] {
      let places = points.map { (x: x.x($0.x), y: top + y.x($0[keyPath: value])) }
      drawing.path(Outline.through(places), style: "series s\(index + 1)")
      if points.allSatisfy({ $0.low == $0.high }) { break }
    }
    let step = max(1, points.count / 8)
    for place in stride(from: index % step, to: points.count, by: step) {
      let point = points[place]
      let middle = (y.x(point.low) + y.x(point.high)) / 2
      SeriesMark(index: index).draw(&drawing, x.x(point.x), top + middle)
    }
  }

  private var legend: Legend {
    let entries = shown.enumerated().map { index, series in
      Legend.Entry(text: TreeLayout.line(series.name), sampleWidth: 28) {
        SeriesMark(index: index).sample(&$0, $1, $2)
      }
    }
    let more = chart.series.count - shown.count
    let hidden = more > 0 ? [Legend.Entry.words("… and \(more) more")] : []
    let hasBands = shown.contains { finite($0).contains { $0.high > $0.low } }
    let bands =
      hasBands ? [Legend.Entry.words("Bands: the range over several equilibria")] : []
    return Legend(entries: entries + hidden + bands, x: 0, room: width)
  }
}
