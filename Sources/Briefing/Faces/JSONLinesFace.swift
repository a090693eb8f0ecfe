/// One table as JSON Lines: an object by column key on each line, nothing else.
///
/// Cells are written as in `JSONFace`; a value that could not be had is `null`, so that a column keeps
/// one type.
public struct JSONLinesFace: Hashable, Sendable {
  private let table: String

  /// The face of one table.
  public init(table: String) { self.table = table }

  /// The whole text; linear in the number of cells.
  ///
  /// - Throws: `FaceError` where the findings have no such table.
  public func text(_ findings: Findings) throws(FaceError) -> String {
    let table = try findings.table(self.table)
    var text = ""
    for row in table.rows {
      var json = JSONWriter()
      json.onOneLine { json in
        json.object { json in
          for (column, cell) in zip(table.columns, row) {
            json.member(column.key) { $0.cell(cell, missing: .null) }
          }
        }
      }
      text += json.text + "\n"
    }
    return text
  }
}
