import Quantities

/// One table of a brief as elements.
///
/// Below 600 pixels the rows are stacked: each value stands under the heading of its column, which
/// the cell carries as a data label. Roles are written out because browsers drop those of tables
/// that are not laid out as tables. A table that is too wide scrolls inside a container that can be
/// reached by keyboard.
struct TableView {
  let table: Table
  let caption: [Node]
  let anchor: Anchor
  /// Width of the text and least width of a column of prose, in CSS pixels as in the style sheet.
  private static let pageWidth = 720.0
  private static let proseWidth = 156.0

  func elements(_ citations: inout Citations) -> [Element] {
    let note = table.note.map { [Element(.p, [.class("note")], text: $0)] } ?? []
    guard !table.rows.isEmpty else {
      let message = Element(.p, [.class("empty")], text: table.emptyMessage)
      return [Element(.p, [.class("caption"), .id(anchor)], caption), message] + note
    }
    return [container(element(&citations))] + note
  }

  private func container(_ table: Element) -> Element {
    var attributes: [Attribute] = [.class("scroll")]
    if isWide {
      attributes += [
        .role("region"), Attribute(.tabindex, "0"), Attribute(.labelledBy, anchor.name),
      ]
    }
    return Element(.div, attributes, elements: [table])
  }

  /// Whether the columns need more room than a page has.
  private var isWide: Bool {
    table.columns.indices.reduce(0) { $0 + leastWidth(ofColumn: $1) } > Self.pageWidth
  }

  private func leastWidth(ofColumn column: Int) -> Double {
    let cells = table.rows.map { $0[column] }
    if cells.contains(where: \.isProse) { return Self.proseWidth }
    let words = table.columns[column].heading.split(separator: " ").map(String.init)
    return TextMetrics.widest(words + cells.map(\.plainText), .normal) * 1.17 + 12
  }

  private func element(_ citations: inout Citations) -> Element {
    let rows = table.rows.map { row($0, &citations) }
    return Element(
      .table, [.role("table")],
      elements: [
        Element(.caption, [.id(anchor)], caption), head,
        Element(.tbody, [.role("rowgroup")], elements: rows),
      ])
  }

  private var head: Element {
    let cells = table.columns.enumerated().map { index, column in
      Element(
        .th, [.scope(.col), .role("columnheader")] + style(ofColumn: index),
        text: column.heading)
    }
    return Element(
      .thead, [.role("rowgroup")], elements: [Element(.tr, [.role("row")], elements: cells)])
  }

  private func row(_ cells: [Cell], _ citations: inout Citations) -> Element {
    let elements = cells.indices.map { cell(cells[$0], column: $0, &citations) }
    return Element(.tr, [.role("row")], elements: elements)
  }

  private func cell(_ cell: Cell, column: Int, _ citations: inout Citations) -> Element {
    let content = CellView(cell: cell).content(&citations)
    let label = Attribute.dataLabel(table.columns[column].heading)
    if column == 0, !cell.isNumeric {
      return Element(.th, [.scope(.row), .role("rowheader"), label], content)
    }
    return Element(.td, [.role("cell"), label] + style(ofColumn: column), content)
  }

  private func style(ofColumn column: Int) -> [Attribute] {
    if table.rows.contains(where: { $0[column].isNumeric }) { return [.class("figure")] }
    return table.rows.contains { $0[column].isProse } ? [.class("prose")] : []
  }
}

/// One value of a table as content.
struct CellView {
  let cell: Cell

  func content(_ citations: inout Citations) -> [Node] {
    switch cell {
    case .text(let text): [.text(text)]
    case .integer, .number, .measure, .probability, .flag: [.text(Digits.typeset(cell.plainText))]
    case .interval(let value, let low, let high, let digits):
      interval(value, low, high, digits)
    case .day(let day): [time(day.description, Dates.short(day))]
    case .week(let week): [time(week.description, "w/c " + Dates.short(week.firstDay))]
    case .evidence(let ids): ids.isEmpty ? [.text(Digits.none)] : citations.list(ids)
    case .missing(let reason): [.node(.span, [.class("missing")], [.text(reason)])]
    }
  }

  private func time(_ machine: String, _ text: String) -> Node {
    .node(.time, [.datetime(machine)], [.text(text)])
  }

  private func interval(_ value: Double, _ low: Double, _ high: Double, _ digits: Int) -> [Node] {
    guard value.isFinite || low.isFinite || high.isFinite else { return [.text(Digits.none)] }
    let ends = [low, high].map { Digits.typeset(Digits.fixed($0, digits)) }
    return [
      .text(Digits.typeset(Digits.fixed(value, digits)) + " "),
      .node(.span, [.class("range")], [.text("\(ends[0]) to \(ends[1])")]),
    ]
  }
}
