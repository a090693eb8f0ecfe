/// The states, territories and organisations that event data name, by all the codes and names in use.
///
/// ISO 3166 alpha-3, with codes of their own for organisations; FIPS 10-4 (GDELT's places), CAMEO
/// (Schrodt 2012), Gleditsch and Ward (1999) numbers, and spellings of the sources.
public struct States: Sendable {
  /// One state or organisation.
  public struct Entry: Hashable, Sendable {
    /// What it is.
    public enum Kind: String, Sendable { case state, organisation, region }

    /// ISO 3166 alpha-3, or the code of an organisation or region.
    public let code: String
    /// Its usual English name.
    public let name: String
    /// State or territory, organisation, or region of several states.
    public let kind: Kind
  }

  /// The table that comes with the program.
  public static let all = States()

  /// By `StateID.index`; the first stands for none.
  public private(set) var entries = [Entry(code: "", name: "", kind: .region)]
  private var codes: [String: StateID] = [:]
  private var names: [String: StateID] = [:]
  /// Territories, peoples and factions inside a state, none of which is the state as such.
  private var parts: [String: StateID] = [:]
  private var numbers: [Int: StateID] = [:]
  /// By three letters A to Z, in base 26: what CAMEO and ISO mean by them.
  @usableFromInline var byThreeLetters = [StateID](repeating: .none, count: 26 * 26 * 26)
  /// By two letters A to Z: what FIPS 10-4 means by them.
  @usableFromInline var byTwoLetters = [StateID](repeating: .none, count: 26 * 26)

  private init() {
    for row in CodeTable.rows(PackageResources.states_csv) {
      let id = add(row, code: row["iso3"], kind: .state)
      for code in [row["iso3"]] + row.list("cameo") { set(&byThreeLetters, code, id) }
      for code in row.list("fips") { set(&byTwoLetters, code, id) }
      for number in row.list("cow") { numbers[Int(number) ?? -1] = id }
    }
    for row in CodeTable.rows(PackageResources.organisations_csv) {
      let kind = Entry.Kind(rawValue: row["kind"]) ?? .organisation
      let id = add(row, code: row["id"], kind: kind)
      for code in [row["id"]] + row.list("codes") {
        codes[code] = codes[code] ?? id
        set(&byThreeLetters, code, id)
      }
    }
  }

  // MARK: Looking up

  /// The code of an id, such as `RUS`; empty for none.
  public func code(_ id: StateID) -> String { entries[Int(id.index)].code }

  /// The state at a position of `entries`.
  public func id(index: Int) -> StateID { StateID(index: UInt16(index)) }

  /// What an id stands for; `nil` for none.
  public func kind(_ id: StateID) -> Entry.Kind? { id == .none ? nil : entries[Int(id.index)].kind }

  /// The state of a code such as `RUS`.
  public func id(code: String) -> StateID? { codes[code] }

  /// The state of a name in any of its known spellings, without regard to case.
  ///
  /// With `includesParts`, a territory, people or faction inside a state, such as Scotland, stands for the
  /// state: so it does where a place is meant, not where it acts in its own name.
  public func id(name: String, includesParts: Bool = true) -> StateID? {
    let key = States.key(name)
    return names[key] ?? (includesParts ? parts[key] : nil)
  }

  /// The state of a Gleditsch and Ward number.
  public func id(number: Int) -> StateID? { numbers[number] }

  /// All codes, in the table's order.
  public var allCodes: [String] { entries.dropFirst().map(\.code) }

  /// All usual names, in the table's order.
  public var allNames: [String] { entries.dropFirst().map(\.name) }

  /// The state of a CAMEO or ISO alpha-3 code; none where there is no such, or no text.
  @inlinable @inline(__always)
  public func threeLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> StateID {
    guard bytes.count == 3 else { return .none }
    let (first, second, third) = (bytes[0] &- 65, bytes[1] &- 65, bytes[2] &- 65)
    guard first < 26, second < 26, third < 26 else { return .none }
    return byThreeLetters[(Int(first) &* 26 &+ Int(second)) &* 26 &+ Int(third)]
  }

  /// The state of a FIPS 10-4 code; none where there is no such, or no text.
  @inlinable @inline(__always)
  public func twoLetters(_ bytes: UnsafeBufferPointer<UInt8>) -> StateID {
    guard bytes.count == 2 else { return .none }
    let (first, second) = (bytes[0] &- 65, bytes[1] &- 65)
    guard first < 26, second < 26 else { return .none }
    return byTwoLetters[Int(first) &* 26 &+ Int(second)]
  }

  // MARK: Filling

  private mutating func add(_ row: CodeTable.Row, code: String, kind: Entry.Kind) -> StateID {
    let id = StateID(index: UInt16(entries.count))
    entries.append(Entry(code: code, name: row["name"], kind: kind))
    codes[code] = codes[code] ?? id
    for name in [row["name"]] + row.list("aliases") where names[States.key(name)] == nil {
      names[States.key(name)] = id
    }
    for name in row.list("parts") where parts[States.key(name)] == nil {
      parts[States.key(name)] = id
    }
    return id
  }

  private func set(_ table: inout [StateID], _ code: String, _ id: StateID) {
    var index = 0
    for byte in code.utf8 {
      guard (65...90).contains(byte) else { return }
      index = index * 26 + Int(byte) - 65
    }
    let length = table.count == 26 * 26 ? 2 : 3
    if code.utf8.count == length, table[index] == .none { table[index] = id }
  }

  private static func key(_ name: String) -> String { name.lowercased() }
}
