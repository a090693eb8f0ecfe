/// Which actions some belief and some later play make best, at every information set of a draw.
///
/// From the last sets to the first, each player's payoff from a node on is bounded from both sides over what
/// may still be played there. An action that is not best against any belief, even with the best for itself
/// and the worst for the others, is in no sequential equilibrium, and bounds before it tighten: backward
/// dominance in the manner of Shimoji and Watson (1998). Where later play is settled the bounds meet, and the
/// test is exact.
struct PlayableActions {
  private let game: Game
  /// The sets in the order in which they are looked at: those whose members come last first.
  private let order: [Int]
  /// For each set the best replies to beliefs there.
  private var replies: [BestReplyVertices]
  /// For each set whether payoffs after it are settled, so that `replies` holds them.
  private var isSettled: [Bool]
  private var isPlayable: [Bool]
  /// For each action a belief that makes it best, one after the other from `firstBelief`.
  private var beliefs: [Double]
  private let firstBelief: [Int]
  /// The probability with which chance lets each node be reached.
  private var chance: [Double]
  private var lowest: [Double]
  private var highest: [Double]
  private var table: [Double] = []

  init(_ game: Game) {
    self.game = game
    order = game.informationSets.indices.sorted {
      let (left, right) = (game.informationSets[$0].nodes, game.informationSets[$1].nodes)
      return (left.last ?? 0, $0) > (right.last ?? 0, $1)
    }
    replies = game.informationSets.map {
      BestReplyVertices(ownCount: $0.nodes.count, replyCount: $0.actions.count)
    }
    isSettled = game.informationSets.map { _ in false }
    isPlayable = [Bool](repeating: true, count: game.actionCount)
    var firstBelief: [Int] = []
    var count = 0
    for set in game.informationSets {
      for _ in set.actions {
        firstBelief.append(count)
        count += set.nodes.count
      }
    }
    self.firstBelief = firstBelief
    beliefs = [Double](repeating: 0, count: count)
    chance = [Double](repeating: 1, count: game.nodes.count)
    lowest = [Double](repeating: 0, count: game.nodes.count)
    highest = lowest
  }

  /// Works out the playable actions of a draw.
  mutating func find(_ numbers: DrawnGame) {
    for node in game.nodes.indices.dropFirst() {
      chance[node] = chance[game.nodes[node].parent]
      if let branch = game.branch(into: node) { chance[node] *= numbers.branches[branch] }
    }
    for action in isPlayable.indices { isPlayable[action] = true }
    for index in order { test(index, numbers) }
  }

  /// Whether what a profile plays at a set can be best there.
  func isCredible(_ index: Int, _ behaviours: [Double], from start: Int) -> Bool {
    let set = game.informationSets[index]
    for action in set.actionRange
    where behaviours[start + action] > Self.negligible && !isPlayable[action] { return false }
    return !isSettled[index] || vertex(index, played(set, behaviours, start)) != nil
  }

  /// Adds a belief at a set that makes what is played there best, or comes near it.
  func addBelief(
    _ index: Int, _ behaviours: [Double], from start: Int, to result: inout [Double]
  ) {
    let set = game.informationSets[index]
    let count = set.nodes.count
    if isSettled[index], let vertex = vertex(index, played(set, behaviours, start)) {
      for member in 0..<count { result.append(replies[index].weights[vertex * count + member]) }
      return
    }
    for action in set.actionRange where behaviours[start + action] > Self.negligible {
      for member in 0..<count { result.append(beliefs[firstBelief[action] + member]) }
      return
    }
  }

  /// The first action of a set that can be best.
  func firstPlayable(_ set: InformationSet) -> Int {
    for action in set.actionRange where isPlayable[action] { return action }
    return set.firstAction
  }

  private static let negligible = 1e-12

  private func played(_ set: InformationSet, _ behaviours: [Double], _ start: Int) -> UInt64 {
    var labels: UInt64 = 0
    for action in 0..<set.actions.count
    where behaviours[start + set.firstAction + action] > Self.negligible {
      labels |= 1 << UInt64(set.nodes.count + action)
    }
    return labels
  }

