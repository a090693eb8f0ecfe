public import Quantities
public import Record

/// Persons and bodies that event data name without their state, and the time in which they held office.
///
/// After the actors that ICEWS names most (Boschee et al. 2015); a table of a few hundred, not a who's who.
public struct People: Sendable {
  /// One person or body in one term of office.
  public struct Term: Hashable, Sendable {
    /// As the sources write the name.
    public let name: String
    /// The state or organisation.
    public let state: StateID
    /// First day in office; `nil` where it is open.
    public let from: Day?
    /// Last day in office; `nil` where it is open.
    public let to: Day?

    /// Whether the term holds a day, counted from 1970-01-01.
    func contains(_ day: Int) -> Bool {
      (from?.number ?? Int.min) <= day && day <= (to?.number ?? Int.max)
    }
  }

  /// The table that comes with the program.
  public static let all = People()

  /// In the table's order.
  public private(set) var terms: [Term] = []
  private var positions: [String: [Int]] = [:]

  private init() {
    for row in CodeTable.rows(PackageResources.people_csv) {
      guard let state = States.all.id(code: row["iso3"]) else { continue }
      positions[row["name"].lowercased(), default: []].append(terms.count)
      terms.append(
        Term(
          name: row["name"], state: state, from: Day(iso8601: row["from"]),
          to: Day(iso8601: row["to"])))
    }
  }

  /// The terms of a name, without regard to case; none where it is not known.
  public func terms(of name: some StringProtocol) -> [Term] {
    (positions[name.lowercased()] ?? []).map { terms[$0] }
  }

  /// The state of a name at any time: that of its first term.
  public func state(of name: some StringProtocol) -> StateID? {
    positions[name.lowercased()]?.first.map { terms[$0].state }
  }
}
