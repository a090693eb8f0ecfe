/// All draws of an ensemble, solved; `findings()` sums them up.
public struct EnsembleResult: Sendable {
  /// The game.
  public let game: ParametricGame
  /// How each draw was solved.
  public let method: EnsembleMethod
  /// The draws.
  public let draws: ParameterDraws
  /// The outcomes that findings tell apart, in order of appearance.
  ///
  /// Terminals with the same label are one outcome: that of the node, else that of its outcome, else the
  /// players' moves that lead there.
  public let outcomes: [String]
  /// Whether there is a first mover with several types.
  public let separatesTypes: Bool
  let records: DrawRecords
  /// Where the equilibria of each draw begin among all, with their number at the end.
  private let starts: [Int]
  /// Equilibria that were checked by a full certificate as well.
  public let certificates: CertificateSample

  init(
    game: ParametricGame, method: EnsembleMethod, draws: ParameterDraws, outcomes: [String],
    separatesTypes: Bool, records: DrawRecords, certificates: CertificateSample
  ) {
    self.game = game
    self.method = method
    self.draws = draws
    self.outcomes = outcomes
    self.separatesTypes = separatesTypes
    self.records = records
    self.certificates = certificates
    starts = records.equilibria.reduce(into: [0]) { $0.append(($0.last ?? 0) + $1) }
  }

  /// What the players do in each equilibrium of a draw: probabilities over all actions.
  ///
  /// Empty unless the ensemble was solved with `keepsBehaviour`.
  public func behaviours(ofDraw draw: Int) -> [ArraySlice<Double>] {
    guard !records.behaviours.isEmpty else { return [] }
    let width = game.shape.actionCount
    return (starts[draw]..<starts[draw + 1]).map {
      records.behaviours[$0 * width..<($0 + 1) * width]
    }
  }

  /// What follows in one draw: the smallest and the largest probability of each outcome over the
  /// equilibria found; `nil` where there is none.
  public func outcomeRanges(ofDraw draw: Int) -> [ClosedRange<Double>]? {
    guard records.equilibria[draw] > 0 else { return nil }
    let first = draw * outcomes.count
    return outcomes.indices.map { records.lowest[first + $0]...records.highest[first + $0] }
  }

  /// The largest regret of any equilibrium, as a share of its draw's scale.
  public var largestRegret: Double { records.regrets.max() ?? 0 }

  /// Number of equilibria found in one draw.
  public func equilibriumCount(ofDraw draw: Int) -> Int { records.equilibria[draw] }

  /// Why a draw is unsolved, or solved only in part; `nil` where all is well.
  public func unsolvedReason(ofDraw draw: Int) -> UnsolvedReason? { records.unsolved[draw] }

  /// What is wrong with the numbers of a draw, with its values; `nil` where they make a game.
  public func problem(ofDraw draw: Int) -> ParametricGameError? {
    do {
      _ = try game.game(at: draws.values(ofDraw: draw))
      return nil
    } catch {
      return error
    }
  }

  /// The findings over all draws.
  public func findings() -> EnsembleFindings {
    EnsembleFindings(self, in: 0..<records.count)
  }

  /// The findings of each point of the grid, in its order (`ParameterDraws.coordinates(ofPoint:)`).
  public func findingsByPoint() -> [EnsembleFindings] {
    let size = draws.countPerPoint
    guard size > 0 else { return [] }
    return (0..<records.count / size).map {
      EnsembleFindings(self, in: $0 * size..<($0 + 1) * size)
    }
  }
}

/// How the full certificates of a sample of an ensemble's equilibria came out.
public struct CertificateSample: Hashable, Sendable {
  /// Number of equilibria that were checked.
  public private(set) var count = 0
  /// How many of them are equilibria within the certificate's default tolerance.
  public private(set) var nashCount = 0
  /// How many of them are also sequentially rational with the solver's beliefs.
  ///
  /// Where the method has no beliefs, those of even trembles are tried, and others might do.
  public private(set) var sequentialCount = 0
  /// The largest regret, as a share of its draw's scale.
  public private(set) var largestRegret = 0.0

  mutating func add(_ certificate: Certificate) {
    count += 1
    if certificate.isNash() { nashCount += 1 }
    if certificate.isSequentiallyRational() { sequentialCount += 1 }
    let regret = certificate.scale > 0 ? certificate.regret / certificate.scale : 0
    largestRegret = max(largestRegret, regret)
  }
}
