/// What follows when a profile is played: reach and expected payoffs of every node.
struct Play {
  let game: Game
  let behaviour: BehaviourProfile
  /// Probability of the edge into each node; 1 at the root.
  let edge: [Double]
  /// Probability that each node is reached.
  let reach: [Double]
  /// For each player what is taken off his payoffs, so that what is common to all of them does not drown
  /// their differences in rounding; 0 where payoffs are not far from zero against their range.
  let offsets: [Double]
  /// For each player what he gets on average from each node on, the whole path counted, less his offset.
  let values: [[Double]]

  init(_ game: Game, _ behaviour: BehaviourProfile) {
    self.game = game
    self.behaviour = behaviour
    var edge: [Double] = []
    var reach: [Double] = []
    for node in game.nodes {
      let probability = Play.probability(into: node, game, behaviour)
      edge.append(probability)
      reach.append(node.parent < 0 ? 1 : reach[node.parent] * probability)
    }
    self.edge = edge
    self.reach = reach
    let offsets = game.players.indices.map { Play.offset(of: $0, game) }
    self.offsets = offsets
    values = game.players.indices.map { Play.values(of: $0, game, edge, offsets[$0]) }
  }

  private static func offset(of player: Int, _ game: Game) -> Double {
    let own = game.payoffs[player * game.terminals.count..<(player + 1) * game.terminals.count]
    let (low, high) = (own.min() ?? 0, own.max() ?? 0)
    return low.magnitude > 1_000 * (high - low) ? low : 0
  }

  /// What a player gets at a terminal, less his offset.
  func payoff(player: Int, terminal: Int) -> Double {
    game.payoff(player: player, terminal: terminal) - offsets[player]
  }

  private static func probability(
    into node: Node, _ game: Game, _ behaviour: BehaviourProfile
  ) -> Double {
    guard node.parent >= 0 else { return 1 }
    switch game.nodes[node.parent].kind {
    case .decision(let set):
      return behaviour[game.informationSets[set]].dropFirst(node.action).first ?? 0
    case .chance(let event): return game.events[event].probabilities[node.action].value
    case .terminal: return 0
    }
  }

  /// From the last node to the first, each node has all its children's values when it is met.
  private static func values(
    of player: Int, _ game: Game, _ edge: [Double], _ offset: Double
  ) -> [Double] {
    var values = [Double](repeating: 0, count: game.nodes.count)
    for (index, node) in game.nodes.enumerated().reversed() {
      if case .terminal(let terminal) = node.kind {
        values[index] = game.payoff(player: player, terminal: terminal) - offset
      }
      if node.parent >= 0 { values[node.parent] += edge[index] * values[index] }
    }
    return values
  }

  /// What each player gets on average.
  var payoffs: [Double] { zip(values, offsets).map { $0[0] + $1 } }

  /// For each set the most that its player gains by one action there, seen from the beginning.
  var agentRegrets: [Double] {
    game.informationSets.map { set in
      let own = values[set.player]
      let gains = set.actions.indices.map { action in
        set.nodes.reduce(0) { sum, node in
          sum + reach[node] * (own[game.child(of: node, action: action)] - own[node])
        }
      }
      return gains.max() ?? 0
    }
  }

  /// The largest difference of a belief from its share of the reach, over the sets that are reached.
  func bayesError(_ beliefs: [Double]) -> Double {
    var worst = 0.0
    for set in game.informationSets {
      let total = set.nodes.reduce(0) { $0 + reach[$1] }
      guard total > 0 else { continue }
      for (node, belief) in zip(set.nodes, beliefs[set.memberRange]) {
        worst = worse(worst, abs(belief - reach[node] / total))
      }
    }
    return worst
  }

  /// The largest miss of the sum of one, or of zero from below, over all sets.
  func beliefError(_ beliefs: [Double]) -> Double {
    var worst = 0.0
    for set in game.informationSets {
      worst = worse(worst, abs(beliefs[set.memberRange].reduce(0, +) - 1))
      for belief in beliefs[set.memberRange] { worst = worse(worst, -belief) }
    }
    return worst
  }
}

/// The larger of two errors; what is not a number is infinitely wrong.
func worse(_ left: Double, _ right: Double) -> Double {
  right.isNaN ? .infinity : max(left, right)
}
