import Quantities
import Record

/// What a user's mapping says of a CSV file: which column is what, and what its codes mean.
///
/// Written in YAML; all keys but `name`, `date` and `code` may be left out:
///
///     name: Fires near the front     # what findings call the source
///     grade: B2                      # Admiralty grade of its rows; F6 where left out
///     unit: fires                    # what an amount counts
///     separator: semicolon           # comma, semicolon or tab; otherwise as the header shows
///     only: {set: [a, b]}            # rows with other values in the column are no events
///     id: event_id                   # the source's own id
///     date: {column: day, format: DD.MM.YYYY}
///     source: {state: side_a, by: name, role: kind, name: side_a}
///     target: {state: {constant: UKR}, role: {constant: military}}
///     states: {Gondor: GBR, Rohan: none}       # the file's words for states, before `by`
///     roles: {army: military}                  # the file's words for roles
///     code: {column: type, scheme: cameo}      # or {constant: fire}
///     codes:
///       fire: {label: Fire, class: deed.force, quad: MK, goldstein: -9}
///     amount: fires
///     low: fires_low
///     high: fires_high
///     mentions: reports
///     place: {country: nation, by: name, region: oblast, name: town, latitude: lat, longitude: lon}
///     origin: link
///
/// A scalar is the name of a column, and `{column: …}` says the same. A state, a role, a code, and a
/// place's country, region and name may be `{constant: …}` instead. `by` is `code` (ISO 3166 alpha-3 or an
/// organisation's, the default), `name`, `number` (Gleditsch and Ward) or `cameo` (an actor such as
/// RUSGOV, whose role it tells as well). A date's `format` is one of those of `DateForm`. A code is
/// looked up in `codes` and then in the scheme; one that neither has is refused with its row. Roles are
/// the program's words, or those of `roles`; without a role a side is its state as such.
struct CSVMapping {
  /// A column of the file, or a value that all rows have.
  struct Cell {
    let text: String
    let isConstant: Bool
    /// Where the mapping says so.
    let place: Problem.Place
  }

  /// How a state is written.
  enum Naming: String, CaseIterable { case code, name, number, cameo }

  /// One side of all events.
  struct Party {
    let state: Cell
    let naming: Naming
    let role: Cell?
    let name: Cell?
  }

  /// Where events take place.
  struct Location {
    let country: Cell?
    let naming: Naming
    let region, name, latitude, longitude: Cell?
  }

  /// Rows that are events: by one column, those with one of the values.
  struct Condition {
    let column: Cell
    let values: [String]
  }

  var title = ""
  var grade = AdmiraltyGrade(reliability: .cannotBeJudged, credibility: .cannotBeJudged)
  var unit: String?
  var separator: UInt8?
  var only: [Condition] = []
  var id: Cell?
  var date: Cell?
  var dateForm = DateForm.iso
  var source: Party?
  var target: Party?
  var states: [String: StateID] = [:]
  var roles: [String: ActorRole] = [:]
  var code: Cell?
  var scheme: EventCode.Scheme?
  var codes: [String: EventCode] = [:]
  var amount: Cell?
  var low: Cell?
  var high: Cell?
  var mentions: Cell?
  var location = Location(
    country: nil, naming: .code, region: nil, name: nil, latitude: nil, longitude: nil)
  var origin: Cell?

  // MARK: Meaning of words

  /// The state that a text of the file stands for; `nil` where it is not known.
  func state(_ text: String, by naming: Naming) -> StateID? {
    if text.isEmpty { return StateID.none }
    if let state = states[text] { return state }
    switch naming {
    case .code: return States.all.id(code: text)
    case .name: return States.all.id(name: text)
    case .number: return Int(text).flatMap(States.all.id(number:))
    case .cameo: return CSVMapping.cameoState(text)
    }
  }

  /// The state or organisation with which a CAMEO actor begins; none where it is neither.
  private static func cameoState(_ actor: String) -> StateID {
    for length in [3, actor.count, 6] {
      if let state = States.all.id(cameo: String(actor.prefix(length))) { return state }
    }
    return .none
  }

  /// The role of a side of which only the state, or the CAMEO actor, is told.
  func standardRole(_ text: String, _ state: StateID, by naming: Naming) -> ActorRole {
    guard naming == .cameo else { return state == .none ? .other : .state }
    for start in [3, 0] {
      let part = text.dropFirst(start).prefix(3)
      if !part.isEmpty, let role = Roles.all.role(part, .cameo) { return role }
    }
    return text.count == 3 && state != .none ? .state : .other
  }

  /// The role that a text of the file stands for; `nil` where it is not known.
  func role(_ text: String) -> ActorRole? { roles[text] ?? ActorRole(rawValue: text) }

  /// What a code of the file means; `nil` where neither the mapping nor the scheme has it.
  func meaning(_ code: String) -> EventCode? {
    if let entry = codes[code] { return entry }
    return scheme.flatMap { EventCodes.all.code(code, $0) }
  }

  /// What to expect where a state is not known.
  static func expectedState(_ naming: Naming) -> (words: String, valid: [String]) {
    switch naming {
    case .code, .cameo:
      ("a code such as UKR, or an entry in the mapping's states", States.knownCodes)
    case .name: ("the name of a state, or an entry in the mapping's states", States.knownNames)
    case .number:
      ("a state's number by Gleditsch and Ward, or an entry in the mapping's states", [])
    }
  }
}

extension States {
  /// The state or organisation of a CAMEO code.
  func id(cameo code: String) -> StateID? {
    var code = code
    let known = code.withUTF8 { threeLetters($0) }
    return known == .none ? id(code: code) : known
  }
}
