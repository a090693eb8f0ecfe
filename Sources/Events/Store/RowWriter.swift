import GRDB
import Record

/// Writes the rows of a chunk by pairs of states, and where those of each pair stand.
struct RowWriter {
  /// Numbers in the record of the parts of a batch, by position.
  struct Numbers {
    let actors, codes, places: [Int64]
  }

  /// Rows that one statement inserts, where there are so many: it is begun and ended less often.
  private static let mostAtOnce = 32
  private static let columns = 14

  private let batch: EventBatch
  private let numbers: Numbers
  private let order: PairOrder
  private let database: Database

  init(_ batch: EventBatch, _ numbers: Numbers, _ database: Database) {
    self.batch = batch
    self.numbers = numbers
    self.database = database
    order = PairOrder(
      batch, states: batch.actors.values.map { StatePair.number(States.all.code($0.state)) })
  }

  func write(file: Int64) throws {
    guard !batch.rows.isEmpty else { return }
    let first = try RowWriter.next(file, database)
    let many = batch.rows.count / RowWriter.mostAtOnce * RowWriter.mostAtOnce
    try insert(0..<many, atOnce: RowWriter.mostAtOnce, first)
    try insert(many..<batch.rows.count, atOnce: 1, first)
    try insertSpans(first)
  }

  /// The number of the next row of a file.
  private static func next(_ file: Int64, _ database: Database) throws -> Int64 {
    let numbers = EventNumber.range(ofFile: file)
    let last = try Int64.fetchOne(
      database.cachedStatement(
        sql: "SELECT max(number) FROM events WHERE number >= ? AND number < ?"),
      arguments: [numbers.lowerBound, numbers.upperBound])
    return last.map { $0 + 1 } ?? numbers.lowerBound
  }

  // MARK: Rows

  private func insert(_ positions: Range<Int>, atOnce: Int, _ first: Int64) throws {
    guard !positions.isEmpty else { return }
    let insert = try RawStatement(database, RowWriter.insert(atOnce))
    try batch.texts.withUnsafeBufferPointer { texts in
      for start in stride(from: positions.lowerBound, to: positions.upperBound, by: atOnce) {
        for row in 0..<atOnce {
          let number = first + Int64(start + row)
          bind(start + row, number, texts, to: insert, from: Int32(row * RowWriter.columns))
        }
        try insert.run()
      }
    }
  }

  private static func insert(_ rows: Int) -> String {
    let values = "(" + Array(repeating: "?", count: columns).joined(separator: ", ") + ")"
    return "INSERT INTO events VALUES "
      + Array(repeating: values, count: rows).joined(separator: ", ")
  }

  private func bind(
    _ position: Int, _ number: Int64, _ texts: UnsafeBufferPointer<UInt8>,
    to insert: borrowing RawStatement, from column: Int32
  ) {
    let row = batch.rows[Int(order.rows[position])]
    insert.bind(column + 1, number)
    insert.bind(column + 2, EventNumber.place(line: row.line, part: row.part))
    insert.bind(column + 3, Int64(row.day))
    insert.bind(column + 4, numbers.actors[Int(row.source)])
    insert.bind(column + 5, numbers.actors[Int(row.target)])
    insert.bind(column + 6, numbers.codes[Int(row.code)])
    insert.bind(column + 7, numbers.places[Int(row.place)])
    insert.bind(column + 8, row.goldstein)
    insert.bind(column + 9, Int64(row.mentions))
    insert.bind(column + 10, row.amount)
    insert.bind(column + 11, row.low)
    insert.bind(column + 12, row.high)
    insert.bind(column + 13, UnsafeBufferPointer(rebasing: texts[row.native]))
    insert.bind(column + 14, UnsafeBufferPointer(rebasing: texts[row.origin]))
  }

  // MARK: Spans

  private func insertSpans(_ first: Int64) throws {
    let insert = try RawStatement(database, "INSERT INTO spans VALUES (?, ?, ?, ?, ?)")
    for span in order.spans() {
      let days = order.days(span)
      insert.bind(1, first + Int64(span.rows.lowerBound))
      insert.bind(2, first + Int64(span.rows.upperBound - 1))
      insert.bind(3, span.pair)
      insert.bind(4, Int64(days.first))
      insert.bind(5, Int64(days.last))
      try insert.run()
    }
  }
}
