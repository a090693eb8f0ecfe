/// Which assumptions a result hangs on: the share of its variance that each of them has a part in.
///
/// A bar is the total index of Sobol' with whiskers from 5% to 95%; the dark bar at its foot is the
/// first-order index, what the assumption does alone. What is between them comes from interactions with others.
public struct TornadoChart: Chart, Hashable {
  /// One assumption.
  public struct Row: Hashable, Sendable {
    /// What is assumed.
    public let label: String
    /// Words in a second column, such as its range; empty for none.
    public let note: String
    /// The total index, 0...1.
    public let total: Estimate
    /// The first-order index, 0...1.
    public let first: Double

    /// An assumption with its indices.
    public init(label: String, note: String = "", total: Estimate, first: Double) {
      self.label = label
      self.note = note
      self.total = total
      self.first = first
    }

    /// The label, with the note after it where there is no second column.
    func text(withNote: Bool) -> String {
      withNote && !note.isEmpty ? "\(label) (\(note))" : label
    }
  }

  /// Name of the chart for assistive technology.
  public let title: String
  /// What the chart shows, in words.
  public let description: String
  /// Words below the axis.
  public let axisTitle: String
  /// The assumptions, from top to bottom.
  public let rows: [Row]

  /// A chart of indices.
  public init(
    title: String, description: String, axisTitle: String = "share of the variance", rows: [Row]
  ) {
    self.title = title
    self.description = description
    self.axisTitle = axisTitle
    self.rows = rows
  }

  /// The drawing, `width` CSS pixels wide.
  public func svg(width: Double) -> Element {
    var drawing = Drawing()
    let height = draw(&drawing, width)
    return drawing.svg(self, width: width, height: height)
  }

  /// Two digits after the point, which is what estimates of indices are good for.
  static func value(_ index: Double) -> String { Digits.typeset(Digits.fixed(index, 2)) }

  private func draw(_ drawing: inout Drawing, _ width: Double) -> Double {
    guard !rows.isEmpty else {
      drawing.text("No data", x: width / 2, y: 18, .middle, style: "s m")
      return 30
    }
    let columns = columns(width)
    let top = legend(width).draw(&drawing, top: 0) + 4
    let places = place(columns, top: top)
    let end = ValueAxis(
      scale: columns.scale, rows: places, bottom: (places.last?.bottom ?? top) + 2,
      title: axisTitle, isPercent: false, width: width
    ).draw(&drawing)
    for (index, place) in places.enumerated() {
      columns.labels.label(place, &drawing)
      if !columns.notes.isEmpty {
        note(columns.notes[index], &drawing, x: columns.labels.plotX, y: place.y)
      }
      draw(rows[index], &drawing, columns.scale, place.y)
      drawing.text(
        Self.value(rows[index].total.value), x: width, y: place.y + 4, .end, style: "s b")
    }
    return end
  }

  /// Where labels, notes and bars stand; notes have a column of their own where the chart is wide.
  private struct Columns {
    let labels: LabelledRows
    let notes: [[String]]
    let scale: LinearScale
  }

  private func columns(_ width: Double) -> Columns {
    let notes = width < LabelledRows.narrowest ? [] : noteLines(width)
    let height = notes.map { Double($0.count) * TextMetrics.lineHeight }.max() ?? 0
    let labels = LabelledRows(
      labels: rows.map { $0.text(withNote: notes.isEmpty) }, width: width,
      plotHeight: max(20, height))
    let noteRoom = notes.map { TextMetrics.widest($0) }.max() ?? 0
    let room = TextMetrics.widest(rows.map { Self.value($0.total.value) }, bold: true)
    let left = labels.plotX + (noteRoom > 0 ? noteRoom + 14 : 2)
    let scale = LinearScale(from: 0, to: 1, x0: left, x1: width - room - 14)
    return Columns(labels: labels, notes: notes, scale: scale)
  }

  private func place(_ columns: Columns, top: Double) -> [LabelledRows.Row] {
    var y = top
    return rows.map { row in
      let place = columns.labels.row(row.text(withNote: columns.notes.isEmpty), top: y)
      y = place.bottom
      return place
    }
  }

  /// The second column, at most a fifth of the width.
  private func noteLines(_ width: Double) -> [[String]] {
    rows.map { $0.note.isEmpty ? [] : TextMetrics.wrap($0.note, width * 0.2, atMost: 3) }
  }

  private func note(_ lines: [String], _ drawing: inout Drawing, x: Double, y: Double) {
    let top = y - Double(lines.count) * TextMetrics.lineHeight / 2
    drawing.text(lines, x: x, top: top, style: "s m")
  }

  private func draw(_ row: Row, _ drawing: inout Drawing, _ scale: LinearScale, _ y: Double) {
    if row.total.value.isFinite {
      drawing.rect(
        scale.x0, y - 8, scale.x(row.total.value) - scale.x0, 16, style: "bar total")
    }
    if row.first.isFinite {
      drawing.rect(scale.x0, y + 2, scale.x(row.first) - scale.x0, 6, style: "bar first")
    }
    guard row.total.hasInterval else { return }
    Self.whiskers(&drawing, scale.x(row.total.low), scale.x(row.total.high), y - 3)
  }

  private static func whiskers(
    _ drawing: inout Drawing, _ low: Double, _ high: Double, _ y: Double
  ) {
    drawing.line(low, y, high, y, style: "error")
    drawing.line(low, y - 4, low, y + 4, style: "error")
    drawing.line(high, y - 4, high, y + 4, style: "error")
  }

  private func legend(_ width: Double) -> Legend {
    let entries = [
      Legend.Entry(text: "total index", sampleWidth: 22) {
        $0.rect($1, $2 - 6, 22, 12, style: "bar total")
      },
      Legend.Entry(text: "first-order index: alone", sampleWidth: 22) {
        $0.rect($1, $2 - 3, 22, 6, style: "bar first")
      },
      Legend.Entry(text: "total, 5% to 95%", sampleWidth: 22) {
        Self.whiskers(&$0, $1 + 0.5, $1 + 21.5, $2)
      },
    ]
    return Legend(entries: entries, x: 0, room: width)
  }
}
