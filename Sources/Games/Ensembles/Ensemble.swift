public import Quantities

/// A game solved for many draws of its parameters.
///
/// Expressions are compiled once and evaluated for blocks of draws; each draw is solved without allocation
/// in a workspace that is used again, and every equilibrium passes a check of regrets on the tree that
/// shares no code with the solving. The result is the same for any number of threads.
public struct Ensemble: Sendable {
  /// The game.
  public let game: ParametricGame
  /// How each draw is solved.
  public let method: EnsembleMethod
  /// The largest regret of an equilibrium, as a share of the draw's scale.
  public let tolerance: Double

  private let makeSolver: @Sendable (ParameterDraws) -> any DrawSolver
  private let evaluation: DrawEvaluation
  private let check: RegretCheck
  private let labels: OutcomeLabels
  private let typeMoves: TypeMoves?

  /// An ensemble; `nil` as method chooses a sensible one.
  /// - Throws: `EnsembleError.notApplicable` where the method cannot solve the game.
  public init(
    _ game: ParametricGame, method: EnsembleMethod? = nil,
    tolerance: Double = Certificate.defaultTolerance
  ) throws(EnsembleError) {
    guard game.shape.recall.isPerfect else {
      throw .notApplicable(GameError.imperfectRecall(game.shape.recall).description)
    }
    let method = method ?? .automatic(for: game)
    self.game = game
    self.method = method
    self.tolerance = tolerance
    makeSolver = try method.preparation(for: game)
    evaluation = DrawEvaluation(game)
    check = RegretCheck(game.shape)
    labels = OutcomeLabels(game.shape)
    typeMoves = TypeMoves(game.shape)
  }

  /// Solves every draw, by at most `threads` tasks at a time.
  ///
  /// Afterwards 16 of the draws, evenly spread, are solved again and checked by a full `Certificate`.
  /// What the players do in each equilibrium is kept on request: one number for each action.
  /// - Throws: `CancellationError` when the surrounding task is cancelled.
  public func solve(
    _ draws: ParameterDraws, threads: Int, keepsBehaviour: Bool = false,
    progress: ProgressHandler? = nil
  ) async throws -> EnsembleResult {
    let size = chunkSize
    let chunks = try await concurrentMap(
      (draws.count + size - 1) / size, threads: threads, stage: "solving draws", progress: progress
    ) { chunk in
      try solved(
        chunk * size..<min(draws.count, (chunk + 1) * size), draws, keepsBehaviour: keepsBehaviour)
    }
    var records = emptyRecords
    for chunk in chunks { records.append(chunk) }
    return EnsembleResult(
      game: game, method: method, draws: draws, outcomes: labels.labels,
      separatesTypes: typeMoves != nil, records: records,
      certificates: try certificates(draws, records))
  }

  private var chunkSize: Int {
    switch method {
    case .solver, .limitingLogit: ExpressionProgram.width
    default: 8 * ExpressionProgram.width
    }
  }

  private var emptyRecords: DrawRecords {
    DrawRecords(outcomes: labels.labels.count, players: game.shape.players.count)
  }

  private func solved(
    _ range: Range<Int>, _ draws: ParameterDraws, keepsBehaviour: Bool
  ) throws -> DrawRecords {
    var work = Work(self, draws, keepsBehaviour: keepsBehaviour)
    let width = ExpressionProgram.width
    for start in stride(from: range.lowerBound, to: range.upperBound, by: width) {
      try Task.checkCancellation()
      let block = start..<min(start + width, range.upperBound)
      evaluation.evaluate(block, of: draws, &work.registers)
      for draw in block { work.solve(draw, lane: draw - start) }
    }
    return work.records
  }

  /// The state of one task.
  private struct Work {
    let ensemble: Ensemble
    var registers: [Double]
    var drawn: DrawnGame
    var solver: any DrawSolver
    var found: FoundEquilibria
    var check: RegretCheck
    var outcomes: [Double]
    var records: DrawRecords

    let keepsBehaviour: Bool

    init(_ ensemble: Ensemble, _ draws: ParameterDraws, keepsBehaviour: Bool = false) {
      self.ensemble = ensemble
      self.keepsBehaviour = keepsBehaviour
      registers = ensemble.evaluation.makeRegisters()
      drawn = DrawnGame(ensemble.game.shape)
      solver = ensemble.makeSolver(draws)
      found = FoundEquilibria(ensemble.game.shape)
      check = ensemble.check
      outcomes = [Double](repeating: 0, count: ensemble.labels.labels.count)
      records = ensemble.emptyRecords
    }

    mutating func solve(_ draw: Int, lane: Int) {
      found.clear()
      guard ensemble.evaluation.take(lane: lane, from: registers, into: &drawn) else {
        records.begin(unsolved: .noGame)
        return
      }
      let reason = solver.solve(drawn, draw: draw, into: &found)
      records.begin(hasTies: found.hasTies, unsolved: reason)
      for profile in 0..<found.count { accept(profile * found.actionCount) }
    }

    /// Records an equilibrium if the check bears it out.
    private mutating func accept(_ start: Int) {
      let regret = check.regret(of: found.behaviours, from: start, in: drawn)
      // Where all payoffs are equal every profile is an equilibrium, whatever rounding says.
      guard regret <= ensemble.tolerance * drawn.scale || drawn.scale == 0 else {
        records.fail(.refused)
        return
      }
      for outcome in outcomes.indices { outcomes[outcome] = 0 }
      for (terminal, node) in ensemble.game.shape.terminals.enumerated() {
        outcomes[ensemble.labels.labelOfTerminal[terminal]] += check.reach[node]
      }
      records.add(
        outcomes: outcomes, payoffs: check.payoffs,
        separation: ensemble.typeMoves?.separation(
          found.behaviours, from: start, reach: check.reach),
        regret: drawn.scale > 0 ? regret / drawn.scale : 0)
      if keepsBehaviour {
        records.keep(found.behaviours[start..<start + found.actionCount])
      }
    }
  }

  // MARK: Certificates of a sample

  private func certificates(
    _ draws: ParameterDraws, _ records: DrawRecords
  ) throws -> CertificateSample {
    var sample = CertificateSample()
    let count = min(16, draws.count)
    for index in 0..<count {
      try Task.checkCancellation()
      let draw = index * draws.count / count
      guard records.unsolved[draw] == nil,
        let drawn = try? game.game(at: draws.values(ofDraw: draw))
      else { continue }
      var work = Work(self, draws)
      evaluation.evaluate(draw..<draw + 1, of: draws, &work.registers)
      work.solve(draw, lane: 0)
      for assessment in work.found.assessments(in: drawn) {
        sample.add(assessment.certificate)
      }
    }
    return sample
  }
}

extension FoundEquilibria {
  /// The profiles with full certificates; beliefs that the solver did not give are those of even trembles.
  fileprivate func assessments(in game: Game) -> [Assessment] {
    (0..<count).compactMap { profile in
      let start = profile * actionCount
      let first = profile * game.memberCount
      let held =
        beliefs.isEmpty ? nil : Array(beliefs[first..<first + game.memberCount])
      let behaviour = BehaviourProfile(Array(behaviours[start..<start + actionCount]))
      return try? Assessment(behaviour, beliefs: held, in: game)
    }
  }
}
