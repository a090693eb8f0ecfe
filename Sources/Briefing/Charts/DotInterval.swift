/// Rows of a dot with its interval on one axis, such as a probability with each item left out.
public struct DotInterval: Chart, Hashable {
  /// What the axis measures.
  public enum Axis: Hashable, Sendable {
    /// Probabilities from 0% to 100%.
    case percent
    /// Bits, or any other unit, over the range of the values, with so many digits after the point.
    case values(digits: Int)
  }

  /// One row.
  public struct Row: Hashable, Sendable {
    /// What the value belongs to.
    public let label: String
    /// The value to show: a mean or a median.
    public let value: Double
    /// The 5% point.
    public let low: Double
    /// The 95% point.
    public let high: Double

    /// A value with its interval.
    public init(label: String, value: Double, low: Double, high: Double) {
      self.label = label
      self.value = value
      self.low = low
      self.high = high
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// What the axis measures.
  public let axis: Axis
  /// Words below the axis: what it measures, and in which unit.
  public let axisTitle: String
  /// A value to compare with, drawn as a line through all rows.
  public let reference: Double?
  /// The rows, from top to bottom.
  public let rows: [Row]

  /// A chart of intervals.
  public init(
    title: String, description: String, axis: Axis, axisTitle: String, reference: Double? = nil,
    rows: [Row]
  ) {
    self.title = title
    self.description = description
    self.axis = axis
    self.axisTitle = axisTitle
    self.reference = reference
    self.rows = rows
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = draw(&drawing, width)
    return drawing.svg(self, width: width, height: height)
  }

  private func draw(_ drawing: inout Drawing, _ width: Double) -> Double {
    let layout = LabelledRows(labels: rows.map(\.label), width: width, plotHeight: 14)
    let room = TextMetrics.widest(rows.map(value), bold: true)
    let scale = scale(x0: layout.plotX + 10, x1: width - room - 18)
    var y = 4.0
    let places = rows.map { row in
      let place = layout.row(row.label, top: y)
      y = place.bottom
      return place
    }
    let bottom = rows.isEmpty ? 28 : y + 2
    let end = ValueAxis(
      scale: scale, rows: places, bottom: bottom, title: axisTitle, isPercent: axis == .percent,
      width: width
    ).draw(&drawing)
    if rows.isEmpty {
      drawing.text("No data", x: (scale.x0 + scale.x1) / 2, y: 18, .middle, style: "s m")
    }
    for (row, place) in zip(rows, places) {
      layout.label(place, &drawing)
      referenceLine(&drawing, scale, place)
      mark(row, &drawing, scale, place.y)
      drawing.text(value(row), x: width, y: place.y + 4, .end, style: "s b")
    }
    return end
  }

  private func scale(x0: Double, x1: Double) -> LinearScale {
    if axis == .percent { return LinearScale(from: 0, to: 1, x0: x0, x1: x1) }
    let values = rows.flatMap { [$0.value, $0.low, $0.high] } + (reference.map { [$0] } ?? [])
    return LinearScale(holding: values, including: nil, x0: x0, x1: x1)
  }

  private func value(_ row: Row) -> String {
    switch axis {
    case .percent: Digits.percent(row.value)
    case .values(let digits): Digits.typeset(Digits.fixed(row.value, digits))
    }
  }

  private func referenceLine(
    _ drawing: inout Drawing, _ scale: LinearScale, _ row: LabelledRows.Row
  ) {
    guard let reference, reference.isFinite else { return }
    let x = scale.x(reference)
    drawing.line(x, row.gridTop, x, row.gridBottom, style: "marker")
  }

  private func mark(_ row: Row, _ drawing: inout Drawing, _ scale: LinearScale, _ y: Double) {
    if row.low.isFinite, row.high.isFinite {
      let (low, high) = (scale.x(row.low), scale.x(row.high))
      drawing.line(low, y, high, y, style: "range")
      drawing.line(low, y - 4, low, y + 4, style: "range")
      drawing.line(high, y - 4, high, y + 4, style: "range")
    }
    if row.value.isFinite { drawing.circle(scale.x(row.value), y, radius: 4.5, style: "dot") }
  }
}
