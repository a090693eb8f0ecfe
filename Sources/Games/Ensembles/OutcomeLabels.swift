/// The outcomes that findings tell apart: terminals with the same label count as one.
struct OutcomeLabels: Sendable {
  /// The labels in order of appearance.
  let labels: [String]
  /// The label of each terminal.
  let labelOfTerminal: [Int]

  /// The label of a terminal is that of its node, else that of its outcome, else the players’ moves to it.
  init(_ game: Game) {
    var labels: [String] = []
    var known: [String: Int] = [:]
    labelOfTerminal = game.terminals.map { node in
      let label = Self.label(of: node, game)
      if let index = known[label] { return index }
      known[label] = labels.count
      labels.append(label)
      return labels.count - 1
    }
    self.labels = labels
  }

  private static func label(of node: Int, _ game: Game) -> String {
    if !game.nodeLabels[node].isEmpty { return game.nodeLabels[node] }
    let outcome = game.nodes[node].outcome
    if outcome >= 0, !game.outcomes[outcome].label.isEmpty { return game.outcomes[outcome].label }
    let moves = game.path(to: node).dropFirst().compactMap { node -> String? in
      let parent = game.nodes[game.nodes[node].parent]
      guard case .decision(let set) = parent.kind else { return nil }
      return game.informationSets[set].actions[game.nodes[node].action]
    }
    return moves.joined(separator: " → ")
  }
}
