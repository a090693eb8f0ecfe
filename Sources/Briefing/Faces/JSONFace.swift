import Quantities

/// Findings as JSON (RFC 8259) for programs, with keys in a fixed order.
///
/// Top level: `format` ("credence-findings/1"), `key`, `title`, `question`, `stamp`, `summary`,
/// `tables`. A row is an object by column key, on a line of its own. Numbers are written in their shortest form that
/// reads back exactly; a number that is not finite is `null`. An interval is
/// `{"value", "low", "high"}`, evidence an array of ids, a day `YYYY-MM-DD`, a week `YYYY-Www`,
/// a value that could not be had `{"missing": reason}`.
public struct JSONFace: Hashable, Sendable {
  /// The name of the shape of the text; it changes when a key changes its meaning.
  public static let format = "credence-findings/1"

  /// The face; it has no settings.
  public init() {}

  /// The whole text, ending in a line feed; linear in the number of cells.
  public func text(_ findings: Findings) -> String {
    var json = JSONWriter()
    json.object {
      $0.member("format") { $0.string(Self.format) }
      $0.member("key") { $0.string(findings.key) }
      $0.member("title") { $0.string(findings.title) }
      $0.member("question") { $0.string(findings.question) }
      $0.member("stamp") { write(findings.stamp, to: &$0) }
      $0.member("summary") { $0.array(findings.summary) { write($0, to: &$1) } }
      $0.member("tables") { $0.array(findings.tables) { write($0, to: &$1) } }
    }
    return json.text + "\n"
  }

  private func write(_ stamp: Stamp, to json: inout JSONWriter) {
    json.object {
      $0.member("version") { $0.string(stamp.version) }
      $0.member("case") { $0.string(stamp.caseName) }
      $0.member("case_digest") { $0.string(stamp.caseDigest) }
      $0.member("seed") { $0.verbatim(String(stamp.seed)) }
      $0.member("draws") { $0.verbatim(String(stamp.draws)) }
      $0.member("settings") { json in
        json.array(stamp.settings) { setting, json in
          json.object {
            $0.member("key") { $0.string(setting.key) }
            $0.member("value") { $0.string(setting.value) }
          }
        }
      }
    }
  }

  private func write(_ prose: Prose, to json: inout JSONWriter) {
    json.object {
      $0.member("text") { $0.string(prose.plainText) }
      $0.member("evidence") { $0.array(prose.citedIDs) { $1.string($0) } }
    }
  }

  private func write(_ table: Table, to json: inout JSONWriter) {
    json.object {
      $0.member("key") { $0.string(table.key) }
      $0.member("title") { $0.string(table.title) }
      $0.member("note") { $0.string(orNull: table.note) }
      $0.member("columns") { $0.array(table.columns) { write($0, to: &$1) } }
      $0.member("rows") { json in
        json.array(table.rows) { row, json in
          json.onOneLine { write(row, of: table, to: &$0) }
        }
      }
    }
  }

  private func write(_ row: [Cell], of table: Table, to json: inout JSONWriter) {
    json.object { json in
      for (column, cell) in zip(table.columns, row) {
        json.member(column.key) { $0.cell(cell, missing: .reason) }
      }
    }
  }

  private func write(_ column: Column, to json: inout JSONWriter) {
    json.object {
      $0.member("key") { $0.string(column.key) }
      $0.member("title") { $0.string(column.title) }
      $0.member("unit") { $0.string(orNull: column.unit) }
      $0.member("meaning") { $0.string(column.meaning) }
    }
  }
}

extension JSONWriter {
  /// How a value that could not be had is written.
  enum Missing {
    /// As an object that holds the reason.
    case reason
    /// As `null`.
    case null
  }

  /// Writes a cell of a table.
  mutating func cell(_ cell: Cell, missing: Missing) {
    switch cell {
    case .text(let text): string(text)
    case .integer(let count): verbatim(String(count))
    case .number(let value, _), .measure(let value, _), .probability(let value): number(value)
    case .interval(let value, let low, let high, _):
      object {
        $0.member("value") { $0.number(value) }
        $0.member("low") { $0.number(low) }
        $0.member("high") { $0.number(high) }
      }
    case .day(let day): string(day.description)
    case .week(let week): string(week.description)
    case .evidence(let ids): array(ids) { $1.string($0) }
    case .flag(let isSet): verbatim(isSet ? "true" : "false")
    case .missing(let reason):
      if missing == .null { return verbatim("null") }
      object { $0.member("missing") { $0.string(reason) } }
    }
  }
}
