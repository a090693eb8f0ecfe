/// Whether every player remembers what he knew and did (Kuhn 1953).
public enum Recall: Hashable, Sendable, CustomStringConvertible {
  /// Each player's information sets tell apart whatever his own past tells apart.
  case perfect
  /// Two members of an information set follow different own actions of its player.
  case forgotten(informationSet: Int, label: String, nodes: [Int])
  /// A path meets an information set twice.
  case absentMinded(informationSet: Int, label: String, nodes: [Int])

  /// Whether recall is perfect.
  public var isPerfect: Bool { self == .perfect }

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .perfect: "recall is perfect"
    case .forgotten(let set, let label, let nodes):
      "at information set \(set + 1) “\(label)” the player forgets what he did: nodes \(pair(nodes))"
    case .absentMinded(let set, let label, let nodes):
      "information set \(set + 1) “\(label)” is met twice on one path: nodes \(pair(nodes))"
    }
  }

  private func pair(_ nodes: [Int]) -> String {
    nodes.map(String.init).joined(separator: " and ")
  }
}

/// What each node's player did last before it, found in one walk over the tree.
struct OwnHistory {
  /// For each node the place of its player's last own action, or -1; -1 also where no player moves.
  private(set) var lastAction: [Int]
  /// For each player the place of his last own action on the path at hand, or -1.
  private var current: [Int]
  /// The path to the node at hand: who moved to each node (or `nil`), and what he had done before.
  private var path: [(node: Int, mover: Int?, before: Int)] = []

  /// For each information set, `sets` holds its player and the place of its first action.
  init(_ nodes: [Node], playerCount: Int, sets: [(player: Int, firstAction: Int)]) {
    lastAction = [Int](repeating: -1, count: nodes.count)
    current = [Int](repeating: -1, count: playerCount)
    for (index, node) in nodes.enumerated() {
      leave(untilAt: node.parent)
      if index > 0, case .decision(let set) = nodes[node.parent].kind {
        enter(index, mover: sets[set].player, action: sets[set].firstAction + node.action)
      } else {
        path.append((index, nil, -1))
      }
      if case .decision(let set) = node.kind { lastAction[index] = current[sets[set].player] }
    }
  }

  private mutating func enter(_ node: Int, mover: Int, action: Int) {
    path.append((node, mover, current[mover]))
    current[mover] = action
  }

  private mutating func leave(untilAt parent: Int) {
    while let step = path.last, step.node != parent {
      if let mover = step.mover { current[mover] = step.before }
      path.removeLast()
    }
  }
}

extension Recall {
  /// Perfect exactly when all members of each information set follow the same last own action.
  ///
  /// By induction from the root their whole own histories are then the same.
  static func of(_ sets: [InformationSet], lastAction: [Int], subtreeEnd: (Int) -> Int) -> Recall {
    for (index, set) in sets.enumerated() {
      // In preorder, an ancestor in the set comes before its descendant, with only members between.
      for (node, next) in zip(set.nodes, set.nodes.dropFirst()) where next < subtreeEnd(node) {
        return .absentMinded(informationSet: index, label: set.label, nodes: [node, next])
      }
    }
    for (index, set) in sets.enumerated() {
      if let other = set.nodes.first(where: { lastAction[$0] != lastAction[set.nodes[0]] }) {
        return .forgotten(informationSet: index, label: set.label, nodes: [set.nodes[0], other])
      }
    }
    return .perfect
  }
}
