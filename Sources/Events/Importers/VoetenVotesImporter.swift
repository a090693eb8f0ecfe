import Quantities
import Record

/// Erik Voeten's votes in the General Assembly, with amendments, paragraphs and what was not adopted.
///
/// Voeten, Strezhnev and Bailey 2009, “United Nations General Assembly Voting Data”, Harvard
/// Dataverse, hdl:1902.1/12379. Three layouts, told apart by their header: letters by ISO code
/// (`iso3`, `vote`), Voeten's own numbers by state number (`ccode`, `vote`: 1 yes, 2 abstention, 3 no,
/// 8 absent, 9 no member, which is no event), and a list of roll calls (`rcid`, `yes`). See `VoteRow`
/// for codes.
struct VoetenVotesImporter: Importer {
  static let source = EventSource(
    id: "voeten-votes", title: "Voeten, UN votes",
    grade: AdmiraltyGrade(reliability: .completelyReliable, credibility: .probablyTrue),
    unit: "yes votes")
  static let dialect = DelimitedText.Dialect.spreadsheet
  static let columns = EventColumns.oneOf([
    TableSchema(
      key: "rcid", required: ["rcid", "date", "iso3", "vote"], optional: ["unres"]),
    TableSchema(
      key: "rcid", required: ["rcid", "date", "ccode", "vote"], optional: ["unres", "countryname"]),
    TableSchema(key: "rcid", required: ["rcid", "date", "yes"], optional: ["unres"]),
  ])

  private var row: VoteRow

  init(_ layout: Layout, _ context: ImportContext) {
    row = VoteRow(
      layout, rollCall: "rcid", resolution: "unres", name: "countryname",
      ballots: [("iso3", "vote"), (VoteRow.number, "vote")])
  }

  func isEvent(_ record: DelimitedRecord) -> Bool { row.isEvent(record) }

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey { try row.key(record) }

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) { try row.add(record, key, to: &batch) }
}
