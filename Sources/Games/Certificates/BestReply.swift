/// Finds the best that one player can get while the others keep to a profile.
///
/// Under perfect recall a player's information sets form a forest by his own past. Payoffs, weighted by
/// chance and by what the others do, are gathered at his last own action; a set's best action can be
/// chosen once the sets after it are settled, and these come later in order of appearance.
struct BestReply {
  private let play: Play
  private let player: Int
  private var gathered: [Double]
  private var weight: [Double]
  private var lastAction: [Int]
  private var isMet: [Bool]
  private var met: [Int] = []
  private var total = 0.0

  init(_ play: Play, player: Int) {
    self.play = play
    self.player = player
    let game = play.game
    gathered = [Double](repeating: 0, count: game.actionCount)
    weight = [Double](repeating: 0, count: game.nodes.count)
    lastAction = [Int](repeating: -1, count: game.nodes.count)
    isMet = [Bool](repeating: false, count: game.informationSets.count)
  }

  /// The most that the player gets on average from the beginning of the game, less his offset.
  mutating func value() -> Double {
    total = 0
    gather(from: 0, weight: 1)
    settle(downTo: nil)
    return total
  }

  /// The most that the player gets on average from one of his sets on, given his beliefs there, less his
  /// offset.
  mutating func value(from set: Int, beliefs: ArraySlice<Double>) -> Double {
    total = 0
    for (node, belief) in zip(play.game.informationSets[set].nodes, beliefs) {
      gather(from: node, weight: belief)
    }
    settle(downTo: set)
    return total
  }

  /// Adds the payoffs of a subtree, without the parts that the others or chance never allow.
  private mutating func gather(from start: Int, weight startWeight: Double) {
    let nodes = play.game.nodes
    weight[start] = startWeight
    lastAction[start] = -1
    var index = start
    while index < nodes[start].subtreeEnd {
      if index != start { descend(to: index) }
      if weight[index] == 0 {
        index = nodes[index].subtreeEnd
      } else {
        meet(index)
        index += 1
      }
    }
  }

  /// The player's own moves have no weight: which he makes is what is sought.
  private mutating func descend(to index: Int) {
    let node = play.game.nodes[index]
    weight[index] = weight[node.parent]
    lastAction[index] = lastAction[node.parent]
    if let own = ownSet(at: node.parent) {
      lastAction[index] = play.game.informationSets[own].firstAction + node.action
    } else {
      weight[index] *= play.edge[index]
    }
  }

  private mutating func meet(_ index: Int) {
    if case .terminal(let terminal) = play.game.nodes[index].kind {
      let amount = weight[index] * play.payoff(player: player, terminal: terminal)
      if lastAction[index] < 0 { total += amount } else { gathered[lastAction[index]] += amount }
    } else if let own = ownSet(at: index), !isMet[own] {
      isMet[own] = true
      met.append(own)
    }
  }

  private func ownSet(at node: Int) -> Int? {
    guard case .decision(let set) = play.game.nodes[node].kind,
      play.game.informationSets[set].player == player
    else { return nil }
    return set
  }

  /// Chooses at each set that was met, the last first, and clears what was gathered.
  private mutating func settle(downTo start: Int?) {
    for index in met.sorted(by: >) {
      let set = play.game.informationSets[index]
      let best = gathered[set.actionRange].max() ?? 0
      if index == start || set.previousAction < 0 {
        total += best
      } else {
        gathered[set.previousAction] += best
      }
      for action in set.actionRange { gathered[action] = 0 }
      isMet[index] = false
    }
    met.removeAll()
  }
}
