/// A method that finds equilibria.
///
/// To add one: a struct in a file of its own beside this one, a line in `Solvers.all`, and the tests that
/// every solver passes. A solver only proposes profiles; `SolverOutcome.certified` lets the independent
/// checker decide which of them are equilibria.
public protocol Solver: Sendable {
  /// The name by which users choose it, in lower case with hyphens.
  static var name: String { get }

  /// One sentence that says what it does, with its source.
  static var summary: String { get }

  /// The regret, as a share of a game's scale, that it reaches in reasonable time.
  ///
  /// `Certificate.defaultTolerance` for exact methods. Methods that only come closer and closer to an
  /// equilibrium say more; asked for less, they may work until the limits say stop.
  static var usualTolerance: Double { get }

  /// Whether it can solve a game, and if not, why.
  func applicability(to game: Game) -> Applicability

  /// Looks for equilibria until done or until the limits say stop; what was found till then is kept.
  func solve(_ game: Game, limits: Limits) -> SolverOutcome
}

extension Solver {
  /// That of exact methods.
  public static var usualTolerance: Double { Certificate.defaultTolerance }
}

/// Whether a method can solve a game.
public enum Applicability: Hashable, Sendable {
  /// It can.
  case applicable
  /// It cannot; one plain sentence without a full stop.
  case notApplicable(String)
}