  /// A vertex of the beliefs against which all these actions are best, or `nil`.
  private func vertex(_ index: Int, _ actions: UInt64) -> Int? {
    let needed = actions | impossible(game.informationSets[index])
    for (vertex, labels) in replies[index].labels.enumerated() where labels & needed == needed {
      return vertex
    }
    return nil
  }

  /// The labels of members that chance rules out, unless it rules out all: no belief falls on them.
  private func impossible(_ set: InformationSet) -> UInt64 {
    var labels: UInt64 = 0
    for (member, node) in set.nodes.enumerated() where chance[node] == 0 {
      labels |= 1 << UInt64(member)
    }
    return labels.nonzeroBitCount == set.nodes.count ? 0 : labels
  }

  // MARK: One set

  private mutating func test(_ index: Int, _ numbers: DrawnGame) {
    let set = game.informationSets[index]
    isSettled[index] = true
    for node in set.nodes { bound(after: node, set.player, numbers) }
    for node in set.nodes {
      for child in game.children(of: node) where lowest[child] < highest[child] {
        isSettled[index] = false
      }
    }
    if isSettled[index] {
      isSettled[index] = solve(index, favoured: -1)
      for action in set.actions.indices { mark(index, action, isSolved: isSettled[index]) }
    } else {
      for action in set.actions.indices {
        mark(index, action, isSolved: solve(index, favoured: action))
      }
    }
  }

  /// Beliefs against which actions are best, one of them given the benefit of the doubt; false where there
  /// are too many to list.
  private mutating func solve(_ index: Int, favoured: Int) -> Bool {
    let set = game.informationSets[index]
    table.removeAll(keepingCapacity: true)
    for action in 0..<set.actions.count {
      for node in set.nodes {
        let child = game.child(of: node, action: action)
        table.append(action == favoured ? highest[child] : lowest[child])
      }
    }
    return replies[index].find(table, ownStride: 1, replyStride: set.nodes.count)
  }

  /// Notes whether some belief makes an action best; what was not solved has the benefit of the doubt.
  private mutating func mark(_ index: Int, _ action: Int, isSolved: Bool) {
    let set = game.informationSets[index]
    let count = set.nodes.count
    guard isSolved else {
      let first = firstBelief[set.firstAction + action]
      for member in 0..<count { beliefs[first + member] = 1 / Double(count) }
      return
    }
    guard let vertex = vertex(index, 1 << UInt64(count + action)) else {
      isPlayable[set.firstAction + action] = false
      return
    }
    let first = firstBelief[set.firstAction + action]
    for member in 0..<count {
      beliefs[first + member] = replies[index].weights[vertex * count + member]
    }
  }

  /// Bounds a player's payoff at every node after one, over what may still be played.
  private mutating func bound(after start: Int, _ player: Int, _ numbers: DrawnGame) {
    var node = game.nodes[start].subtreeEnd - 1
    while node > start {
      switch game.nodes[node].kind {
      case .terminal(let terminal):
        lowest[node] = numbers.payoffs[player * game.terminals.count + terminal]
        highest[node] = lowest[node]
      case .chance(let event): average(node, game.events[event].firstAction, numbers)
      case .decision(let set): widen(node, game.informationSets[set].firstAction)
      }
      node -= 1
    }
  }

  private mutating func average(_ node: Int, _ first: Int, _ numbers: DrawnGame) {
    (lowest[node], highest[node]) = (0, 0)
    for branch in 0..<game.nodes[node].childCount {
      let child = game.child(of: node, action: branch)
      lowest[node] += numbers.branches[first + branch] * lowest[child]
      highest[node] += numbers.branches[first + branch] * highest[child]
    }
  }

  private mutating func widen(_ node: Int, _ first: Int) {
    (lowest[node], highest[node]) = (.infinity, -.infinity)
    for action in 0..<game.nodes[node].childCount where isPlayable[first + action] {
      let child = game.child(of: node, action: action)
      lowest[node] = min(lowest[node], lowest[child])
      highest[node] = max(highest[node], highest[child])
    }
  }
}
