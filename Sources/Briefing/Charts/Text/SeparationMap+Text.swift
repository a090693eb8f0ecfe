extension SeparationMap: TextPicture {
  /// A plot with the numbers of the demands, and their names and costs below.
  public func lines(width: Int) -> [String] {
    let width = max(TextLine.leastWidth, width)
    guard !shown.isEmpty else { return ["No data"] }
    var plot = TextPlot(horizontal, vertical, width: width)
    regions(&plot)
    numbers(&plot)
    for (_, demand) in shown { cloud(demand, &plot) }
    benefitLines(&plot)
    for (_, demand) in shown { plot.cross(demand.earnest, demand.stalling) }
    return plot.lines + [""] + benefitText(width) + key(width)
  }

  private func cloud(_ demand: Demand, _ plot: inout TextPlot) {
    for draw in demand.shownDraws where plot.x.holds(draw.earnest) && plot.y.holds(draw.stalling) {
      plot.canvas.put("·", plot.column(draw.earnest), plot.row(draw.stalling))
    }
  }

  private func benefitLines(_ plot: inout TextPlot) {
    guard benefit.value.isFinite else { return }
    plot.horizontal(benefit.value, "┄")
    plot.vertical(benefit.value, "┊")
  }

  /// Names in the outer corners of the regions.
  private func regions(_ plot: inout TextPlot) {
    guard benefit.value.isFinite else { return }
    let (column, row) = (plot.column(benefit.value), plot.row(benefit.value))
    for region in SeparationRegion.allCases {
      let name = region == .separates ? region.rawValue.uppercased() : region.rawValue
      let room = region.isRight ? plot.canvas.columns - column - 1 : column
      let height = region.isUpper ? row : plot.canvas.rows - row - 1
      guard name.count <= room, height > 0 else { continue }
      plot.canvas.write(
        name, region.isRight ? plot.canvas.columns - name.count : 0,
        region.isUpper ? 0 : plot.canvas.rows - 1)
    }
  }

  private func numbers(_ plot: inout TextPlot) {
    for (index, demand) in shown {
      plot.canvas.writeNear(
        String(index + 1), plot.column(demand.earnest.value), plot.row(demand.stalling.value))
    }
  }

  private func benefitText(_ width: Int) -> [String] {
    guard benefit.value.isFinite else { return [] }
    let figures = TextLine.figures(benefit, PlotAxis.figure)
    return TextLine.wrapped("┄ ┊ \(benefitTitle): \(figures)", width, indent: 4)
  }

  /// Each demand with its cost to the earnest and to the stalling.
  private func key(_ width: Int) -> [String] {
    let heading = TextLine.wrapped(
      "Costs to the earnest; to the stalling: median (5% to 95%)", width)
    return heading
      + demands.enumerated().flatMap { index, demand in
        let costs = [demand.earnest, demand.stalling].map { TextLine.figures($0, PlotAxis.figure) }
        let number = TextLine.fitted(String(index + 1), 2, atEnd: true)
        return TextLine.wrapped(
          "\(number) \(demand.name): \(costs.joined(separator: "; "))", width, indent: 3)
      }
  }
}
