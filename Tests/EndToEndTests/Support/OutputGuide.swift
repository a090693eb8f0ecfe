import Foundation

/// The tables and columns that the guides to output document.
///
/// A study is a heading `## read`, a table a heading that begins with its key in backticks, a column a
/// line of a table whose first cell is its key in backticks and whose second is its unit.
struct OutputGuide {
  struct Table {
    let key: String
    var columns: [String] = []
    /// Empty where a column has none.
    var units: [String] = []
  }

  private var tables: [String: [Table]] = [:]

  init() throws {
    for page in ["Output.md", "GameOutput.md", "CrisisOutput.md"] {
      let url = Program.package.appendingPathComponent("Guides/\(page)")
      read(try String(contentsOf: url, encoding: .utf8))
    }
  }

  private mutating func read(_ page: String) {
    var study = ""
    for line in page.split(separator: "\n") {
      if line.hasPrefix("## ") {
        study = String(line.dropFirst(3))
      } else if line.hasPrefix("### "), let key = Self.code(line.dropFirst(4)) {
        tables[study, default: []].append(Table(key: key))
      } else if line.hasPrefix("| "), let last = tables[study]?.indices.last {
        let cells = line.dropFirst(2).split(separator: " | ", omittingEmptySubsequences: false)
        guard let key = Self.code(cells[0]), cells.count > 2 else { continue }
        tables[study]?[last].columns.append(key)
        tables[study]?[last].units.append(cells[1] == "–" ? "" : String(cells[1]))
      }
    }
  }

  func tables(of study: String) -> [Table] { tables[study] ?? [] }

  /// What stands between backticks at the start.
  private static func code(_ text: Substring) -> String? {
    guard text.hasPrefix("`"), let end = text.dropFirst().firstIndex(of: "`") else { return nil }
    return String(text[text.index(after: text.startIndex)..<end])
  }
}
