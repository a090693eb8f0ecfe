extension NormalForm {
  /// Reads a game from the text of an `.nfg` file, Gambit's format of strategic games.
  ///
  /// Both of its forms are understood, the list of payoffs and the list of outcomes, with numbers of
  /// strategies or with their names. Memory stays in proportion to the text.
  /// - Throws: `FormatError` with line and column.
  public init(nfg bytes: [UInt8]) throws(FormatError) {
    var reader = try NormalFormReader(bytes)
    self = try reader.form()
  }

  /// Reads a game from the text of an `.nfg` file.
  public init(nfg text: String) throws(FormatError) {
    try self.init(nfg: Array(text.utf8))
  }
}

private struct NormalFormReader {
  private var lexer: Lexer
  private let title: String
  private let players: [String]
  private let strategies: [[String]]
  private let comment: String
  private let profileCount: Int

  init(_ bytes: [UInt8]) throws(FormatError) {
    lexer = try Lexer(bytes)
    (title, players) = try lexer.header(format: "NFG", version: 1)
    let start = lexer.start
    strategies = try lexer.strategies(players: players)
    do { profileCount = try NormalForm.profileCount(players, strategies) } catch {
      throw lexer.error(error, at: start)
    }
    comment = try lexer.comment()
  }

  mutating func form() throws(FormatError) -> NormalForm {
    let start = lexer.start
    try checkLength()
    do {
      return try lexer.token == .open ? byOutcomes() : byPayoffs()
    } catch let error as GameError {
      throw lexer.error(error, at: start)
    } catch let error as FormatError {
      throw error
    } catch {
      throw lexer.unexpected("payoffs or outcomes")
    }
  }

  /// A table that the rest of the file cannot fill is refused before it costs memory.
  private func checkLength() throws(FormatError) {
    let entries = lexer.token == .open ? profileCount : profileCount * players.count
    guard entries > lexer.rest / 2 + 1 else { return }
    throw lexer.error(
      found: "a file too short for the \(entries) entries of the table",
      expected: "an entry for every profile of strategies")
  }

  private mutating func byPayoffs() throws -> NormalForm {
    var numbers = [Number](repeating: .zero, count: profileCount * players.count)
    for profile in 0..<profileCount {
      for player in players.indices {
        numbers[player * profileCount + profile] = try lexer.number(
          "payoff \(player + 1) of profile \(profile + 1) of \(profileCount), a number")
        try lexer.skipComma()
      }
    }
    try takeEnd()
    return try NormalForm(
      title: title, comment: comment, players: players, strategies: strategies, numbers: numbers)
  }

  private mutating func byOutcomes() throws -> NormalForm {
    let outcomes = try outcomes()
    var outcomeOfProfile: [Int] = []
    for profile in 0..<profileCount {
      let number = try lexer.integer(
        "the outcome of profile \(profile + 1) of \(profileCount), 0 to \(outcomes.count)",
        in: 0...outcomes.count)
      outcomeOfProfile.append(number - 1)
    }
    try takeEnd()
    return try NormalForm(
      title: title, comment: comment, players: players, strategies: strategies,
      outcomes: outcomes, outcomeOfProfile: outcomeOfProfile)
  }

  private mutating func outcomes() throws(FormatError) -> [Outcome] {
    try lexer.take(.open)
    var outcomes: [Outcome] = []
    while lexer.token == .open {
      try lexer.advance()
      let label = try lexer.text("the name of an outcome, a text in quotes")
      outcomes.append(Outcome(label: label, payoffs: try lexer.payoffs(count: players.count)))
    }
    guard lexer.token == .close else { throw lexer.unexpected("another outcome or “}”") }
    try lexer.advance()
    return outcomes
  }

  private func takeEnd() throws(FormatError) {
    guard lexer.token == .end else {
      throw lexer.unexpected("the end of the file, because every profile has its payoffs")
    }
  }
}

extension Lexer {
  /// Takes the strategies: names for each player, or only how many he has.
  fileprivate mutating func strategies(players: [String]) throws(FormatError) -> [[String]] {
    try take(.open)
    var strategies: [[String]] = []
    for player in players {
      if token == .open {
        strategies.append(try labels("the name of a strategy of “\(visible(player))”"))
      } else {
        let count = try strategyCount(player: strategies.count + 1, ofAll: players.count)
        strategies.append((0..<count).map { "\($0 + 1)" })
      }
    }
    guard token == .close else { throw unexpected("“}” after \(players.count) players") }
    try advance()
    return strategies
  }

  /// A count that the rest of the file cannot fill with payoffs is refused before it costs memory.
  private mutating func strategyCount(player: Int, ofAll players: Int) throws(FormatError) -> Int {
    let most = max(1, rest / 2)
    let expected = "the number of strategies of player \(player), 1 to \(most) in so short a file"
    return try integer(expected, in: 1...most)
  }
}
