import Quantities

/// What the two evidence files need to know of the case.
struct CaseNames {
  let period: ClosedRange<Day>
  let actors: NameSet
  let audiences: NameSet
  let propositions: NameSet
  let indicators: NameSet
}

/// Reads rows into values, refusing bad and repeated ones singly.
///
/// - Returns: the values with the line of each, in the file's order, and all problems.
func readRows<Value>(
  _ sheet: Sheet, id: (Value) -> String, _ parse: (Row) throws(Problem) -> Value
) -> (values: [Value], problems: [Problem]) {
  var values: [Value] = []
  var problems = sheet.problems
  var lines: [String: Int] = [:]
  for row in sheet.rows {
    do throws(Problem) {
      let value = try parse(row)
      if let first = lines[id(value)] {
        throw Problem.duplicate(id(value), firstLine: first, at: row.place("id"))
      }
      lines[id(value)] = row.line
      values.append(value)
    } catch {
      problems.append(error)
    }
  }
  return (values, problems)
}

/// `statements.csv`.
enum StatementsFile {
  static let name = "statements.csv"
  static let required = [
    "id", "date", "speaker", "actor", "audience", "proposition", "stance", "summary", "reliability",
    "publisher", "source",
  ]
  static let optional = ["channel", "origin", "url"]

  static func parse(_ row: Row, _ names: CaseNames) throws(Problem) -> Statement {
    Statement(
      id: try row.text("id"),
      day: try row.day("date", in: names.period),
      speaker: try row.text("speaker"),
      actor: try row.name("actor", kind: "actor", among: names.actors),
      audience: try row.name("audience", kind: "audience", among: names.audiences),
      channel: row["channel"],
      proposition: try row.name("proposition", kind: "proposition", among: names.propositions),
      stance: try stance(row),
      summary: try row.text("summary"),
      grade: try row.grade("reliability"),
      origin: row["origin"].isEmpty ? nil : row["origin"],
      source: try source(row),
      extras: row.extras,
      line: row.line)
  }

  private static func stance(_ row: Row) throws(Problem) -> Stance {
    let value = try row.text("stance")
    if let stance = Stance(rawValue: value) { return stance }
    let names = Stance.allCases.map(\.rawValue)
    throw Problem(
      at: row.place("stance"), found: "stance “\(value)”",
      expected: names.joined(separator: ", "), suggestion: nearestName(to: value, in: names))
  }
}

/// `deeds.csv`, and the files of precedents.
enum DeedsFile {
  static let name = "deeds.csv"
  static let required = [
    "id", "date", "actor", "indicator", "summary", "reliability", "publisher", "source",
  ]
  static let optional = ["place", "area", "count", "origin", "url"]

  /// `period` is `nil` for a precedent, which lies outside the case's own.
  static func parse(
    _ row: Row, _ names: CaseNames, period: ClosedRange<Day>?
  ) throws(Problem) -> Deed {
    Deed(
      id: try row.text("id"),
      day: try row.day("date", in: period),
      actor: try row.name("actor", kind: "actor", among: names.actors),
      indicator: try row.name("indicator", kind: "indicator", among: names.indicators),
      place: row["place"],
      area: row["area"],
      count: try row.wholeNumber("count", default: 1, in: 1...1_000_000),
      summary: try row.text("summary"),
      grade: try row.grade("reliability"),
      origin: row["origin"].isEmpty ? nil : row["origin"],
      source: try source(row),
      extras: row.extras,
      line: row.line)
  }
}

private func source(_ row: Row) throws(Problem) -> Source {
  Source(
    publisher: try row.text("publisher"), title: try row.text("source"), address: row["url"])
}
