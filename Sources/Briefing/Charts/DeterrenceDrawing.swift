/// Lays out a `DeterrenceFrontier` for one width: legend, plot and axes.
struct DeterrenceDrawing {
  private typealias Place = (x: Double, y: Double)

  private let chart: DeterrenceFrontier
  private let width: Double
  private let height: Double
  private let curves: [DeterrenceFrontier.Curve]
  private let isNarrow: Bool

  init(_ chart: DeterrenceFrontier, width: Double) {
    self.chart = chart
    self.width = width
    height = max(230, min(400, width * 0.5))
    curves = chart.shownCurves
    isNarrow = width < LabelledRows.narrowest
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    guard !chart.isEmpty else {
      drawing.text("No data", x: width / 2, y: 18, .middle, style: "s m")
      return 30
    }
    let top = legend.draw(&drawing, top: 0) + 6
    let plotTop = top + PlotFrame.titleHeight(chart.responseTitle, width) + 12
    let frame = PlotFrame(
      .percent(chart.credibilityTitle), chart.vertical, width: width, top: plotTop,
      height: height, right: rightRoom)
    frame.verticalTitle(&drawing, top: top)
    plot(frame, &drawing)
    return frame.axes(&drawing)
  }

  /// Room for the names of the curves at their ends.
  private var rightRoom: Double {
    guard !isNarrow, curves.contains(where: { !$0.points.isEmpty }) else { return 14 }
    let names = TextMetrics.widest(curves.map { VisibleText.drawing($0.name) }, bold: true)
    return min(names + 26, width * 0.24)
  }

  private func plot(_ frame: PlotFrame, _ drawing: inout Drawing) {
    var placer = LabelPlacer(bounds: frame.plot)
    let lines = curves.map { line($0, frame) }
    beyond(frame, &drawing)
    frame.grid(&drawing)
    for index in curves.indices { band(index, frame, &drawing) }
    for (index, runs) in lines.enumerated() {
      for run in runs { curve(run, index, &drawing, &placer) }
    }
    endLabels(lines, frame, &drawing)
    positions(frame, &drawing, &placer)
    limit(frame, &drawing, &placer)
    regionNames(lines.map { Array($0.joined()) }, frame, &drawing, &placer)
  }

  // MARK: Curves

  /// A curve as far as it lies in the plot, cut where it leaves it.
  private func line(_ curve: DeterrenceFrontier.Curve, _ frame: PlotFrame) -> [[Place]] {
    var runs: [[Place]] = []
    var run: [Place] = []
    var last: (place: Place, isInside: Bool)?
    for point in curve.points {
      let place = place(point, frame)
      let isInside = frame.y.holds(point.response.value)
      if let last, last.isInside != isInside { run.append(crossing(last.place, place, frame)) }
      if isInside { run.append(place) }
      if !isInside, !run.isEmpty {
        runs.append(run)
        run = []
      }
      last = (place, isInside)
    }
    return run.isEmpty ? runs : runs + [run]
  }

  /// Where a point would lie if the plot had no end.
  private func place(_ point: DeterrenceFrontier.Point, _ frame: PlotFrame) -> Place {
    (frame.x.x(point.credibility), frame.y.unbounded(point.response.value))
  }

  private func crossing(_ a: Place, _ b: Place, _ frame: PlotFrame) -> Place {
    let edge = min(a.y, b.y) < frame.plot.top ? frame.plot.top : frame.plot.bottom
    let share = (edge - a.y) / (b.y - a.y)
    guard share.isFinite else { return (b.x, edge) }
    return (a.x + (b.x - a.x) * min(max(share, 0), 1), edge)
  }

  private func curve(
    _ run: [Place], _ index: Int, _ drawing: inout Drawing, _ placer: inout LabelPlacer
  ) {
    let mark = SeriesMark(index: index)
    drawing.path(Outline.through(run), style: "series \(mark.style)")
    if run.count == 1 { mark.draw(&drawing, run[0].x, run[0].y) }
    for (a, b) in zip(run, run.dropFirst()) { placer.avoid(from: a, to: b) }
  }

  private func band(_ index: Int, _ frame: PlotFrame, _ drawing: inout Drawing) {
    let points = curves[index].points.filter(\.response.hasInterval)
    guard points.count > 1 else { return }
    let upper = points.map { (x: frame.x.x($0.credibility), y: frame.y.x($0.response.high)) }
    let lower = points.reversed().map {
      (x: frame.x.x($0.credibility), y: frame.y.x($0.response.low))
    }
    var outline = Outline.through(upper + lower)
    outline.close()
    drawing.path(outline, style: "band \(SeriesMark(index: index).style)")
  }

  /// Names beside the right ends of the curves, moved apart where they would touch.
  private func endLabels(_ lines: [[[Place]]], _ frame: PlotFrame, _ drawing: inout Drawing) {
    let ends = lines.enumerated().compactMap { index, runs in
      runs.last?.last.map { (index: index, place: $0) }
    }
    for end in ends { SeriesMark(index: end.index).draw(&drawing, end.place.x, end.place.y) }
    guard !isNarrow else { return }
    let texts = ends.map {
      TextMetrics.wrap(
        curves[$0.index].name, width - frame.plot.right - 18, bold: true, atMost: 3)
    }
    let labels = zip(ends, texts).map {
      Spreading.Label(place: $0.place.y, size: Double($1.count) * TextMetrics.lineHeight + 2)
    }
    let middles = Spreading.middles(labels, from: frame.plot.top - 12, to: frame.plot.bottom + 6)
    for (index, end) in ends.enumerated() {
      let x = frame.plot.right + 14
      drawing.line(end.place.x + 5, end.place.y, x - 2, middles[index], style: "leader")
      let top = middles[index] - Double(texts[index].count) * TextMetrics.lineHeight / 2
      drawing.text(texts[index], x: x, top: top, style: "s b")
    }
  }

