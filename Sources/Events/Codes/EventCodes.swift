public import Record

/// What an event's code means: its label, its class in the program's scheme and its scale value.
public struct EventCode: Hashable, Sendable {
  /// Whose code it is.
  public enum Scheme: String, CaseIterable, Sendable {
    case cameo, plover, ucdp, acled, viina, oryx, losses, kiel
    case unVote = "un-vote"
    /// Codes of the user's own, told by a mapping.
    case own
  }

  /// Whose code it is.
  public let scheme: Scheme
  /// The code as the source writes it, leading zeros kept.
  public let code: String
  /// What it is called.
  public let label: String
  /// Cooperation or conflict, in words or in deeds; `nil` where the scheme does not say.
  public let quad: QuadClass?
  /// Its class in the program's scheme.
  public let eventClass: EventClass
  /// Value on Goldstein's (1992) scale of conflict and cooperation, −10...10; `nil` without one.
  public let goldstein: Double?

  /// A code of the user's own, or one of a scheme without a table.
  public init(
    scheme: Scheme, code: String, label: String, quad: QuadClass?, eventClass: EventClass,
    goldstein: Double? = nil
  ) {
    self.scheme = scheme
    self.code = code
    self.label = label
    self.quad = quad
    self.eventClass = eventClass
    self.goldstein = goldstein
  }
}

/// The codes of all schemes that come with the program.
public struct EventCodes: Sendable {
  /// The tables that come with the program.
  public static let all = EventCodes()

  private var codes: [String: EventCode] = [:]
  private var relations: [String: EventCode] = [:]

  private init() {
    for row in CodeTable.rows(PackageResources.cameo_csv) {
      add(row, scheme: .cameo, code: row["code"], label: row["label"])
    }
    for row in CodeTable.rows(PackageResources.relations_csv) {
      relations[row["label"].lowercased()] = code(row["code"], .cameo)
    }
    for row in CodeTable.rows(PackageResources.plover_csv) {
      let code = row["mode"].isEmpty ? row["type"] : "\(row["type"])/\(row["mode"])"
      add(row, scheme: .plover, code: code, label: code.lowercased())
    }
    for row in CodeTable.rows(PackageResources.event_types_csv) {
      guard let scheme = EventCode.Scheme(rawValue: row["scheme"]) else { continue }
      add(row, scheme: scheme, code: row["code"], label: row["label"])
    }
  }

  /// A code of a scheme, without regard to case; `nil` where it has no such code.
  public func code(_ code: some StringProtocol, _ scheme: EventCode.Scheme) -> EventCode? {
    codes[EventCodes.key(code, scheme)]
  }

  /// The CAMEO code of a relation in words, as ICEWS writes them, without regard to case.
  public func relation(_ text: some StringProtocol) -> EventCode? { relations[text.lowercased()] }

  private mutating func add(
    _ row: CodeTable.Row, scheme: EventCode.Scheme, code: String, label: String
  ) {
    let entry = EventCode(
      scheme: scheme, code: code, label: label, quad: QuadClass(rawValue: row["quad"]),
      eventClass: EventClass(rawValue: row["class"]) ?? .other, goldstein: Double(row["goldstein"]))
    codes[EventCodes.key(code, scheme)] = entry
    let key = label.lowercased()
    if scheme == .cameo, relations[key] == nil || code.count > 2 { relations[key] = entry }
  }

  private static func key(_ code: some StringProtocol, _ scheme: EventCode.Scheme) -> String {
    "\(scheme.rawValue) \(code.lowercased())"
  }
}
