import Quantities
import Record

/// ICEWS events in the 20-column export of its archive.
///
/// Boschee and others (2015), doi:10.7910/DVN/28075. Tabs, a header, `NA`, `NULL` or nothing for what is missing. Quotes have no meaning; those around a
/// whole field, as in the export of 2017, are taken off. That export also writes days as M/D/YYYY and has
/// no codes: then, and where a code is not known or has lost its leading zero to a spreadsheet, the code
/// is that of the event's text.
struct ICEWSImporter: Importer {
  static let source = EventSource(id: "icews", title: "ICEWS", version: 2, grade: .machineCoded)
  static let dialect = DelimitedText.Dialect.bareTabs
  static let columns = EventColumns.named(
    TableSchema(
      key: "event id",
      required: [
        "event id", "event date", "source name", "source country", "event text", "target name",
        "target country",
      ],
      optional: [
        "source sectors", "cameo code", "intensity", "target sectors", "story id",
        "sentence number", "publisher", "city", "district", "province", "country", "latitude",
        "longitude",
      ]))

  /// Columns of one side.
  private struct Side {
    let name, sectors, country: Column
    let span: ClosedRange<Int>
  }

  private var own: OwnActors
  private let id, date, text, code, intensity, story, publisher: Column
  private let source, target: Side
  private let country: Column
  private let place: PlaceColumns
  private let needsPoints: Bool
  private var days = DayMemory()
  private var countries = ByteMemory<StateID>()
  private var names = ByteMemory<StateID>()

  init(_ layout: Layout, _ context: ImportContext) {
    own = OwnActors(context)
    (id, date, text) = (layout["event id"], layout["event date"], layout["event text"])
    (code, intensity) = (layout["cameo code"], layout["intensity"])
    (story, publisher) = (layout["story id"], layout["publisher"])
    source = ICEWSImporter.side("source", layout)
    target = ICEWSImporter.side("target", layout)
    country = layout["country"]
    place = PlaceColumns(
      names: [layout["city"]], region: layout["province"], latitude: layout["latitude"],
      longitude: layout["longitude"])
    needsPoints = context.needsPoints
  }

  private static func side(_ prefix: String, _ layout: Layout) -> Side {
    let columns = ["name", "sectors", "country"].map { layout["\(prefix) \($0)"] }
    return Side(
      name: columns[0], sectors: columns[1], country: columns[2], span: columnSpan(columns))
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(day: try day(record))
    key.source = own.entry(record, source.name, on: key.day)?.state ?? state(record, source)
    key.target = own.entry(record, target.name, on: key.day)?.state ?? state(record, target)
    key.place = country(record.field(country.position))
    if needsPoints { (key.latitude, key.longitude) = try place.point(record) }
    return key
  }

  private mutating func day(_ record: DelimitedRecord) throws(RowFault) -> Int {
    try days.number(of: record.field(date.position)) { () throws(RowFault) in
      try record.isoOrAmericanDay(date)
    }
  }

  /// The country that the row gives, or where it gives none the one in the actor's name.
  private mutating func state(_ record: DelimitedRecord, _ side: Side) -> StateID {
    let country = record.field(side.country.position)
    if !isMissing(country) { return self.country(country) }
    return names.value(ofName: record.field(side.name.position)) {
      ICEWSNames.state(unquoted($0)) ?? .none
    }
  }

  private mutating func country(_ bytes: UnsafeBufferPointer<UInt8>) -> StateID {
    isMissing(bytes)
      ? .none : countries.value(ofName: bytes) { States.all.id(name: unquoted($0)) ?? .none }
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    guard digits(record.field(id.position)) != nil else {
      throw RowFault(
        id.name,
        .particular(found: "“\(record.text(id.position))”", expected: "a number in decimal digits"))
    }
    let code = try code(record, &batch)
    let goldstein = try record.number(intensity, in: -10...10)
    let place = try place.position(record, key.place, &batch)
    var row = EventRow(
      line: record.line, day: key.day, source: actor(record, source, key, &batch),
      target: actor(record, target, key, &batch), code: code, place: place,
      native: batch.text(record.field(id.position)), origin: origin(record, &batch))
    row.goldstein = goldstein
    batch.add(row)
  }

  private func origin(_ record: DelimitedRecord, _ batch: inout EventBatch) -> Range<Int> {
    let nothing = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    let (outlet, number) = (record.field(publisher.position), record.field(story.position))
    return batch.text(
      isMissing(outlet) ? nothing : outlet, isMissing(number) ? nothing : number, separator: "; ")
  }

  private mutating func actor(
    _ record: DelimitedRecord, _ side: Side, _ key: EventKey, _ batch: inout EventBatch
  ) -> Int32 {
    let entry = own.entry(record, side.name, on: key.day), told = state(record, side)
    if let entry {
      let actor = ICEWSImporter.actor(record, side, told)
      return batch.actor(
        entry, role: actor.role, name: actor.name,
        code: told == .none ? EventActor.personCode : "")
    }
    return batch.actors.position(of: record.bytes(side.span)) {
      ICEWSImporter.actor(record, side, told)
    }
  }

  private static func actor(
    _ record: DelimitedRecord, _ side: Side, _ state: StateID
  ) -> EventActor {
    let name = record.value(side.name)
    return EventActor(state: state, role: role(name, record.value(side.sectors)), name: name)
  }

  /// A country as such has no part; others have that of their sectors, or else of their name.
  private static func role(_ name: String, _ sectors: String) -> ActorRole {
    let kind = ICEWSNames.whole(name).flatMap(States.all.kind)
    if kind == .state { return .state }
    return ICEWSSectors.role(sectors) ?? kind.map(ICEWSNames.role(of:))
      ?? ICEWSNames.role(ofHead: name) ?? .other
  }

  // MARK: Code

  private func code(
    _ record: DelimitedRecord, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let position = batch.codes.position(
      of: record.field(code.position), record.field(text.position)
    ) { ICEWSImporter.code(record.value(code), text: record.value(text)) }
    guard batch.codes.values[Int(position)].quad != nil else {
      throw RowFault(
        code.position < 0 ? text.name : code.name,
        .particular(
          found: "code “\(record.value(code))” of “\(record.value(text))”",
          expected: "a CAMEO code such as 042, or an event's text such as “Make a visit”"))
    }
    return position
  }

  /// The code itself, or where it is not known or has lost its zero that of the text.
  private static func code(_ code: String, text: String) -> EventCode {
    let byText = EventCodes.all.relation(text)
    if let byText, byText.code == "0" + code { return byText }
    return EventCodes.all.code(code, .cameo) ?? byText
      ?? EventCode(scheme: .cameo, code: code, label: text, quad: nil, eventClass: .other)
  }
}
