extension Game {
  /// The probability of taking the edge into a node, given that its parent is reached.
  func edgeProbability(_ node: Node, _ profile: BehaviourProfile) -> Double {
    guard node.parent >= 0 else { return 1 }
    switch nodes[node.parent].kind {
    case .decision(let set):
      return profile.probabilities[informationSets[set].firstAction + node.action]
    case .chance(let event):
      return chanceProbabilities[events[event].firstAction + node.action]
    case .terminal: return 0
    }
  }

  /// The probability that each node is reached when a profile is played.
  public func reachProbabilities(_ profile: BehaviourProfile) -> [Double] {
    var reach = [Double](repeating: 1, count: nodes.count)
    for (index, node) in nodes.enumerated() where node.parent >= 0 {
      reach[index] = reach[node.parent] * edgeProbability(node, profile)
    }
    return reach
  }

  /// The probability that the game ends at each terminal when a profile is played.
  public func terminalProbabilities(_ profile: BehaviourProfile) -> [Double] {
    let reach = reachProbabilities(profile)
    return terminals.map { reach[$0] }
  }

  /// What each player gets on average when a profile is played.
  public func expectedPayoffs(_ profile: BehaviourProfile) -> [Double] {
    let probabilities = terminalProbabilities(profile)
    return players.indices.map { player in
      probabilities.indices.reduce(0) {
        $0 + probabilities[$1] * payoff(player: player, terminal: $1)
      }
    }
  }
}
