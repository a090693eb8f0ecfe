import Quantities
import Record

/// ACLED's events of political violence and protest.
///
/// Raleigh, Kishi and Linke 2023, “Political instability patterns are obscured by conflict dataset
/// scope conditions, sources, and coding choices”, Humanities and Social Sciences Communications 10;
/// columns by ACLED's codebook, old exports and new. Its terms forbid to pass the data on.
///
/// The code is `sub_event_type`, or `event_type` where that is empty or not known, with the class of
/// `event-types.csv`. The state of “Military Forces of X (2000-)” is X, that of “Civilians (X)” too, with
/// the role that `inter1` and `inter2` give in numbers or words, and `police` or `government` where the
/// name begins so. The first actor is not always the one who attacked. The amount is fatalities, of which 10
/// may stand for “many” and 3 for “several”. Days are written 2022-03-01 or 01 March 2022. The origin is
/// `source`, the names of outlets and no address: the rule that folds rows of one origin folds all that
/// an outlet reported. Exports with one row for each actor have no `actor2`, and are refused.
struct ACLEDImporter: Importer {
  static let source = EventSource(
    id: "acled", title: "ACLED",
    grade: AdmiraltyGrade(reliability: .usuallyReliable, credibility: .possiblyTrue),
    unit: "deaths")
  static let dialect = DelimitedText.Dialect.spreadsheet
  static let columns = EventColumns.named(
    TableSchema(
      key: "event_id_cnty",
      required: [
        "event_id_cnty", "event_date", "event_type", "sub_event_type", "actor1", "actor2",
        "country", "fatalities",
      ],
      optional: [
        "inter1", "inter2", "admin1", "location", "latitude", "longitude", "source", "notes",
      ]))

  private let id, day, type, subtype, country, origin, deaths: Column
  private let actor: [Column], inter: [Column]
  private let place: PlaceColumns
  private let needsPoints: Bool
  private var own: OwnActors
  private var days = ByteMemory<Int?>()
  private var countries = ByteMemory<StateID>()
  private var states = ByteMemory<StateID>()
  private var actors = ByteMemory<Int32>()
  private var codes = ByteMemory<Int32>()

  init(_ layout: Layout, _ context: ImportContext) {
    (id, day) = (layout["event_id_cnty"], layout["event_date"])
    (type, subtype) = (layout["event_type"], layout["sub_event_type"])
    place = PlaceColumns(
      names: [layout["location"]], region: layout["admin1"], latitude: layout["latitude"],
      longitude: layout["longitude"])
    country = layout["country"]
    (origin, deaths) = (layout["source"], layout["fatalities"])
    actor = [layout["actor1"], layout["actor2"]]
    inter = [layout["inter1"], layout["inter2"]]
    needsPoints = context.needsPoints
    own = OwnActors(context)
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(day: try day(record))
    key.source = own.entry(record, actor[0], on: key.day)?.state ?? state(0, record)
    key.target = own.entry(record, actor[1], on: key.day)?.state ?? state(1, record)
    let country = country
    key.place = countries.value(of: record.bytes(country)) {
      States.all.id(name: record.trimmedText(country)) ?? .none
    }
    if needsPoints { (key.latitude, key.longitude) = try place.point(record) }
    return key
  }

  private mutating func day(_ record: DelimitedRecord) throws(RowFault) -> Int {
    let column = day
    let number = days.value(of: record.bytes(column)) {
      let text = record.trimmedText(column)
      return (Day(iso8601: text) ?? ACLEDImporter.day(inWords: text))?.number
    }
    if let number { return number }
    let text = record.trimmedText(column)
    throw RowFault(
      column.name,
      text.isEmpty
        ? .empty
        : .particular(
          found: "“\(text)”",
          expected: "a day that exists, written 2022-03-01 or 01 March 2022"))
  }

  private static let months = [
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
  ]

  /// A day such as 01 March 2022 or 1 Mar 2022.
  private static func day(inWords text: String) -> Day? {
    let parts = text.lowercased().split { $0 == " " || $0 == "-" }
    guard parts.count == 3, let day = Int(parts[0]), let year = Int(parts[2]), year > 1900,
      parts[1].count >= 3, let month = months.firstIndex(where: { $0.hasPrefix(parts[1]) })
    else { return nil }
    return Day(year: year, month: month + 1, day: day)
  }

