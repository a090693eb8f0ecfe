import RealModule

/// The agent logit equations of one tree with any payoffs: state, derivatives, and memory for both.
///
/// Made once per tree and thread; nothing is allocated afterwards. Payoffs are shifted and divided by one
/// scale for all players, so that λ is a number without a unit here; `payoffUnit` turns it back.
///
/// In equilibrium at λ, with u(a) an agent's expected payoff of action a given his beliefs,
/// log π(a) - log π(r) = λ·(u(a) - u(r)) for his actions a and a reference action r (McKelvey and Palfrey
/// 1998). Logarithms are the state (Turocy 2005, 2010), so that tiny probabilities keep their ratios, on
/// which beliefs at sets that are hardly reached depend.
final class LogitWorkspace {
  let tree: LogitTree
  let unknownCount: Int
  /// The range of payoffs; λ in one over payoff is `lambda` over this.
  private(set) var payoffUnit = 1.0

  // State: a point of the graph.
  let logs: FixedArray<Double>
  var lambda = 0.0

  // What follows from the state.
  /// Probabilities of all slots.
  let probabilities: FixedArray<Double>
  let beliefs: FixedArray<Double>
  let utilities: FixedArray<Double>
  /// Player by player, expected payoff from each node on.
  let values: FixedArray<Double>

  // Linear equations.
  let references: FixedArray<Int>
  /// The unknown of each action, or -1 for reference actions.
  let unknowns: FixedArray<Int>
  let system: DenseSystem

  // The tree once more, without checks.
  let agents: FixedArray<LogitTree.Agent>
  let members: FixedArray<LogitTree.Member>
  let inner: FixedArray<LogitTree.Inner>
  let innerOfNode: FixedArray<Int>
  let parents: FixedArray<Int>
  let slots: FixedArray<Int>
  let children: FixedArray<Int>
  let paths: FixedArray<Int>
  let agentOfSlot: FixedArray<Int>

  private let memberChance: FixedArray<Double>

  // Scratch of the derivatives.
  let innerWeights: FixedArray<Double>
  let rows: FixedArray<Double>

  /// The equations of a game with its payoffs and chances.
  init(_ game: Game) {
    let tree = LogitTree(game)
    self.tree = tree
    unknownCount = tree.unknownCount
    logs = FixedArray(tree.actionCount, 0)
    probabilities = FixedArray(tree.slotCount, 1)
    beliefs = FixedArray(tree.members.count, 1)
    utilities = FixedArray(tree.actionCount, 0)
    values = FixedArray(tree.playerCount * tree.nodeCount, 0)
    references = FixedArray(tree.agents.count, 0)
    unknowns = FixedArray(tree.actionCount, -1)
    system = DenseSystem(tree.unknownCount + 1)
    agents = FixedArray(tree.agents)
    members = FixedArray(tree.members)
    inner = FixedArray(tree.inner)
    innerOfNode = FixedArray(tree.innerOfNode)
    parents = FixedArray(tree.parents)
    slots = FixedArray(tree.slots)
    children = FixedArray(tree.children)
    paths = FixedArray(tree.paths)
    agentOfSlot = FixedArray(
      tree.agents.indices.flatMap { agent in tree.agents[agent].actions.map { _ in agent } })
    memberChance = FixedArray(tree.members.count, 0)
    innerWeights = FixedArray(tree.inner.count, 0)
    let largest = tree.agents.reduce(0) { max($0, $1.actions.count) }
    rows = FixedArray(largest * tree.actionCount, 0)
    game.chanceProbabilities.withUnsafeBufferPointer { setChance($0) }
    game.payoffs.withUnsafeBufferPointer { setPayoffs($0) }
  }

  deinit {
    for block in [
      logs, probabilities, beliefs, utilities, values, memberChance, innerWeights, rows,
    ] { block.deallocate() }
    for block in [references, unknowns, innerOfNode, parents, slots, children, paths, agentOfSlot] {
      block.deallocate()
    }
    agents.deallocate()
    members.deallocate()
    inner.deallocate()
  }

  // MARK: Payoffs and chance

  /// Takes over payoffs: terminal `t` of player `p` at `p * terminals + t`, as in `Game.payoffs`.
  ///
  /// They must be finite.
  func setPayoffs(_ payoffs: UnsafeBufferPointer<Double>) {
    let count = tree.terminals.count
    var unit = 0.0
    for player in 0..<tree.playerCount {
      let (low, high) = range(payoffs, player * count..<(player + 1) * count)
      unit = max(unit, high - low)
    }
    payoffUnit = unit > 0 ? unit : 1
    for player in 0..<tree.playerCount {
      let (low, high) = range(payoffs, player * count..<(player + 1) * count)
      let middle = low + (high - low) / 2
      for terminal in 0..<count {
        values[player * tree.nodeCount + tree.terminals[terminal]] =
          (payoffs[player * count + terminal] - middle) / payoffUnit
      }
    }
  }

