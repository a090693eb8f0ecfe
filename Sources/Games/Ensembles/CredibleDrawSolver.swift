/// The extreme equilibria without incredible threats, where nobody moves twice on a path.
///
/// An equilibrium is kept if at every information set that it does not reach some belief makes what is played
/// there best: a weak perfect Bayesian equilibrium, and in signalling games a sequential one (Kreps
/// and Wilson 1982), since every belief about a surprising message is consistent there. The set of
/// beliefs against which some actions are all best is a face of the best-reply polyhedron of beliefs, so
/// that only its vertices have to be looked at.
struct CredibleDrawSolver: DrawSolver {
  private let game: Game
  private var extreme: ExtremeDrawSolver
  private var play: PlayValues
  /// For each information set the best replies to beliefs there.
  private var replies: [BestReplyVertices]
  private var kept: [Bool] = []
  private var table: [Double] = []
  private var beliefs: [Double] = []

  /// - Precondition: two players, neither of whom moves twice on a path.
  init(_ game: Game, _ map: StrategicMap) {
    self.game = game
    extreme = ExtremeDrawSolver(map)
    play = PlayValues(game)
    replies = game.informationSets.map {
      BestReplyVertices(ownCount: $0.nodes.count, replyCount: $0.actions.count)
    }
  }

  /// Why the method cannot be used, or `nil`.
  static func refusal(of game: Game) -> String? {
    if let set = game.informationSets.first(where: { $0.previousAction >= 0 }) {
      return "“\(visible(game.players[set.player]))” moves twice on a path, at “"
        + visible(set.label) + "”"
    }
    let largest = game.informationSets.map { $0.nodes.count + $0.actions.count }.max() ?? 0
    return largest <= 64 ? nil : "an information set has more than 64 members and actions"
  }

  mutating func solve(
    _ numbers: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    if let reason = extreme.solve(numbers, draw: draw, into: &found) { return reason }
    kept.removeAll(keepingCapacity: true)
    for profile in 0..<found.count {
      let start = profile * found.actionCount
      play.evaluate(found.behaviours, from: start, numbers)
      let isCredible = findBeliefs(found.behaviours, start)
      kept.append(isCredible)
      if isCredible { found.beliefs.append(contentsOf: beliefs) }
    }
    found.keep(kept)
    return found.count == 0 ? .noneFound : nil
  }

  /// Beliefs that make the profile sequentially rational; false where there are none.
  private mutating func findBeliefs(_ behaviours: [Double], _ start: Int) -> Bool {
    beliefs.removeAll(keepingCapacity: true)
    for (index, set) in game.informationSets.enumerated() {
      if isReached(set) {
        followBayes(set)
      } else if !findBelief(index, set, behaviours, start) {
        return false
      }
    }
    return true
  }

  /// The labels of members that chance rules out, unless it rules out all: no belief falls on them.
  private func impossible(_ set: InformationSet) -> UInt64 {
    var labels: UInt64 = 0
    for (member, node) in set.nodes.enumerated() where play.chance[node] == 0 {
      labels |= 1 << UInt64(member)
    }
    return labels.nonzeroBitCount == set.nodes.count ? 0 : labels
  }

  private mutating func followBayes(_ set: InformationSet) {
    var sum = 0.0
    for node in set.nodes { sum += play.reach[node] }
    for node in set.nodes { beliefs.append(play.reach[node] / sum) }
  }

  private func isReached(_ set: InformationSet) -> Bool {
    for node in set.nodes where play.reach[node] > 1e-12 { return true }
    return false
  }

  /// Adds a belief at an information set for which what is played there is best.
  private mutating func findBelief(
    _ index: Int, _ set: InformationSet, _ behaviours: [Double], _ start: Int
  ) -> Bool {
    table.removeAll(keepingCapacity: true)
    for action in 0..<set.actions.count {
      for node in set.nodes {
        table.append(play.value(of: set.player, at: game.child(of: node, action: action)))
      }
    }
    guard replies[index].find(table, ownStride: 1, replyStride: set.nodes.count) else {
      return false
    }
    var played: UInt64 = 0
    for action in 0..<set.actions.count where behaviours[start + set.firstAction + action] > 1e-12 {
      played |= 1 << UInt64(set.nodes.count + action)
    }
    played |= impossible(set)
    for (vertex, labels) in replies[index].labels.enumerated() where labels & played == played {
      let first = vertex * set.nodes.count
      for member in 0..<set.nodes.count {
        beliefs.append(replies[index].weights[first + member])
      }
      return true
    }
    return false
  }
}

/// Reach and payoffs of every node when a profile is played in one draw.
private struct PlayValues {
  private let game: Game
  private(set) var reach: [Double]
  /// The probability with which chance lets each node be reached.
  private(set) var chance: [Double]
  private var values: [Double]

  init(_ game: Game) {
    self.game = game
    chance = [Double](repeating: 1, count: game.nodes.count)
    reach = [Double](repeating: 1, count: game.nodes.count)
    values = [Double](repeating: 0, count: game.nodes.count * game.players.count)
  }

  func value(of player: Int, at node: Int) -> Double { values[node * game.players.count + player] }

  mutating func evaluate(_ behaviours: [Double], from start: Int, _ numbers: DrawnGame) {
    for node in game.nodes.indices.dropFirst() {
      let parent = game.nodes[node].parent
      let probability = probability(into: node, behaviours, start, numbers)
      reach[node] = reach[parent] * probability
      if case .chance = game.nodes[parent].kind {
        chance[node] = chance[parent] * probability
      } else {
        chance[node] = chance[parent]
      }
    }
    for place in values.indices { values[place] = 0 }
    let count = game.players.count
    for node in game.nodes.indices.reversed() {
      if case .terminal(let terminal) = game.nodes[node].kind {
        for player in 0..<count {
          values[node * count + player] =
            numbers.payoffs[player * game.terminals.count + terminal]
        }
      }
      let parent = game.nodes[node].parent
      guard parent >= 0 else { continue }
      let probability = probability(into: node, behaviours, start, numbers)
      for player in 0..<count {
        values[parent * count + player] += probability * values[node * count + player]
      }
    }
  }

  private func probability(
    into node: Int, _ behaviours: [Double], _ start: Int, _ numbers: DrawnGame
  ) -> Double {
    let action = game.nodes[node].action
    switch game.nodes[game.nodes[node].parent].kind {
    case .decision(let set):
      return behaviours[start + game.informationSets[set].firstAction + action]
    case .chance(let event): return numbers.branches[game.events[event].firstAction + action]
    case .terminal: return 0
    }
  }
}
