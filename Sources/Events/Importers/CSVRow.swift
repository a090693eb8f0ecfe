import Quantities
import Record

/// The columns that a mapping names, found in the header of one file.
struct CSVRow {
  /// A column, or a value that all rows have.
  struct Cell {
    let column: Column
    let constant: String

    static let none = Cell(column: Column(name: "", position: -1), constant: "")

    var name: String { column.name }

    /// The field's bytes; none for a constant.
    func bytes(_ record: DelimitedRecord) -> UnsafeBufferPointer<UInt8> { record.bytes(column) }

    /// The field without surrounding white space, or the constant.
    func text(_ record: DelimitedRecord) -> String {
      column.isThere ? record.trimmedText(column) : constant
    }
  }

  /// One side of an event.
  struct Side {
    let state, role, name: Cell

    /// Who it is in a row; `nil` where the role is not known.
    func actor(
      _ record: DelimitedRecord, _ id: StateID, _ naming: CSVMapping.Naming, _ mapping: CSVMapping
    ) -> EventActor? {
      let text = state.text(record), word = role.text(record), own = name.text(record)
      if text.isEmpty, word.isEmpty, own.isEmpty { return .nobody }
      let known =
        word.isEmpty ? mapping.standardRole(text, id, by: naming) : mapping.role(word)
      let usual = naming == .cameo ? text : States.all.entries[Int(id.index)].name
      return known.map {
        EventActor(
          state: id, role: $0, name: own.isEmpty ? (usual.isEmpty ? text : usual) : own, code: text)
      }
    }
  }

  let id, date, origin, mentions, amount, low, high, latitude, longitude: Column
  let code: Cell
  let source, target: Side?
  let country: Cell?
  /// Codes and roles that the mapping lists, for the words of problems.
  let codes, roles: [String]
  /// Fields that a row must have, and those that the header has.
  let leastWidth, width: Int
  private let region, placeName: Cell
  private let only: [(column: Column, values: [String])]

  /// Finds the columns; one that the file lacks is thrown as a problem of the mapping.
  init(_ mapping: CSVMapping, _ layout: Layout) throws(Problem) {
    var finder = ColumnFinder(layout)
    date = try finder.column(mapping.date)
    (id, origin) = (try finder.column(mapping.id), try finder.column(mapping.origin))
    mentions = try finder.column(mapping.mentions)
    (amount, low) = (try finder.column(mapping.amount), try finder.column(mapping.low))
    high = try finder.column(mapping.high)
    latitude = try finder.column(mapping.location.latitude)
    longitude = try finder.column(mapping.location.longitude)
    code = try finder.cell(mapping.code)
    (source, target) = (try finder.side(mapping.source), try finder.side(mapping.target))
    country = mapping.location.country == nil ? nil : try finder.cell(mapping.location.country)
    region = try finder.cell(mapping.location.region)
    placeName = try finder.cell(mapping.location.name)
    var only: [(Column, [String])] = []
    for condition in mapping.only {
      only.append((try finder.column(condition.column), condition.values))
    }
    self.only = only
    codes = mapping.codes.keys.sorted()
    roles = mapping.roles.keys.sorted() + ActorRole.allCases.map(\.rawValue)
    (leastWidth, width) = (finder.leastWidth, layout.names.count)
  }

  /// Whether the row has the values that the mapping asks for.
  func isEvent(_ record: DelimitedRecord) -> Bool {
    only.allSatisfy { $0.values.contains(record.trimmedText($0.column)) }
  }

  /// Amount, low and high bound; not numbers where not given.
  func numbers(_ record: DelimitedRecord) throws(RowFault) -> [Double] {
    [try record.number(amount), try record.number(low), try record.number(high)]
  }

  /// The place of a row.
  func place(_ record: DelimitedRecord, _ state: StateID) throws(RowFault) -> EventPlace {
    EventPlace(
      state: state, region: region.text(record), name: placeName.text(record),
      at: try record.latitude(latitude), try record.longitude(longitude))
  }
}

/// Finds columns by their names, upper and lower case alike.
private struct ColumnFinder {
  private let layout: Layout
  private(set) var leastWidth = 0

  init(_ layout: Layout) { self.layout = layout }

  mutating func column(_ cell: CSVMapping.Cell?) throws(Problem) -> Column {
    guard let cell, !cell.isConstant else { return Column(name: "", position: -1) }
    let column = layout[cell.text.lowercased()]
    guard column.isThere else {
      throw Problem(
        at: cell.place, found: "column “\(cell.text)”, which \(layout.file) lacks",
        expected: "one of " + layout.names.joined(separator: ", "),
        suggestion: nearestName(to: cell.text, in: layout.names))
    }
    leastWidth = max(leastWidth, column.position + 1)
    return Column(name: cell.text, position: column.position)
  }

  mutating func cell(_ cell: CSVMapping.Cell?) throws(Problem) -> CSVRow.Cell {
    guard let cell else { return .none }
    if cell.isConstant {
      return CSVRow.Cell(column: Column(name: "", position: -1), constant: cell.text)
    }
    return CSVRow.Cell(column: try column(cell), constant: "")
  }

  mutating func side(_ party: CSVMapping.Party?) throws(Problem) -> CSVRow.Side? {
    guard let party else { return nil }
    return CSVRow.Side(
      state: try cell(party.state), role: try cell(party.role), name: try cell(party.name))
  }
}
