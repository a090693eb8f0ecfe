extension GameTree {
  /// The finished game, its nodes in preorder, its sets, events and outcomes in order of appearance.
  ///
  /// Outcomes that no position uses are left out. Linear in the size of the tree; no recursion.
  public func frozen() throws(GameError) -> Game { try frozenWithOrigins().game }

  /// The finished game, and which declared outcome and event each of its own was.
  func frozenWithOrigins() throws(GameError) -> (game: Game, outcomes: [Int], events: [Int]) {
    guard !players.isEmpty else { throw .noPlayers }
    var freezing = Freezing(self)
    try freezing.number()
    return (try freezing.game(), freezing.declaredOutcomes, freezing.declaredEvents)
  }
}

/// The state of one freezing: drafts are numbered in preorder, and what they use as it appears.
private struct Freezing {
  private struct Use {
    /// Draft index to frozen index, or -1.
    private(set) var frozen: [Int]
    /// Frozen index to draft index.
    private(set) var drafts: [Int] = []
    private(set) var nodes: [[Int]] = []

    init(_ count: Int) { frozen = [Int](repeating: -1, count: count) }

    mutating func use(_ draft: Int, at node: Int) -> Int {
      if frozen[draft] < 0 {
        frozen[draft] = drafts.count
        drafts.append(draft)
        nodes.append([])
      }
      nodes[frozen[draft]].append(node)
      return frozen[draft]
    }
  }

  private let tree: GameTree
  private var sets: Use
  private var events: Use
  private var outcomes: Use
  /// Draft indices in preorder, and where each draft's subtree ends.
  private var order: [Int] = []
  private var numbers: [Int]
  private var kinds: [Node.Kind] = []
  private var outcomeOfNode: [Int] = []
  private var terminals: [Int] = []

  init(_ tree: GameTree) {
    self.tree = tree
    sets = Use(tree.sets.count)
    events = Use(tree.events.count)
    outcomes = Use(tree.outcomes.count)
    numbers = [Int](repeating: -1, count: tree.drafts.count)
  }

  mutating func number() throws(GameError) {
    var stack = [0]
    while let index = stack.popLast() {
      let draft = tree.drafts[index]
      let node = order.count
      order.append(index)
      numbers[index] = node
      kinds.append(try kind(draft, index, at: node))
      outcomeOfNode.append(draft.outcome < 0 ? -1 : outcomes.use(draft.outcome, at: node))
      for child in (0..<draft.childCount).reversed() { stack.append(draft.firstChild + child) }
    }
  }

  private mutating func kind(
    _ draft: GameTree.Draft, _ index: Int, at node: Int
  ) throws(GameError) -> Node.Kind {
    switch draft.move {
    case .decision(let set): return .decision(sets.use(set, at: node))
    case .chance(let event): return .chance(events.use(event, at: node))
    case .end:
      terminals.append(node)
      return .terminal(terminals.count - 1)
    case .open: throw .unfinished(path: tree.path(to: index))
    }
  }

  var declaredOutcomes: [Int] { outcomes.drafts }
  var declaredEvents: [Int] { events.drafts }

  func game() throws(GameError) -> Game {
    var childNodes: [Int] = []
    let nodes = frozenNodes(&childNodes)
    let informationSets = frozenSets(nodes)
    let game = Game(
      title: tree.title, comment: tree.comment, players: tree.players, nodes: nodes,
      nodeLabels: order.map { tree.drafts[$0].label }, childNodes: childNodes,
      terminals: terminals, informationSets: informationSets.sets, recall: informationSets.recall,
      events: frozenEvents(), outcomes: outcomes.drafts.map { tree.outcomes[$0] })
    if let terminal = game.terminalBeyondLimits {
      throw .payoffOverflow(path: tree.path(to: order[terminals[terminal]]))
    }
    return game
  }

  private func frozenNodes(_ childNodes: inout [Int]) -> [Node] {
    let ends = subtreeEnds()
    childNodes.reserveCapacity(order.count)
    return order.indices.map { index in
      let draft = tree.drafts[order[index]]
      let firstChild = childNodes.count
      for child in 0..<draft.childCount { childNodes.append(numbers[draft.firstChild + child]) }
      return Node(
        kinds[index], parent: draft.parent < 0 ? nil : numbers[draft.parent],
        action: draft.parent < 0 ? nil : draft.action,
        outcome: outcomeOfNode[index] < 0 ? nil : outcomeOfNode[index],
        firstChild: firstChild, childCount: draft.childCount, subtreeEnd: ends[index])
    }
  }

  /// In reverse preorder a node is met after its whole subtree; the last node there is its end.
  private func subtreeEnds() -> [Int] {
    var ends = order.indices.map { $0 + 1 }
    for index in order.indices.reversed() {
      let parent = tree.drafts[order[index]].parent
      if parent >= 0 { ends[numbers[parent]] = max(ends[numbers[parent]], ends[index]) }
    }
    return ends
  }

  private func frozenSets(_ nodes: [Node]) -> (sets: [InformationSet], recall: Recall) {
    var firstActions = [0]
    for draft in sets.drafts {
      firstActions.append(firstActions.last.map { $0 + tree.sets[draft].actions.count } ?? 0)
    }
    let owners = zip(sets.drafts, firstActions).map { (tree.sets[$0].player, $1) }
    let history = OwnHistory(nodes, playerCount: tree.players.count, sets: owners)
    var firstMember = 0
    let frozen = sets.drafts.indices.map { index in
      let draft = tree.sets[sets.drafts[index]]
      let members = sets.nodes[index]
      defer { firstMember += members.count }
      return InformationSet(
        player: draft.player, label: draft.label, actions: draft.actions, nodes: members,
        firstAction: firstActions[index], firstMember: firstMember,
        previousAction: history.lastAction[members[0]])
    }
    let recall = Recall.of(frozen, lastAction: history.lastAction) { nodes[$0].subtreeEnd }
    return (frozen, recall)
  }

  private func frozenEvents() -> [ChanceEvent] {
    var firstAction = 0
    return events.drafts.indices.map { index in
      let draft = tree.events[events.drafts[index]]
      defer { firstAction += draft.actions.count }
      return ChanceEvent(
        label: draft.label, actions: draft.actions, probabilities: draft.probabilities,
        nodes: events.nodes[index], firstAction: firstAction)
    }
  }
}
