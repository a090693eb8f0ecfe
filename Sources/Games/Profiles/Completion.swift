extension BehaviourProfile {
  /// The profile with a best continuation wherever a player's own earlier moves rule a set out.
  ///
  /// Solvers of reduced strategies leave open what a player would do there; nobody's payoff depends on it, nor
  /// does what anybody gains by deviating, so that an equilibrium stays one. The action chosen is best against
  /// beliefs from even trembles, the first of equals, from the player's last sets to his first. Takes time in
  /// proportion to the subtrees of these sets together; where they have more than `cap` nodes nothing changes.
  public func completed(in game: Game, cap: Int = 5_000_000) -> BehaviourProfile {
    let open = setsRuledOut(in: game)
    let visits = open.reduce(0) { sum, set in
      sum + game.informationSets[set].nodes.reduce(0) { $0 + game.nodes[$1].subtreeEnd - $1 }
    }
    guard !open.isEmpty, visits <= cap else { return self }
    let beliefs = tremblingBeliefs(in: game)
    var completed = self
    for index in open.reversed() {
      let set = game.informationSets[index]
      let values = set.actions.indices.map { action in
        zip(set.nodes, beliefs[set.memberRange]).reduce(0) { sum, member in
          member.1 == 0
            ? sum
            : sum + member.1
              * game.value(
                of: set.player, from: game.child(of: member.0, action: action), completed)
        }
      }
      let best = values.indices.max { values[$0] < values[$1] } ?? 0
      let first = values.firstIndex(of: values[best]) ?? best
      for action in set.actions.indices {
        completed.probabilities[set.firstAction + action] = action == first ? 1 : 0
      }
    }
    return completed
  }

  /// Sets that follow an action of their own player that he never takes, in order of appearance.
  private func setsRuledOut(in game: Game) -> [Int] {
    let owner = game.setOfAction
    var isRuledOut: [Bool] = []
    for set in game.informationSets {
      let before = set.previousAction
      isRuledOut.append(before >= 0 && (probabilities[before] == 0 || isRuledOut[owner[before]]))
    }
    return isRuledOut.indices.filter { isRuledOut[$0] }
  }
}

extension Game {
  /// What a player gets on average from a node on when a profile is played.
  fileprivate func value(of player: Int, from start: Int, _ profile: BehaviourProfile) -> Double {
    let end = nodes[start].subtreeEnd
    var reach = [Double](repeating: 1, count: end - start)
    var sum = 0.0
    var index = start
    while index < end {
      let node = nodes[index]
      if index > start {
        reach[index - start] = reach[node.parent - start] * edgeProbability(node, profile)
      }
      if reach[index - start] == 0 {
        index = node.subtreeEnd
        continue
      }
      if case .terminal(let terminal) = node.kind {
        sum += reach[index - start] * payoff(player: player, terminal: terminal)
      }
      index += 1
    }
    return sum
  }
}
