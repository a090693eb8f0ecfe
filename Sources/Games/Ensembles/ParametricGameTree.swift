/// A game tree under construction whose payoffs and chance probabilities are expressions.
///
///     var tree = try ParametricGameTree(
///       players: ["Challenger", "Defender"],
///       parameters: [
///         Parameter("benefit", .uniform(low: 0, high: 4)), Parameter("cost", .number(5)),
///         Parameter("belief", .triangular(low: 0.1, best: 0.4, high: 0.9)),
///       ])
///     let start = try tree.move(at: tree.root, by: "Challenger", in: "start", actions: ["wait", "challenge"])
///     try tree.end(at: start[0], outcome: "peace", payoffs: ["0", "0"])
///     let type = try tree.chance(at: start[1], [("firm", "belief"), ("soft", "1 - belief")])
///     …
///     let game = try tree.frozen()
///
/// It is used as `GameTree` is, with one difference: positions with the same outcome name may pay
/// differently (war costs one type more than another) and still count as one outcome in findings.
public struct ParametricGameTree: Sendable {
  /// What is uncertain, in the order in which values are given.
  public let parameters: [Parameter]
  /// The names that payoffs and probabilities may use.
  public let scope: ExpressionScope

  private var tree: GameTree
  /// For each declared outcome one expression per player.
  private var payoffs: [[Expression]] = []
  /// For each declared event one expression per branch.
  private var probabilities: [[Expression]] = []
  private var outcomesByName: [String: [(id: GameTree.OutcomeID, payoffs: [Expression])]] = [:]
  private var eventsByName: [String: (id: GameTree.EventID, actions: [String], place: Int)] = [:]

  /// A tree of one open position.
  /// - Throws: `.parameterName` or `.repeatedParameter`.
  public init(
    title: String = "", comment: String = "", players: [String], parameters: [Parameter]
  ) throws(ParametricGameError) {
    self.parameters = parameters
    scope = ExpressionScope(parameters.map(\.name))
    tree = GameTree(title: title, comment: comment, players: players)
    var seen: Set<String> = []
    for parameter in parameters {
      guard parameter.hasSoundName else { throw .parameterName(parameter.name) }
      guard seen.insert(parameter.name).inserted else { throw .repeatedParameter(parameter.name) }
    }
  }

  /// Where the game begins.
  public var root: GameTree.Position { tree.root }

  /// Names of the players, in order.
  public var players: [String] { tree.players }

  /// Reads an expression over the parameters.
  public func expression(_ text: String) throws(ExpressionError) -> Expression {
    try Expression(text, in: scope)
  }

  // MARK: Moves

  /// Lets a player move at a position; positions with the same set name are one information set.
  ///
  /// Returns the position after each action.
  @discardableResult
  public mutating func move(
    at position: GameTree.Position, by player: String, in set: String, actions: [String]
  ) throws(ParametricGameError) -> [GameTree.Position] {
    try asGame { () throws(GameError) in
      try tree.move(at: position, by: player, in: set, actions: actions)
    }
  }

  /// Lets chance move at a position; an event that is named again must have the same branches.
  ///
  /// Returns the position after each branch.
  @discardableResult
  public mutating func chance(
    at position: GameTree.Position, event: String = "",
    branches: [(action: String, probability: Expression)]
  ) throws(ParametricGameError) -> [GameTree.Position] {
    let id = try eventID(event, branches.map(\.action), branches.map(\.probability))
    return try asGame { () throws(GameError) in try tree.chance(at: position, event: id) }
  }

  /// The same with the probabilities as text.
  @discardableResult
  public mutating func chance(
    at position: GameTree.Position, event: String = "",
    _ branches: [(action: String, probability: String)]
  ) throws(ParametricGameError) -> [GameTree.Position] {
    var read: [(action: String, probability: Expression)] = []
    for branch in branches {
      let place = "the probability of “\(visible(branch.action))”"
      read.append((branch.action, try expression(branch.probability, place)))
    }
    return try chance(at: position, event: event, branches: read)
  }

  /// Ends the game at a position, with one payoff per player.
  public mutating func end(
    at position: GameTree.Position, outcome: String = "", payoffs: [Expression]
  ) throws(ParametricGameError) {
    let id = try outcomeID(outcome, payoffs)
    try asGame { () throws(GameError) in try tree.end(at: position, outcome: id) }
  }

  /// The same with the payoffs as text.
  public mutating func end(
    at position: GameTree.Position, outcome: String = "", payoffs: [String]
  ) throws(ParametricGameError) {
    try end(at: position, outcome: outcome, payoffs: try expressions(payoffs, outcome))
  }

