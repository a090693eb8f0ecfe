/// A kind of table: its columns, and how a row becomes a value.
package protocol TableFormat {
  associatedtype Value
  static var schema: TableSchema { get }
  /// What no two rows share; the text of the schema's key column.
  static func key(_ value: Value) -> String
  mutating func parse(_ row: TableRow) throws(RowFault) -> Value
}

/// What a table gave: its good rows, and what was wrong with the others.
package struct FileTable<Value> {
  package private(set) var values: [Value] = []
  private(set) var extraColumns: [String] = []
  private(set) var log: ProblemLog
  /// In order of lines, those of the whole file first.
  package var problems: [Problem] { log.ordered }
  /// Records that were refused, the header not counted.
  private(set) var refused = 0

  private let file: String
  private var lines: [String: Int] = [:]

  /// A table without rows.
  init(file: String) {
    self.file = file
    log = ProblemLog()
  }

  /// Reads a file to its end, refusing bad and repeated rows singly.
  ///
  /// Where the header cannot be used all rows are refused and counted.
  package static func read<Format: TableFormat>(
    _ stream: ByteStream, _ format: (Layout) -> Format
  ) -> FileTable where Format.Value == Value {
    var table = FileTable(file: stream.name)
    do throws(Problem) {
      let text = try DelimitedText(stream)
      let layout = try table.header(text, Format.schema)
      var reader = layout.map(format)
      if reader != nil { table.reserve(stream.size) }
      while try table.row(text, layout, &reader) {}
    } catch {
      table.log.note(error)
    }
    table.lines = [:]
    return table
  }

  // MARK: Header

  private mutating func header(
    _ text: DelimitedText, _ schema: TableSchema
  ) throws(Problem) -> Layout? {
    switch try text.next() {
    case .end:
      throw Problem(at: .init(file: file), found: "only blank lines", expected: "a header row")
    case .refused(let fault, let line, let field):
      log.note(
        RowFault("field \(field + 1)", .malformed(fault)).problem(file: file, line: line))
      return nil
    case .record(let record):
      let header = (0..<record.count).map(record.text)
      let layout = Layout(file: file, header: header, schema: schema)
      extraColumns = layout.extraColumns
      for problem in layout.problems(schema, line: record.line) { log.note(problem) }
      return log.errorCount == 0 ? layout : nil
    }
  }

  // MARK: Rows

  /// Makes room for rows of some 150 bytes, a short but common length.
  private mutating func reserve(_ size: Int) {
    let rows = min(size / 150, 1 << 20)
    values.reserveCapacity(rows)
    lines.reserveCapacity(rows)
  }

  /// Takes the next row; `false` at the end.
  private mutating func row<Format: TableFormat>(
    _ text: DelimitedText, _ layout: Layout?, _ format: inout Format?
  ) throws(Problem) -> Bool where Format.Value == Value {
    switch try text.next() {
    case .end: return false
    case .refused(let fault, let line, let field):
      let column = layout?.label(ofField: field) ?? "field \(field + 1)"
      refuse(RowFault(column, .malformed(fault)), line: line, isReported: layout != nil)
    case .record(let record):
      if let layout { take(TableRow(record, layout), &format) } else { refused += 1 }
    }
    return true
  }

  private mutating func take<Format: TableFormat>(
    _ row: TableRow, _ format: inout Format?
  ) where Format.Value == Value {
    do throws(RowFault) {
      try row.checkShape()
      guard let value = try format?.parse(row) else { return }
      let key = Format.key(value)
      if let first = lines.updateValue(row.line, forKey: key) {
        lines[key] = first
        throw RowFault(Format.schema.key, .repeated(key, firstLine: first))
      }
      values.append(value)
      if let doubt = row.doubt { log.note(doubt) }
    } catch {
      refuse(error, line: row.line)
    }
  }

  private mutating func refuse(_ fault: RowFault, line: Int, isReported: Bool = true) {
    refused += 1
    if isReported { log.noteError { fault.problem(file: file, line: line) } }
  }
}

extension FileTable {
  /// Adds problems that show only when the whole table, or others too, are known.
  mutating func note(_ problems: [Problem]) {
    for problem in problems { log.note(problem) }
  }

  /// Refuses rows whose key another table has taken; `taken` gives the place of each.
  mutating func refuse(takenIn taken: [String: String], key: (Value) -> (id: String, line: Int)) {
    guard !taken.isEmpty else { return }
    values.removeAll { value in
      let (id, line) = key(value)
      guard let place = taken[id] else { return false }
      refused += 1
      log.noteError { .taken(id, by: place, at: .init(file: file, line: line, column: "id")) }
      return true
    }
  }
}
