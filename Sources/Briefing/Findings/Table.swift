/// Rows of typed values under named columns.
///
/// A table is rectangular by construction: every row has one cell for each column, and no two
/// columns have the same key, so that a row can be written as an object.
public struct Table: Hashable, Sendable {
  /// Stable name for programs, in `snake_case`.
  public let key: String
  /// Heading for people.
  public let title: String
  /// The columns, from left to right.
  public let columns: [Column]
  /// The rows, from top to bottom; each is as long as `columns`.
  public private(set) var rows: [[Cell]] = []
  /// A remark shown below the rows.
  public let note: String?
  /// What to say in place of rows where there are none.
  public let emptyMessage: String

  /// A table of rows.
  ///
  /// - Throws: `TableError` where a key is malformed or used twice, or a row has the wrong length.
  public init(
    key: String, title: String, columns: [Column], rows: [[Cell]] = [], note: String? = nil,
    emptyMessage: String = "Nothing to show."
  ) throws(TableError) {
    self.key = key
    self.title = title
    self.columns = columns
    self.note = note
    self.emptyMessage = emptyMessage
    try checkKeys()
    self.rows.reserveCapacity(rows.count)
    for row in rows { try append(row) }
  }

  /// Adds one row at the end, in constant time.
  ///
  /// - Throws: `TableError.rowLength` where the row has not one cell for each column.
  public mutating func append(_ row: [Cell]) throws(TableError) {
    guard row.count == columns.count else {
      throw .rowLength(table: key, expected: columns.count, found: row.count)
    }
    rows.append(row)
  }

  private func checkKeys() throws(TableError) {
    guard isKey(key) else { throw .malformedKey(key) }
    var seen: Set<String> = []
    for column in columns {
      guard isKey(column.key) else { throw .malformedKey(column.key) }
      guard seen.insert(column.key).inserted else {
        throw .repeatedColumn(table: key, column: column.key)
      }
    }
  }
}

/// Why a table cannot be made as asked; each is a fault of the program, not of the case.
public enum TableError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A key that is not in `snake_case`.
  case malformedKey(String)
  /// Two columns with one key.
  case repeatedColumn(table: String, column: String)
  /// A row with too few or too many cells.
  case rowLength(table: String, expected: Int, found: Int)

  /// The fault in words.
  public var description: String {
    switch self {
    case .malformedKey(let key): "\"\(key)\" is not a key in snake_case"
    case .repeatedColumn(let table, let column):
      "table \"\(table)\" has two columns \"\(column)\""
    case .rowLength(let table, let expected, let found):
      "table \"\(table)\" has \(expected) columns, but a row has \(found) cells"
    }
  }
}
