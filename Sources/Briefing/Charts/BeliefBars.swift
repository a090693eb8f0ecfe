/// How far each demand moves belief: before it is put, after it is seen met, and after it is seen refused.
public struct BeliefBars: Chart, Hashable {
  /// One demand.
  public struct Row: Hashable, Sendable {
    /// What is demanded.
    public let label: String
    /// The belief before the demand is put, 0...1.
    public let before: Double
    /// The belief after it is seen met, 0...1.
    public let met: Estimate
    /// The belief after it is seen refused, 0...1.
    public let refused: Estimate

    /// A demand with three beliefs.
    public init(label: String, before: Double, met: Estimate, refused: Estimate) {
      self.label = label
      self.before = before
      self.met = met
      self.refused = refused
    }

    /// What is seen, in the order in which it is drawn.
    var lanes: [Estimate] { [met, refused] }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// Words below the axis: whose probability it is.
  public let axisTitle: String
  /// The demands, from top to bottom.
  public let rows: [Row]

  /// A chart of beliefs.
  public init(title: String, description: String, axisTitle: String, rows: [Row]) {
    self.title = title
    self.description = description
    self.axisTitle = axisTitle
    self.rows = rows
  }

  /// What the marks stand for.
  static let before = "before"
  static let seen = ["after it is seen met", "after it is seen refused"]
  private static let offsets = [-7.5, 7.5]

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = draw(&drawing, width)
    return drawing.svg(self, width: width, height: height)
  }

  private func draw(_ drawing: inout Drawing, _ width: Double) -> Double {
    guard !rows.isEmpty else {
      drawing.text("No data", x: width / 2, y: 18, .middle, style: "s m")
      return 30
    }
    let layout = LabelledRows(labels: rows.map(\.label), width: width, plotHeight: 34)
    let room = TextMetrics.widest(rows.flatMap(\.lanes).map(value), bold: true)
    let scale = LinearScale(from: 0, to: 1, x0: layout.plotX + 8, x1: width - room - 16)
    var y = legend(width).draw(&drawing, top: 0) + 4
    let places = rows.map { row in
      let place = layout.row(row.label, top: y)
      y = place.bottom
      return place
    }
    let end = ValueAxis(
      scale: scale, rows: places, bottom: y + 2, title: axisTitle, isPercent: true, width: width
    ).draw(&drawing)
    for (row, place) in zip(rows, places) {
      layout.label(place, &drawing)
      draw(row, &drawing, scale, place, width)
    }
    return end
  }

  private func value(_ estimate: Estimate) -> String { Digits.percent(estimate.value) }

  private func draw(
    _ row: Row, _ drawing: inout Drawing, _ scale: LinearScale, _ place: LabelledRows.Row,
    _ width: Double
  ) {
    if row.before.isFinite {
      let x = scale.x(row.before)
      drawing.line(x, place.gridTop, x, place.gridBottom, style: "before")
    }
    for (index, estimate) in row.lanes.enumerated() {
      let y = place.y + Self.offsets[index]
      mark(estimate, index, &drawing, scale, y)
      drawing.text(value(estimate), x: width, y: y + 4, .end, style: "s b")
    }
  }

  /// A point with its interval; the ends of the interval have caps.
  private func mark(
    _ estimate: Estimate, _ index: Int, _ drawing: inout Drawing, _ scale: LinearScale, _ y: Double
  ) {
    let mark = SeriesMark(index: index)
    if estimate.hasInterval {
      let (low, high) = (scale.x(estimate.low), scale.x(estimate.high))
      let style = "whisker \(mark.style)"
      drawing.line(low, y, high, y, style: style)
      drawing.line(low, y - 4, low, y + 4, style: style)
      drawing.line(high, y - 4, high, y + 4, style: style)
    }
    if estimate.value.isFinite { mark.draw(&drawing, scale.x(estimate.value), y, radius: 5) }
  }

  private func legend(_ width: Double) -> Legend {
    let before = Legend.Entry(text: Self.before, sampleWidth: 8) {
      $0.line($1 + 4, $2 - 8, $1 + 4, $2 + 8, style: "before")
    }
    let seen = Self.seen.enumerated().map { index, text in
      Legend.Entry(text: text, sampleWidth: 24) {
        $0.line($1, $2, $1 + 24, $2, style: "whisker \(SeriesMark(index: index).style)")
        SeriesMark(index: index).draw(&$0, $1 + 12, $2, radius: 5)
      }
    }
    return Legend(
      entries: [before] + seen + [.words("Bars: 5% to 95%")], x: 0, room: width)
  }
}
