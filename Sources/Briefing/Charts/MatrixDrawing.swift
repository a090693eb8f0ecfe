/// Lays out a `MatrixChart` for one width.
///
/// Where the heads of the columns do not fit, they are numbered, with a key below; where not even
/// the numbered columns fit side by side, they are set in several bands.
struct MatrixDrawing {
  private let matrix: MatrixChart
  private let width: Double
  private let labelWidth: Double
  private let columnWidth: Double
  private let bands: [Range<Int>]
  private let heads: [[String]]
  private let isNumbered: Bool
  private static let mostHeadLines = 5
  private static let rowHeight = 34.0

  init(matrix: MatrixChart, width: Double) {
    self.matrix = matrix
    self.width = width
    let labels = matrix.rows.map { VisibleText.drawing($0.label) }
    let room = min(TextMetrics.widest(labels) + 10, width * 0.26)
    let totals = matrix.rows.flatMap(\.cells).map { Digits.grouped($0.total) }
    let least = max(36, TextMetrics.widest(totals) + 10)
    bands = MatrixDrawing.bands(matrix.columns.count, perBand: Int((width - room) / least))
    let column = min((width - room) / Double(bands.first?.count ?? 1), 150)
    heads = matrix.columns.map { TextMetrics.wrap($0, column - 8, bold: true) }
    isNumbered = column < 64 || heads.contains { $0.count > Self.mostHeadLines }
    labelWidth = room
    columnWidth = column
  }

  /// Shares columns out evenly over as few bands as can hold them.
  private static func bands(_ count: Int, perBand: Int) -> [Range<Int>] {
    guard count > 0 else { return [] }
    let most = max(1, perBand)
    let bandCount = (count + most - 1) / most
    let size = (count + bandCount - 1) / bandCount
    return stride(from: 0, to: count, by: size).map { $0..<min($0 + size, count) }
  }

  /// Draws all parts from top to bottom and gives back the height.
  func draw(_ drawing: inout Drawing) -> Double {
    guard !matrix.rows.isEmpty, !matrix.columns.isEmpty else {
      drawing.text("No statements", x: width / 2, y: 24, .middle, style: "s m")
      return 36
    }
    var y = legend.draw(&drawing, top: 0) + 4
    for band in bands { y = draw(band, &drawing, top: y) + 8 }
    return isNumbered ? key(&drawing, top: y) : y
  }

  private func draw(_ band: Range<Int>, _ drawing: inout Drawing, top: Double) -> Double {
    var y = top + headHeight(band)
    for column in band { head(column, in: band, &drawing, bottom: y - 4) }
    for row in matrix.rows { y = draw(row, band, &drawing, top: y) }
    drawing.line(0, y, right(of: band), y, style: "grid")
    return y
  }

  private func right(of band: Range<Int>) -> Double { x(band.upperBound, in: band) }

  private func x(_ column: Int, in band: Range<Int>) -> Double {
    labelWidth + Double(column - band.lowerBound) * columnWidth
  }

  private func headHeight(_ band: Range<Int>) -> Double {
    if isNumbered { return 20 }
    let lines = band.map { heads[$0].count }.max() ?? 1
    return Double(lines) * TextMetrics.lineHeight + 6
  }

  private func head(
    _ column: Int, in band: Range<Int>, _ drawing: inout Drawing, bottom: Double
  ) {
    let lines = isNumbered ? ["\(column + 1)"] : heads[column]
    let top = bottom - Double(lines.count) * TextMetrics.lineHeight
    drawing.text(lines, x: x(column, in: band) + 4, top: top, style: "s b")
  }

  private func draw(
    _ row: MatrixChart.Row, _ band: Range<Int>, _ drawing: inout Drawing, top: Double
  ) -> Double {
    let lines = TextMetrics.wrap(row.label, labelWidth - 8, atMost: 3)
    let height = max(Self.rowHeight, Double(lines.count) * TextMetrics.lineHeight + 8)
    drawing.line(0, top, right(of: band), top, style: "grid")
    drawing.text(lines, x: 0, top: top + 4, style: "s")
    for column in band {
      let stances = row.cells.indices.contains(column) ? row.cells[column] : MatrixChart.Stances()
      cell(stances, &drawing, x: x(column, in: band) + 4, top: top + 6)
    }
    return top + height
  }

  private func cell(
    _ stances: MatrixChart.Stances, _ drawing: inout Drawing, x: Double, top: Double
  ) {
    let total = stances.total
    guard total > 0 else { return drawing.text("–", x: x, y: top + 10, style: "s m") }
    let room = columnWidth - 10
    let sum = stances.counts.reduce(0) { $0 + Double($1) }
    var left = x
    for (count, stance) in zip(stances.counts, Stance.allCases) where count > 0 {
      let share = room * Double(count) / sum
      stance.draw(&drawing, left, top, share)
      left += share
    }
    drawing.text(Digits.grouped(total), x: x, y: top + 23, style: "s m")
  }

  private var legend: Legend {
    let entries = Stance.allCases.map { stance in
      Legend.Entry(text: stance.meaning, sampleWidth: 22) { stance.draw(&$0, $1, $2 - 5, 22) }
    }
    let number = Legend.Entry.words("Below each bar: number of statements")
    return Legend(entries: entries + [number], x: 0, room: width)
  }

  private func key(_ drawing: inout Drawing, top: Double) -> Double {
    var y = top + 2
    for (index, column) in matrix.columns.enumerated() {
      let lines = TextMetrics.wrap(column, width - 26)
      drawing.text(["\(index + 1)"], x: 18, top: y, .end, style: "s b")
      drawing.text(lines, x: 24, top: y, style: "s")
      y += Double(lines.count) * TextMetrics.lineHeight + 3
    }
    return y
  }
}

/// The look of a stance: solid, hatched or hollow, so that it reads without colour.
private enum Stance: String, CaseIterable {
  case affirm, condition, deny

  var meaning: String {
    switch self {
    case .affirm: "affirm"
    case .condition: "set conditions"
    case .deny: "deny"
    }
  }

  func draw(_ drawing: inout Drawing, _ x: Double, _ y: Double, _ width: Double) {
    drawing.rect(x, y, width, 11, style: "stance \(rawValue)")
    if self == .condition {
      drawing.path(.hatch(x, y, width, 11, step: 5), style: "stance-hatch")
    }
  }
}
