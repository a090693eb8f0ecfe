/// Counterfactual regret minimisation of a two-player zero-sum game in its sequence form.
///
/// The players learn in turn, each against what the other plays now; the average of what they played comes
/// ever closer to an equilibrium. An iteration takes time in proportion to the entries of the sequence form.
/// Everything is worked out in a fixed order: the same game gives the same bits.
final class CounterfactualRegret {
  private let matrices: [SparsePayoffMatrix]
  private let learners: [RegretLearner]
  private let rule: RegretRule
  /// Iterations until now.
  private(set) var iterations = 0

  init(_ form: SequenceForm, _ game: Game, rule: RegretRule) {
    self.rule = rule
    let scale = game.payoffScale > 0 ? game.payoffScale : 1
    matrices = (0..<2).map { player in
      SparsePayoffMatrix(
        form, player: player,
        payoffs: form.centredPayoffs(of: player, in: game, scale: scale))
    }
    learners = form.players.map { RegretLearner($0) }
  }

  deinit {
    for matrix in matrices { matrix.deallocate() }
    for learner in learners { learner.deallocate() }
  }

  /// Entries of the sequence form, as a measure of an iteration's cost.
  var entryCount: Int { matrices[0].entryCount }

  /// Both players learn once, the first before the second.
  func iterate() {
    iterations += 1
    let factors = rule.factors(before: iterations)
    learners[0].learn(matrices[0], against: learners[1].plan, factors)
    learners[1].learn(matrices[1], against: learners[0].plan, factors)
  }

  /// The larger regret of the two average strategies, as a share of the game's scale.
  ///
  /// The learners' own measure; the checker has the last word.
  var regret: Double { max(regret(of: 0), regret(of: 1)) }

  private func regret(of player: Int) -> Double {
    let (own, other) = (learners[player], learners[1 - player])
    // Sums of plans weigh as much as the empty sequence in them, which each plan has once.
    let best = own.bestReply(matrices[player], against: other.sum) / other.sum[0]
    return best - own.value(matrices[player], against: other.sum) / own.sum[0] / other.sum[0]
  }

  /// The average strategies as realisation plans.
  var averagePlans: [[Double]] { learners.map(\.averagePlan) }
}
