/// Each player's sequences, numbered from his information sets in order of appearance.
struct SequenceNumbering {
  let players: [SequenceForm.Player]
  /// For each action of the game its sequence in its player's numbering.
  let sequenceOfAction: [Int]

  init(_ game: Game) {
    var sequenceOfAction = [Int](repeating: 0, count: game.actionCount)
    players = game.players.indices.map { player in
      let sets = game.informationSets(of: player)
      var parents: [Int] = []
      var firsts = [1]
      var actions = [-1]
      for set in sets.map({ game.informationSets[$0] }) {
        parents.append(set.previousAction < 0 ? 0 : sequenceOfAction[set.previousAction])
        for action in set.actionRange {
          sequenceOfAction[action] = actions.count
          actions.append(action)
        }
        firsts.append(actions.count)
      }
      return SequenceForm.Player(
        informationSets: sets, parents: parents, firstSequences: firsts, actions: actions)
    }
    self.sequenceOfAction = sequenceOfAction
  }
}

/// What each player and chance did on the way to each terminal.
struct TerminalSequences {
  /// Terminal by terminal, one sequence per player.
  let sequences: [Int]
  let chance: [Double]

  init(_ game: Game, _ numbering: SequenceNumbering) {
    let count = game.players.count
    var current = [Int](repeating: 0, count: game.nodes.count * count)
    var chance = [Double](repeating: 1, count: game.nodes.count)
    for (index, node) in game.nodes.enumerated() where node.parent >= 0 {
      for player in 0..<count {
        current[index * count + player] = current[node.parent * count + player]
      }
      chance[index] = chance[node.parent]
      switch game.nodes[node.parent].kind {
      case .decision(let place):
        let set = game.informationSets[place]
        current[index * count + set.player] =
          numbering.sequenceOfAction[set.firstAction + node.action]
      case .chance(let event):
        chance[index] *= game.chanceProbabilities[game.events[event].firstAction + node.action]
      case .terminal: break
      }
    }
    sequences = game.terminals.flatMap { current[$0 * count..<($0 + 1) * count] }
    self.chance = game.terminals.map { chance[$0] }
  }

  /// One entry for terminals with the same sequences; entries in lexicographic order.
  func merged(playerCount: Int) -> (sequences: [Int], entryOfTerminal: [Int]) {
    func tuple(_ terminal: Int) -> ArraySlice<Int> {
      sequences[terminal * playerCount..<(terminal + 1) * playerCount]
    }
    let order = chance.indices.sorted { left, right in
      let (first, second) = (tuple(left), tuple(right))
      if first.elementsEqual(second) { return left < right }
      return first.lexicographicallyPrecedes(second)
    }
    var entries: [Int] = []
    var entryOfTerminal = [Int](repeating: 0, count: chance.count)
    for terminal in order {
      if entries.isEmpty || !entries.suffix(playerCount).elementsEqual(tuple(terminal)) {
        entries += tuple(terminal)
      }
      entryOfTerminal[terminal] = entries.count / playerCount - 1
    }
    return (entries, entryOfTerminal)
  }
}
