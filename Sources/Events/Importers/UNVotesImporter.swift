import Quantities
import Record

/// Votes in the General Assembly, as the UN Digital Library records them.
///
/// Dag Hammarskjöld Library, “UN General Assembly Voting Data”. Three layouts, told apart by their
/// header: the library's own file (`ms_code`, `ms_vote`), the same without titles (`iso3`, `vote`), and a
/// list of roll calls (`resolution`, `yes`). See `VoteRow` for codes. The library holds adopted
/// resolutions only; X says that no vote was recorded.
struct UNVotesImporter: Importer {
  static let source = EventSource(
    id: "un-votes", title: "UN Digital Library, votes",
    grade: AdmiraltyGrade(reliability: .completelyReliable, credibility: .confirmed),
    unit: "yes votes")
  static let dialect = DelimitedText.Dialect.spreadsheet
  static let columns = EventColumns.oneOf([
    TableSchema(
      key: "undl_id", required: ["undl_id", "ms_code", "ms_vote", "date", "resolution"],
      optional: ["ms_name"]),
    TableSchema(
      key: "undl_id", required: ["undl_id", "date", "iso3", "vote"], optional: ["resolution"]),
    TableSchema(key: "undl_id", required: ["undl_id", "resolution", "date", "yes"], optional: []),
  ])

  private var row: VoteRow

  init(_ layout: Layout, _ context: ImportContext) {
    let columns = VoteRow.Columns(
      day: layout["date"], rollCall: layout["undl_id"], resolution: layout["resolution"])
    row = VoteRow(UNVotesImporter.kind(layout), columns)
  }

  private static func kind(_ layout: Layout) -> VoteRow.Kind {
    if layout["ms_code"].isThere, layout["ms_vote"].isThere {
      return .ballot(
        member: layout["ms_code"], isNumber: false, vote: layout["ms_vote"],
        name: layout["ms_name"])
    }
    if layout["iso3"].isThere, layout["vote"].isThere {
      return .ballot(
        member: layout["iso3"], isNumber: false, vote: layout["vote"], name: layout["ms_name"])
    }
    return .rollCall(yes: layout["yes"])
  }

  func isEvent(_ record: DelimitedRecord) -> Bool { row.isEvent(record) }

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey { try row.key(record) }

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) { try row.add(record, key, to: &batch) }
}
