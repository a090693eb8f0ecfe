import Games
import Quantities

/// How a game is to be solved.
public struct SolveOptions: Hashable, Sendable {
  /// Name of the solver, or `nil` for the one that suits the game.
  public let solver: String?
  /// How long solvers may work, or `nil` for no limit.
  public let timeLimit: Duration?
  /// The most equilibria that are wanted.
  public let most: Int
  /// The largest regret of an equilibrium, as a share of the spread of payoffs.
  public let tolerance: Double

  /// Options; without any, the solver that suits the game works until it is done.
  /// - Throws: `SolveFault.unknownSolver` where no solver has that name.
  public init(
    solver: String? = nil, timeLimit: Duration? = nil, most: Int = .max,
    tolerance: Double = standardTolerance
  ) throws(SolveFault) {
    if let solver, Solvers.named(solver) == nil {
      throw .unknownSolver(solver, known: SolveOptions.solverNames)
    }
    self.solver = solver
    self.timeLimit = timeLimit
    self.most = most
    self.tolerance = tolerance
  }

  /// The tolerance unless another is asked for.
  public static let standardTolerance = Certificate.defaultTolerance

  /// The names of all solvers, in the order in which lists show them.
  public static let solverNames = Solvers.all.map { type(of: $0).name }
}

/// Why a game cannot be solved as asked.
public enum SolveFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// No solver has the name; the names there are follow.
  case unknownSolver(String, known: [String])
  /// The solver asked for cannot solve the game; those that can follow.
  case notApplicable(String, reason: String, others: [String])

  /// One line without a full stop.
  public var description: String {
    switch self {
    case .unknownSolver(let name, let known):
      "no solver “\(name)”; there are \(known.joined(separator: ", "))"
        + (nearestName(to: name, in: known).map { "; did you mean “\($0)”?" } ?? "")
    case .notApplicable(let name, let reason, let others):
      "\(name) cannot solve this game: \(reason); "
        + (others.isEmpty
          ? "no other solver can" : "these can: \(others.joined(separator: ", "))")
    }
  }
}
