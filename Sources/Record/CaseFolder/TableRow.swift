package import Quantities

/// One row of a table, whose cells are asked for by column.
package struct TableRow {
  let layout: Layout
  private let record: DelimitedRecord

  init(_ record: DelimitedRecord, _ layout: Layout) {
    self.layout = layout
    self.record = record
  }

  var line: Int { record.line }

  /// The cell without surrounding white space; empty where the column or the field is missing.
  package func optional(_ column: Column) -> String { trimmedText(column.position) }

  /// The same, for columns whose few values come again and again.
  func optional(_ column: Column, _ cache: inout TextCache) -> String {
    guard !record.isEscaped(column.position) else { return trimmedText(column.position) }
    return cache.text(record.field(column.position))
  }

  /// The same of a cell that must hold something.
  package func required(_ column: Column) throws(RowFault) -> String {
    try filled(optional(column), column)
  }

  func required(_ column: Column, _ cache: inout TextCache) throws(RowFault) -> String {
    try filled(optional(column, &cache), column)
  }

  /// Cells of the extra columns, as they stand; empty where the row ends before them.
  var extras: [String] { layout.extras.map(rawText) }

  // MARK: Shape

  /// Too many fields, or too few for the required columns.
  ///
  /// Surplus empty fields at the end, as spreadsheets write them, are no fault.
  func checkShape() throws(RowFault) {
    let surplus = layout.names.count..<max(layout.names.count, record.count)
    guard record.count >= layout.leastWidth, surplus.allSatisfy({ record.field($0).isEmpty }) else {
      throw RowFault(nil, .fieldCount(record.count, header: layout.names.count))
    }
  }

  /// Fields at the end that the row lacks, or text in a column without a name: kept, but doubtful.
  var doubt: Problem? {
    if record.count < layout.names.count {
      return Problem(
        .warning, at: .init(file: layout.file, line: line),
        found: record.count == 1 ? "1 field" : "\(record.count) fields",
        expected: "\(layout.names.count), as in the header (those at the end are taken as empty)")
    }
    guard let position = layout.unnamed.first(where: { !trimmedText($0).isEmpty }) else {
      return nil
    }
    return Problem(
      .warning, at: place(layout.label(ofField: position)),
      found: "“\(trimmedText(position))” in a column without a name, which is not kept",
      expected: "a name in the header")
  }

  private func place(_ column: String) -> Problem.Place {
    .init(file: layout.file, line: line, column: column)
  }

  // MARK: Text

  private func filled(_ text: String, _ column: Column) throws(RowFault) -> String {
    guard !text.isEmpty else { throw RowFault(column.name, .empty) }
    return text
  }

  private func trimmedText(_ position: Int) -> String { trimmed(rawText(position)) }

  private func rawText(_ position: Int) -> String { record.text(position) }
}

// MARK: - Typed cells

extension TableRow {
  /// A day that exists, in the period where one is given.
  package func day(
    _ column: Column, in period: ClosedRange<Day>? = nil
  ) throws(RowFault) -> Day {
    let text = try required(column)
    guard let day = Day(iso8601: text) else { throw RowFault(column.name, .notADay(text)) }
    guard let period, !period.contains(day) else { return day }
    throw RowFault(column.name, .outside(day, period: period))
  }

  func name(
    _ column: Column, kind: String, among valid: NameSet, _ cache: inout TextCache
  ) throws(RowFault) -> String {
    let name = try required(column, &cache)
    guard !valid.contains(name) else { return name }
    throw RowFault(column.name, .unknownName(name, kind: kind, valid: valid.ordered))
  }

  /// One of a few words.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ column: Column, kind: String
  ) throws(RowFault) -> Choice where Choice.RawValue == String {
    let word = try required(column)
    if let choice = Choice(rawValue: word) { return choice }
    throw RowFault(
      column.name, .notAChoice(word, kind: kind, choices: Choice.allCases.map(\.rawValue)))
  }

  func grade(_ column: Column) throws(RowFault) -> AdmiraltyGrade {
    let text = try required(column)
    guard let grade = AdmiraltyGrade(text) else { throw RowFault(column.name, .notAGrade(text)) }
    return grade
  }

  /// A finite number, or `nil` for an empty cell.
  func number(_ column: Column) throws(RowFault) -> Double? {
    let text = optional(column)
    guard !text.isEmpty else { return nil }
    guard let number = Double(text), number.isFinite else {
      throw RowFault(column.name, .notANumber(text))
    }
    return number
  }

  /// A whole number; `standard` for an empty cell, which is a fault where that is `nil`.
  func wholeNumber(
    _ column: Column, default standard: Int? = nil, in range: ClosedRange<Int>
  ) throws(RowFault) -> Int {
    let text = optional(column)
    if text.isEmpty, let standard { return standard }
    guard let number = Int(try filled(text, column)), range.contains(number) else {
      throw RowFault(column.name, .notAWholeNumber(text, range: range))
    }
    return number
  }
}
