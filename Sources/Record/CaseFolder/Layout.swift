import Quantities

/// The columns that a kind of table has to have and may have; others are kept as extras.
package struct TableSchema: Sendable {
  /// The column whose value no two rows share.
  package let key: String
  package let required: [String]
  package let optional: [String]

  package init(key: String, required: [String], optional: [String]) {
    self.key = key
    self.required = required
    self.optional = optional
  }

  package static let none = TableSchema(key: "", required: [], optional: [])

  var known: [String] { required + optional }
}

/// A column by its name, and where it stands in a file; -1 where an optional one is missing.
package struct Column: Sendable {
  package let name: String
  package let position: Int

  package init(name: String, position: Int) {
    self.name = name
    self.position = position
  }
}

/// A table's header.
///
/// Columns may stand in any order, in upper or lower case.
package final class Layout: Sendable {
  package let file: String
  /// As in the file.
  package let names: [String]
  /// Positions of columns with a name that Credence does not use.
  let extras: [Int]
  /// Positions of columns without a name.
  let unnamed: [Int]
  /// A row shorter than this lacks a required column.
  package let leastWidth: Int
  private let positions: [String: Int]

  package init(file: String, header: [String], schema: TableSchema) {
    self.file = file
    names = header.map(trimmed)
    let keys = names.map { $0.lowercased() }
    positions = Dictionary(zip(keys, keys.indices)) { first, _ in first }
    let known = Set(schema.known)
    extras = keys.indices.filter { !known.contains(keys[$0]) && !keys[$0].isEmpty }
    unnamed = keys.indices.filter { keys[$0].isEmpty }
    leastWidth = (schema.required.compactMap { [positions] in positions[$0] }.max() ?? -1) + 1
  }

  var extraColumns: [String] { extras.map { names[$0] } }

  package subscript(name: String) -> Column { Column(name: name, position: positions[name] ?? -1) }

  /// What to call a field in a problem: by its column where that has a name.
  package func label(ofField position: Int) -> String {
    guard names.indices.contains(position), !names[position].isEmpty else {
      return "field \(position + 1)"
    }
    return names[position]
  }
}

// MARK: - Faults of the header

extension Layout {
  /// Missing and repeated columns as errors; probable slips in optional ones as warnings.
  package func problems(_ schema: TableSchema, line: Int) -> [Problem] {
    let strange = extraColumns
    return schema.required.filter { positions[$0] == nil }.map {
      missing($0, schema, strange, line)
    } + repeated(line) + slips(schema, line)
  }

  private func missing(
    _ column: String, _ schema: TableSchema, _ strange: [String], _ line: Int
  ) -> Problem {
    let near = nearestName(to: column, in: strange)
    return Problem(
      at: .init(file: file, line: line, column: column),
      found: "no column “\(column)”" + (near.map { ", but “\($0)”" } ?? ""),
      expected: "the columns " + schema.required.joined(separator: ", "),
      suggestion: near.map { _ in column })
  }

  private func repeated(_ line: Int) -> [Problem] {
    names.indices.compactMap { index in
      let key = names[index].lowercased()
      guard let first = positions[key], first != index, !key.isEmpty else { return nil }
      return Problem(
        at: .init(file: file, line: line, column: names[index]),
        found: "column “\(names[index])” twice", expected: "each column once")
    }
  }

  private func slips(_ schema: TableSchema, _ line: Int) -> [Problem] {
    let missing = schema.optional.filter { positions[$0] == nil }
    return extraColumns.compactMap { name in
      guard let near = nearestName(to: name, in: missing) else { return nil }
      return Problem(
        .warning, at: .init(file: file, line: line, column: name),
        found: "column “\(name)”, which is kept without being used",
        expected: "a column of one's own, or one of " + schema.optional.joined(separator: ", "),
        suggestion: near)
    }
  }
}
