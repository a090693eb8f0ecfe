/// One table laid out for a terminal of a given width.
struct TerminalGrid {
  private let headings: [String]
  private let cells: [[String]]
  private let isNumeric: [Bool]
  /// Whether a column has text that may be broken over lines.
  private let isProse: [Bool]
  /// Width of the widest value of each column that may not.
  private let unbreakable: [Int]
  private let room: Int
  private static let gap = 2
  private static let narrowestProse = 12

  init(table: Table, mostRows: Int = .max, room: Int) {
    let rows = table.rows.prefix(mostRows)
    self.room = room
    headings = table.columns.map { VisibleText.terminal($0.heading) }
    cells = rows.map { row in row.map { VisibleText.terminal($0.plainText) } }
    isNumeric = table.columns.indices.map { column in rows.contains { $0[column].isNumeric } }
    isProse = table.columns.indices.map { column in rows.contains { $0[column].isProse } }
    unbreakable = table.columns.indices.map { column in
      rows.lazy.map(\.[column]).filter { !$0.isProse }
        .map { DisplayWidth.of($0.plainText) }.max() ?? 0
    }
  }

  /// The width of each column, or `nil` where they cannot all be shown side by side.
  func layout() -> [Int]? {
    let natural = headings.indices.map(naturalWidth)
    let least = headings.indices.map { leastWidth($0, natural: natural[$0]) }
    let free = room - Self.gap * max(0, headings.count - 1)
    guard least.reduce(0, +) <= free else { return nil }
    return shrunk(natural, least: least, to: free)
  }

  /// The headings and a rule below them.
  func header(_ widths: [Int]) -> [String] {
    row(headings, widths) + [rule(widths)]
  }

  /// All rows; a row is as high as its highest cell.
  func body(_ widths: [Int]) -> [String] {
    cells.flatMap { row($0, widths) }
  }

  /// Each row as a list of "heading: value", with a rule between rows.
  func stacked() -> [String] {
    var lines: [String] = []
    for row in cells {
      if !lines.isEmpty { lines.append(String(repeating: "─", count: room)) }
      for (heading, value) in zip(headings, row) { lines += entry(heading, value) }
    }
    return lines
  }

  private func entry(_ heading: String, _ value: String) -> [String] {
    let lines = LineBreaking.columns(room - 2).lines(of: "\(heading): \(value)")
    return lines.enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element }
  }

  private func naturalWidth(_ column: Int) -> Int {
    let widest = cells.lazy.map { DisplayWidth.of($0[column]) }.max() ?? 0
    return max(widest, wordWidth(headings[column]))
  }

  private func leastWidth(_ column: Int, natural: Int) -> Int {
    guard isProse[column] else { return natural }
    let words = wordWidth(headings[column])
    return min(natural, max(Self.narrowestProse, words, unbreakable[column]))
  }

  /// Width of the longest word, at most twelve columns.
  private func wordWidth(_ text: String) -> Int {
    let longest = text.split(separator: " ").map { DisplayWidth.of($0) }.max() ?? 0
    return min(longest, 12)
  }

  /// Takes from the widest columns first, down to the least width of each.
  private func shrunk(_ natural: [Int], least: [Int], to room: Int) -> [Int] {
    let total = natural.reduce(0, +)
    guard total > room else { return natural }
    var low = 0
    var high = natural.max() ?? 0
    while low < high {
      let middle = (low + high + 1) / 2
      if capped(natural, least, at: middle).reduce(0, +) <= room {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return filled(capped(natural, least, at: low), natural, to: room)
  }

  private func capped(_ natural: [Int], _ least: [Int], at cap: Int) -> [Int] {
    zip(natural, least).map { max($1, min($0, cap)) }
  }

  /// Gives what rounding left over to the first columns that want it.
  private func filled(_ widths: [Int], _ natural: [Int], to room: Int) -> [Int] {
    var widths = widths
    var left = room - widths.reduce(0, +)
    for column in widths.indices where left > 0 && widths[column] < natural[column] {
      widths[column] += 1
      left -= 1
    }
    return widths
  }

  private func row(_ texts: [String], _ widths: [Int]) -> [String] {
    let columns = zip(texts, widths).map { LineBreaking.columns($1).lines(of: $0) }
    let height = columns.map(\.count).max() ?? 0
    return (0..<height).map { line in
      let parts = columns.indices.map { column in
        aligned(columns[column].count > line ? columns[column][line] : "", widths, column)
      }
      return trimmed(parts.joined(separator: String(repeating: " ", count: Self.gap)))
    }
  }

  private func aligned(_ text: String, _ widths: [Int], _ column: Int) -> String {
    let missing = max(0, widths[column] - DisplayWidth.of(text))
    let space = String(repeating: " ", count: missing)
    return isNumeric[column] ? space + text : text + space
  }

  private func rule(_ widths: [Int]) -> String {
    let parts = widths.map { String(repeating: "─", count: $0) }
    return parts.joined(separator: String(repeating: " ", count: Self.gap))
  }

  private func trimmed(_ line: String) -> String {
    guard let last = line.lastIndex(where: { $0 != " " }) else { return "" }
    return String(line[...last])
  }
}
