import Quantities

/// A game tree under construction; `frozen()` turns it into a `Game`.
///
///     var tree = GameTree(title: "Entry", players: ["Entrant", "Incumbent"])
///     let entry = try tree.move(at: tree.root, by: "Entrant", in: "start", actions: ["stay out", "enter"])
///     try tree.end(at: entry[0], payoffs: [0, 2])
///     let reply = try tree.move(at: entry[1], by: "Incumbent", in: "entered", actions: ["fight", "yield"])
///     try tree.end(at: reply[0], payoffs: [-1, -1])
///     try tree.end(at: reply[1], payoffs: [1, 1])
///     let game = try tree.frozen()
///
/// Positions may be filled in any order. Information sets are shared by their name within a player,
/// chance events and outcomes by their name within the tree. Where names are empty or not unique, as in
/// files, they are declared first and then used by what the declaration returns.
public struct GameTree: Sendable {
  /// A position in the tree, as the builder hands them out.
  public struct Position: Hashable, Sendable {
    let index: Int
  }

  /// An information set, declared once and used at each member.
  public struct InformationSetID: Hashable, Sendable {
    let index: Int
  }

  /// A chance event, declared once and used at each place where it occurs.
  public struct EventID: Hashable, Sendable {
    let index: Int
  }

  /// An outcome, declared once and used wherever it follows.
  public struct OutcomeID: Hashable, Sendable {
    let index: Int
  }

  enum Move {
    case open, decision(Int), chance(Int), end
  }

  struct Draft {
    let parent: Int
    let action: Int
    var move = Move.open
    var label = ""
    var outcome = -1
    var firstChild = 0
    var childCount = 0
  }

  struct SetDraft {
    let player: Int
    let label: String
    let actions: [String]
  }

  struct EventDraft {
    let label: String
    let actions: [String]
    let probabilities: [Number]
  }

  /// The name of the game.
  public var title: String
  /// Where it comes from and what it is about.
  public var comment: String
  /// Names of the players, in order.
  public let players: [String]
  /// Where the game begins.
  public let root = Position(index: 0)

  private(set) var drafts = [Draft(parent: -1, action: -1)]
  private(set) var sets: [SetDraft] = []
  private(set) var events: [EventDraft] = []
  private(set) var outcomes: [Outcome] = []
  private var setsByName: [[String: Int]]
  private var eventsByName: [String: Int] = [:]
  private var outcomesByName: [String: Int] = [:]

  /// A tree of one open position.
  public init(title: String = "", comment: String = "", players: [String]) {
    self.title = title
    self.comment = comment
    self.players = players
    setsByName = players.map { _ in [:] }
  }

  // MARK: Declared once, used by identity

  /// Declares an information set; its name may be empty or used before.
  public mutating func addInformationSet(
    player: Int, label: String, actions: [String]
  ) throws(GameError) -> InformationSetID {
    guard players.indices.contains(player) else {
      throw .unknownPlayer("\(player + 1)", nearest: nil)
    }
    guard !actions.isEmpty else { throw .noActions(at: label) }
    sets.append(SetDraft(player: player, label: label, actions: actions))
    return InformationSetID(index: sets.count - 1)
  }

  /// Declares a chance event; its name may be empty or used before.
  ///
  /// Probabilities are not negative and sum to one within 1e-9.
  public mutating func addEvent(
    label: String, actions: [String], probabilities: [Number]
  ) throws(GameError) -> EventID {
    try ChanceEvent.check(label, actions, probabilities)
    events.append(EventDraft(label: label, actions: actions, probabilities: probabilities))
    return EventID(index: events.count - 1)
  }

  /// Declares an outcome with one payoff per player; its name may be empty or used before.
  public mutating func addOutcome(
    label: String, payoffs: [Number]
  ) throws(GameError) -> OutcomeID {
    outcomes.append(try Outcome.checked(label, payoffs, playerCount: players.count))
    return OutcomeID(index: outcomes.count - 1)
  }

  /// Lets the owner of an information set move at a position; returns the position after each action.
  @discardableResult
  public mutating func move(
    at position: Position, in set: InformationSetID
  ) throws(GameError) -> [Position] {
    try grow(position, .decision(set.index), by: sets[set.index].actions.count)
  }

  /// Lets chance move at a position; returns the position after each branch.
  @discardableResult
  public mutating func chance(
    at position: Position, event: EventID
  ) throws(GameError) -> [Position] {
    try grow(position, .chance(event.index), by: events[event.index].actions.count)
  }

