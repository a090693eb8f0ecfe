extension Game {
  /// A normal form as a tree: the players move one after the other, none sees what the others do.
  ///
  /// Player `p` has one information set, number `p`, with his strategies as actions, so that a behaviour
  /// profile of this game is a mixed profile of the normal form, one player after the other. Profiles of
  /// strategies become terminals with the last player's strategy changing fastest.
  public init(_ form: NormalForm) throws(GameError) {
    var tree = GameTree(title: form.title, comment: form.comment, players: form.players)
    var sets: [GameTree.InformationSetID] = []
    for (player, strategies) in form.strategies.enumerated() {
      sets.append(
        try tree.addInformationSet(
          player: player, label: form.players[player], actions: strategies))
    }
    var outcomes: [GameTree.OutcomeID] = []
    for outcome in form.outcomes {
      outcomes.append(try tree.addOutcome(label: outcome.label, payoffs: outcome.payoffs))
    }
    var frontier: [(position: GameTree.Position, profile: Int)] = [(tree.root, 0)]
    for (set, stride) in zip(sets, form.strides) {
      var next: [(GameTree.Position, Int)] = []
      for (position, profile) in frontier {
        for (strategy, child) in try tree.move(at: position, in: set).enumerated() {
          next.append((child, profile + strategy * stride))
        }
      }
      frontier = next
    }
    for (position, profile) in frontier {
      try tree.end(at: position, outcome: try tree.outcome(of: profile, form, outcomes))
    }
    self = try tree.frozen()
  }
}

extension GameTree {
  fileprivate mutating func outcome(
    of profile: Int, _ form: NormalForm, _ outcomes: [OutcomeID]
  ) throws(GameError) -> OutcomeID? {
    guard form.outcomeOfProfile.isEmpty else {
      let outcome = form.outcomeOfProfile[profile]
      return outcome < 0 ? nil : outcomes[outcome]
    }
    let payoffs = players.indices.map { form.number(player: $0, profile: profile) }
    return try addOutcome(label: "", payoffs: payoffs)
  }
}

extension NormalForm {
  /// The behaviour profile of `Game(self)` in which each player plays his mixed strategy.
  public func behaviour(_ profile: MixedProfile) -> BehaviourProfile {
    BehaviourProfile(profile.strategies.flatMap { $0 })
  }
}
