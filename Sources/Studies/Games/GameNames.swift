import Games
import Quantities

/// What the parts of a game are called in findings; parts without a name are numbered from 1.
struct GameNames: Sendable {
  /// Steps of a path that are named; of longer ones, the last.
  private static let longestPath = 12

  let game: Game
  private let sets: [String]

  init(_ game: Game) {
    self.game = game
    var counts = [Int](repeating: 0, count: game.players.count)
    var uses: [[String: Int]] = game.players.map { _ in [:] }
    for set in game.informationSets { uses[set.player][set.label, default: 0] += 1 }
    sets = game.informationSets.map { set in
      counts[set.player] += 1
      let number = "set \(counts[set.player])"
      if set.label.isEmpty { return number }
      return uses[set.player][set.label] == 1 ? set.label : "\(set.label) (\(number))"
    }
  }

  func player(_ index: Int) -> String {
    game.players[index].isEmpty ? "player \(index + 1)" : game.players[index]
  }

  func informationSet(_ index: Int) -> String { sets[index] }

  func action(_ action: Int, of actions: [String]) -> String {
    actions[action].isEmpty ? "action \(action + 1)" : actions[action]
  }

  /// The name of the outcome at a terminal; empty where it has none.
  func outcome(ofTerminal terminal: Int) -> String {
    let outcome = game.nodes[game.terminals[terminal]].outcome
    return outcome < 0 ? "" : game.outcomes[outcome].label
  }

  /// What was done on the way to a node, parted by arrows.
  func history(_ node: Int) -> String {
    var steps: [String] = []
    var index = node
    while game.nodes[index].parent >= 0 {
      guard steps.count < Self.longestPath else {
        steps.append("…")
        break
      }
      steps.append(step(into: index))
      index = game.nodes[index].parent
    }
    return steps.isEmpty ? "the beginning" : steps.reversed().joined(separator: " → ")
  }

  /// The histories after which an information set is met: up to two of them.
  func histories(ofSet index: Int) -> String {
    let members = game.informationSets[index].nodes
    let shown = members.prefix(2).map(history).joined(separator: " or ")
    return members.count > 2 ? "\(shown) or \(members.count - 2) more" : shown
  }

  private func step(into index: Int) -> String {
    let node = game.nodes[index]
    switch game.nodes[node.parent].kind {
    case .decision(let set): return action(node.action, of: game.informationSets[set].actions)
    case .chance(let event): return action(node.action, of: game.events[event].actions)
    case .terminal: return ""
    }
  }

  /// “Sender 2.9, Receiver 0.9”.
  func payoffs(_ values: [Double]) -> String {
    values.indices.map { "\(player($0)) \(significant(values[$0]))" }.joined(separator: ", ")
  }
}
