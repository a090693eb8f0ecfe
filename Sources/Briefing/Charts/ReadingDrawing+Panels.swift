import Quantities

extension ReadingDrawing {
  private static let plotHeight = 118.0
  private static let gap = 16.0

  /// Draws one panel, the first with the numbers of the markers, and gives back where it ends.
  func draw(
    _ panel: ReadingChart.Panel, isFirst: Bool, _ drawing: inout Drawing, top: Double
  ) -> Double {
    let lines = TextMetrics.wrap(panel.title, width, bold: true, atMost: 2)
    drawing.text(lines, x: 0, top: top, style: "s b")
    let headBottom = top + Double(lines.count) * TextMetrics.lineHeight + 6
    let plotTop = headBottom + (isFirst ? badgesHeight : 0) + 6
    verticals(&drawing, top: plotTop, bottom: plotTop + Self.plotHeight)
    if isFirst { badges(&drawing, top: headBottom, bottom: plotTop) }
    frame(&drawing, top: plotTop)
    let isEmpty = panel.series.allSatisfy { series in !series.points.contains(where: isDrawable) }
    if isEmpty {
      let middle = (x0 + x1) / 2
      drawing.text("No data", x: middle, y: plotTop + 64, .middle, style: "s m")
    }
    for (index, series) in panel.series.enumerated() { band(series, index, &drawing, plotTop) }
    for (index, series) in panel.series.enumerated() { line(series, index, &drawing, plotTop) }
    endLabels(panel, &drawing, plotTop)
    return plotTop + Self.plotHeight + Self.gap
  }

  private func frame(_ drawing: inout Drawing, top: Double) {
    for percent in [0, 25, 50, 75, 100] {
      let y = top + Self.plotHeight * (1 - Double(percent) / 100)
      drawing.line(x0, y, x1, y, style: percent == 0 ? "axis" : "grid")
      if percent.isMultiple(of: 50) {
        drawing.text("\(percent)%", x: x0 - 5, y: y + 4, .end, style: "s m")
      }
    }
  }

  private func isDrawable(_ point: ReadingChart.Point) -> Bool { point.value.isFinite }

  private func y(_ probability: Double, _ top: Double) -> Double {
    top + Self.plotHeight * (1 - min(max(probability, 0), 1))
  }

  /// Stretches of consecutive points that can be drawn.
  private func runs(
    _ series: ReadingChart.Series, where isGood: (ReadingChart.Point) -> Bool
  ) -> [[ReadingChart.Point]] {
    series.points.split(whereSeparator: { !isGood($0) }).map(Array.init)
  }

  private func band(
    _ series: ReadingChart.Series, _ index: Int, _ drawing: inout Drawing, _ top: Double
  ) {
    guard let time else { return }
    let style = "band \(SeriesMark(index: index).style)"
    for run in runs(series, where: { $0.low.isFinite && $0.high.isFinite }) where run.count > 1 {
      let upper = run.map { (time.x($0.week), y($0.high, top)) }
      let lower = run.reversed().map { (time.x($0.week), y($0.low, top)) }
      var outline = Outline.through(upper + lower)
      outline.close()
      drawing.path(outline, style: style)
    }
  }

  private func line(
    _ series: ReadingChart.Series, _ index: Int, _ drawing: inout Drawing, _ top: Double
  ) {
    guard let time else { return }
    let mark = SeriesMark(index: index)
    for run in runs(series, where: isDrawable) {
      let points = run.map { (x: time.x($0.week), y: y($0.value, top)) }
      drawing.path(Outline.through(points), style: "series \(mark.style)")
      guard run.count == 1, let point = run.first, let place = points.first else { continue }
      whisker(point, place.x, &drawing, top, mark)
      mark.draw(&drawing, place.x, place.y, radius: 3)
    }
  }

  private func whisker(
    _ point: ReadingChart.Point, _ x: Double, _ drawing: inout Drawing, _ top: Double,
    _ mark: SeriesMark
  ) {
    guard point.low.isFinite, point.high.isFinite else { return }
    drawing.line(x, y(point.low, top), x, y(point.high, top), style: "series \(mark.style)")
  }

  /// A label for each series at its last point, moved apart where they would touch.
  private func endLabels(_ panel: ReadingChart.Panel, _ drawing: inout Drawing, _ top: Double) {
    guard let time else { return }
    let ends = panel.series.enumerated().compactMap { index, series in
      series.points.last(where: isDrawable).map { (index: index, name: series.name, point: $0) }
    }
    let texts = ends.map { lines(name: $0.name, Digits.percent($0.point.value)) }
    let labels = zip(ends, texts).map { end, lines in
      Spreading.Label(
        place: y(end.point.value, top), size: Double(lines.count) * TextMetrics.lineHeight)
    }
    let places = Spreading.middles(labels, from: top - 8, to: top + Self.plotHeight + 8)
    for (index, end) in ends.enumerated() {
      let point = (time.x(end.point.week), y(end.point.value, top))
      endLabel(texts[index], end.index, at: places[index], from: point, &drawing)
    }
  }

  private func lines(name: String, _ percent: String) -> [String] {
    if isNarrow { return [percent] }
    return TextMetrics.wrap("\(name) \(percent)", width - x1 - 18, bold: true, atMost: 3)
  }

  private func endLabel(
    _ lines: [String], _ series: Int, at middle: Double, from point: (x: Double, y: Double),
    _ drawing: inout Drawing
  ) {
    SeriesMark(index: series).draw(&drawing, point.x, point.y, radius: 3.5)
    drawing.line(point.x + 4, point.y, x1 + 12, middle, style: "leader")
    let top = middle - Double(lines.count) * TextMetrics.lineHeight / 2
    drawing.text(lines, x: x1 + 15, top: top, style: "s b")
  }
}
