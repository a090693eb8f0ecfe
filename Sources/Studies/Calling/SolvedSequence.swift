import Games
import Quantities

/// Two demands one after the other, in a part of the draws.
struct SolvedSequence: Sendable {
  /// Positions of the demands in the file.
  let first, second: Int
  /// The share of draws with an equilibrium in which nobody mixes.
  let solved: Double
  /// The share of draws in which only the earnest meet both, and the caller trusts where both look met.
  let separating: Double
  /// Belief in the earnest hypotheses after both look met, in an equilibrium that separates.
  let earnestIfBothMet: Spread?
  /// What the caller gains there beyond acting on its belief.
  let gain: Spread?
  /// What it expects to lose to exploitation there.
  let exploitation: Spread?
  let days: Int

  /// All pairs in an order that the file allows; the most separating first, then those of larger gain.
  static func all(_ games: CallGames, threads: Int) async throws -> [SolvedSequence] {
    let demands = games.sheet.demands
    let pairs = demands.indices.flatMap { first in
      demands.indices.filter { allows(first, $0, demands) }.map { (first, $0) }
    }
    let solved = try await concurrentMap(pairs.count, threads: threads) {
      SolvedSequence(games, pairs[$0].0, pairs[$0].1)
    }
    return solved.indices.sorted {
      let (left, right) = (solved[$0], solved[$1])
      if left.separating != right.separating { return left.separating > right.separating }
      return (-(left.gain?.median ?? -.infinity), $0) < (-(right.gain?.median ?? -.infinity), $1)
    }.map { solved[$0] }
  }

  /// Whether two demands can be made in this order: what has to be met before either is not left out.
  private static func allows(_ first: Int, _ second: Int, _ demands: [CallSheet.Demand]) -> Bool {
    first != second && demands[first].after.isEmpty
      && demands[second].after.allSatisfy { $0 == first }
  }

  private init(_ games: CallGames, _ first: Int, _ second: Int) {
    let demands = games.sheet.demands
    let count = min(games.priors.count, CallAnalysis.fewerDraws)
    let found = (0..<count).map { draw in
      DemandSequence(
        games.game(demands[first], draw: draw), then: games.game(demands[second], draw: draw)
      ).equilibria()
    }
    let telling = found.compactMap { $0.first { $0.kind == .separating && $0.followsAnswers } }
    let isEarnest = games.isEarnest
    self.first = first
    self.second = second
    solved = Double(found.count { !$0.isEmpty }) / Double(count)
    separating = Double(telling.count) / Double(count)
    earnestIfBothMet = Spread(
      finite:
        telling.compactMap(\.beliefIfBothMet).map {
          zip($0, isEarnest).reduce(0) { $1.1 ? $0 + $1.0 : $0 }
        })
    gain = Spread(finite: telling.map(\.gain))
    exploitation = Spread(finite: telling.map(\.exploitation))
    days = demands[first].days + demands[second].days
  }
}
