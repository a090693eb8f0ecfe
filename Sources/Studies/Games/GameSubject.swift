import Games
public import Record

/// A game to ask questions of, as a file holds it.
public struct GameSubject: Sendable {
  /// The largest file that is read, in bytes.
  static let largestFile = 1 << 29

  /// The file's name.
  public let name: String
  /// SHA-256 of the file, in hexadecimal digits.
  public let digest: String
  /// The game as a tree.
  let game: Game

  /// The game in a file of Gambit's formats, `.efg` or `.nfg`; told apart by how the text begins.
  /// - Throws: the first problem, with line and column.
  public static func read(_ path: String) throws(Problem) -> GameSubject {
    try GameSubject(try InputFile.read(path, upTo: largestFile))
  }

  /// The game in the bytes of a file.
  public init(_ file: InputFile) throws(Problem) {
    name = file.name
    digest = file.digest
    do throws(FormatError) {
      game = try GameSubject.tree(try GameFile(file.bytes))
    } catch {
      throw Problem(error, in: file.path)
    }
  }

  private static func tree(_ file: GameFile) throws(FormatError) -> Game {
    do throws(GameError) {
      return try file.game()
    } catch {
      throw FormatError(line: 1, column: 1, fault: .game(error))
    }
  }

  /// The game's own title, or the name of its file where it has none.
  var title: String { game.title.isEmpty ? name : game.title }
}

extension Problem {
  /// What is wrong with a text in one of Gambit's formats.
  init(_ error: FormatError, in path: String) {
    let place = Place(file: path, line: error.line, column: String(error.column))
    switch error.fault {
    case .found(let found, let expected): self.init(at: place, found: found, expected: expected)
    case .game(let fault):
      let words = fault.description.split(separator: "; expected ", maxSplits: 1)
      self.init(
        at: place, found: "no game, since " + (words.first ?? ""),
        expected: words.count > 1 ? String(words[1]) : "a game that can be played")
    }
  }
}
