import Quantities

/// What an ensemble says: shares of draws, with the range over equilibria where there are several.
///
/// Shares are of the draws with a result; how many have none is always stated beside them.
public struct EnsembleFindings: Hashable, Sendable {
  /// A number over the draws.
  public struct Spread: Hashable, Sendable {
    /// The mean.
    public let mean: Double
    /// The middle: half of the draws lie on either side.
    public let median: Double
    /// The 5% point.
    public let low: Double
    /// The 95% point.
    public let high: Double

    /// `nil` for no values.
    init?(_ values: [Double]) {
      let sorted = values.sorted()
      guard let median = quantile(sorted: sorted, at: 0.5),
        let low = quantile(sorted: sorted, at: 0.05), let high = quantile(sorted: sorted, at: 0.95)
      else { return nil }
      mean = values.reduce(0, +) / Double(values.count)
      self.median = median
      self.low = low
      self.high = high
    }
  }

  /// A share of draws, counted in two ways.
  public struct Share: Hashable, Sendable {
    /// The share in which it holds in every equilibrium found.
    public let inEvery: Double
    /// The share in which it holds in at least one.
    public let inSome: Double
  }

  /// What is said of one outcome.
  public struct Outcome: Hashable, Sendable {
    /// The outcome's name.
    public let label: String
    /// Its smallest probability over the equilibria of a draw, over the draws.
    public let lowest: Spread
    /// Its largest probability over the equilibria of a draw, over the draws.
    public let highest: Spread
    /// The share of draws in which it is the likeliest outcome.
    public let likeliest: Share
  }

  /// What is said of one player.
  public struct Player: Hashable, Sendable {
    /// The player's name.
    public let name: String
    /// His smallest average payoff over the equilibria of a draw, over the draws.
    public let lowest: Spread
    /// His largest.
    public let highest: Spread
  }

  /// How far the first mover's types are told apart.
  public struct SeparationShare: Hashable, Sendable {
    /// The type of equilibrium.
    public let type: Separation
    /// The share of draws.
    public let share: Share
  }

  /// Number of draws.
  public let drawCount: Int
  /// Number of draws with at least one equilibrium.
  public let solvedCount: Int
  /// Why draws are unsolved or solved only in part, with their number and the first of them.
  public let unsolved: [Unsolved]
  /// The outcomes in order of appearance; empty where no draw has a result.
  public let outcomes: [Outcome]
  /// The players; empty where no draw has a result.
  public let players: [Player]
  /// Types of equilibrium; empty where there is no first mover with a private type.
  public let separations: [SeparationShare]
  /// The mean number of equilibria in draws with a result.
  public let meanEquilibria: Double
  /// The share of draws with several equilibria.
  ///
  /// This and the next two say nothing where the method looks for one equilibrium only
  /// (`EnsembleMethod.comparesEquilibria`).
  public let severalEquilibria: Double
  /// The share in which the probability of some outcome differs by more than 0.01 between equilibria.
  public let dependsOnSelection: Double
  /// The share in which different outcomes are the likeliest in different equilibria.
  public let likeliestDependsOnSelection: Double
  /// The share in which a player was indifferent and the method looked no further.
  public let ties: Double
  /// The largest regret of any equilibrium, as a share of its draw's scale.
  public let largestRegret: Double

  /// Draws without a complete result.
  public struct Unsolved: Hashable, Sendable {
    /// Why.
    public let reason: UnsolvedReason
    /// How many.
    public let count: Int
    /// The first of them, from 0.
    public let firstDraw: Int
  }

  /// A difference in probability that counts as another answer.
  public static let answerDifference = 0.01

  init(_ result: EnsembleResult, in range: Range<Int>) {
    let records = result.records
    let solved = range.filter { records.equilibria[$0] > 0 }
    func share(_ holds: (Int) -> Bool) -> Double {
      solved.isEmpty ? 0 : Double(solved.count(where: holds)) / Double(solved.count)
    }
    drawCount = range.count
    solvedCount = solved.count
    unsolved = UnsolvedReason.allCases.compactMap { reason in
      let draws = range.filter { records.unsolved[$0] == reason }
      return draws.first.map { Unsolved(reason: reason, count: draws.count, firstDraw: $0) }
    }
    outcomes = result.outcomes.indices.compactMap { Self.outcome($0, result, solved, share) }
    players = result.game.shape.players.enumerated().compactMap { index, name in
      let places = solved.map { $0 * records.playerCount + index }
      guard let lowest = Spread(places.map { records.lowestPayoffs[$0] }),
        let highest = Spread(places.map { records.highestPayoffs[$0] })
      else { return nil }
      return Player(name: name, lowest: lowest, highest: highest)
    }
    let types = result.separatesTypes && !solved.isEmpty ? Separation.allCases : []
    separations = types.map { type in
      let bit = DrawRecords.bit(type)
      return SeparationShare(
        type: type,
        share: Share(
          inEvery: share { records.types[$0] == bit },
          inSome: share { records.types[$0] & bit != 0 }))
    }
    let total = solved.reduce(0) { $0 + records.equilibria[$1] }
    meanEquilibria = solved.isEmpty ? 0 : Double(total) / Double(solved.count)
    severalEquilibria = share { records.equilibria[$0] > 1 }
    dependsOnSelection = share { draw in
      (draw * records.outcomeCount..<(draw + 1) * records.outcomeCount).contains {
        records.highest[$0] - records.lowest[$0] > Self.answerDifference
      }
    }
    likeliestDependsOnSelection = share { records.likeliestCount($0) > 1 }
    ties = share { records.hasTies[$0] }
    largestRegret = solved.reduce(0) { max($0, records.regrets[$1]) }
  }

  private static func outcome(
    _ index: Int, _ result: EnsembleResult, _ solved: [Int], _ share: ((Int) -> Bool) -> Double
  ) -> Outcome? {
    let records = result.records
    let places = solved.map { $0 * records.outcomeCount + index }
    guard let lowest = Spread(places.map { records.lowest[$0] }),
      let highest = Spread(places.map { records.highest[$0] })
    else { return nil }
    return Outcome(
      label: result.outcomes[index], lowest: lowest, highest: highest,
      likeliest: Share(
        inEvery: share {
          records.isLikeliest(index, inSomeOf: $0) && records.likeliestCount($0) == 1
        },
        inSome: share { records.isLikeliest(index, inSomeOf: $0) }))
  }
}
