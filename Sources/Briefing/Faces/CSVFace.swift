import Quantities

/// One table of findings as CSV (RFC 4180) for spreadsheets, R and Python.
///
/// UTF-8 with CRLF line ends and a header of column keys. A column of intervals becomes three:
/// `key`, `key_low`, `key_high`. Ids of evidence are joined by a space, flags are `true` or
/// `false`. What is missing or not finite is an empty field.
///
/// Text that a spreadsheet would take for a formula, because it begins with `=`, `+`, `-`, `@`,
/// a tab or the fullwidth form of one of them, gets an apostrophe in front (CWE-1236). Numbers are
/// written as they are. Line ends inside text become line feeds; other control characters and
/// bidirectional marks are spelt out as in `\u{1B}`, so that the text is safe on a terminal too.
public struct CSVFace: Hashable, Sendable {
  /// Key of the table to write.
  public let table: String

  /// A face that shows the table with the given key.
  public init(table: String) { self.table = table }

  /// The table's text; linear in the number of cells.
  ///
  /// - Throws: `FaceError.noSuchTable` where the findings have no table with that key.
  public func text(_ findings: Findings) throws(FaceError) -> String {
    text(try findings.table(table))
  }

  private func text(_ table: Table) -> String {
    let spreads = table.columns.indices.map { column in
      table.columns[column].holdsIntervals || table.rows.contains { $0[column].isInterval }
    }
    var text = line(zip(table.columns, spreads).flatMap { keys($0, spread: $1) })
    for row in table.rows { text += line(zip(row, spreads).flatMap { fields($0, spread: $1) }) }
    return text
  }

  private func keys(_ column: Column, spread: Bool) -> [String] {
    spread ? [column.key, column.key + "_low", column.key + "_high"] : [column.key]
  }

  private func fields(_ cell: Cell, spread: Bool) -> [String] {
    if case .interval(let value, let low, let high, _) = cell {
      return [number(value), number(low), number(high)]
    }
    return spread ? [field(cell), "", ""] : [field(cell)]
  }

  private func field(_ cell: Cell) -> String {
    switch cell {
    case .text(let text): quoted(guarded(text))
    case .integer(let count): String(count)
    case .number(let value, _), .measure(let value, _), .probability(let value),
      .interval(let value, _, _, _):
      number(value)
    case .day(let day): day.description
    case .week(let week): week.description
    case .evidence(let ids): quoted(guarded(ids.joined(separator: " ")))
    case .flag(let isSet): isSet ? "true" : "false"
    case .missing: ""
    }
  }

  private func line(_ fields: [String]) -> String { fields.joined(separator: ",") + "\r\n" }

  private func number(_ value: Double) -> String { value.isFinite ? Digits.shortest(value) : "" }

  private func guarded(_ text: String) -> String {
    let text = VisibleText.file(text)
    guard let first = text.unicodeScalars.first, Self.formulaStarts.contains(first) else {
      return text
    }
    return "'" + text
  }

  private static let formulaStarts: [Unicode.Scalar] = [
    "=", "+", "-", "@", "\t", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}",
  ]

  private func quoted(_ text: String) -> String {
    let special: [Unicode.Scalar] = [",", "\"", "\r", "\n"]
    guard text.unicodeScalars.contains(where: special.contains) || text.hasPrefix(" ") else {
      return text
    }
    var inside = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      inside.append(scalar)
      if scalar == "\"" { inside.append(scalar) }
    }
    return "\"" + String(inside) + "\""
  }
}
