public import Foundation
import Games
import Quantities
public import Record

/// A game to ask questions of, as a file holds it.
public struct GameSubject: Sendable {
  /// The largest file that is read, in bytes.
  public static let largestFile = 1 << 29

  /// A game, if the file holds one, and everything wrong with the file.
  public struct Reading: Sendable {
    /// `nil` where the file holds no game.
    public let subject: GameSubject?
    /// In the order of lines.
    public let problems: [Problem]
  }

  /// The file's name.
  public let name: String
  /// SHA-256 of the file, in hexadecimal digits.
  public let digest: String
  /// The game as a tree, at the best values of its parameters.
  let game: Game
  /// What a YAML file says besides; `nil` for Gambit's formats.
  let sheet: GameSheet?

  /// The game in a file: YAML by its name, `.efg` or `.nfg` by how the text begins.
  ///
  /// A YAML file in the folder `games` of a case may use the case's assumptions.
  public static func read(_ path: String) -> Reading {
    do throws(Problem) {
      let file = try InputFile.read(path, upTo: largestFile)
      let folder = isSheet(path) ? GamesFolder.folder(ofGame: path) : nil
      return read(file, assumptions: folder.flatMap { CaseReader.read($0).case?.assumptions })
    } catch {
      return Reading(subject: nil, problems: [error])
    }
  }

  /// The game in the bytes of a file; `assumptions` are those of the case it belongs to.
  public static func read(_ file: InputFile, assumptions: Assumptions? = nil) -> Reading {
    if isSheet(file.path) {
      let (sheet, problems) = GameSheet.read(file, assumptions: assumptions)
      let subject = sheet.map { GameSubject(file, $0.game.shape, $0) }
      return Reading(subject: subject, problems: problems)
    }
    do throws(FormatError) {
      let game = try tree(try GameFile(file.bytes))
      return Reading(subject: GameSubject(file, game, nil), problems: [])
    } catch {
      return Reading(subject: nil, problems: [Problem(error, in: file.path)])
    }
  }

  /// All games in a case's folder `games`, with what is wrong with their files.
  public static func readAll(of folder: URL, assumptions: Assumptions) -> [Reading] {
    GamesFolder.files(of: folder).map { name in
      do throws(Problem) {
        let file = try GamesFolder.read(name, of: folder, upTo: largestFile)
        return read(file, assumptions: assumptions)
      } catch {
        return Reading(subject: nil, problems: [error])
      }
    }
  }

  private init(_ file: InputFile, _ game: Game, _ sheet: GameSheet?) {
    name = file.name
    digest = file.digest
    self.game = game
    self.sheet = sheet
  }

  private static func isSheet(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
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

  /// The game with its parameters, or without any.
  var parametric: ParametricGame { sheet?.game ?? ParametricGame(game) }

  /// Whether payoffs or probabilities depend on numbers that are not known.
  var isUncertain: Bool { !uncertain.isEmpty }

  /// Places of the parameters that matter and are not known.
  var uncertain: [Int] {
    guard let game = sheet?.game else { return [] }
    let used = Set((game.payoffs + game.probabilities).flatMap(\.usedNames))
    return game.parameters.indices.filter {
      used.contains($0) && !game.parameters[$0].distribution.isPoint
    }
  }
}

extension Problem {
  /// What is wrong with a text in one of Gambit's formats.
  init(_ error: FormatError, in path: String) {
    let place = Place(file: path, line: error.line, column: String(error.column))
    switch error.fault {
    case .found(let found, let expected): self.init(at: place, found: found, expected: expected)
    case .game(let fault): self.init(at: place, engineWords: "no game, since \(fault)")
    }
  }
}