  // MARK: Positions

  private func positions(
    _ frame: PlotFrame, _ drawing: inout Drawing, _ placer: inout LabelPlacer
  ) {
    let places = chart.shownPositions.map { place($0.position, frame) }
    if places.count == 2 {
      drawing.line(places[0].x, places[0].y, places[1].x, places[1].y, style: "marker")
    }
    for (position, isToday) in chart.shownPositions {
      cross(position, frame, &drawing, &placer)
      let place = place(position, frame)
      Self.mark(isToday: isToday, &drawing, place.x, place.y)
      placer.take(.around(place.x, place.y, 7))
    }
    for (index, (position, _)) in chart.shownPositions.enumerated() {
      let name = TextMetrics.wrap(position.name, 150, bold: true, atMost: 1).first ?? ""
      let size = TextMetrics.width(name, bold: true)
      guard let box = placer.place(size, x: places[index].x, y: places[index].y) else { continue }
      drawing.text(name, x: box.left, y: box.baseline, style: "s b halo")
    }
  }

  private func place(_ position: DeterrenceFrontier.Position, _ frame: PlotFrame) -> Place {
    (frame.x.x(position.credibility.value), frame.y.x(position.response.value))
  }

  private func cross(
    _ position: DeterrenceFrontier.Position, _ frame: PlotFrame, _ drawing: inout Drawing,
    _ placer: inout LabelPlacer
  ) {
    let middle = place(position, frame)
    if position.credibility.hasInterval {
      let ends = (frame.x.x(position.credibility.low), frame.x.x(position.credibility.high))
      drawing.line(ends.0, middle.y, ends.1, middle.y, style: "error")
      placer.avoid(from: (ends.0, middle.y), to: (ends.1, middle.y))
    }
    if position.response.hasInterval {
      let ends = (frame.y.x(position.response.low), frame.y.x(position.response.high))
      drawing.line(middle.x, ends.0, middle.x, ends.1, style: "error")
      placer.avoid(from: (middle.x, ends.0), to: (middle.x, ends.1))
    }
  }

  /// A full disc for today, a hollow diamond for a commitment.
  private static func mark(isToday: Bool, _ drawing: inout Drawing, _ x: Double, _ y: Double) {
    guard !isToday else { return drawing.circle(x, y, radius: 6, style: "stop") }
    var outline = Outline.through([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y)])
    outline.close()
    drawing.path(outline, style: "choice")
  }

  // MARK: Limits and regions

  private func beyond(_ frame: PlotFrame, _ drawing: inout Drawing) {
    guard let affordable = chart.affordable, affordable.isFinite else { return }
    let plot = frame.plot
    let height = frame.y.x(affordable) - plot.top
    drawing.path(
      .hatch(plot.left, plot.top, plot.right - plot.left, height, step: 9), style: "hatch faint")
  }

  private func limit(_ frame: PlotFrame, _ drawing: inout Drawing, _ placer: inout LabelPlacer) {
    guard let affordable = chart.affordable, affordable.isFinite else { return }
    let plot = frame.plot
    let y = frame.y.x(affordable)
    drawing.line(plot.left, y, plot.right, y, style: "limit")
    let name = DeterrenceFrontier.affordableName
    let size = TextMetrics.width(name)
    let lefts = [plot.right - 4 - size, (plot.left + plot.right - size) / 2, plot.left + 4]
    let boxes = [-9.0, 9].flatMap { side in
      lefts.map { Box.text(size, x: $0, middle: y + side) }
    }
    if let box = placer.best(of: boxes) {
      placer.take(box)
      drawing.text(name, x: box.left, y: box.baseline, style: "s halo")
    }
    placer.avoid(from: (plot.left, y), to: (plot.right, y))
  }

  /// Names the sides of the curves where there is most room.
  private func regionNames(
    _ lines: [[Place]], _ frame: PlotFrame, _ drawing: inout Drawing, _ placer: inout LabelPlacer
  ) {
    for (name, isAbove) in [("deterred", true), ("pays", false)] {
      let size = TextMetrics.width(name, bold: true)
      let side = CurveSide(lines: lines.filter { $0.count > 1 }, isAbove: isAbove)
      let within = side.roomiest(size, in: affordablePlot(frame), placer, atLeast: 14)
      guard let box = within ?? side.roomiest(size, in: frame.plot, placer) else { continue }
      placer.take(box)
      drawing.text(name, x: box.left, y: box.baseline, style: "s b m halo")
    }
  }

  /// The plot up to what can be afforded.
  private func affordablePlot(_ frame: PlotFrame) -> Box {
    let plot = frame.plot
    let top = chart.affordable.map { frame.y.x($0) } ?? plot.top
    return Box(left: plot.left, top: top, right: plot.right, bottom: plot.bottom)
  }

  private var legend: Legend {
    var entries: [Legend.Entry] = []
    for (index, curve) in curves.enumerated() where isNarrow {
      entries.append(
        Legend.Entry(text: curve.name, sampleWidth: 28) {
          SeriesMark(index: index).sample(&$0, $1, $2)
        })
    }
    for (position, isToday) in chart.shownPositions {
      entries.append(
        Legend.Entry(text: position.name, sampleWidth: 16) {
          Self.mark(isToday: isToday, &$0, $1 + 8, $2)
        })
    }
    let more = chart.curves.count - curves.count
    if more > 0 { entries.append(.words("… and \(more) more")) }
    entries.append(.words("Curves: the least response that deters; bands and bars: 5% to 95%"))
    return Legend(entries: entries, x: 0, room: width)
  }
}
