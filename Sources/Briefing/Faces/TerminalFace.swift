/// Findings as plain text for a terminal: pictures in characters and aligned tables, wrapped to its width.
///
/// Columns are aligned by the columns that characters fill on the screen. No control character of
/// the data reaches the terminal: white space becomes a space, and controls, bidirectional marks
/// and zero-width characters are spelt out, as in `\u{202E}`. Where a table cannot be squeezed into
/// the width, its rows are shown one below the other, a line for each value.
public struct TerminalFace: Hashable, Sendable {
  /// Columns of the terminal, at least 40.
  public let width: Int
  /// Whether titles and remarks are set off by ANSI escape sequences.
  public let colour: Bool
  /// Rows of a table that are shown; how many follow is said below them.
  public let mostRows: Int

  /// A face for a terminal of the given width; fewer than 40 columns count as 40.
  public init(width: Int, colour: Bool, mostRows: Int = .max) {
    self.width = max(40, width)
    self.colour = colour
    self.mostRows = max(1, mostRows)
  }

  /// The whole text, ending in a line feed; linear in the number of cells.
  public func text(_ findings: Findings) -> String {
    var lines = paragraph(findings.title, style: .bold)
    lines += paragraph(findings.question)
    lines += paragraph(findings.stamp.line, style: .faint)
    for prose in findings.summary { lines += [""] + summaryLines(prose) }
    for picture in findings.pictures { lines += [""] + pictureLines(picture) }
    for table in findings.tables { lines += [""] + tableLines(table) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func summaryLines(_ prose: Prose) -> [String] {
    let cited = prose.citedIDs
    let evidence = cited.isEmpty ? "" : " [\(cited.joined(separator: ", "))]"
    let lines = wrapped(prose.plainText + evidence, width - 2)
    return lines.enumerated().map { ($0.offset == 0 ? "* " : "  ") + $0.element }
  }

  private func pictureLines(_ picture: Picture) -> [String] {
    paragraph(picture.title, style: .bold) + picture.lines(width: width)
  }

  private func tableLines(_ table: Table) -> [String] {
    var lines = paragraph(table.title, style: .bold)
    lines += table.rows.isEmpty ? paragraph(table.emptyMessage) : body(of: table)
    let hidden = table.rows.count - mostRows
    if hidden > 0 {
      let rows = hidden == 1 ? "row" : "rows"
      lines += paragraph("… and \(Digits.grouped(hidden)) more \(rows)", style: .faint)
    }
    if let note = table.note { lines += paragraph(note, style: .faint) }
    return lines
  }

  private func body(of table: Table) -> [String] {
    let grid = TerminalGrid(table: table, mostRows: mostRows, room: width)
    guard let layout = grid.layout() else { return grid.stacked() }
    return styled(grid.header(layout), .bold) + grid.body(layout)
  }

  private func paragraph(_ text: String, style: Style? = nil) -> [String] {
    let lines = wrapped(text, width)
    return style.map { styled(lines, $0) } ?? lines
  }

  private func wrapped(_ text: String, _ width: Int) -> [String] {
    LineBreaking.columns(width).lines(of: VisibleText.terminal(text))
  }

  private enum Style: String {
    case bold = "\u{1B}[1m"
    case faint = "\u{1B}[2m"
  }

  private func styled(_ lines: [String], _ style: Style) -> [String] {
    colour ? lines.map { style.rawValue + $0 + "\u{1B}[0m" } : lines
  }
}

extension LineBreaking {
  /// Lines that fill so many columns of a terminal.
  static func columns(_ width: Int) -> LineBreaking {
    LineBreaking(width: Double(width)) { Double(DisplayWidth.of($0)) }
  }
}
