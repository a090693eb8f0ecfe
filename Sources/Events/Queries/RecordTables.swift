import GRDB
import Record

/// The parts that events refer to by number, read whole: few beside the events themselves.
struct RecordTables {
  typealias Shared = RecordedEvent.Shared

  /// By number in the record.
  let files: [Int64: Shared<RecordedFile>]
  /// By number; the numbers begin with 1, and gaps hold nobody, no code and no place.
  let actors: [Shared<EventActor>]
  let codes: [Shared<EventCode>]
  let places: [Shared<EventPlace>]

  init(_ database: Database, prefix: String) throws {
    let entries = try FileEntry.all(database).map {
      ($0.id, Shared($0.recorded(prefix: prefix)))
    }
    files = Dictionary(uniqueKeysWithValues: entries)
    actors = try RecordTables.parts("actors", Shared(EventActor.nobody), database) { row in
      EventActor(
        state: RecordTables.state(row["state"]), role: ActorRole(rawValue: row["role"]) ?? .other,
        name: row["name"], code: row["code"])
    }
    codes = try RecordTables.parts("codes", Shared(RecordTables.noCode), database) { row in
      EventCode(
        scheme: EventCode.Scheme(rawValue: row["scheme"]) ?? .own, code: row["code"],
        label: row["label"], quad: (row["quad"] as String?).flatMap(QuadClass.init),
        eventClass: EventClass(rawValue: row["class"]) ?? .other, goldstein: row["goldstein"])
    }
    places = try RecordTables.parts("places", Shared(EventPlace.nowhere), database) { row in
      EventPlace(
        state: RecordTables.state(row["state"]), region: row["region"], name: row["name"],
        latitude: row["latitude"], longitude: row["longitude"])
    }
  }

  private static let noCode = EventCode(
    scheme: .own, code: "", label: "", quad: nil, eventClass: .other)

  private static func state(_ code: String) -> StateID { States.all.id(code: code) ?? .none }

  private static func parts<Value>(
    _ table: String, _ none: Shared<Value>, _ database: Database, _ make: (Row) -> Value
  ) throws -> [Shared<Value>] {
    var parts = [none]
    let rows = try Row.fetchCursor(database, sql: "SELECT * FROM \(table) ORDER BY id")
    while let row = try rows.next() {
      let number: Int = row["id"]
      while parts.count < number { parts.append(none) }
      parts.append(Shared(make(row)))
    }
    return parts
  }
}
