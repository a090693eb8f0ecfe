import GRDB
import GRDBSQLite

/// A prepared statement bound by SQLite's own functions: three times as fast as by values of Swift.
///
/// Bound texts have to outlive the step. Lives no longer than the database access that made it.
struct RawStatement: ~Copyable {
  private let statement: OpaquePointer
  private let connection: OpaquePointer

  init(_ database: Database, _ sql: String) throws {
    guard let connection = database.sqliteConnection else {
      throw DatabaseError(resultCode: .SQLITE_MISUSE)
    }
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v3(
      connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &statement, nil)
    guard code == SQLITE_OK, let statement else {
      throw RawStatement.error(connection, code)
    }
    self.statement = statement
    self.connection = connection
  }

  deinit { sqlite3_finalize(statement) }

  // MARK: Binding

  func bind(_ index: Int32, _ value: Int64) { sqlite3_bind_int64(statement, index, value) }

  /// Binds a number; NULL where it is not one.
  func bind(_ index: Int32, _ value: Double) {
    if value.isNaN {
      sqlite3_bind_null(statement, index)
    } else {
      sqlite3_bind_double(statement, index, value)
    }
  }

  /// Binds bytes of valid UTF-8, which are not copied.
  func bind(_ index: Int32, _ text: UnsafeBufferPointer<UInt8>) {
    // Without a base address the text would be NULL.
    if text.isEmpty {
      sqlite3_bind_text(statement, index, "", 0, nil)
    } else {
      text.withMemoryRebound(to: CChar.self) {
        _ = sqlite3_bind_text(statement, index, $0.baseAddress, Int32(text.count), nil)
      }
    }
  }

  // MARK: Running

  /// Runs a statement that gives no rows, and makes it ready for the next values.
  func run() throws {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw RawStatement.error(connection, code) }
  }

  /// Goes to the next row; `false` after the last.
  func step() throws -> Bool {
    switch sqlite3_step(statement) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw RawStatement.error(connection, code)
    }
  }

  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(statement, column) }

  /// The number of a column; not a number for NULL.
  func number(_ column: Int32) -> Double {
    sqlite3_column_type(statement, column) == SQLITE_NULL
      ? .nan : sqlite3_column_double(statement, column)
  }

  func text(_ column: Int32) -> String {
    guard let bytes = sqlite3_column_text(statement, column) else { return "" }
    let count = Int(sqlite3_column_bytes(statement, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  private static func error(_ connection: OpaquePointer, _ code: Int32) -> DatabaseError {
    DatabaseError(
      resultCode: ResultCode(rawValue: code), message: String(cString: sqlite3_errmsg(connection)))
  }
}
