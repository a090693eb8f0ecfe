import Quantities

@testable import Games

/// Random trees with perfect recall: a player's sets part nodes by what he last did and by chance.
struct RandomGames {
  var generator: SeededGenerator
  var players = 2
  var depth = 4
  var mostActions = 3
  /// Number of sets that nodes with the same own history are spread over.
  var buckets = 2

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  private struct Open {
    let position: GameTree.Position
    let depth: Int
    /// What each player did last, as text.
    let history: [String]
  }

  mutating func next() throws -> Game {
    var tree = GameTree(title: "random", players: (1...players).map { "P\($0)" })
    var open = [Open(position: tree.root, depth: 0, history: players(of: ""))]
    while let node = open.popLast() {
      let roll = generator.below(10)
      if node.depth == depth || roll == 0 && node.depth > 0 {
        try tree.end(at: node.position, payoffs: (0..<players).map { _ in payoff() })
      } else if roll <= 2 {
        open += try chance(&tree, node)
      } else {
        open += try move(&tree, node)
      }
    }
    return try tree.frozen()
  }

  private func players(of text: String) -> [String] { [String](repeating: text, count: players) }

  private mutating func payoff() -> Number { Number(generator.below(21) - 10) }

  private mutating func chance(_ tree: inout GameTree, _ node: Open) throws -> [Open] {
    let count = 1 + generator.below(3)
    let weights = (0..<count).map { _ in generator.below(4) }
    let total = max(1, weights.reduce(0, +))
    let probabilities = weights.enumerated().map { index, weight in
      Rational(total == weights.reduce(0, +) ? weight : (index == 0 ? 1 : 0), over: total)
        .map(Number.init) ?? .zero
    }
    let event = try tree.addEvent(
      label: "", actions: weights.indices.map { "c\($0)" }, probabilities: probabilities)
    return try tree.chance(at: node.position, event: event).map {
      Open(position: $0, depth: node.depth + 1, history: node.history)
    }
  }

  private mutating func move(_ tree: inout GameTree, _ node: Open) throws -> [Open] {
    let player = generator.below(players)
    let count = 1 + generator.below(mostActions)
    let set = "\(node.history[player])/\(generator.below(buckets)).\(count)"
    let actions = (0..<count).map { "a\($0)" }
    return try tree.move(at: node.position, by: "P\(player + 1)", in: set, actions: actions)
      .enumerated().map { action, position in
        var history = node.history
        history[player] = "\(set)a\(action)"
        return Open(position: position, depth: node.depth + 1, history: history)
      }
  }

  /// A profile with some actions never played.
  mutating func profile(in game: Game) -> BehaviourProfile {
    var profile = BehaviourProfile.uniform(in: game)
    for set in game.informationSets { profile[set] = distribution(set.actions.count)[...] }
    return profile
  }

  mutating func distribution(_ count: Int) -> [Double] {
    let weights = (0..<count).map { _ in
      generator.below(3) == 0 ? 0 : generator.uniform()
    }
    let sum = weights.reduce(0, +)
    return weights.enumerated().map { sum > 0 ? $1 / sum : ($0 == 0 ? 1 : 0) }
  }
}

/// The number of pure strategies of a player, and each of them as the choice at each of his sets.
func pureStrategies(of player: Int, in game: Game) -> [[Int: Int]] {
  var strategies: [[Int: Int]] = [[:]]
  for set in game.informationSets(of: player) {
    strategies = strategies.flatMap { strategy in
      game.informationSets[set].actions.indices.map { action in
        var longer = strategy
        longer[set] = action
        return longer
      }
    }
  }
  return strategies
}

extension BehaviourProfile {
  /// The profile with some sets played purely.
  func playing(_ choices: [Int: Int], in game: Game) -> BehaviourProfile {
    var profile = self
    for (set, choice) in choices {
      let set = game.informationSets[set]
      profile[set] = set.actions.indices.map { $0 == choice ? 1 : 0 }[...]
    }
    return profile
  }
}

/// What a player gets on average from a node on, by recursion.
func value(_ node: Int, of player: Int, _ profile: BehaviourProfile, in game: Game) -> Double {
  let children = game.children(of: node).enumerated()
  switch game.nodes[node].kind {
  case .terminal(let terminal): return game.payoff(player: player, terminal: terminal)
  case .decision(let set):
    let first = game.informationSets[set].firstAction
    return children.reduce(0) {
      $0 + profile.probabilities[first + $1.offset]
        * value($1.element, of: player, profile, in: game)
    }
  case .chance(let event):
    return children.reduce(0) {
      $0 + game.events[event].probabilities[$1.offset].value
        * value($1.element, of: player, profile, in: game)
    }
  }
}
