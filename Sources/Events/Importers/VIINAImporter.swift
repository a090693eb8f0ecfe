import Quantities
import Record

/// VIINA 2.0, events of one day and place in Ukraine from news reports.
///
/// Zhukov and Ayers 2023, “VIINA 2.0: Violent Incident Information from News Articles on the 2022
/// Russian Invasion of Ukraine”. Columns may carry the ending `_b` of the full release or not.
///
/// *Who acted:* the side that began it (`a_rus_init`, `a_ukr_init`), where just one did; the target is
/// then the other side, if it is named. Otherwise the one side that is named (`a_rus`, `a_ukr`), on
/// nobody; where both are, Russia on Ukraine, whose order says nothing; where none is, nobody.
///
/// *Code:* the first type that is set, from the most particular on: airstrike, artillery, uav, aad, ied,
/// armor, firefight, raid, occupy, control, retreat, hospital, property, cyber, arrest, airalert; `event`
/// where none is or the file has no types. Consequences (`milcas`, `civcas`) are no types.
///
/// Mentions are reports; there is no amount. The origin is the first address, which only some files
/// hold.
struct VIINAImporter: Importer {
  static let source = EventSource(
    id: "viina", title: "VIINA",
    grade: AdmiraltyGrade(reliability: .fairlyReliable, credibility: .possiblyTrue))
  static let dialect = DelimitedText.Dialect(separator: UInt8(ascii: ","), hasQuotes: true)
  static let columns = EventColumns.named(
    TableSchema(
      key: "event_id_1pd",
      required: ["event_id_1pd", "date", "n_reports", "longitude", "latitude"], optional: []))

  private static let types = [
    "airstrike", "artillery", "uav", "aad", "ied", "armor", "firefight", "raid", "occupy",
    "control", "retreat", "hospital", "property", "cyber", "arrest", "airalert",
  ]

  private struct Columns {
    let id, day, reports, addresses: Column
    let place: PlaceColumns
    let namesRussia, namesUkraine, begunByRussia, begunByUkraine: Column
    let types: [(code: String, column: Column)]

    init(_ layout: Layout) {
      func flag(_ name: String) -> Column {
        layout[name + "_b"].isThere ? layout[name + "_b"] : layout[name]
      }
      (id, day, reports) = (layout["event_id_1pd"], layout["date"], layout["n_reports"])
      place = PlaceColumns(
        names: [layout["asciiname"]], region: layout["adm1_name"], latitude: layout["latitude"],
        longitude: layout["longitude"])
      addresses = layout["source_urls"]
      (namesRussia, namesUkraine) = (flag("a_rus"), flag("a_ukr"))
      (begunByRussia, begunByUkraine) = (flag("a_rus_init"), flag("a_ukr_init"))
      types = VIINAImporter.types.map { ($0, flag("t_" + $0)) }.filter { $0.1.isThere }
    }
  }

  private enum Side { case nobody, russia, ukraine }

  private let column: Columns
  private let needsPoints: Bool
  private let russia = States.all.id(code: "RUS") ?? .none
  private let ukraine = States.all.id(code: "UKR") ?? .none
  private var days = DayMemory()

  init(_ layout: Layout, _ context: ImportContext) {
    column = Columns(layout)
    needsPoints = context.needsPoints
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(day: try days.compact(record, column.day))
    let (source, target) = sides(record)
    key.source = state(source)
    key.target = state(target)
    key.place = ukraine
    if needsPoints { (key.latitude, key.longitude) = try column.place.point(record) }
    return key
  }

  private func sides(_ record: DelimitedRecord) -> (source: Side, target: Side) {
    let names = (
      russia: record.holds("1", column.namesRussia), ukraine: record.holds("1", column.namesUkraine)
    )
    let begun = (
      byRussia: record.holds("1", column.begunByRussia),
      byUkraine: record.holds("1", column.begunByUkraine)
    )
    if begun.byRussia != begun.byUkraine {
      return begun.byRussia
        ? (.russia, names.ukraine ? .ukraine : .nobody)
        : (.ukraine, names.russia ? .russia : .nobody)
    }
    if names.russia { return (.russia, names.ukraine ? .ukraine : .nobody) }
    return (names.ukraine ? .ukraine : .nobody, .nobody)
  }

  private func state(_ side: Side) -> StateID {
    switch side {
    case .nobody: .none
    case .russia: russia
    case .ukraine: ukraine
    }
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let reports = try record.count(column.reports, default: 1)
    let place = try column.place.position(record, ukraine, &batch)
    let code = EventCodes.all.entry(type(record), .viina)
    var row = EventRow(
      line: record.line, day: key.day, source: actor(key.source, &batch),
      target: actor(key.target, &batch), code: batch.codes.position(of: code), place: place,
      native: batch.text(record, column.id), origin: batch.text(address(record)))
    row.mentions = max(1, reports)
    batch.add(row)
  }

  private func type(_ record: DelimitedRecord) -> String {
    column.types.first { record.holds("1", $0.column) }?.code ?? "event"
  }

  private func actor(_ state: StateID, _ batch: inout EventBatch) -> Int32 {
    guard state != .none else { return batch.actors.position(of: .nobody) }
    let entry = States.all.entries[Int(state.index)]
    return batch.actors.position(
      of: EventActor(state: state, role: .military, name: entry.name, code: entry.code))
  }

  /// The first of several addresses, which spaces or bars set apart.
  private func address(_ record: DelimitedRecord) -> String {
    record.trimmedText(column.addresses).split { $0 == " " || $0 == "|" }.first.map(String.init)
      ?? ""
  }
}
