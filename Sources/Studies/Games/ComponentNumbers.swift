import Games

/// Which connected component of the equilibria of a two-player game each extreme equilibrium belongs to.
struct ComponentNumbers: Sendable {
  /// Extreme equilibria beyond this number are not gathered again.
  private static let most = 1_000

  /// Numbers from 1, by behaviour; empty where they are not known.
  private let numbers: [BehaviourProfile: Int]
  /// How many components there are; `nil` where that is not known.
  let count: Int?

  /// The components of what a solver found, where it found all extreme equilibria.
  init(of outcome: SolverOutcome?, in game: Game, limits: Limits) {
    guard let outcome, outcome.method == ExtremeEquilibria.name, outcome.completeness == .all,
      outcome.assessments.count <= ComponentNumbers.most,
      let set = try? ExtremeEquilibria().equilibria(of: game, limits: limits), set.isComplete,
      let reduced = try? ReducedNormalForm(game)
    else {
      (numbers, count) = ([:], nil)
      return
    }
    var numbers: [BehaviourProfile: Int] = [:]
    for (index, component) in set.components.enumerated() {
      for place in component.equilibria {
        numbers[reduced.behaviour(set.profile(set.equilibria[place]), in: game)] = index + 1
      }
    }
    (self.numbers, count) = (numbers, set.components.count)
  }

  /// The component of an equilibrium as it was found.
  func number(of behaviour: BehaviourProfile) -> Int? { numbers[behaviour] }
}
