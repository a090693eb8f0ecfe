extension Lexer {
  /// Takes what both formats begin with: the format's name and version, `R` or `D`, title and players.
  mutating func header(
    format: String, version: Int
  ) throws(FormatError) -> (title: String, players: [String]) {
    try takeWord([format])
    guard case .number(let number) = token, number == Number(version) else {
      throw unexpected("the version of the format, \(version)")
    }
    try advance()
    try takeWord(["R", "D"])
    let title = try text("the title of the game, a text in quotes")
    let start = start
    let players = try labels("the name of a player, a text in quotes,")
    guard !players.isEmpty else { throw error(.noPlayers, at: start) }
    return (title, players)
  }

  private mutating func takeWord(_ words: [String]) throws(FormatError) {
    guard case .word(let word) = token, words.contains(word) else {
      throw unexpected(words.map { "“\($0)”" }.joined(separator: " or "))
    }
    try advance()
  }

  /// Takes the comment where there is one.
  mutating func comment() throws(FormatError) -> String {
    guard case .text(let comment) = token else { return "" }
    try advance()
    return comment
  }
}
