extension LogitWorkspace {
  /// Takes each agent's likeliest action as his reference.
  func chooseReferences() {
    for index in 0..<agents.count {
      let agent = agents[index]
      var best = agent.actions.lowerBound
      for action in agent.actions where probabilities[action] > probabilities[best] {
        best = action
      }
      references[index] = best
      var unknown = agent.firstUnknown
      for action in agent.actions {
        unknowns[action] = action == best ? -1 : unknown
        if action != best { unknown += 1 }
      }
    }
  }

  /// Turns changes of the unknowns into changes of an agent's logarithms, to first order.
  func spread(
    _ changes: FixedArray<Double>, over actions: Range<Int>, to target: FixedArray<Double>
  ) {
    var mean = 0.0
    for action in actions where unknowns[action] >= 0 {
      mean += probabilities[action] * changes[unknowns[action]]
    }
    for action in actions {
      target[action] = unknowns[action] < 0 ? -mean : changes[unknowns[action]] - mean
    }
  }

  /// Derivatives of the equations by the unknowns log π(a) - log π(r), each row times `scale`.
  ///
  /// Row of a: own · d(log π(a) - log π(r)) - pull · d(u(a) - u(r)).
  func fillJacobian(own: Double, pull: Double) {
    let width = system.width
    for index in 0..<agents.count {
      let agent = agents[index]
      differentiate(agent)
      let reference = rows.base + (references[index] - agent.actions.lowerBound) * tree.actionCount
      for action in agent.actions where unknowns[action] >= 0 {
        let row = rows.base + (action - agent.actions.lowerBound) * tree.actionCount
        let target = system.matrix.base + unknowns[action] * width
        for column in 0..<tree.actionCount where unknowns[column] >= 0 {
          target[unknowns[column]] = pull * (reference[column] - row[column])
        }
        target[unknowns[action]] += own
      }
    }
  }

  /// Derivatives of an agent's utilities by all unknowns, into `rows`.
  private func differentiate(_ agent: LogitTree.Agent) {
    rows.base.update(repeating: 0, count: agent.actions.count * tree.actionCount)
    for action in agent.actions {
      let row = rows.base + (action - agent.actions.lowerBound) * tree.actionCount
      if agent.members.count > 1 { differentiateBeliefs(agent, action, row) }
      for member in agent.members where beliefs[member] > 0 {
        let offset = action - agent.actions.lowerBound
        let child = children[members[member].firstChild + offset]
        differentiateContinuation(child, beliefs[member], agent.player, row)
      }
    }
  }

  /// Each action on the way to a member makes it likelier against the others.
  private func differentiateBeliefs(
    _ agent: LogitTree.Agent, _ action: Int, _ row: UnsafeMutablePointer<Double>
  ) {
    let values = values.base + agent.player * tree.nodeCount
    for member in agent.members where beliefs[member] > 0 {
      let child = children[members[member].firstChild + action - agent.actions.lowerBound]
      let gain = beliefs[member] * (values[child] - utilities[action])
      for place in members[member].path { row[paths[place]] += gain }
    }
    // What makes one action likelier makes the others of its agent less likely.
    for other in 0..<agents.count {
      let actions = agents.base[other].actions
      var sum = 0.0
      for action in actions { sum += row[action] }
      guard sum != 0 else { continue }
      for action in actions { row[action] -= sum * probabilities[action] }
    }
  }

  /// What a player expects below a node moves with every later choice, as far as it is reached.
  private func differentiateContinuation(
    _ node: Int, _ weight: Double, _ player: Int, _ row: UnsafeMutablePointer<Double>
  ) {
    let start = innerOfNode[node]
    guard start >= 0 else { return }
    let values = values.base + player * tree.nodeCount
    var place = start
    let end = inner[start].end
    while place < end {
      let here = inner.base[place]
      let reach =
        place == start ? weight : innerWeights[here.parent] * probabilities[here.slot]
      innerWeights[place] = reach
      guard reach > 1e-200 else {
        place = here.end
        continue
      }
      if here.agent >= 0 {
        var child = here.firstChild
        for action in agents.base[here.agent].actions {
          row[action] +=
            reach * probabilities[action] * (values[children[child]] - values[here.node])
          child += 1
        }
      }
      place += 1
    }
  }
}
