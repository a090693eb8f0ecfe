/// Weights of evidence as bars to either side of zero, in bits.
///
/// A bar to the left speaks for the first hypothesis, a bar to the right for the second.
public struct WeightChart: Chart, Hashable {
  /// One item of evidence, or one stream.
  public struct Row: Hashable, Sendable {
    /// What it is.
    public let label: String
    /// Its weight in bits, log2 of the likelihood ratio: negative speaks for the first hypothesis.
    public let bits: Double
    /// Ids of the items it rests on, shown after the label.
    public let evidence: [String]

    /// A weighed item.
    public init(label: String, bits: Double, evidence: [String] = []) {
      self.label = label
      self.bits = bits
      self.evidence = evidence
    }

    var text: String {
      guard !evidence.isEmpty else { return label }
      let shown = evidence.prefix(3).joined(separator: ", ")
      let rest = evidence.count > 3 ? " and \(evidence.count - 3) more" : ""
      return "\(label) [\(shown)\(rest)]"
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// The hypothesis that bars to the left speak for.
  public let left: String
  /// The hypothesis that bars to the right speak for.
  public let right: String
  /// The rows, from top to bottom.
  public let rows: [Row]

  /// A chart of weights between two hypotheses.
  public init(title: String, description: String, left: String, right: String, rows: [Row]) {
    self.title = title
    self.description = description
    self.left = left
    self.right = right
    self.rows = rows
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = draw(&drawing, width)
    return drawing.svg(self, width: width, height: height)
  }

  private func draw(_ drawing: inout Drawing, _ width: Double) -> Double {
    let layout = LabelledRows(labels: rows.map(\.text), width: width, plotHeight: 14, share: 0.42)
    let scale = LinearScale(
      holding: rows.map(\.bits), x0: layout.plotX + valueRoom, x1: width - valueRoom)
    let top = heads(&drawing, layout, scale, width)
    let places = place(layout, top: top)
    let bottom = places.last?.bottom ?? top + 20
    let axis = ValueAxis(
      scale: scale, rows: places, bottom: bottom, title: "weight in bits", isPercent: false,
      width: width)
    let end = axis.draw(&drawing)
    if rows.isEmpty {
      drawing.text("No evidence", x: scale.x(0), y: top + 15, .middle, style: "s m")
    }
    for (row, place) in zip(rows, places) {
      layout.label(place, &drawing)
      drawing.line(scale.x(0), place.gridTop, scale.x(0), place.gridBottom, style: "axis")
      bar(row, &drawing, scale, place.y)
    }
    return end
  }

  /// Room at either end for the values.
  private var valueRoom: Double {
    TextMetrics.widest(rows.map(value), bold: true) + 10
  }

  private func value(_ row: Row) -> String { Digits.typeset(Digits.signed(row.bits, 1)) }

  private func place(_ layout: LabelledRows, top: Double) -> [LabelledRows.Row] {
    var y = top + 3
    return rows.map { row in
      let place = layout.row(row.text, top: y)
      y = place.bottom
      return place
    }
  }

  /// Which side speaks for which hypothesis; below each other where they do not fit side by side.
  private func heads(
    _ drawing: inout Drawing, _ layout: LabelledRows, _ scale: LinearScale, _ width: Double
  ) -> Double {
    let room = (width - layout.plotX) / 2 - 8
    let leftLines = TextMetrics.wrap("← speaks for \(left)", room, bold: true, atMost: 4)
    let rightLines = TextMetrics.wrap("speaks for \(right) →", room, bold: true, atMost: 4)
    drawing.text(leftLines, x: layout.plotX, top: 0, style: "s b")
    drawing.text(rightLines, x: width, top: 0, .end, style: "s b")
    return Double(max(leftLines.count, rightLines.count)) * TextMetrics.lineHeight + 8
  }

  private func bar(_ row: Row, _ drawing: inout Drawing, _ scale: LinearScale, _ y: Double) {
    let zero = scale.x(0)
    let end = scale.x(row.bits.isNaN ? 0 : row.bits)
    let isRight = end >= zero
    drawing.rect(
      min(zero, end), y - 6, abs(end - zero), 12, style: isRight ? "bar right" : "bar left")
    if !isRight {
      drawing.path(.hatch(end, y - 6, zero - end, 12, step: 5), style: "bar-hatch")
    }
    drawing.text(
      value(row), x: end + (isRight ? 4 : -4), y: y + 4, isRight ? .start : .end, style: "s b")
  }
}
