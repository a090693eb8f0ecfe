/// A sheet of characters to draw on, each one column wide.
struct TextCanvas {
  let columns: Int
  let rows: Int
  private var cells: [[Character]]
  private var isTaken: [[Bool]]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Array(repeating: Array(repeating: " ", count: columns), count: rows)
    isTaken = Array(repeating: Array(repeating: false, count: columns), count: rows)
  }

  /// Draws one character unless a text stands there; outside of the sheet nothing is drawn.
  mutating func put(_ character: Character, _ column: Int, _ row: Int) {
    guard (0..<columns).contains(column), (0..<rows).contains(row), !isTaken[row][column] else {
      return
    }
    cells[row][column] = character
  }

  /// What stands in a cell; a space outside of the sheet.
  func character(_ column: Int, _ row: Int) -> Character {
    (0..<columns).contains(column) && (0..<rows).contains(row) ? cells[row][column] : " "
  }

  /// Writes over a line where there is room and no other text; says whether it could.
  @discardableResult
  mutating func write(_ text: String, _ column: Int, _ row: Int) -> Bool {
    let places = column..<column + text.count
    guard (0..<rows).contains(row), places.lowerBound >= 0, places.upperBound <= columns,
      !isTaken[row][places].contains(true)
    else { return false }
    for (place, character) in zip(places, text) {
      cells[row][place] = character
      isTaken[row][place] = true
    }
    return true
  }

  /// Writes as near to a cell as other texts allow, with a cell between them.
  mutating func writeNear(_ text: String, _ column: Int, _ row: Int) {
    let start = column - (text.count - 1) / 2
    for distance in 0...max(columns, rows) {
      for down in -distance...distance {
        for side in [distance - abs(down), abs(down) - distance]
        where isApart(text, start + side, row + down) && write(text, start + side, row + down) {
          return
        }
      }
    }
  }

  /// Whether no other text would touch a text on its line.
  private func isApart(_ text: String, _ column: Int, _ row: Int) -> Bool {
    guard (0..<rows).contains(row) else { return false }
    return [column - 1, column + text.count].allSatisfy {
      !(0..<columns).contains($0) || !isTaken[row][$0]
    }
  }

  /// A horizontal bar with ends, as in `├──┤`.
  mutating func bar(from: Int, to: Int, row: Int) {
    for column in max(0, from)...max(0, from, min(to, columns - 1)) { put("─", column, row) }
    put("├", from, row)
    put("┤", to, row)
    if from == to { put("┼", from, row) }
  }

  /// The rows from top to bottom.
  var lines: [String] { cells.map { String($0) } }
}
