extension Game {
  /// Reads a game from the text of an `.efg` file, Gambit's format of extensive games.
  ///
  /// All of the documented grammar is understood: numbers as integers, decimals, fractions and with
  /// exponents, all exact; descriptions that are left out or repeated; outcomes on the way; payoffs
  /// parted by commas or spaces. A repeated description must agree with the first. Neither deep nor
  /// wide trees nor hostile input exhaust the stack, and memory stays in proportion to the text.
  /// - Throws: `FormatError` with line and column.
  public init(efg bytes: [UInt8]) throws(FormatError) {
    var reader = try ExtensiveGameReader(bytes)
    self = try reader.game()
  }

  /// Reads a game from the text of an `.efg` file.
  public init(efg text: String) throws(FormatError) {
    try self.init(efg: Array(text.utf8))
  }
}

/// Reads the nodes in preorder; the positions still to be filled are kept on a stack.
struct ExtensiveGameReader {
  private var lexer: Lexer
  private var tree: GameTree
  private var open: [GameTree.Position]
  private var sets: [[Int: GameTree.InformationSetID]]
  private var events: [Int: GameTree.EventID] = [:]
  private var outcomes: [Int: GameTree.OutcomeID] = [:]

  init(_ bytes: [UInt8]) throws(FormatError) {
    lexer = try Lexer(bytes)
    let header = try lexer.header(format: "EFG", version: 2)
    let comment = try lexer.comment()
    tree = GameTree(title: header.title, comment: comment, players: header.players)
    open = [tree.root]
    sets = header.players.map { _ in [:] }
  }

  mutating func game() throws(FormatError) -> Game {
    while let position = open.popLast() {
      try node(at: position)
      try checkOpenPositions()
    }
    guard lexer.token == .end else {
      throw lexer.unexpected("the end of the file, because the tree is complete")
    }
    do { return try tree.frozen() } catch { throw lexer.error(error, at: lexer.start) }
  }

  /// No entry of a node is shorter than five bytes, so a set of many actions cannot ask for more
  /// positions than the file can fill.
  private func checkOpenPositions() throws(FormatError) {
    guard open.count > 2, open.count > lexer.rest / 5 + 2 else { return }
    throw lexer.error(
      found: "a file too short for the \(open.count) nodes still to come",
      expected: "one entry for each node")
  }

  // MARK: Nodes

  private mutating func node(at position: GameTree.Position) throws(FormatError) {
    guard case .word(let kind) = lexer.token, ["c", "p", "t"].contains(kind) else {
      throw lexer.unexpected("a node: “c” for chance, “p” for a player or “t” for a terminal")
    }
    let start = lexer.start
    try lexer.advance()
    tree.label(position, try lexer.text("the name of the node, a text in quotes"))
    switch kind {
    case "c":
      let event = try event()
      try grow(at: start) { tree throws(GameError) in try tree.chance(at: position, event: event) }
      tree.pay(try outcome(), at: position)
    case "p":
      let set = try informationSet()
      try grow(at: start) { tree throws(GameError) in try tree.move(at: position, in: set) }
      tree.pay(try outcome(), at: position)
    default:
      let outcome = try outcome()
      try grow(at: start) { tree throws(GameError) in
        try tree.end(at: position, outcome: outcome)
        return []
      }
    }
  }

  /// Adds to the tree; the new positions are filled next, the first of them first.
  private mutating func grow(
    at start: Int, _ add: (inout GameTree) throws(GameError) -> [GameTree.Position]
  ) throws(FormatError) {
    do { open.append(contentsOf: try add(&tree).reversed()) } catch {
      throw lexer.error(error, at: start)
    }
  }

  // MARK: What nodes refer to

  private mutating func event() throws(FormatError) -> GameTree.EventID {
    let start = lexer.start
    let number = try lexer.integer("the number of the chance event, from 1", in: 1...Int.max)
    guard case .text(let label) = lexer.token else {
      guard let known = events[number] else {
        throw lexer.unexpected("the name of chance event \(number), which is not known yet")
      }
      return known
    }
    try lexer.advance()
    let branches = try branches()
    if let known = events[number] {
      try compare(tree.events[known.index], label, branches, at: start)
      return known
    }
    do {
      let id = try tree.addEvent(
        label: label, actions: branches.actions, probabilities: branches.probabilities)
      events[number] = id
      return id
    } catch { throw lexer.error(error, at: start) }
  }

