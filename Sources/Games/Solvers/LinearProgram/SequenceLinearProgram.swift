/// Equilibrium and value of two-player zero-sum games, by linear programming on the sequence form.
///
/// Koller, Megiddo and von Stengel 1996. The first player's realisation plan x is chosen so that the
/// second player's best reply, by q, is worth most to him: maximise q₀ subject to Fᵀq + s = Aᵀx, Ex = e,
/// x and s at least zero. The dual prices of the second player's sequences are his own plan. Constant-sum
/// games are solved alike. The dictionary is dense: memory grows with the square of the tree.
public struct SequenceLinearProgram: Solver {
  /// The name by which users choose it.
  public static let name = "sequence-lp"
  /// What it does.
  public static let summary =
    "Equilibrium of two-player zero-sum games by linear programming on the sequence form."

  /// The most entries of the dictionary.
  public let cap: Int

  /// The method with a cap on the dictionary's entries of 8 bytes.
  public init(cap: Int = 1 << 27) {
    self.cap = cap
  }

  /// The game must have two players, perfect recall, a constant sum, and a dictionary within the cap.
  public func applicability(to game: Game) -> Applicability {
    guard game.players.count == 2 else {
      return .notApplicable("the game has \(game.players.count) players; expected 2")
    }
    guard game.recall.isPerfect else {
      return .notApplicable(GameError.imperfectRecall(game.recall).description)
    }
    guard game.isConstantSum else {
      return .notApplicable("the players' payoffs do not sum to the same number everywhere")
    }
    let size = game.actionCount + 2
    guard size < 1 << 30, size * size / 4 <= cap else {
      return .notApplicable(
        GameError.tooLarge(what: "entries of the linear program", cap: cap).description)
    }
    return .applicable
  }

  /// One equilibrium; its payoffs are the value of the game.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    guard let form = try? SequenceForm(game) else {
      return .notApplicable(Self.name, GameError.imperfectRecall(game.recall).description)
    }
    var program = SequenceProgram(form, scale: game.payoffScale)
    var counter = StepCounter(limits, interval: 8)
    let end = program.dictionary.maximise { counter.step() }
    guard end == .optimal else {
      return SolverOutcome(
        method: Self.name, assessments: [], completeness: .one, steps: counter.steps,
        stop: counter.stop ?? .inaccurate(regret: .infinity))
    }
    let behaviour = form.behaviour(program.plans)
    return .certified(
      method: Self.name, profiles: [behaviour], in: game, completeness: .one,
      steps: counter.steps, stop: .finished, limits: limits)
  }
}
