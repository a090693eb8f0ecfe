import Games

/// An equilibrium with what the refinements say of it.
struct Judgement: Sendable {
  /// Strategies, and beliefs that make them rational throughout if any were found that do.
  let assessment: Assessment
  /// Whether it is part of a sequential equilibrium; `nil` where that was not tested.
  let verdict: SequentialTest.Verdict?
  /// Why the beliefs are consistent; `nil` where that was not tested.
  let consistency: SequentialTest.Consistency?
  /// What unsent messages tell, where the game is a signalling game.
  let refinement: SignallingRefinement?

  /// Nodes times trembles that are looked at for one equilibrium.
  private static let mostVisits = 1_000_000

  /// Judges an equilibrium; where its own earlier moves leave open what a player would do, the best is filled
  /// in if the checker agrees that it stays an equilibrium.
  init(_ found: Assessment, in game: Game, signalling: SignallingGame?, tolerance: Double) {
    let asFound = Judgement.test(found.behaviour, found.beliefs, game, tolerance)
    var best = asFound
    if asFound?.verdict != .sequential {
      let completed = found.behaviour.completed(in: game)
      if completed != found.behaviour,
        let test = Judgement.test(completed, nil, game, tolerance),
        test.assessment.certificate.isNash(within: tolerance)
      {
        best = test
      }
    }
    assessment = best?.assessment ?? found
    verdict = best?.verdict
    consistency = best?.consistency
    refinement = signalling?.refinement(of: assessment.behaviour, tolerance: tolerance)
  }

  /// An equilibrium as it was found, without any test.
  init(untested found: Assessment) {
    assessment = found
    verdict = nil
    consistency = nil
    refinement = nil
  }

  private static func test(
    _ behaviour: BehaviourProfile, _ beliefs: [Double]?, _ game: Game, _ tolerance: Double
  ) -> SequentialTest? {
    try? SequentialTest(
      of: behaviour, limitBeliefs: beliefs, in: game, tolerance: tolerance,
      mostTrembles: min(300, mostVisits / game.nodes.count))
  }
}
