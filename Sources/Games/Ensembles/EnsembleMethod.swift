/// How each draw of an ensemble is solved.
public enum EnsembleMethod: Sendable {
  /// One equilibrium of a game of two players: the first pure one, else Lemke and Howson (1964).
  case oneEquilibrium
  /// All extreme equilibria of a game of two players with at most 64 reduced strategies together.
  case allExtreme
  /// Those of them that rest on no incredible threat.
  case allCredible
  /// All equilibria in pure strategies, for any number of players.
  case allPure
  /// Subgame-perfect play under perfect information, from the last moves to the first.
  case backwardInduction
  /// The limit of the agent logit equilibria, for any number of players: one sequential equilibrium.
  case limitingLogit
  /// Any solver, draw by draw; slower, since the game is made anew for each.
  case solver(any Solver)

  /// The name by which users choose it.
  public var name: String {
    switch self {
    case .oneEquilibrium: "one-equilibrium"
    case .allExtreme: "all-extreme"
    case .allCredible: "all-credible"
    case .allPure: "all-pure"
    case .backwardInduction: "backward-induction"
    case .limitingLogit: AgentLogit.name
    case .solver(let solver): type(of: solver).name
    }
  }

  /// Whether the method looks for all equilibria of its kind, so that findings on selection mean something.
  public var comparesEquilibria: Bool {
    switch self {
    case .allExtreme, .allCredible, .allPure: true
    case .oneEquilibrium, .backwardInduction, .limitingLogit, .solver: false
    }
  }

  /// The methods made for ensembles, by name.
  public static let all: [EnsembleMethod] = [
    .oneEquilibrium, .allExtreme, .allCredible, .allPure, .backwardInduction, .limitingLogit,
  ]

  /// A sensible method for a game.
  ///
  /// Backward induction under perfect information. With two players of at most 18 reduced strategies together
  /// all credible equilibria. Otherwise the limiting logit equilibrium; where the game is too large for
  /// it, the solver that suits it best.
  public static func automatic(for game: ParametricGame) -> EnsembleMethod {
    let shape = game.shape
    if shape.hasPerfectInformation { return .backwardInduction }
    let form = try? SequenceForm(shape)
    let strategies = form?.players.reduce(0) { $0 + $1.strategyCount } ?? .infinity
    if shape.players.count == 2, strategies <= 18, CredibleDrawSolver.refusal(of: shape) == nil {
      return .allCredible
    }
    if AgentLogit().applicability(to: shape) == .applicable { return .limitingLogit }
    return Solvers.suited(to: shape).first.map(EnsembleMethod.solver) ?? .limitingLogit
  }

  /// The most profiles of strategies of games that are solved by their normal form.
  static let profileCap = 1 << 16

  /// The most strategies of a player for pivoting, whose tableau grows with the square.
  private static let tableauCap = 1 << 10

  /// Makes one workspace, again for each task.
  func preparation(
    for game: ParametricGame
  ) throws(EnsembleError) -> @Sendable (ParameterDraws) -> any DrawSolver {
    let shape = game.shape
    switch self {
    case .oneEquilibrium:
      let map = try twoPlayerMap(shape)
      guard max(map.counts[0], map.counts[1]) <= Self.tableauCap else {
        throw .notApplicable(
          GameError.tooLarge(what: "strategies of a player", cap: Self.tableauCap).description)
      }
      return { _ in LemkeHowsonDrawSolver(map) }
    case .allExtreme:
      let map = try smallMap(shape)
      return { _ in ExtremeDrawSolver(map) }
    case .allCredible:
      let map = try smallMap(shape)
      if let reason = CredibleDrawSolver.refusal(of: shape) { throw .notApplicable(reason) }
      return { _ in CredibleDrawSolver(shape, map) }
    case .allPure:
      let map = try map(shape)
      return { _ in PureDrawSolver(map) }
    case .backwardInduction:
      try check(BackwardInduction(), shape)
      return { _ in BackwardDrawSolver(shape) }
    case .limitingLogit:
      try check(AgentLogit(), shape)
      return { _ in LogitDrawSolver(shape) }
    case .solver(let solver):
      try check(solver, shape)
      return { draws in AnyDrawSolver(game: game, draws: draws, solver: solver) }
    }
  }

  private func check(_ solver: any Solver, _ shape: Game) throws(EnsembleError) {
    if case .notApplicable(let reason) = solver.applicability(to: shape) {
      throw .notApplicable(reason)
    }
  }

  private func map(_ shape: Game) throws(EnsembleError) -> StrategicMap {
    do {
      return try StrategicMap(shape, cap: Self.profileCap)
    } catch {
      throw .notApplicable(error.description)
    }
  }

  private func twoPlayerMap(_ shape: Game) throws(EnsembleError) -> StrategicMap {
    guard shape.players.count == 2 else {
      throw .notApplicable("the game has \(shape.players.count) players; expected 2")
    }
    return try map(shape)
  }

  private func smallMap(_ shape: Game) throws(EnsembleError) -> StrategicMap {
    let map = try twoPlayerMap(shape)
    guard map.counts[0] + map.counts[1] <= 64 else {
      throw .notApplicable(
        "the players have \(map.counts[0] + map.counts[1]) strategies together; expected at most 64"
      )
    }
    return map
  }
}

/// Why an ensemble cannot be solved.
public enum EnsembleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The method cannot solve the game; why, in one plain sentence without a full stop.
  case notApplicable(String)

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .notApplicable(let reason): reason
    }
  }
}

/// Any solver, given the game of each draw as a whole.
private struct AnyDrawSolver: DrawSolver {
  let game: ParametricGame
  let draws: ParameterDraws
  let solver: any Solver

  mutating func solve(
    _ numbers: DrawnGame, draw: Int, into found: inout FoundEquilibria
  ) -> UnsolvedReason? {
    guard let drawn = try? game.game(at: draws.values(ofDraw: draw)) else { return .noGame }
    let outcome = solver.solve(drawn, limits: Limits())
    for assessment in outcome.assessments {
      found.add(assessment.behaviour.probabilities, beliefs: assessment.beliefs)
    }
    if case .inaccurate = outcome.stop { return .refused }
    return found.count == 0 ? .noneFound : nil
  }
}
