/// The limiting agent logit equilibrium of each draw (`AgentLogit`), for any number of players.
struct LogitDrawSolver: DrawSolver {
  private let limit: LogitLimit
  private var chance: [Double]

  init(_ game: Game) {
    limit = LogitLimit(game)
    chance = game.chanceProbabilities
  }

  mutating func solve(
    _ game: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    if game.branches != chance {
      chance = game.branches
      chance.withUnsafeBufferPointer { limit.setChance($0) }
    }
    let end = game.payoffs.withUnsafeBufferPointer { payoffs in
      limit.solve(payoffs: payoffs) { !Task.isCancelled }
    }
    guard end != .stopped else { return .noneFound }
    found.add(limit.probabilities, beliefs: limit.beliefs)
    return nil
  }
}
