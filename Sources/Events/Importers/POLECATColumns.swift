import Record

/// Where POLECAT's columns stand in a row, and what is made of them.
final class POLECATColumns: Sendable {
  /// Actor or recipient.
  struct Side {
    let name, country, primarySector, sectors: Column
    private let span: ClosedRange<Int>

    init(_ role: String, _ find: (String) -> Column) {
      (name, country) = (find("\(role) name"), find("\(role) country"))
      (primarySector, sectors) = (find("primary \(role) sector"), find("\(role) sectors"))
      span = columnSpan([name, country, primarySector, sectors])
    }

    /// The actor's position in the batch.
    func position(
      _ record: DelimitedRecord, _ state: StateID, _ batch: inout EventBatch
    ) -> Int32 {
      batch.actors.position(of: record.bytes(span)) {
        actor(record, state)
      }
    }

    /// The actor of a row.
    func actor(_ record: DelimitedRecord, _ state: StateID) -> EventActor {
      let name = record.value(name)
      return EventActor(state: state, role: role(record, name), name: name)
    }

    /// By the first sector that is known, or else by what the name is.
    private func role(_ record: DelimitedRecord, _ name: String) -> ActorRole {
      let sectors = [record.value(primarySector)] + POLECATColumns.list(record.value(sectors))
      if let role = sectors.lazy.compactMap({ Roles.all.role($0, .polecat) }).first { return role }
      switch ICEWSNames.whole(name).flatMap(States.all.kind) {
      case .state: return .state
      case .organisation: return .organisation
      case .region, nil: return .other
      }
    }
  }

  /// The 40 columns of the documentation (doi:10.7910/DVN/LMFPIP), in lower case.
  static let names = [
    "event id", "event date", "event type", "event mode", "intensity", "quad code", "contexts",
    "actor name", "actor country", "actor cow", "primary actor sector", "actor sectors",
    "actor title", "actor name raw", "wikipedia actor id", "recipient name", "recipient country",
    "recipient cow", "primary recipient sector", "recipient sectors", "recipient title",
    "recipient name raw", "wikipedia recipient id", "placename", "city", "district", "province",
    "country", "latitude", "longitude", "geonames id", "raw placename", "feature type", "source",
    "publication date", "story people", "story organizations", "story locations", "language",
    "version",
  ]

  /// The columns as documented.
  static let standard = POLECATColumns { name in
    Column(name: name, position: names.firstIndex(of: name) ?? -1)
  }

  let id, date, type, mode, intensity, country: Column
  let actor, recipient: Side
  let place: PlaceColumns

  /// Columns by the name in lower case; a position of -1 stands for a column that is not there.
  init(_ find: (String) -> Column) {
    func either(_ first: String, _ second: String) -> Column {
      let column = find(first)
      return column.isThere ? column : find(second)
    }
    (id, intensity) = (
      either("event id", "#!event id"), either("intensity", "event intensity")
    )
    (date, type, mode) = (find("event date"), find("event type"), find("event mode"))
    (actor, recipient) = (Side("actor", find), Side("recipient", find))
    country = find("country")
    place = PlaceColumns(
      names: [find("city"), find("placename")], region: find("province"),
      latitude: find("latitude"), longitude: find("longitude"))
  }

  /// The parts of a list set apart by semicolons.
  static func list(_ text: String) -> [String] {
    text.split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  // MARK: Code

  /// The position of the row's type, with its mode where it has one; the type is known to be one.
  func code(_ record: DelimitedRecord, _ batch: inout EventBatch) -> Int32 {
    batch.codes.position(of: record.field(type.position), record.field(mode.position)) {
      POLECATColumns.code(record.value(type), mode: record.value(mode))
    }
  }

  /// A mode without a meaning of its own has that of its type.
  private static func code(_ type: String, mode: String) -> EventCode {
    let plain = EventCodes.all.code(type, .plover)
    let name = mode.isEmpty ? type : "\(type)/\(mode)"
    if let known = EventCodes.all.code(name, .plover) { return known }
    return EventCode(
      scheme: .plover, code: name, label: name.lowercased(), quad: plain?.quad,
      eventClass: plain?.eventClass ?? .other, goldstein: plain?.goldstein)
  }
}
