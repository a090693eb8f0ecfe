extension Game {
  /// Nodes that begin a subgame, in preorder: no information set crosses the edge of their subtree.
  ///
  /// Terminals begin none; the root of any other tree begins the whole game. Linear in the tree's size.
  public var subgameRoots: [Int] {
    // For each subtree, the first and last member of the information sets that it meets.
    var first = Array(nodes.indices)
    var last = Array(nodes.indices)
    for set in informationSets {
      for node in set.nodes {
        first[node] = set.nodes[0]
        last[node] = set.nodes[set.nodes.count - 1]
      }
    }
    for node in nodes.indices.reversed() where nodes[node].parent >= 0 {
      let parent = nodes[node].parent
      first[parent] = min(first[parent], first[node])
      last[parent] = max(last[parent], last[node])
    }
    return nodes.indices.filter {
      !nodes[$0].isTerminal && first[$0] >= $0 && last[$0] < nodes[$0].subtreeEnd
    }
  }
}