  /// Ends the game at a position; without an outcome every payoff there is zero.
  public mutating func end(at position: Position, outcome: OutcomeID?) throws(GameError) {
    _ = try grow(position, .end, by: 0)
    drafts[position.index].outcome = outcome?.index ?? -1
  }

  /// Pays an outcome on the way: its payoffs add to those at the end of every path through here.
  public mutating func pay(_ outcome: OutcomeID?, at position: Position) {
    drafts[position.index].outcome = outcome?.index ?? -1
  }

  /// Names a position.
  public mutating func label(_ position: Position, _ label: String) {
    drafts[position.index].label = label
  }

  private mutating func grow(
    _ position: Position, _ move: Move, by count: Int
  ) throws(GameError) -> [Position] {
    guard case .open = drafts[position.index].move else {
      throw .positionTaken(path: path(to: position.index))
    }
    guard drafts.count + count < Int(Int32.max) else { throw .tooManyNodes }
    let first = drafts.count
    drafts[position.index].move = move
    drafts[position.index].firstChild = first
    drafts[position.index].childCount = count
    for action in 0..<count { drafts.append(Draft(parent: position.index, action: action)) }
    return (first..<first + count).map { Position(index: $0) }
  }

  // MARK: Shared by name

  /// Lets a player move at a position; positions with the same set name are one information set.
  @discardableResult
  public mutating func move(
    at position: Position, by player: String, in set: String, actions: [String]
  ) throws(GameError) -> [Position] {
    guard let owner = players.firstIndex(of: player) else {
      throw .unknownPlayer(player, nearest: nearestName(to: player, in: players))
    }
    if let known = setsByName[owner][set] {
      guard sets[known].actions == actions else {
        throw .actionsDiffer(at: set, declared: sets[known].actions, found: actions)
      }
      return try move(at: position, in: InformationSetID(index: known))
    }
    let id = try addInformationSet(player: owner, label: set, actions: actions)
    setsByName[owner][set] = id.index
    return try move(at: position, in: id)
  }

  /// Lets chance move at a position; an event that is named again must have the same branches.
  @discardableResult
  public mutating func chance(
    at position: Position, event: String = "", _ branches: KeyValuePairs<String, Number>
  ) throws(GameError) -> [Position] {
    let actions = branches.map(\.key)
    let probabilities = branches.map(\.value)
    if !event.isEmpty, let known = eventsByName[event] {
      try compare(events[known], actions: actions, probabilities: probabilities)
      return try chance(at: position, event: EventID(index: known))
    }
    let id = try addEvent(label: event, actions: actions, probabilities: probabilities)
    eventsByName[event] = id.index
    return try chance(at: position, event: id)
  }

  private func compare(
    _ event: EventDraft, actions: [String], probabilities: [Number]
  ) throws(GameError) {
    guard event.actions == actions else {
      throw .actionsDiffer(at: event.label, declared: event.actions, found: actions)
    }
    guard event.probabilities == probabilities else {
      throw .probabilitiesDiffer(
        event: event.label, declared: event.probabilities, found: probabilities)
    }
  }

  /// Ends the game at a position; a name that is used again must have the same payoffs.
  public mutating func end(
    at position: Position, outcome: String = "", payoffs: [Number]
  ) throws(GameError) {
    try end(at: position, outcome: try sharedOutcome(outcome, payoffs))
  }

  private mutating func sharedOutcome(
    _ label: String, _ payoffs: [Number]
  ) throws(GameError) -> OutcomeID {
    if !label.isEmpty, let known = outcomesByName[label] {
      guard outcomes[known].payoffs == payoffs else {
        throw .payoffsDiffer(outcome: label, declared: outcomes[known].payoffs, found: payoffs)
      }
      return OutcomeID(index: known)
    }
    let id = try addOutcome(label: label, payoffs: payoffs)
    outcomesByName[label] = id.index
    return id
  }

  // MARK: Words for errors

  /// The last actions on the way to a draft, parted by arrows.
  func path(to draft: Int) -> String {
    var actions: [String] = []
    var index = draft
    while drafts[index].parent >= 0 {
      guard actions.count < 12 else {
        actions.append("…")
        break
      }
      actions.append(actionName(drafts[index]))
      index = drafts[index].parent
    }
    return actions.isEmpty ? "the root" : actions.reversed().joined(separator: " → ")
  }

  private func actionName(_ draft: Draft) -> String {
    switch drafts[draft.parent].move {
    case .decision(let set): sets[set].actions[draft.action]
    case .chance(let event): events[event].actions[draft.action]
    case .open, .end: ""
    }
  }
}
