import Quantities
import Record

/// What both versions of GDELT's event files have in common (Leetaru and Schrodt 2013).
///
/// Columns: the codebooks of GDELT 1.0 and 2.0. A row's place is that of the action, not of an actor.
struct GDELTRow {
  /// Columns that stand elsewhere in the other version, from 0.
  struct Positions {
    let placeName, latitude, longitude, address: Int
    var country: Int { placeName + 1 }
    var region: Int { placeName + 2 }
  }

  /// Columns at the same place in both, from 0.
  private enum At {
    static let id = 0, day = 1, source = 5, target = 15
    static let code = 26, quad = 29, goldstein = 30, mentions = 31
  }

  /// Columns of numbers, made once: a name made for each number would cost more than the number.
  private struct Columns {
    let goldstein = Column("GoldsteinScale", At.goldstein)
    let mentions = Column("NumMentions", At.mentions)
    let latitude, longitude: Column

    init(_ positions: Positions) {
      latitude = Column("ActionGeo_Lat", positions.latitude)
      longitude = Column("ActionGeo_Long", positions.longitude)
    }
  }

  private var own: OwnActors
  private let positions: Positions
  private let columns: Columns
  private let needsPoints: Bool
  private let states = States.all
  private var days = DayMemory()

  init(_ positions: Positions, _ context: ImportContext) {
    own = OwnActors(context)
    self.positions = positions
    columns = Columns(positions)
    needsPoints = context.needsPoints
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    var key = EventKey(day: try day(record))
    key.source = state(record, actor: At.source, on: key.day)
    key.target = state(record, actor: At.target, on: key.day)
    key.place = states.twoLetters(record.field(positions.country))
    if needsPoints {
      key.latitude = try latitude(record)
      key.longitude = try longitude(record)
    }
    return key
  }

  private mutating func day(_ record: DelimitedRecord) throws(RowFault) -> Int {
    try days.number(of: record.field(At.day)) { () throws(RowFault) in
      try record.compactDay(Column("SQLDATE", At.day))
    }
  }

  private mutating func state(_ record: DelimitedRecord, actor: Int, on day: Int) -> StateID {
    if !own.isEmpty, let entry = entry(record, actor, on: day) { return entry.state }
    return told(record, actor: actor)
  }

  /// The user's row for the actor's code.
  private mutating func entry(
    _ record: DelimitedRecord, _ actor: Int, on day: Int
  ) -> ActorTable.Entry? { own.entry(record, Column("Code", actor), on: day) }

  /// The actor's country, or where it has none the organisation that it belongs to.
  private func told(_ record: DelimitedRecord, actor: Int) -> StateID {
    let country = record.field(actor + 2)
    return country.isEmpty
      ? states.threeLetters(record.field(actor + 3)) : states.threeLetters(country)
  }

  private func latitude(_ record: DelimitedRecord) throws(RowFault) -> Double {
    try record.number(columns.latitude, in: -90...90)
  }

  private func longitude(_ record: DelimitedRecord) throws(RowFault) -> Double {
    try record.number(columns.longitude, in: -180...180)
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let code = try code(record, &batch)
    let place = try place(record, key.place, &batch)
    let goldstein = try record.number(columns.goldstein, in: -10...10)
    let mentions = try record.count(columns.mentions, default: 1)
    guard digits(record.field(At.id)) != nil else {
      throw RowFault(
        "GLOBALEVENTID",
        .particular(found: "“\(record.text(At.id))”", expected: "a number in decimal digits"))
    }
    var row = EventRow(
      line: record.line, day: key.day, source: actor(record, At.source, key, &batch),
      target: actor(record, At.target, key, &batch), code: code, place: place,
      native: batch.text(record.field(At.id)), origin: batch.text(record.field(positions.address)))
    row.goldstein = goldstein
    row.mentions = max(1, mentions)
    batch.add(row)
  }

  private mutating func actor(
    _ record: DelimitedRecord, _ first: Int, _ key: EventKey, _ batch: inout EventBatch
  ) -> Int32 {
    let state = first == At.source ? key.source : key.target
    if !own.isEmpty, let entry = entry(record, first, on: key.day) {
      return batch.actor(
        entry, role: GDELTRow.role(record, first, told(record, actor: first)),
        name: record.text(first + 1), code: record.text(first))
    }
    return batch.actors.position(of: record.bytes(from: first, through: first + 7)) {
      EventActor(
        state: state, role: GDELTRow.role(record, first, state), name: record.text(first + 1),
        code: record.text(first))
    }
  }

  private static func role(
    _ record: DelimitedRecord, _ first: Int, _ state: StateID
  ) -> ActorRole {
    let type = record.text(first + 7)
    if !type.isEmpty { return Roles.all.role(type, .cameo) ?? .other }
    if !record.field(first + 2).isEmpty { return .state }
    return state == .none ? .other : .organisation
  }

  private func code(
    _ record: DelimitedRecord, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let position = batch.codes.position(of: record.field(At.code), record.field(At.quad)) {
      GDELTRow.code(record.text(At.code), quad: record.text(At.quad))
    }
    guard batch.codes.values[Int(position)].quad != nil else {
      throw RowFault(
        "EventCode",
        .particular(
          found: "code “\(record.text(At.code))” of class “\(record.text(At.quad))”",
          expected: "a CAMEO code of two to four digits, such as 0841, and a class from 1 to 4"))
    }
    return position
  }

  /// The code with the class that GDELT gives it: it counts root 09 as material cooperation and
  /// root 14 as verbal conflict.
  private static func code(_ code: String, quad: String) -> EventCode {
    let known = EventCodes.all.code(code, .cameo)
    let quad = known == nil ? nil : QuadClass.allCases.first { String($0.number) == quad }
    return EventCode(
      scheme: .cameo, code: code, label: known?.label ?? "", quad: quad,
      eventClass: known?.eventClass ?? .other, goldstein: known?.goldstein)
  }

  private func place(
    _ record: DelimitedRecord, _ state: StateID, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let latitude = try latitude(record), longitude = try longitude(record)
    return batch.places.position(
      of: record.bytes(from: positions.placeName, through: positions.longitude)
    ) { [positions] in
      EventPlace(
        state: state, region: record.text(positions.region),
        name: record.text(positions.placeName), at: latitude, longitude)
    }
  }
}

extension Column {
  /// A column of a file without a header; the name is for problems.
  init(_ name: StaticString, _ position: Int) {
    self.init(name: name.description, position: position)
  }
}
