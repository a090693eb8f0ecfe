import Quantities
import Record

/// GDELT 2.0 mentions: one row of 16 columns for each report of an event, every 15 minutes.
///
/// Columns: the codebook of GDELT 2.0 (2015). A mention names no actors; it is kept where its event is
/// (`ImportContext.knownEvents`), however long after it. Its day is that on which the event was added, not
/// that of the event, which only the event's own row tells.
struct GDELTMentionsImporter: Importer {
  static let source = EventSource(
    id: "gdelt-mentions", title: "GDELT 2.0 mentions", grade: .machineCoded, fileStep: 15,
    isRepetition: true)
  static let dialect = DelimitedText.Dialect.bareTabs
  static let columns = EventColumns.positional([
    [
      "GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName",
      "MentionIdentifier", "SentenceID", "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset",
      "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo",
      "Extras",
    ]
  ])

  private static let id = Column("GLOBALEVENTID", 0)
  private static let time = Column("EventTimeDate", 1)
  private static let identifier = 5
  private static let code = EventCode(
    scheme: .own, code: "mention", label: "Mention of an event", quad: nil, eventClass: .other)

  private let knownEvents: Set<Int>
  private var days = DayMemory()

  init(_ layout: Layout, _ context: ImportContext) { knownEvents = context.knownEvents }

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    guard let id = digits(record.field(Self.id.position)) else {
      throw RowFault(
        Self.id.name,
        .particular(found: "“\(record.text(0))”", expected: "a number in decimal digits"))
    }
    var key = EventKey(day: try day(record))
    key.repetition = knownEvents.contains(id) ? .ofKept : .ofMissing
    return key
  }

  private mutating func day(_ record: DelimitedRecord) throws(RowFault) -> Int {
    let bytes = record.field(Self.time.position)
    let date = UnsafeBufferPointer(rebasing: bytes.prefix(8))
    let clock = UnsafeBufferPointer(rebasing: bytes.dropFirst(8))
    guard clock.count == 6, digits(clock) != nil else { throw Self.noTime(record) }
    return try days.number(of: date) { () throws(RowFault) in
      guard let day = compactDay(date) else { throw Self.noTime(record) }
      return day
    }
  }

  private static func noTime(_ record: DelimitedRecord) -> RowFault {
    RowFault(
      time.name,
      .particular(
        found: "“\(record.text(time.position))”",
        expected: "a time that exists, written YYYYMMDDHHMMSS"))
  }

  func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let nobody = batch.actors.position(of: .nobody)
    batch.add(
      EventRow(
        line: record.line, day: key.day, source: nobody, target: nobody,
        code: batch.codes.position(of: Self.code), place: batch.places.position(of: .nowhere),
        native: batch.text(record.field(Self.id.position)),
        origin: batch.text(record.field(Self.identifier))))
  }
}
