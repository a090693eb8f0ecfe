extension DeterrenceFrontier: TextPicture {
  private static let letters: [Character] = ["a", "b", "c", "d", "e", "f"]

  /// A plot with a letter for each curve, and the positions in figures below.
  public func lines(width: Int) -> [String] {
    let width = max(TextLine.leastWidth, width)
    guard !isEmpty else { return ["No data"] }
    var plot = TextPlot(.percent(credibilityTitle), vertical, width: width)
    for (position, isToday) in shownPositions {
      plot.canvas.write(
        isToday ? "●" : "◇", plot.column(position.credibility.value),
        plot.row(position.response.value))
    }
    if let affordable, affordable.isFinite { plot.horizontal(affordable, "═") }
    for index in shownCurves.indices { band(index, &plot) }
    for (position, _) in shownPositions { plot.cross(position.credibility, position.response) }
    for index in shownCurves.indices { curve(index, &plot) }
    return plot.lines + [""] + key(width)
  }

  /// Edges of the band as dots.
  private func band(_ index: Int, _ plot: inout TextPlot) {
    for edge in [\Estimate.low, \.high] {
      for (column, row) in trace(index, edge, plot) where plot.canvas.character(column, row) == " "
      {
        plot.canvas.put("·", column, row)
      }
    }
  }

  private func curve(_ index: Int, _ plot: inout TextPlot) {
    let cells = trace(index, \.value, plot)
    for (place, cell) in cells.enumerated() {
      let before = place > 0 ? cells[place - 1].row : cell.row
      let next = before < cell.row ? before + 1 : before > cell.row ? before - 1 : before
      let rows = min(next, cell.row)...max(next, cell.row)
      for row in rows.clamped(to: -1...plot.canvas.rows) {
        plot.canvas.put(Self.letters[index], cell.column, row)
      }
    }
  }

  /// A cell for each column that a curve crosses, as far as it lies in the plot.
  private func trace(
    _ index: Int, _ value: KeyPath<Estimate, Double>, _ plot: TextPlot
  ) -> [(column: Int, row: Int)] {
    let points = shownCurves[index].points.filter { $0.response[keyPath: value].isFinite }
    let places = points.map {
      (x: plot.x.x($0.credibility), y: plot.y.unbounded($0.response[keyPath: value]))
    }
    if places.count == 1 { return places.map { (Int($0.x.rounded()), Int($0.y.rounded())) } }
    return (0..<plot.canvas.columns).compactMap { column in
      height(places, at: Double(column)).map { (column, Int($0.rounded())) }
    }
  }

  private func height(_ places: [(x: Double, y: Double)], at x: Double) -> Double? {
    guard let next = places.firstIndex(where: { $0.x >= x }) else { return nil }
    let b = places[next]
    guard next > 0 else { return b.x - x < 0.5 ? b.y : nil }
    let a = places[next - 1]
    return b.x > a.x ? a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) : a.y
  }

  private func key(_ width: Int) -> [String] {
    let curves = shownCurves.enumerated().flatMap { index, curve in
      TextLine.wrapped(
        "\(Self.letters[index]) \(curve.name): above it deterred, below it pays", width, indent: 2)
    }
    return curves + hiddenText + positionTexts(width) + affordableText(width)
      + TextLine.wrapped("· ─ │ 5% to 95%", width)
  }

  private var hiddenText: [String] {
    let more = self.curves.count - shownCurves.count
    return more > 0 ? ["… and \(more) more"] : []
  }

  private func positionTexts(_ width: Int) -> [String] {
    shownPositions.flatMap { position, isToday in
      let response = TextLine.figures(position.response, PlotAxis.figure)
      let credibility = TextLine.figures(position.credibility, Digits.percent)
      return TextLine.wrapped(
        "\(isToday ? "●" : "◇") \(position.name): \(response) at a credibility of \(credibility)",
        width, indent: 2)
    }
  }

  private func affordableText(_ width: Int) -> [String] {
    guard let affordable, affordable.isFinite else { return [] }
    let figure = PlotAxis.figure(affordable)
    return TextLine.wrapped("═ \(Self.affordableName): \(figure)", width, indent: 2)
  }
}
