extension BeliefBars: TextPicture {
  private static let marks: [Character] = ["●", "■"]

  /// Rows as in `├──●──┤`, with the belief before as a dotted line.
  public func lines(width: Int) -> [String] {
    let width = max(TextLine.leastWidth, width)
    guard !rows.isEmpty else { return ["No data"] }
    let layout = TextRows(
      labels: Self.lanes, figures: rows.flatMap(\.lanes).map(figure), axis: .percent(axisTitle),
      width: width)
    var lines = TextLine.legend(
      ["┊ \(Self.before)", "● \(Self.seen[0])", "■ \(Self.seen[1])", "├─┤ 5% to 95%"], width)
    for row in rows { lines += self.lines(row, layout) }
    return lines + layout.foot(axisTitle)
  }

  private static let lanes = ["  met", "  refused"]

  private func figure(_ estimate: Estimate) -> String { Digits.percent(estimate.value) }

  private func lines(_ row: Row, _ layout: TextRows) -> [String] {
    let name =
      row.before.isFinite ? "\(row.label) (before: \(Digits.percent(row.before)))" : row.label
    var lines = TextLine.wrapped(name, layout.width)
    for (index, estimate) in row.lanes.enumerated() {
      var canvas = layout.canvas
      if row.before.isFinite { canvas.put("┊", layout.column(row.before), 0) }
      if estimate.hasInterval {
        canvas.bar(from: layout.column(estimate.low), to: layout.column(estimate.high), row: 0)
      }
      if estimate.value.isFinite {
        canvas.put(Self.marks[index], layout.column(estimate.value), 0)
      }
      lines += layout.lines(Self.lanes[index], canvas, figure(estimate))
    }
    return lines
  }
}
