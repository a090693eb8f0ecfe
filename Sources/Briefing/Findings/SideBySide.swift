extension Findings {
  /// Findings of one study under several settings, side by side: each table has a first column that
  /// names the setting, and the rows of all of them; pictures are left out.
  ///
  /// They come in the order in which they are shown; the first gives stamp and question. `nil` without any;
  /// `TableError` is thrown where the tables of two of them have different columns.
  public static func sideBySide(
    _ findings: [(setting: String, findings: Findings)], column: Column
  ) throws(TableError) -> Findings? {
    guard let first = findings.first?.findings else { return nil }
    var tables: [Table] = []
    for (index, table) in first.tables.enumerated() {
      var joined = try Table(
        key: table.key, title: table.title, columns: [column] + table.columns, note: table.note,
        emptyMessage: table.emptyMessage)
      for (setting, findings) in findings {
        for row in findings.tables[index].rows { try joined.append([.text(setting)] + row) }
      }
      tables.append(joined)
    }
    return Findings(
      key: first.key, title: first.title, question: first.question, stamp: first.stamp,
      summary: findings.flatMap { setting, findings in
        findings.summary.map { Prose([.strong("\(column.title) \(setting): ")] + $0.spans) }
      }, tables: tables)
  }
}
