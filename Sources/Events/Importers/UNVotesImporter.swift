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
    row = VoteRow(
      layout, rollCall: "undl_id", resolution: "resolution", name: "ms_name",
      ballots: [("ms_code", "ms_vote"), ("iso3", "vote")])
  }

  func isEvent(_ record: DelimitedRecord) -> Bool { row.isEvent(record) }

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey { try row.key(record) }

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) { try row.add(record, key, to: &batch) }
}
