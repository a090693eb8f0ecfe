/// Why a text is not a game in Gambit's format, and where.
public struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// Something else stands there than what should.
    case found(String, expected: String)
    /// The parts read till there are no game.
    case game(GameError)
  }

  /// Line, from 1.
  public let line: Int
  /// Character in the line, from 1.
  public let column: Int
  /// What is wrong.
  public let fault: Fault

  /// An error at a place.
  public init(line: Int, column: Int, fault: Fault) {
    self.line = line
    self.column = column
    self.fault = fault
  }

  /// One line: `line:column: found …; expected …`.
  public var description: String {
    switch fault {
    case .found(let found, let expected):
      "\(line):\(column): found \(found); expected \(expected)"
    case .game(let error): "\(line):\(column): \(error)"
    }
  }
}
