import Quantities
import Record

/// Losses of equipment that pictures confirm, as Oryx lists them.
///
/// Mitzer, Janovsky et al. since 2022, “Attack On Europe”, oryxspioenkop.com, in tables by
/// scarnecchia/oryx_data. Nobody is the source, because the lists do not say who did it; the target is
/// the military of the country that lost, its code the system or type. Two layouts, told apart by
/// their header:
///
/// - items by day: codes `destroyed`, `captured`, `damaged` and `abandoned`, all `deed.force`, with the
///   number of items as amount. An item whose status changes is listed again.
/// - running totals by type: the change since the list before (`type_total_diff`) is the amount, with the
///   code `loss`, or `loss-correction` (class `other`, amount below 0) where items were struck off, so
///   that sums agree with the totals; no change is no event. “All Types” has the codes `total` and
///   `total-correction` of class `other`: its sum must not be added to those of types, of which many
///   begin later. Headings such as “Losses excluding …” are no events.
///
/// The day is that of the list, not of the loss: the first day holds all losses before it.
struct OryxImporter: Importer {
  static let source = EventSource(
    id: "oryx", title: "Oryx",
    grade: AdmiraltyGrade(reliability: .usuallyReliable, credibility: .probablyTrue),
    unit: "items")
  static let dialect = DelimitedText.Dialect(separator: UInt8(ascii: ","), hasQuotes: true)
  static let columns = EventColumns.oneOf([
    TableSchema(
      key: "system", required: ["date_recorded", "country", "system", "status", "n"], optional: []),
    TableSchema(
      key: "equipment_type",
      required: ["country", "equipment_type", "date_recorded", "type_total_diff"], optional: []),
  ])

  private static let statuses = ["destroyed", "captured", "damaged", "abandoned"]

  private let isItems: Bool
  private let day, country, item, status, amount: Column
  private var days = DayMemory()
  private var states = ByteMemory<StateID>()
  private var actors = ByteMemory<Int32>()

  init(_ layout: Layout, _ context: ImportContext) {
    isItems = layout["status"].isThere
    (day, country, status) = (layout["date_recorded"], layout["country"], layout["status"])
    item = layout[isItems ? "system" : "equipment_type"]
    amount = layout[isItems ? "n" : "type_total_diff"]
  }

  /// Whether a row is no heading of the web page that the tables were taken from.
  func isEvent(_ record: DelimitedRecord) -> Bool {
    isItems || !record.bytes(item).starts(with: Array("Losses ".utf8))
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(day: try days.iso(record, day))
    let country = country
    key.target = states.value(of: record.bytes(country)) {
      States.all.id(name: record.trimmedText(country)) ?? .none
    }
    if key.target == .none {
      throw RowFault(
        country.name,
        .unlisted(
          record.trimmedText(country), expected: "the name of a country",
          valid: States.knownNames))
    }
    return key
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let text = record.trimmedText(amount)
    guard let number = Int(text) else {
      throw RowFault(amount.name, .notAWholeNumber(text, range: -1_000_000...1_000_000))
    }
    if !isItems, number == 0 { return }
    let code = try code(record, number)
    var row = EventRow(
      line: record.line, day: key.day, source: batch.actors.position(of: .nobody),
      target: actor(record, key.target, &batch),
      code: batch.codes.position(of: EventCodes.all.entry(code, .oryx)),
      place: batch.places.position(of: .nowhere), native: batch.text(""), origin: batch.text(""))
    row.amount = Double(number)
    batch.add(row)
  }

  private func code(_ record: DelimitedRecord, _ number: Int) throws(RowFault) -> String {
    guard isItems else {
      let code = record.trimmedText(item) == "All Types" ? "total" : "loss"
      return number < 0 ? code + "-correction" : code
    }
    let status = record.trimmedText(status).lowercased()
    guard OryxImporter.statuses.contains(status) else {
      throw RowFault(
        self.status.name,
        .notAChoice(status, kind: "status", choices: OryxImporter.statuses))
    }
    guard number > 0 else {
      throw RowFault(amount.name, .notAWholeNumber("\(number)", range: 1...1_000_000))
    }
    return status
  }

  private mutating func actor(
    _ record: DelimitedRecord, _ state: StateID, _ batch: inout EventBatch
  ) -> Int32 {
    let country = country, item = item
    return actors.value(of: record.bytes(country), record.bytes(item)) {
      batch.actors.position(
        of: EventActor(
          state: state, role: .military, name: record.trimmedText(country),
          code: record.trimmedText(item)))
    }
  }
}