  private mutating func state(_ index: Int, _ record: DelimitedRecord) -> StateID {
    let name = actor[index]
    return states.value(of: record.bytes(name)) {
      ACLEDImporter.state(ofActor: record.trimmedText(name))
    }
  }

  /// The state in the brackets or after “of”; none where neither is one.
  static func state(ofActor name: String) -> StateID {
    let pieces = name.split(separator: "(")
    for piece in pieces.dropFirst() {
      let inside = trimmed(String(piece.prefix { $0 != ")" }))
      if let state = States.all.id(name: inside) { return state }
    }
    let words = (pieces.first.map(String.init) ?? "").split(separator: " ")
    // From the first “of” on, so that names which hold one themselves are found whole.
    for index in words.indices where words[index] == "of" {
      let rest = words[(index + 1)...].drop { $0 == "the" }.joined(separator: " ")
      if let state = States.all.id(name: rest) { return state }
    }
    return .none
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let code = try code(record, &batch)
    let source = try actor(0, record, key.day, &batch)
    let target = try actor(1, record, key.day, &batch)
    let place = try place.position(record, key.place, &batch)
    let amount = try record.number(deaths, in: 0...10_000_000)
    var row = EventRow(
      line: record.line, day: key.day, source: source, target: target, code: code, place: place,
      native: batch.text(record, id), origin: batch.text(record, origin))
    row.amount = amount
    batch.add(row)
  }

  private mutating func code(
    _ record: DelimitedRecord, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let type = type, subtype = subtype
    let position = codes.value(of: record.bytes(subtype), record.bytes(type)) {
      let code =
        EventCodes.all.code(record.trimmedText(subtype), .acled)
        ?? EventCodes.all.code(record.trimmedText(type), .acled)
      return code.map { batch.codes.position(of: $0) } ?? -1
    }
    if position >= 0 { return position }
    throw RowFault(
      type.name,
      .unlisted(
        record.trimmedText(type), expected: "an event type of ACLED, such as Battles",
        valid: ACLEDImporter.types))
  }

  private static let types = [
    "Battles", "Explosions/Remote violence", "Protests", "Riots", "Strategic developments",
    "Violence against civilians",
  ]

  private mutating func actor(
    _ index: Int, _ record: DelimitedRecord, _ day: Int, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let position = position(index, record, state(index, record), &batch)
    if position < 0 { throw noClass(index, record) }
    guard let entry = own.entry(record, actor[index], on: day) else { return position }
    let told = batch.actors.values[Int(position)]
    return batch.actor(entry, role: told.role, name: told.name, code: told.code)
  }

  /// The position of an actor as the row has it; -1 where its class is not known.
  private mutating func position(
    _ index: Int, _ record: DelimitedRecord, _ state: StateID, _ batch: inout EventBatch
  ) -> Int32 {
    let name = actor[index], inter = inter[index]
    return actors.value(of: record.bytes(name), record.bytes(inter)) {
      let text = record.trimmedText(name), code = record.trimmedText(inter)
      if text.isEmpty { return batch.actors.position(of: .nobody) }
      return ACLEDImporter.role(text, code).map {
        batch.actors.position(of: EventActor(state: state, role: $0, name: text, code: code))
      } ?? -1
    }
  }

  private func noClass(_ index: Int, _ record: DelimitedRecord) -> RowFault {
    RowFault(
      inter[index].name,
      .unlisted(
        record.trimmedText(inter[index]),
        expected: "a number from 1 to 8, or a word such as State Forces",
        valid: [
          "State Forces", "Rebel Group", "Political Militia", "Identity Militia", "Rioters",
          "Protesters", "Civilians", "External/Other Forces",
        ]))
  }

  /// The role by name and `inter`; `nil` where there is an `inter` that is not known.
  private static func role(_ name: String, _ inter: String) -> ActorRole? {
    if name.hasPrefix("Police Forces") { return .police }
    if name.hasPrefix("Government of") { return .government }
    if !inter.isEmpty, inter != "0" { return Roles.all.role(inter, .acled) }
    if name.hasPrefix("Military Forces") { return .military }
    let isCrowd = ["Civilians", "Protesters", "Rioters"].contains { name.hasPrefix($0) }
    return isCrowd ? .civilian : .other
  }
}
