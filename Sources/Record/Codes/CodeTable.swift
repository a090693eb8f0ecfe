/// The tables of codes that come with the program: rows with cells by column name.
package enum CodeTable {
  /// One row.
  package struct Row {
    fileprivate let cells: [String: String]

    /// A cell; empty where the table has no such column.
    package subscript(column: String) -> String { cells[column] ?? "" }

    /// The parts of a cell that are set apart by semicolons.
    package func list(_ column: String) -> [String] {
      self[column].split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
    }
  }

  /// All rows of a table; those that are malformed, which tests exclude, are left out.
  package static func rows(_ bytes: [UInt8]) -> [Row] {
    var rows: [Row] = []
    do throws(Problem) {
      let text = try DelimitedText(ByteStream(name: "codes", bytes: bytes))
      var header: [String] = []
      while true {
        guard case .record(let record) = try text.next() else { return rows }
        let cells = (0..<record.count).map(record.text)
        if header.isEmpty {
          header = cells
        } else {
          rows.append(
            Row(cells: Dictionary(zip(header, cells), uniquingKeysWith: { first, _ in first })))
        }
      }
    } catch {
      return rows
    }
  }
}