  /// Pays on the way: these payoffs add to those at the end of every path through the position.
  public mutating func pay(
    at position: GameTree.Position, outcome: String = "", payoffs: [Expression]
  ) throws(ParametricGameError) {
    tree.pay(try outcomeID(outcome, payoffs), at: position)
  }

  /// The same with the payoffs as text.
  public mutating func pay(
    at position: GameTree.Position, outcome: String = "", payoffs: [String]
  ) throws(ParametricGameError) {
    try pay(at: position, outcome: outcome, payoffs: try expressions(payoffs, outcome))
  }

  /// Names a position.
  public mutating func label(_ position: GameTree.Position, _ label: String) {
    tree.label(position, label)
  }

  /// The finished game.
  ///
  /// - Throws: what the shape lacks, or what is wrong with payoffs and probabilities at the best values.
  public func frozen() throws(ParametricGameError) -> ParametricGame {
    let (shape, outcomes, events) = try asGame { () throws(GameError) in
      try tree.frozenWithOrigins()
    }
    return try ParametricGame(
      parameters: parameters, scope: scope, shape: shape,
      payoffs: outcomes.flatMap { payoffs[$0] }, probabilities: events.flatMap { probabilities[$0] }
    )
  }

  // MARK: Declarations

  private mutating func eventID(
    _ label: String, _ actions: [String], _ branches: [Expression]
  ) throws(ParametricGameError) -> GameTree.EventID {
    try checkNames(branches, "the event “\(visible(label))”")
    if !label.isEmpty, let known = eventsByName[label] {
      guard known.actions == actions else {
        throw .game(.actionsDiffer(at: label, declared: known.actions, found: actions))
      }
      guard probabilities[known.place] == branches else {
        throw .game(.branchesDiffer(event: label))
      }
      return known.id
    }
    // Probabilities come at the end; until then the first branch is certain.
    let certain = actions.indices.map { $0 == 0 ? Number(1) : .zero }
    let id = try asGame { () throws(GameError) in
      try tree.addEvent(label: label, actions: actions, probabilities: certain)
    }
    probabilities.append(branches)
    if !label.isEmpty { eventsByName[label] = (id, actions, probabilities.count - 1) }
    return id
  }

  private mutating func outcomeID(
    _ label: String, _ amounts: [Expression]
  ) throws(ParametricGameError) -> GameTree.OutcomeID {
    try checkNames(amounts, "the outcome “\(visible(label))”")
    guard amounts.count == players.count else {
      throw .game(
        .payoffCount(outcome: label, expected: players.count, found: amounts.count))
    }
    if !label.isEmpty, let same = outcomesByName[label]?.first(where: { $0.payoffs == amounts }) {
      return same.id
    }
    let id = try asGame { () throws(GameError) in
      try tree.addOutcome(label: label, payoffs: players.map { _ in .zero })
    }
    payoffs.append(amounts)
    if !label.isEmpty { outcomesByName[label, default: []].append((id, amounts)) }
    return id
  }

  private func checkNames(
    _ expressions: [Expression], _ place: String
  ) throws(ParametricGameError) {
    guard expressions.allSatisfy({ $0.scope == scope }) else { throw .otherNames(place: place) }
  }

  private func expressions(
    _ texts: [String], _ outcome: String
  ) throws(ParametricGameError) -> [Expression] {
    var read: [Expression] = []
    for (player, text) in texts.enumerated() {
      let name = player < players.count ? "“\(visible(players[player]))”" : "player \(player + 1)"
      read.append(try expression(text, "the payoff of \(name) at “\(visible(outcome))”"))
    }
    return read
  }

  private func expression(
    _ text: String, _ place: String
  ) throws(ParametricGameError) -> Expression {
    do {
      return try expression(text)
    } catch {
      throw .expression(error, place: place)
    }
  }
}

/// Runs what may say that something is no game.
func asGame<Value>(
  _ body: () throws(GameError) -> Value
) throws(ParametricGameError) -> Value {
  do {
    return try body()
  } catch {
    throw .game(error)
  }
}

extension Parameter {
  private static let reserved: Set<String> = ["and", "or", "not", "if"]

  /// Whether expressions read the name as one name.
  fileprivate var hasSoundName: Bool {
    guard !Self.reserved.contains(name), name.utf8.count <= Self.longestName,
      let lexer = try? ExpressionLexer(name, isName: { $0 == name })
    else { return false }
    return lexer.token == .word(name)
  }
}
