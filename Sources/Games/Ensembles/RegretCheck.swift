/// Regrets, reach and payoffs of a profile in one draw, without allocation.
///
/// Works on the tree, where the solvers of ensembles work on the normal form, and shares no code with them:
/// reach from the root down, best replies from the last information set up. Linear in the tree's size.
struct RegretCheck: Sendable {
  private enum Edge { case root, player(Int, action: Int), chance(Int) }

  private let playerCount: Int
  private let edges: [Edge]
  private let parents: [Int]
  private let terminals: [Int]
  /// For each player, the place of his last action on the way to each terminal, or -1.
  private let lastActions: [[Int]]
  private let sets: [(player: Int, actions: Range<Int>, previous: Int)]

  /// The probability that each node is reached.
  private(set) var reach: [Double]
  /// What each player gets on average.
  private(set) var payoffs: [Double]
  /// For each node, without the moves of the player at hand.
  private var others: [Double]
  private var gathered: [Double]

  init(_ game: Game) {
    playerCount = game.players.count
    parents = game.nodes.map(\.parent)
    terminals = game.terminals
    edges = game.nodes.indices.map { node in
      let parent = game.nodes[node].parent
      if let branch = game.branch(into: node) { return .chance(branch) }
      guard parent >= 0, case .decision(let index) = game.nodes[parent].kind else { return .root }
      let set = game.informationSets[index]
      return .player(set.player, action: set.firstAction + game.nodes[node].action)
    }
    let paths = game.terminals.map { game.path(to: $0).reversed() }
    let edges = edges
    lastActions = game.players.indices.map { player in
      paths.map { path in
        for node in path {
          if case .player(player, let action) = edges[node] { return action }
        }
        return -1
      }
    }
    sets = game.informationSets.map { ($0.player, $0.actionRange, $0.previousAction) }
    reach = [Double](repeating: 1, count: parents.count)
    others = reach
    payoffs = [Double](repeating: 0, count: playerCount)
    gathered = [Double](repeating: 0, count: game.actionCount)
  }

  /// The largest regret of a profile, whose probabilities stand in a buffer from `start` on.
  mutating func regret(
    of behaviours: [Double], from start: Int, in game: DrawnGame
  ) -> Double {
    for node in parents.indices where parents[node] >= 0 {
      reach[node] = reach[parents[node]] * probability(into: node, behaviours, start, game)
    }
    var largest = 0.0
    for player in 0..<playerCount {
      payoffs[player] = 0
      for (terminal, node) in terminals.enumerated() {
        payoffs[player] += reach[node] * game.payoffs[player * terminals.count + terminal]
      }
      let best = bestReply(of: player, behaviours, start, game)
      largest = worse(largest, best - payoffs[player])
    }
    return largest
  }

  private func probability(
    into node: Int, _ behaviours: [Double], _ start: Int, _ game: DrawnGame
  ) -> Double {
    switch edges[node] {
    case .root: 1
    case .player(_, let action): behaviours[start + action]
    case .chance(let branch): game.branches[branch]
    }
  }

  private mutating func bestReply(
    of player: Int, _ behaviours: [Double], _ start: Int, _ game: DrawnGame
  ) -> Double {
    for node in parents.indices where parents[node] >= 0 {
      others[node] = others[parents[node]]
      if case .player(player, _) = edges[node] { continue }
      others[node] *= probability(into: node, behaviours, start, game)
    }
    var total = 0.0
    for (terminal, node) in terminals.enumerated() {
      let amount = others[node] * game.payoffs[player * terminals.count + terminal]
      let last = lastActions[player][terminal]
      if last < 0 { total += amount } else { gathered[last] += amount }
    }
    return total + settled(player)
  }

  /// Chooses at each of the player's sets, the last first, and clears what was gathered.
  private mutating func settled(_ player: Int) -> Double {
    var total = 0.0
    for set in sets.reversed() where set.player == player {
      var best = -Double.infinity
      for action in set.actions {
        best = worse(best, gathered[action])
        gathered[action] = 0
      }
      if set.previous < 0 { total += best } else { gathered[set.previous] += best }
    }
    return total
  }
}
