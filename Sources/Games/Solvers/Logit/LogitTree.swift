/// What the agent logit equations need of a game's shape: flat arrays, payoffs and chances left out.
///
/// Every edge has a slot: that of its action in arrays over all actions, or, after those, that of its
/// chance branch. A reach probability is then a product over slots, whoever moves.
struct LogitTree: Sendable {
  /// The agent who moves at an information set.
  struct Agent: Sendable {
    let player: Int
    /// The first of the agent's unknowns: there is one fewer than actions.
    let firstUnknown: Int
    private let actionPlaces: Places
    private let memberPlaces: Places

    init(_ set: InformationSet, firstUnknown: Int) {
      player = set.player
      self.firstUnknown = firstUnknown
      actionPlaces = Places(set.actionRange)
      memberPlaces = Places(set.memberRange)
    }

    /// The slots of the actions.
    var actions: Range<Int> { actionPlaces.range }
    /// Places of the members in arrays over all members.
    var members: Range<Int> { memberPlaces.range }
  }

  /// A member of an information set.
  struct Member: Sendable {
    let node: Int
    /// Place of the first child in `Game.childNodes`.
    let firstChild: Int
    private let actionPlaces: Places
    private let chancePlaces: Places

    init(node: Int, firstChild: Int, path: Range<Int>, chancePath: Range<Int>) {
      self.node = node
      self.firstChild = firstChild
      actionPlaces = Places(path)
      chancePlaces = Places(chancePath)
    }

    /// Places in `paths` of the actions on the way that not all members of the set share.
    var path: Range<Int> { actionPlaces.range }
    /// Places in `chancePaths` of the chance branches on the way.
    var chancePath: Range<Int> { chancePlaces.range }
  }

  /// A node that is not terminal, in preorder among its like.
  struct Inner: Sendable {
    let node: Int
    /// Place of the parent among inner nodes, or -1.
    let parent: Int
    let slot: Int
    /// One after the last inner node of its subtree.
    let end: Int
    /// The information set, or -1 where chance moves.
    let agent: Int
    /// Place of the first child in `Game.childNodes`.
    let firstChild: Int
  }

  /// A range as two integers, so that it can stand in a `FixedArray`.
  private struct Places: Sendable {
    let first: Int
    let end: Int

    init(_ range: Range<Int>) { (first, end) = (range.lowerBound, range.upperBound) }

    var range: Range<Int> { first..<end }
  }

  let playerCount: Int
  let nodeCount: Int
  let actionCount: Int
  let chanceCount: Int
  let agents: [Agent]
  let members: [Member]
  let inner: [Inner]
  /// The place of each node among inner nodes, or -1 at terminals.
  let innerOfNode: [Int]
  /// The parent of each node, and the slot of the edge into it; of no meaning at the root.
  let parents: [Int]
  let slots: [Int]
  let children: [Int]
  let terminals: [Int]
  /// Slots of actions and of chance branches on the way to members.
  let paths: [Int]
  let chancePaths: [Int]

  var slotCount: Int { actionCount + chanceCount }
  var unknownCount: Int { LogitTree.unknownCount(actions: actionCount, sets: agents.count) }

  static func unknownCount(actions: Int, sets: Int) -> Int { actions - sets }

  init(_ game: Game) {
    playerCount = game.players.count
    nodeCount = game.nodes.count
    actionCount = game.actionCount
    chanceCount = game.chanceProbabilities.count
    children = game.childNodes
    terminals = game.terminals
    parents = game.nodes.map(\.parent)
    slots = game.nodes.map { game.slot(into: $0) }
    (inner, innerOfNode) = LogitTree.innerNodes(game, slots)
    let paths = MemberPaths(game, slots)
    members = paths.members
    self.paths = paths.actions
    chancePaths = paths.chances
    agents = game.informationSets.indices.map { index in
      let set = game.informationSets[index]
      // The last sets come first: eliminated before those that they depend on, they fill in little.
      let after = LogitTree.unknownCount(
        actions: game.actionCount - set.actionRange.upperBound,
        sets: game.informationSets.count - index - 1)
      return Agent(set, firstUnknown: after)
    }
  }

  private static func innerNodes(
    _ game: Game, _ slots: [Int]
  ) -> (inner: [Inner], innerOfNode: [Int]) {
    var innerOfNode = [Int](repeating: -1, count: game.nodes.count)
    // Inner nodes before each node, which tells the end of a subtree among inner nodes.
    var before = [0]
    for (index, node) in game.nodes.enumerated() {
      let count = before[index]
      if !node.isTerminal { innerOfNode[index] = count }
      before.append(node.isTerminal ? count : count + 1)
    }
    let inner: [Inner] = game.nodes.indices.filter { innerOfNode[$0] >= 0 }.map { index in
      let node = game.nodes[index]
      var agent = -1
      if case .decision(let set) = node.kind { agent = set }
      return Inner(
        node: index, parent: node.parent < 0 ? -1 : innerOfNode[node.parent], slot: slots[index],
        end: before[node.subtreeEnd], agent: agent, firstChild: node.firstChild)
    }
    return (inner, innerOfNode)
  }
}

extension Game {
  /// The slot of the edge into a node; 0 at the root.
  fileprivate func slot(into node: Node) -> Int {
    guard node.parent >= 0 else { return 0 }
    switch nodes[node.parent].kind {
    case .decision(let set): return informationSets[set].firstAction + node.action
    case .chance(let event): return actionCount + events[event].firstAction + node.action
    case .terminal: return 0
    }
  }
}

/// The ways to all members of all information sets.
private struct MemberPaths {
  private(set) var members: [LogitTree.Member] = []
  private(set) var actions: [Int] = []
  private(set) var chances: [Int] = []

  init(_ game: Game, _ slots: [Int]) {
    for set in game.informationSets {
      let paths = set.nodes.map { MemberPaths.path(to: $0, game, slots) }
      var uses: [Int: Int] = [:]
      for slot in paths.joined() { uses[slot, default: 0] += 1 }
      for (node, path) in zip(set.nodes, paths) {
        // What all members share cancels from beliefs: under perfect recall all own actions do.
        let telling = path.filter { $0 < game.actionCount && uses[$0] != set.nodes.count }
        let chance = path.filter { $0 >= game.actionCount }
        members.append(
          LogitTree.Member(
            node: node, firstChild: game.nodes[node].firstChild,
            path: actions.count..<actions.count + telling.count,
            chancePath: chances.count..<chances.count + chance.count))
        actions += telling
        chances += chance
      }
    }
  }

  private static func path(to start: Int, _ game: Game, _ slots: [Int]) -> [Int] {
    var path: [Int] = []
    var node = start
    while game.nodes[node].parent >= 0 {
      path.append(slots[node])
      node = game.nodes[node].parent
    }
    return path
  }
}
