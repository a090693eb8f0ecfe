import RealModule

extension BehaviourProfile {
  /// Beliefs at every information set as the limit of small, even trembles (Kreps and Wilson 1982).
  ///
  /// Each action is played with the probability (1 - ε) times the profile's plus ε times an even share,
  /// and ε goes to zero; the limits are computed from leading powers of ε, not by small numbers. They
  /// follow Bayes' rule wherever the profile arrives, and with it form a consistent assessment. Other
  /// trembles may give other consistent beliefs where it does not. Chance branches with probability zero
  /// tremble too, far less than any player.
  /// - Returns: one probability per member of each set (`InformationSet.memberRange`).
  public func tremblingBeliefs(in game: Game) -> [Double] {
    tremblingBeliefs(in: game, orders: [Int](repeating: 1, count: game.actionCount))
  }

  /// The same for trembles of several orders: action `a` that is never played gets an even share of
  /// ε to the power `orders[a]`, 1 or more.
  func tremblingBeliefs(in game: Game, orders: [Int]) -> [Double] {
    let reach = TremblingReach(game, self, orders)
    var beliefs: [Double] = []
    beliefs.reserveCapacity(game.memberCount)
    for set in game.informationSets { beliefs += reach.shares(of: set.nodes) }
    return beliefs
  }
}

/// For each node the leading term c·ε^k of its reach probability under even trembles.
private struct TremblingReach {
  private struct Term {
    var chancePower = 0
    var power = 0
    var logCoefficient = 0.0

    func isLarger(than other: Term) -> Bool {
      (chancePower, power) < (other.chancePower, other.power)
    }
  }

  private var terms: [Term]

  init(_ game: Game, _ profile: BehaviourProfile, _ orders: [Int]) {
    terms = [Term](repeating: Term(), count: game.nodes.count)
    for (index, node) in game.nodes.enumerated() where node.parent >= 0 {
      var term = terms[node.parent]
      let probability = game.edgeProbability(node, profile)
      if probability > 0 {
        term.logCoefficient += Double.log(probability)
      } else {
        term.logCoefficient -= Double.log(Double(game.nodes[node.parent].childCount))
        switch game.nodes[node.parent].kind {
        case .decision(let set):
          term.power += orders[game.informationSets[set].firstAction + node.action]
        case .chance, .terminal: term.chancePower += 1
        }
      }
      terms[index] = term
    }
  }

  /// Shares in proportion to the largest of the terms; the others vanish against them.
  func shares(of members: [Int]) -> [Double] {
    guard members.count > 1 else { return [1] }
    var largest = terms[members[0]]
    for node in members where terms[node].isLarger(than: largest) { largest = terms[node] }
    let kept = members.map {
      largest.isLarger(than: terms[$0]) ? -.infinity : terms[$0].logCoefficient
    }
    let top = kept.max() ?? 0
    let weights = kept.map { Double.exp($0 - top) }
    let sum = weights.reduce(0, +)
    return weights.map { $0 / sum }
  }
}
