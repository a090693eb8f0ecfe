extension Game {
  /// The same game with other numbers: one payoff per outcome and player, one probability per branch.
  ///
  /// Each outcome has a list with one payoff per player, each event a list with one probability per
  /// branch; `nil` keeps what is there.
  /// - Throws: `GameError` where counts differ, probabilities do not sum to one, or sums overflow.
  public func replacing(
    outcomePayoffs: [[Number]]? = nil, chanceProbabilities: [[Number]]? = nil
  ) throws(GameError) -> Game {
    let game = Game(
      title: title, comment: comment, players: players, nodes: nodes, nodeLabels: nodeLabels,
      childNodes: childNodes, terminals: terminals, informationSets: informationSets,
      recall: recall, events: try replacingProbabilities(chanceProbabilities),
      outcomes: try replacingPayoffs(outcomePayoffs))
    if let terminal = game.terminalBeyondLimits {
      throw .payoffOverflow(path: "terminal \(terminal + 1)")
    }
    return game
  }

  private func replacingPayoffs(_ payoffs: [[Number]]?) throws(GameError) -> [Outcome] {
    guard let payoffs else { return outcomes }
    guard payoffs.count == outcomes.count else {
      throw .listCount(what: "outcomes", expected: outcomes.count, found: payoffs.count)
    }
    var replaced: [Outcome] = []
    for (outcome, payoffs) in zip(outcomes, payoffs) {
      replaced.append(try Outcome.checked(outcome.label, payoffs, playerCount: players.count))
    }
    return replaced
  }

  private func replacingProbabilities(
    _ probabilities: [[Number]]?
  ) throws(GameError) -> [ChanceEvent] {
    guard let probabilities else { return events }
    guard probabilities.count == events.count else {
      throw .listCount(what: "events", expected: events.count, found: probabilities.count)
    }
    var replaced: [ChanceEvent] = []
    for (event, probabilities) in zip(events, probabilities) {
      try ChanceEvent.check(event.label, event.actions, probabilities)
      replaced.append(
        ChanceEvent(
          label: event.label, actions: event.actions, probabilities: probabilities,
          nodes: event.nodes, firstAction: event.firstAction))
    }
    return replaced
  }
}

extension Game {
  /// The largest magnitude of a payoff, so that differences and sums of payoffs stay finite.
  public static let largestPayoff = 1e300

  /// The first terminal with a payoff that is too large.
  var terminalBeyondLimits: Int? {
    payoffs.firstIndex { !($0.magnitude <= Game.largestPayoff) }.map { $0 % terminals.count }
  }
}

extension ChanceEvent {
  /// How much the probabilities of an event may miss one by.
  static let tolerance = 1e-9

  /// Refuses what is not a distribution over the branches.
  static func check(
    _ label: String, _ actions: [String], _ probabilities: [Number]
  ) throws(GameError) {
    guard !actions.isEmpty else { throw .noActions(at: label) }
    guard actions.count == probabilities.count else {
      throw .listCount(
        what: "branches of “\(label)”", expected: actions.count, found: probabilities.count)
    }
    for (action, probability) in zip(actions, probabilities) where probability.value < 0 {
      throw .negativeProbability(event: label, action: action, probability)
    }
    let sum = probabilities.reduce(0) { $0 + $1.value }
    guard abs(sum - 1) <= tolerance else { throw .probabilitySum(event: label, sum) }
  }
}

extension Outcome {
  /// An outcome with as many payoffs as there are players.
  static func checked(
    _ label: String, _ payoffs: [Number], playerCount: Int
  ) throws(GameError) -> Outcome {
    guard payoffs.count == playerCount else {
      throw .payoffCount(outcome: label, expected: playerCount, found: payoffs.count)
    }
    return Outcome(label: label, payoffs: payoffs)
  }
}