  private mutating func branches() throws(FormatError) -> (
    actions: [String], probabilities: [Number]
  ) {
    try lexer.take(.open)
    var actions: [String] = []
    var probabilities: [Number] = []
    while lexer.token != .close {
      actions.append(try lexer.text("the name of a branch, a text in quotes"))
      probabilities.append(try lexer.number("the probability of the branch, a number"))
      try lexer.skipComma()
    }
    try lexer.advance()
    return (actions, probabilities)
  }

  private mutating func informationSet() throws(FormatError) -> GameTree.InformationSetID {
    let players = tree.players.count
    let player =
      try lexer.integer("the number of a player, 1 to \(players)", in: 1...max(1, players)) - 1
    guard player < players else { throw lexer.error(.noPlayers, at: lexer.start) }
    let start = lexer.start
    let number = try lexer.integer("the number of the information set, from 1", in: 1...Int.max)
    guard case .text(let label) = lexer.token else {
      guard let known = sets[player][number] else {
        throw lexer.unexpected("the name of information set \(number), which is not known yet")
      }
      return known
    }
    try lexer.advance()
    let actions = try lexer.labels("the name of an action, a text in quotes,")
    if let known = sets[player][number] {
      try compare(tree.sets[known.index], label, actions, at: start)
      return known
    }
    do {
      let id = try tree.addInformationSet(player: player, label: label, actions: actions)
      sets[player][number] = id
      return id
    } catch { throw lexer.error(error, at: start) }
  }

  /// The outcome at a node; number 0 is the null outcome.
  private mutating func outcome() throws(FormatError) -> GameTree.OutcomeID? {
    let start = lexer.start
    let number = try lexer.integer("the number of the outcome, from 0", in: 0...Int.max)
    guard case .text(let label) = lexer.token else {
      guard number > 0 else { return nil }
      guard let known = outcomes[number] else {
        throw lexer.unexpected("the name of outcome \(number), which is not known yet")
      }
      return known
    }
    guard number > 0 else {
      throw lexer.unexpected("no description, because outcome 0 is the null outcome")
    }
    try lexer.advance()
    try lexer.take(.open)
    let payoffs = try lexer.payoffs(count: tree.players.count)
    if let known = outcomes[number] {
      try compare(tree.outcomes[known.index], label, payoffs, at: start)
      return known
    }
    do {
      let id = try tree.addOutcome(label: label, payoffs: payoffs)
      outcomes[number] = id
      return id
    } catch { throw lexer.error(error, at: start) }
  }

  // MARK: Repeated descriptions

  private func compare(
    _ known: GameTree.EventDraft, _ label: String,
    _ branches: (actions: [String], probabilities: [Number]), at start: Int
  ) throws(FormatError) {
    try compareNames(known.label, label, at: start)
    guard known.actions == branches.actions else {
      throw lexer.error(
        .actionsDiffer(at: label, declared: known.actions, found: branches.actions), at: start)
    }
    guard known.probabilities == branches.probabilities else {
      throw lexer.error(
        .probabilitiesDiffer(
          event: label, declared: known.probabilities, found: branches.probabilities), at: start)
    }
  }

  private func compare(
    _ known: GameTree.SetDraft, _ label: String, _ actions: [String], at start: Int
  ) throws(FormatError) {
    try compareNames(known.label, label, at: start)
    guard known.actions == actions else {
      throw lexer.error(
        .actionsDiffer(at: label, declared: known.actions, found: actions), at: start)
    }
  }

  private func compare(
    _ known: Outcome, _ label: String, _ payoffs: [Number], at start: Int
  ) throws(FormatError) {
    try compareNames(known.label, label, at: start)
    guard known.payoffs == payoffs else {
      throw lexer.error(
        .payoffsDiffer(outcome: label, declared: known.payoffs, found: payoffs), at: start)
    }
  }

  private func compareNames(
    _ known: String, _ label: String, at start: Int
  ) throws(FormatError) {
    guard known != label else { return }
    throw lexer.error(.nameDiffers(declared: known, found: label), at: start)
  }
}
