extension SequenceForm {
  /// For each player the probability that his own moves allow each of his sequences.
  public func plans(_ behaviour: BehaviourProfile) -> [[Double]] {
    players.map { player in
      var plan = [Double](repeating: 1, count: player.sequenceCount)
      for (set, parent) in player.parents.enumerated() {
        for sequence in player.sequences(at: set) {
          plan[sequence] = plan[parent] * behaviour.probabilities[player.actions[sequence]]
        }
      }
      return plan
    }
  }

  /// The behaviour that realisation plans describe.
  ///
  /// Where a player's own plan rules a set out, every action there has the same probability.
  public func behaviour(_ plans: [[Double]]) -> BehaviourProfile {
    let count = players.reduce(0) { $0 + $1.sequenceCount - 1 }
    var behaviour = BehaviourProfile([Double](repeating: 0, count: count))
    for (player, plan) in zip(players, plans) {
      for set in player.parents.indices {
        let sequences = player.sequences(at: set)
        let sum = sequences.reduce(0) { $0 + plan[$1] }
        for sequence in sequences {
          behaviour.probabilities[player.actions[sequence]] =
            sum > 0 ? plan[sequence] / sum : 1 / Double(sequences.count)
        }
      }
    }
    return behaviour
  }
}
