import Games
import Record
import Yams

/// A node of a YAML document, told from the node of a game.
typealias YAMLNode = Yams.Node

/// A game with named and possibly uncertain numbers, as a YAML file describes it.
struct GameSheet: Sendable {
  /// What the file says of a number besides its range.
  struct Remark: Hashable, Sendable {
    let parameter: String
    /// Why this range, or where it comes from; may be empty.
    let note: String
    /// The assumption of the case that it is, if it is one.
    let assumption: String?
  }

  let title: String
  /// Where the game comes from.
  let source: String
  let game: ParametricGame
  /// One for each parameter, in their order.
  let remarks: [Remark]

  /// Reads a sheet; problems are those of the file, in the order of its lines.
  ///
  /// `assumptions` are the case's, or `nil` where the file belongs to none.
  static func read(
    _ file: InputFile, assumptions: Assumptions?
  ) -> (sheet: GameSheet?, problems: [Problem]) {
    let yaml = YAMLText(file: file.path)
    let sheet = yaml.root(file.bytes).flatMap { root in
      GameSheetReader(root, yaml, assumptions).sheet()
    }
    return (yaml.hasErrors ? nil : sheet, yaml.problems)
  }
}
