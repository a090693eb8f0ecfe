/// The behaviour profiles that a solver proposes for one draw, in a buffer that is used again.
struct FoundEquilibria {
  /// Number of actions of a profile.
  let actionCount: Int
  /// The profiles one after the other.
  var behaviours: [Double] = []
  /// Beliefs of the profiles one after the other; empty where the solver has none.
  var beliefs: [Double] = []
  /// Number of profiles.
  private(set) var count = 0
  /// Whether some player was indifferent, so that there may be others that were not looked for.
  var hasTies = false

  init(_ game: Game) { actionCount = game.actionCount }

  /// Begins a new draw.
  mutating func clear() {
    behaviours.removeAll(keepingCapacity: true)
    beliefs.removeAll(keepingCapacity: true)
    count = 0
    hasTies = false
  }

  /// Adds a profile of zeros; returns where its probabilities begin.
  mutating func add() -> Int {
    let start = behaviours.count
    for _ in 0..<actionCount { behaviours.append(0) }
    count += 1
    return start
  }

  /// Takes out the profiles that are not to be kept, but no beliefs; the order of the others stays.
  mutating func keep(_ isKept: [Bool]) {
    var kept = 0
    for profile in 0..<count where isKept[profile] {
      for action in 0..<actionCount {
        behaviours[kept * actionCount + action] = behaviours[profile * actionCount + action]
      }
      kept += 1
    }
    behaviours.removeSubrange((kept * actionCount)...)
    count = kept
  }

  /// Adds a profile with its beliefs.
  mutating func add(
    _ profile: some Collection<Double>, beliefs held: some Collection<Double>
  ) {
    behaviours.append(contentsOf: profile)
    beliefs.append(contentsOf: held)
    count += 1
  }
}

/// Solves one draw after the other in a workspace of its own.
protocol DrawSolver {
  /// Proposes equilibria of a draw; says why it could not, or `nil`.
  mutating func solve(
    _ game: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason?
}

/// Why a draw has no result.
public enum UnsolvedReason: Int, CaseIterable, Hashable, Sendable, CustomStringConvertible {
  /// Payoffs or probabilities have no value, or probabilities are none.
  case noGame
  /// The method found nothing.
  case noneFound
  /// What the method found failed the check of regrets.
  case refused
  /// There were more vertices or equilibria than the cap.
  case tooMany

  /// A few words.
  public var description: String {
    switch self {
    case .noGame: "payoffs or probabilities without a value"
    case .noneFound: "no equilibrium found"
    case .refused: "what was found failed the check"
    case .tooMany: "too many equilibria to list"
    }
  }
}
