public import Foundation
public import Quantities
public import Record

/// Which state and role actors have by their names: rows of the user's own before the program's `People`.
///
/// The user's rows stand in `event-actors.csv` in the case's folder, with the columns name and state, and
/// where wanted role, from and to. They hold whatever else a source tells of the actor.
public final class ActorTable: Sendable {
  /// Name of the user's file in the case's folder.
  public static let fileName = "event-actors.csv"
  /// The program's own table.
  public static let standard = ActorTable([], digest: nil)

  /// What a name stands for, in one span of time.
  public struct Entry: Hashable, Sendable {
    /// As the source writes the name, or its code of an actor.
    public let name: String
    /// The state or organisation.
    public let state: StateID
    /// In what capacity it acts; `nil` where the source is to tell.
    public let role: ActorRole?
    /// First day; `nil` where it is open.
    public let from: Day?
    /// Last day; `nil` where it is open.
    public let to: Day?

    /// Whether the span holds a day, counted from 1970-01-01.
    func contains(_ day: Int) -> Bool {
      (from?.number ?? Int.min) <= day && day <= (to?.number ?? Int.max)
    }

    /// The same with a role, where one is given.
    func acting(as role: ActorRole?) -> Entry {
      Entry(name: name, state: state, role: role ?? self.role, from: from, to: to)
    }
  }

  /// The user's rows, in the file's order.
  public let entries: [Entry]
  /// SHA-256 of the user's file, in hexadecimal; `nil` without one.
  public let digest: String?
  private let positions: [String: [Int]]

  private init(_ entries: [Entry], digest: String?) {
    self.entries = entries
    self.digest = digest
    positions = Dictionary(grouping: entries.indices) { entries[$0].name.lowercased() }
  }

  // MARK: Reading

  /// The table of a case's folder: the program's own where there is no such file.
  ///
  /// Problems are those of single rows, which are left out.
  ///
  /// - Throws: a problem where the file as a whole cannot be read.
  public static func read(in folder: URL) throws(Problem) -> (ActorTable, [Problem]) {
    guard CaseFolder.folder(folder).has(fileName) else { return (standard, []) }
    return read(try InputFile.read(try CaseFolder.path(of: fileName, in: folder), upTo: 16 << 20))
  }

  /// The table of a user's file; problems are those of single rows, which are left out.
  public static func read(_ file: InputFile) -> (ActorTable, [Problem]) {
    let stream = ByteStream(name: fileName, bytes: file.bytes)
    let table = FileTable.read(stream, ActorRows.init)
    return (ActorTable(table.values, digest: file.digest), table.problems)
  }

  // MARK: Looking up

  /// The user's rows for a name, without regard to case; none where there are none.
  func rows(of name: some StringProtocol) -> [Entry] {
    entries.isEmpty ? [] : (positions[name.lowercased()] ?? []).map { entries[$0] }
  }

  /// The terms that the program knows of a person or body, in the role of an official.
  func terms(of name: some StringProtocol) -> [Entry] {
    People.all.terms(of: name).map {
      Entry(name: $0.name, state: $0.state, role: .government, from: $0.from, to: $0.to)
    }
  }
}

/// How a row of the user's file becomes an entry.
private struct ActorRows: TableFormat {
  static let schema = TableSchema(
    key: "name", required: ["name", "state"], optional: ["role", "from", "to"])

  private let name, state, role, from, to: Column

  init(_ layout: Layout) {
    (name, state, role) = (layout["name"], layout["state"], layout["role"])
    (from, to) = (layout["from"], layout["to"])
  }

  /// A name may come again with another span of time.
  static func key(_ entry: ActorTable.Entry) -> String {
    let days = [entry.from, entry.to].map { $0?.description ?? "" }
    return entry.name.lowercased() + (days == ["", ""] ? "" : days.joined(separator: " to "))
  }

  func parse(_ row: TableRow) throws(RowFault) -> ActorTable.Entry {
    let entry = ActorTable.Entry(
      name: try row.required(name), state: try state(row), role: try role(row),
      from: try day(row, from), to: try day(row, to))
    guard let first = entry.from, let last = entry.to, last < first else { return entry }
    throw RowFault(
      to.name, .particular(found: "\(last)", expected: "\(first) or a later day (column from)"))
  }

  private func state(_ row: TableRow) throws(RowFault) -> StateID {
    let text = try row.required(state)
    if let id = States.all.id(code: text) ?? States.all.id(name: text) { return id }
    throw RowFault(
      state.name,
      .unlisted(
        text,
        expected: "an ISO 3166 alpha-3 code such as UKR, or the name of a state or organisation",
        valid: States.knownCodes + States.knownNames))
  }

  private func role(_ row: TableRow) throws(RowFault) -> ActorRole? {
    row.optional(role).isEmpty ? nil : try row.choice(role, kind: "role") as ActorRole
  }

  private func day(_ row: TableRow, _ column: Column) throws(RowFault) -> Day? {
    row.optional(column).isEmpty ? nil : try row.day(column)
  }
}
