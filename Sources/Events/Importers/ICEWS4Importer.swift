import Quantities
import Record

/// Selections of ICEWS with four columns, as benchmarks of temporal knowledge graphs have them.
///
/// Tabs and the header date, source, relation, target: García-Durán et al. (2018) and Jin et al. (2020),
/// whose numbers have to be turned into names before. One row is one relation on one day however often it
/// was reported; there are no ids, stories or places. Names tell state and role: that of a country or
/// organisation, that of the last bracket for `Sector (Country)`, and for persons the state of which they
/// are officials on the day (`People`). The last are marked (`EventActor.isPerson`), so that a query may
/// leave them out. Territories inside a state, such as Chechnya, act for themselves and have no state.
struct ICEWS4Importer: Importer {
  static let source = EventSource(
    id: "icews4", title: "ICEWS in four columns", version: 2, grade: .machineCoded)
  static let dialect = DelimitedText.Dialect.bareTabs
  static let columns = EventColumns.named(
    TableSchema(
      key: "", required: ["date", "source", "relation", "target"], optional: []))

  /// What a name says of its bearer.
  private struct Bearer: Hashable {
    /// What holds on every day.
    var state = StateID.none
    var role = ActorRole.other
    /// Whether only a table of persons and bodies tells the state.
    var isPerson = false
    /// What the tables say of spans of time; the first that holds a day counts.
    var terms: [ActorTable.Entry] = []

    func state(on day: Int) -> StateID { terms.first { $0.contains(day) }?.state ?? state }

    func role(on day: Int) -> ActorRole {
      terms.lazy.filter { $0.contains(day) }.compactMap(\.role).first ?? role
    }
  }

  private let table: ActorTable
  private let date, source, relation, target: Column
  private var days = DayMemory()
  private var names = ByteMemory<Bearer>()

  init(_ layout: Layout, _ context: ImportContext) {
    table = context.actors
    (date, relation) = (layout["date"], layout["relation"])
    (source, target) = (layout["source"], layout["target"])
  }

  // MARK: Key

  mutating func key(_ record: DelimitedRecord) throws(RowFault) -> EventKey {
    let day = try days.iso(record, date)
    var key = EventKey(day: day)
    key.source = bearer(record.field(source.position)).state(on: day)
    key.target = bearer(record.field(target.position)).state(on: day)
    return key
  }

  private mutating func bearer(_ name: UnsafeBufferPointer<UInt8>) -> Bearer {
    names.value(ofName: name) { [table] in ICEWS4Importer.bearer(trimmed($0), table) }
  }

  /// The user's rows hold before all that the name tells.
  private static func bearer(_ name: String, _ table: ActorTable) -> Bearer {
    var bearer = named(name, table)
    let rows = table.rows(of: name)
    if !rows.isEmpty, bearer.state == .none { bearer.isPerson = true }
    bearer.terms = rows + bearer.terms
    return bearer
  }

  private static func named(_ name: String, _ table: ActorTable) -> Bearer {
    if let state = ICEWSNames.whole(name), let kind = States.all.kind(state) {
      return Bearer(state: state, role: ICEWSNames.role(of: kind))
    }
    let terms = table.terms(of: name)
    if !terms.isEmpty { return Bearer(isPerson: true, terms: terms) }
    return ICEWSNames.parts(name).map { bracketed($0, table) } ?? Bearer()
  }

  private static func bracketed(
    _ parts: (head: Substring, bracket: Substring), _ table: ActorTable
  ) -> Bearer {
    let role = Roles.all.role(parts.head, .icews)
    let rows = table.rows(of: parts.bracket).map { $0.acting(as: role) }
    let state = ICEWSNames.whole(String(parts.bracket))
    let known = state ?? People.all.state(of: parts.bracket)
    return Bearer(
      state: known ?? .none, role: role ?? .other,
      isPerson: state == nil && (known != nil || !rows.isEmpty), terms: rows)
  }

  // MARK: Row

  mutating func add(
    _ record: DelimitedRecord, _ key: EventKey, to batch: inout EventBatch
  ) throws(RowFault) {
    let code = try code(record, &batch)
    let none = batch.text("")
    batch.add(
      EventRow(
        line: record.line, day: key.day, source: try actor(record, source, key.day, &batch),
        target: try actor(record, target, key.day, &batch), code: code,
        place: batch.places.position(of: .nowhere), native: none, origin: none))
  }

  private mutating func actor(
    _ record: DelimitedRecord, _ column: Column, _ day: Int, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let name = record.field(column.position)
    guard !name.allSatisfy({ $0 == 0x20 }) else { throw RowFault(column.name, .empty) }
    let bearer = bearer(name)
    return withUnsafeBytes(of: bearer.state(on: day).index) { state in
      batch.actors.position(of: name, state.bindMemory(to: UInt8.self)) {
        EventActor(
          state: bearer.state(on: day), role: bearer.role(on: day),
          name: record.trimmedText(column), code: bearer.isPerson ? EventActor.personCode : "")
      }
    }
  }

  private func code(
    _ record: DelimitedRecord, _ batch: inout EventBatch
  ) throws(RowFault) -> Int32 {
    let position = batch.codes.position(of: record.field(relation.position)) {
      let text = record.trimmedText(relation)
      return EventCodes.all.relation(text)
        ?? EventCode(scheme: .cameo, code: "", label: text, quad: nil, eventClass: .other)
    }
    guard batch.codes.values[Int(position)].quad != nil else {
      throw RowFault(
        relation.name,
        .particular(
          found: "“\(record.trimmedText(relation))”",
          expected: "the text of a CAMEO code, such as “Make a visit”"))
    }
    return position
  }
}
