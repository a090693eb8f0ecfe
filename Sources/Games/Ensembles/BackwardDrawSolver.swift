/// Backward induction in one draw of a game with perfect information (Zermelo 1913, Kuhn 1953).
///
/// An indifferent player takes the first of his best actions, and the draw is marked as having ties.
struct BackwardDrawSolver: DrawSolver {
  private let game: Game
  private let playerCount: Int
  private var values: [Double]

  /// - Precondition: every information set has one member.
  init(_ game: Game) {
    self.game = game
    playerCount = game.players.count
    values = [Double](repeating: 0, count: game.nodes.count * playerCount)
  }

  mutating func solve(
    _ draw: DrawnGame, draw index: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    let start = found.add()
    for node in game.nodes.indices.reversed() {
      switch game.nodes[node].kind {
      case .terminal(let terminal):
        for player in 0..<playerCount {
          values[node * playerCount + player] =
            draw.payoffs[player * game.terminals.count + terminal]
        }
      case .chance(let event): average(node, event, draw)
      case .decision(let set): choose(node, set, start, &found)
      }
    }
    return nil
  }

  private mutating func average(_ node: Int, _ event: Int, _ draw: DrawnGame) {
    let first = game.events[event].firstAction
    for player in 0..<playerCount {
      var sum = 0.0
      for branch in 0..<game.nodes[node].childCount {
        let child = game.child(of: node, action: branch)
        sum += draw.branches[first + branch] * values[child * playerCount + player]
      }
      values[node * playerCount + player] = sum
    }
  }

  private mutating func choose(
    _ node: Int, _ index: Int, _ start: Int, _ found: inout FoundEquilibria
  ) {
    let set = game.informationSets[index]
    var best = 0
    var isTied = false
    for action in 1..<max(1, game.nodes[node].childCount) {
      let value = values[game.child(of: node, action: action) * playerCount + set.player]
      let bestValue = values[game.child(of: node, action: best) * playerCount + set.player]
      if value > bestValue { best = action }
      if value >= bestValue { isTied = value == bestValue }
    }
    found.behaviours[start + set.firstAction + best] = 1
    if isTied { found.hasTies = true }
    let child = game.child(of: node, action: best)
    for player in 0..<playerCount {
      values[node * playerCount + player] = values[child * playerCount + player]
    }
  }
}