  private func range(
    _ payoffs: UnsafeBufferPointer<Double>, _ places: Range<Int>
  ) -> (low: Double, high: Double) {
    var (low, high) = (payoffs[places.lowerBound], payoffs[places.lowerBound])
    for place in places {
      low = min(low, payoffs[place])
      high = max(high, payoffs[place])
    }
    return (low, high)
  }

  /// Takes over the probabilities of all chance branches, as in `Game.chanceProbabilities`.
  ///
  /// At a set, members that need more branches of probability zero than others get no belief: chance
  /// trembles far less than any player.
  func setChance(_ chance: UnsafeBufferPointer<Double>) {
    for branch in 0..<tree.chanceCount {
      probabilities[tree.actionCount + branch] = chance[branch]
    }
    for agent in tree.agents {
      var fewest = Int.max
      for member in agent.members { fewest = min(fewest, impossibleBranches(to: member)) }
      for member in agent.members {
        var sum = impossibleBranches(to: member) > fewest ? -Double.infinity : 0
        for slot in tree.members[member].chancePath {
          let probability = probabilities[tree.chancePaths[slot]]
          if probability > 0 { sum += Double.log(probability) }
        }
        memberChance[member] = sum
      }
    }
  }

  private func impossibleBranches(to member: Int) -> Int {
    var count = 0
    for place in tree.members[member].chancePath
    where probabilities[tree.chancePaths[place]] <= 0 { count += 1 }
    return count
  }

  // MARK: State

  /// Every action of an agent with the same probability, at λ = 0.
  func reset() {
    lambda = 0
    for index in 0..<agents.count {
      let even = -Double.log(Double(agents[index].actions.count))
      for action in agents[index].actions { logs[action] = even }
    }
  }

  /// Makes the probabilities of each agent sum to one, and works out all that follows from the state.
  func evaluate() {
    for index in 0..<agents.count { normalise(agents[index].actions) }
    for player in 0..<tree.playerCount { workOutValues(player) }
    for index in 0..<agents.count {
      workOutBeliefs(agents[index])
      workOutUtilities(agents[index])
    }
  }

  private func normalise(_ actions: Range<Int>) {
    var top = logs[actions.lowerBound]
    for action in actions { top = max(top, logs[action]) }
    var sum = 0.0
    for action in actions {
      let weight = Double.exp(logs[action] - top)
      probabilities[action] = weight
      sum += weight
    }
    let shift = top + Double.log(sum)
    for action in actions {
      logs[action] -= shift
      probabilities[action] /= sum
    }
  }

  /// In reverse preorder, each node has all its children's values when it is met.
  private func workOutValues(_ player: Int) {
    let values = values.base + player * tree.nodeCount
    for place in 0..<inner.count { values[inner.base[place].node] = 0 }
    var node = tree.nodeCount - 1
    while node > 0 {
      values[parents[node]] += probabilities[slots[node]] * values[node]
      node -= 1
    }
  }

  private func workOutBeliefs(_ agent: LogitTree.Agent) {
    guard agent.members.count > 1 else { return }
    var top = -Double.infinity
    for member in agent.members {
      var sum = memberChance[member]
      for place in members[member].path { sum += logs[paths[place]] }
      beliefs[member] = sum
      top = max(top, sum)
    }
    var total = 0.0
    for member in agent.members {
      let weight = Double.exp(beliefs[member] - top)
      beliefs[member] = weight
      total += weight
    }
    for member in agent.members { beliefs[member] /= total }
  }

  private func workOutUtilities(_ agent: LogitTree.Agent) {
    let values = values.base + agent.player * tree.nodeCount
    for action in agent.actions {
      var sum = 0.0
      for member in agent.members {
        let child = children[members[member].firstChild + action - agent.actions.lowerBound]
        sum += beliefs[member] * values[child]
      }
      utilities[action] = sum
    }
  }

  /// The most that an agent gains by another action, given his beliefs, in units of `payoffUnit`.
  func regret(of agent: Int) -> Double {
    var best = -Double.infinity
    var mean = 0.0
    for action in agents[agent].actions {
      best = max(best, utilities[action])
      mean += probabilities[action] * utilities[action]
    }
    return best - mean
  }

  /// The largest of the agents' regrets.
  func largestRegret() -> Double {
    var worst = 0.0
    for agent in 0..<agents.count { worst = max(worst, regret(of: agent)) }
    return worst
  }
}
