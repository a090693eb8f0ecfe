/// Iterates until the learners think that they are done, and lets the checker see what they found.
struct RegretSearch {
  private let name: String
  private let rule: RegretRule
  private let mostIterations: Int

  init(_ name: String, _ rule: RegretRule, _ mostIterations: Int) {
    self.name = name
    self.rule = rule
    self.mostIterations = mostIterations
  }

  static func applicability(to game: Game) -> Applicability {
    guard game.players.count == 2 else {
      return .notApplicable("the game has \(game.players.count) players; expected 2")
    }
    guard game.recall.isPerfect else {
      return .notApplicable(GameError.imperfectRecall(game.recall).description)
    }
    guard game.isConstantSum else {
      return .notApplicable("the players' payoffs do not sum to the same number everywhere")
    }
    return .applicable
  }

  func solve(_ game: Game, _ limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = RegretSearch.applicability(to: game) {
      return .notApplicable(name, reason)
    }
    guard let form = try? SequenceForm(game) else {
      return .notApplicable(name, GameError.imperfectRecall(game.recall).description)
    }
    let learning = CounterfactualRegret(form, game, rule: rule)
    // A look at the clock for every million entries or so.
    var counter = StepCounter(limits, interval: max(1, 1 << 20 / (1 + learning.entryCount)))
    run(learning, limits) { counter.step() }
    let profiles = learning.iterations > 0 ? [form.behaviour(learning.averagePlans)] : []
    return .certified(
      method: name, profiles: profiles, in: game, completeness: .one, steps: learning.iterations,
      stop: counter.stop ?? .finished, limits: limits)
  }

  /// Regrets are looked at after each sixteenth more of iterations.
  private func run(_ learning: CounterfactualRegret, _ limits: Limits, goesOn: () -> Bool) {
    var next = 1
    while learning.iterations < mostIterations, goesOn() {
      learning.iterate()
      guard learning.iterations >= next else { continue }
      let regret = learning.regret
      limits.progress?(name, learning.iterations, mostIterations)
      // A little less than the tolerance, for the checker adds up in another order.
      if regret <= 0.999 * limits.tolerance { return }
      next = learning.iterations + max(1, learning.iterations / 16)
    }
  }
}
