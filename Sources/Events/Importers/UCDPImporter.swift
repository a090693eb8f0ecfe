import Quantities
import Record

/// UCDP's Georeferenced Event Dataset, yearly releases and candidate events.
///
/// Sundberg and Melander 2013, “Introducing the UCDP Georeferenced Event Dataset”, Journal of Peace
/// Research 50(4); columns by the codebook of version 23.1, which later ones keep.
///
/// Codes are `type_of_violence`: 1 state-based, 2 non-state, 3 one-sided, all of class `deed.force`.
/// An event whose day is known only to the month or worse (`date_prec` 4 and 5) stands on its first
/// day with the code `1-month`, `2-month` or `3-month`. Longer events stand on `date_start` as well;
/// deaths are not spread over their days. “Government of X” is the government of X, “Civilians” are
/// civilians of no state, all others are rebels. The order of sides says nothing of who attacked. The
/// amount is the best estimate of deaths with its bounds, the origin UCDP's own `relid`.
struct UCDPImporter: Importer {
  static let source = EventSource(
    id: "ucdp-ged", title: "UCDP GED",
    grade: AdmiraltyGrade(reliability: .usuallyReliable, credibility: .probablyTrue),
    unit: "deaths")
  static let dialect = DelimitedText.Dialect(separator: UInt8(ascii: ","), hasQuotes: true)
  static let columns = EventColumns.named(
    TableSchema(
      key: "id",
      required: ["id", "type_of_violence", "side_a", "side_b", "date_start", "best"],
      optional: [
        "relid", "number_of_sources", "date_prec", "low", "high", "adm_1", "where_coordinates",
        "latitude", "longitude", "country", "country_id", "gwnoa", "gwnob",
      ]))

  private struct Columns {
    let id, relid, type, sources, precision, day: Column
    let sides: [Column], numbers: [Column]
    let country, countryNumber: Column
    let place: PlaceColumns
    let best, low, high: Column

    init(_ layout: Layout) {
      (id, relid, type) = (layout["id"], layout["relid"], layout["type_of_violence"])
      (sources, precision) = (layout["number_of_sources"], layout["date_prec"])
      day = layout["date_start"]
      sides = [layout["side_a"], layout["side_b"]]
      numbers = [layout["gwnoa"], layout["gwnob"]]
      (country, countryNumber) = (layout["country"], layout["country_id"])
      place = PlaceColumns(
        names: [layout["where_coordinates"]], region: layout["adm_1"],
        latitude: layout["latitude"], longitude: layout["longitude"])
      (best, low, high) = (layout["best"], layout["low"], layout["high"])
    }
  }

  private var own: OwnActors
  private let column: Columns
  private let needsPoints: Bool
  private var days = DayMemory()
  private var countries = ByteMemory<StateID>()
  private var sides = ByteMemory<StateID>()
  private var actors = ByteMemory<Int32>()
  private var codes = ByteMemory<Int32>()

  init(_ layout: Layout, _ context: ImportContext) {
    own = OwnActors(context)
    column = Columns(layout)
    needsPoints = context.needsPoints
  }

  /// Files of HDX hold a second header of HXL tags, such as `#event+id`.
  func isEvent(_ record: DelimitedRecord) -> Bool {
    record.bytes(column.id).first != UInt8(ascii: "#")
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(day: try days.iso(record, column.day))
    key.source = own.entry(record, column.sides[0], on: key.day)?.state ?? side(0, record)
    key.target = own.entry(record, column.sides[1], on: key.day)?.state ?? side(1, record)
    key.place = country(record)
    if needsPoints { (key.latitude, key.longitude) = try column.place.point(record) }
    return key
  }

  private mutating func side(_ index: Int, _ record: DelimitedRecord) -> StateID {
    let name = column.sides[index], number = column.numbers[index]
    return sides.value(of: record.bytes(name), record.bytes(number)) {
      UCDPImporter.state(side: record.trimmedText(name), numbers: record.text(number.position))
    }
  }

  /// The first state of a side, by the numbers of Gleditsch and Ward or else by its name.
  private static func state(side: String, numbers: String) -> StateID {
    let states = States.all
    let known = numbers.split { !$0.isNumber }.lazy.compactMap { Int($0) }
      .compactMap(states.id(number:)).first
    if let known { return known }
    guard let name = government(side) else { return .none }
    return states.id(name: name) ?? .none
  }

  /// The X of “Government of X”.
  private static func government(_ side: String) -> String? {
    let start = "Government of "
    guard side.hasPrefix(start) else { return nil }
    let first = side.dropFirst(start.count).split(separator: ",").first
    return first.map { trimmed(String($0)) }
  }

  private mutating func country(_ record: DelimitedRecord) -> StateID {
    let name = column.country, number = column.countryNumber
    return countries.value(of: record.bytes(name), record.bytes(number)) {
      States.all.id(name: record.trimmedText(name))
        ?? Int(record.trimmedText(number)).flatMap(States.all.id(number:)) ?? .none
    }
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let code = try code(record, &batch)
    let place = try column.place.position(record, key.place, &batch)
    let deaths = try deaths(record)
    var row = EventRow(
      line: record.line, day: key.day, source: actor(0, record, key, &batch),
      target: actor(1, record, key, &batch), code: code, place: place,
      native: batch.text(record, column.id), origin: batch.text(record, column.relid))
    (row.amount, row.low, row.high) = (deaths[0], deaths[1], deaths[2])
    row.mentions = max(1, Int(record.trimmedText(column.sources)) ?? 1)
    batch.add(row)
  }

  private func deaths(_ record: DelimitedRecord) throws(RowFault) -> [Double] {
    var deaths: [Double] = []
    for column in [column.best, column.low, column.high] {
      deaths.append(try record.number(column, in: 0...10_000_000))
    }
    if deaths[0].isNaN { throw RowFault(column.best.name, .empty) }
    return deaths
  }

  private mutating func actor(
    _ index: Int, _ record: DelimitedRecord, _ key: EventKey, _ batch: inout EventBatch
  ) -> Int32 {
    let name = column.sides[index], number = column.numbers[index]
    if let entry = own.entry(record, name, on: key.day) {
      let text = record.trimmedText(name)
      return batch.actor(
        entry, role: UCDPImporter.role(text), name: text, code: record.trimmedText(number))
    }
    let state = index == 0 ? key.source : key.target
    return actors.value(of: record.bytes(name), record.bytes(number)) {
      let text = record.trimmedText(name)
      return batch.actors.position(
        of: EventActor(
          state: state, role: UCDPImporter.role(text), name: text,
          code: record.trimmedText(number)))
    }
  }

  private static func role(_ side: String) -> ActorRole {
    if government(side) != nil { return .government }
    return side == "Civilians" ? .civilian : .rebel
  }

  private mutating func code(
    _ record: DelimitedRecord, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let type = column.type, precision = column.precision
    let position = codes.value(of: record.bytes(type), record.bytes(precision)) {
      let isVague = (Int(record.trimmedText(precision)) ?? 1) >= 4
      let code = record.trimmedText(type) + (isVague ? "-month" : "")
      return EventCodes.all.code(code, .ucdp).map { batch.codes.position(of: $0) } ?? -1
    }
    if position < 0 {
      throw RowFault(
        type.name,
        .notAChoice(
          record.trimmedText(type), kind: "type of violence", choices: ["1", "2", "3"]))
    }
    return position
  }
}
