import Foundation
import SampleCases

/// A case with one event-fed indicator, and files of events, made for tests.
struct EventCase {
  let folder: TemporaryFolder
  var place: String { folder.url.path }

  init() throws {
    folder = try TemporaryFolder()
    try write(EventCase.caseFile, to: "case.yaml")
  }

  /// Writes a file of the case's folder; its path comes back.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    let url = folder.url.appendingPathComponent(name)
    try Data(text.utf8).write(to: url)
    return url.path
  }

  static let caseFile = """
    title: Events
    question: Who threatens whom?
    target: RUS
    period: {from: 2022-07-01, to: 2022-07-31}
    actors:
      - {id: RUS, name: Russia}
      - {id: kyiv, name: The government in Kyiv, states: [UKR]}
    audiences:
      - {id: all, name: All}
    hypotheses:
      - {id: mean, name: Means it}
      - {id: bluff, name: Bluffs}
    propositions:
      - {id: peace, text: Peace is sought.}
    indicators:
      - id: threats
        text: Threatens
        events: {source: {states: [RUS]}, classes: [word.threat], rule: actors-code}
    """

  /// Rows of GDELT 2.0: day, source, target, code, class and place's country of each.
  static func gdelt(_ rows: [(String, String, String, String, String, String)]) -> String {
    rows.enumerated().map { index, row in
      var fields = [String](repeating: "", count: 61)
      fields[0] = String(1000 + index)
      fields[1] = row.0
      (fields[5], fields[6], fields[7]) = (row.1, row.1, row.1)
      (fields[15], fields[16], fields[17]) = (row.2, row.2, row.2)
      (fields[26], fields[29], fields[30], fields[31]) = (row.3, row.4, "-4.4", "2")
      (fields[51], fields[52], fields[53]) = ("4", "Somewhere", row.5)
      (fields[56], fields[57]) = ("50.1", "30.2")
      (fields[59], fields[60]) = ("20220720120000", "https://example.org/\(index)")
      return fields.joined(separator: "\t") + "\n"
    }.joined()
  }

  /// Two copies of a threat, another one, one by the other side, one of strangers, one too early.
  static let rows = gdelt([
    ("20220705", "RUS", "UKR", "138", "3", "UP"), ("20220705", "RUS", "UKR", "138", "3", "UP"),
    ("20220706", "RUS", "UKR", "130", "3", "UP"), ("20220707", "UKR", "RUS", "130", "3", "UP"),
    ("20220707", "FRA", "DEU", "036", "1", "FR"), ("20220101", "RUS", "UKR", "138", "3", "UP"),
  ])
}

extension FindingsText {
  /// The table of a key.
  func table(_ key: String) -> Table? { tables.first { $0.key == key } }
}

extension [String: Value] {
  /// The text in a column; `nil` where it holds something else.
  func text(_ key: String) -> String? {
    if case .text(let text) = self[key] { text } else { nil }
  }

  /// The number in a column; `nil` where it holds something else.
  func number(_ key: String) -> Double? {
    if case .number(let number) = self[key] { number } else { nil }
  }
}
