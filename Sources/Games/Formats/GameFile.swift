/// A game as a file holds it: extensive (`.efg`) or strategic (`.nfg`).
public enum GameFile: Hashable, Sendable {
  /// A game tree.
  case extensive(Game)
  /// A table of payoffs.
  case strategic(NormalForm)

  /// Reads either of Gambit's formats, told apart by the word with which the text begins.
  /// - Throws: `FormatError` with line and column.
  public init(_ bytes: [UInt8]) throws(FormatError) {
    let lexer = try Lexer(bytes)
    switch lexer.token {
    case .word("EFG"): self = .extensive(try Game(efg: bytes))
    case .word("NFG"): self = .strategic(try NormalForm(nfg: bytes))
    default: throw lexer.unexpected("“EFG” or “NFG”, with which games in Gambit's formats begin")
    }
  }

  /// The game as a tree; a table becomes one in which no player sees what the others do.
  public func game() throws(GameError) -> Game {
    switch self {
    case .extensive(let game): game
    case .strategic(let form): try Game(form)
    }
  }
}
