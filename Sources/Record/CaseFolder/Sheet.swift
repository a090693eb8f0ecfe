import Quantities

/// A delimited file whose columns have names, with the problems met so far.
///
/// Columns may stand in any order; those not asked for are kept as extras. Names are compared
/// without regard to case and surrounding spaces.
struct Sheet {
  let file: String
  let extraColumns: [String]
  private(set) var rows: [Row] = []
  private(set) var problems: [Problem] = []

  /// Reads a whole file; a row that does not fit the header is refused.
  init(_ bytes: FileBytes, required: [String], optional: [String]) {
    file = bytes.name
    var text = DelimitedText(bytes)
    guard let header = Sheet.header(&text, file: file, problems: &problems) else {
      extraColumns = []
      return
    }
    let names = header.map(Sheet.normalised)
    problems += Sheet.faults(inHeader: names, required: required, optional: optional, file: file)
    let known = Set(required + optional)
    let extras = names.indices.filter { !known.contains(names[$0]) && !names[$0].isEmpty }
    extraColumns = extras.map { header[$0] }
    guard !problems.contains(where: { $0.severity == .error }) else { return }
    let layout = Layout(
      file: file, positions: Dictionary(zip(names, names.indices)) { first, _ in first },
      extras: extras, width: names.count)
    readRows(&text, layout)
  }

  private mutating func readRows(_ text: inout DelimitedText, _ layout: Layout) {
    while let result = text.next() {
      switch result {
      case .failure(let problem): problems.append(problem)
      case .success(let record):
        let row = Row(layout: layout, record: record)
        if let problem = row.shapeProblem { problems.append(problem) } else { rows.append(row) }
      }
    }
  }

  private static func header(
    _ text: inout DelimitedText, file: String, problems: inout [Problem]
  ) -> [String]? {
    switch text.next() {
    case .success(let record)?: return record.fields
    case .failure(let problem)?: problems.append(problem)
    case nil:
      problems.append(
        Problem(at: .init(file: file), found: "only blank lines", expected: "a header row"))
    }
    return nil
  }

  private static func faults(
    inHeader names: [String], required: [String], optional: [String], file: String
  ) -> [Problem] {
    let place = Problem.Place(file: file, line: 1)
    let missing = required.filter { !names.contains($0) }.map { column in
      Problem(
        at: place, found: "no column “\(column)”",
        expected: "the columns " + required.joined(separator: ", "),
        suggestion: nearestName(
          to: column, in: names.filter { !(required + optional).contains($0) }))
    }
    let repeated = required.filter { column in names.filter { $0 == column }.count > 1 }.map {
      Problem(at: place, found: "column “\($0)” twice", expected: "each column once")
    }
    return missing + repeated
  }

  private static func normalised(_ name: String) -> String {
    trimmed(name).lowercased()
  }
}

/// What all rows of a sheet share.
final class Layout: Sendable {
  let file: String
  let positions: [String: Int]
  let extras: [Int]
  let width: Int

  init(file: String, positions: [String: Int], extras: [Int], width: Int) {
    self.file = file
    self.positions = positions
    self.extras = extras
    self.width = width
  }
}

/// One row, whose cells are asked for by column name.
struct Row {
  let layout: Layout
  let record: DelimitedRecord

  var line: Int { record.line }

  /// The cell without surrounding white space; empty where the column is missing.
  subscript(column: String) -> String {
    layout.positions[column].map { trimmed(record.fields[$0]) } ?? ""
  }

  var extras: [String] { layout.extras.map { record.fields[$0] } }

  func place(_ column: String) -> Problem.Place {
    .init(file: layout.file, line: line, column: column)
  }

  /// Too few or too many fields; surplus empty ones at the end, as spreadsheets write, are no fault.
  var shapeProblem: Problem? {
    let surplus = record.fields.dropFirst(layout.width)
    guard record.fields.count < layout.width || surplus.contains(where: { !$0.isEmpty }) else {
      return nil
    }
    return Problem(
      at: .init(file: layout.file, line: line), found: "\(record.fields.count) fields",
      expected: "\(layout.width), as in the header (a field that holds the separator is quoted)")
  }

  // MARK: Typed cells

  func text(_ column: String) throws(Problem) -> String {
    let value = self[column]
    guard !value.isEmpty else {
      throw Problem(at: place(column), found: "an empty cell", expected: "a value")
    }
    return value
  }

  func day(_ column: String, in period: ClosedRange<Day>? = nil) throws(Problem) -> Day {
    let value = try text(column)
    guard let day = Day(iso8601: value) else {
      throw Problem(
        at: place(column), found: "“\(value)”",
        expected: "a day that exists, as ISO 8601 YYYY-MM-DD (for example 2022-07-24)")
    }
    guard let period, !period.contains(day) else { return day }
    throw Problem(
      at: place(column), found: "\(day)",
      expected: "a day in the case's period, \(period.lowerBound) to \(period.upperBound)")
  }

  func name(_ column: String, kind: String, among valid: NameSet) throws(Problem) -> String {
    let value = try text(column)
    guard !valid.contains(value) else { return value }
    throw .unknownName(value, kind: kind, valid: valid.ordered, at: place(column))
  }

  func grade(_ column: String) throws(Problem) -> AdmiraltyGrade {
    let value = try text(column)
    guard let grade = AdmiraltyGrade(value) else {
      throw Problem(
        at: place(column), found: "“\(value)”",
        expected: "an Admiralty grade: a letter A to F and a digit 1 to 6, for example B2")
    }
    return grade
  }

  /// A finite number, or `nil` for an empty cell. A decimal comma is named as what it is.
  func number(_ column: String) throws(Problem) -> Double? {
    let value = self[column]
    guard !value.isEmpty else { return nil }
    if let number = Double(value), number.isFinite { return number }
    throw Problem(
      at: place(column), found: "“\(value)”",
      expected: value.contains(",") ? "a number with a decimal point" : "a number")
  }

  func wholeNumber(
    _ column: String, default standard: Int, in range: ClosedRange<Int>
  ) throws(Problem) -> Int {
    let value = self[column]
    guard !value.isEmpty else { return standard }
    guard let number = Int(value), range.contains(number) else {
      throw Problem(
        at: place(column), found: "“\(value)”",
        expected: "a whole number from \(range.lowerBound) to \(range.upperBound)")
    }
    return number
  }
}

/// Valid names: quick to ask, and in the order in which the case lists them.
struct NameSet {
  let ordered: [String]
  private let members: Set<String>

  init(_ names: [String]) {
    ordered = names
    members = Set(names)
  }

  func contains(_ name: String) -> Bool { members.contains(name) }
}

/// Text without white space at either end, no-break spaces included.
func trimmed(_ text: String) -> String {
  guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last,
    first.properties.isWhitespace || last.properties.isWhitespace
  else { return text }
  var scalars = Substring(text).unicodeScalars
  while scalars.first?.properties.isWhitespace == true { scalars.removeFirst() }
  while scalars.last?.properties.isWhitespace == true { scalars.removeLast() }
  return String(scalars)
}
