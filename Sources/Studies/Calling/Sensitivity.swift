import Games
import Quantities
import Record

/// On which assumptions a number depends, by Sobol' indices.
struct Sensitivity: Sendable {
  /// One assumption with its indices.
  struct Entry: Sendable {
    let assumption: Assumption
    let indices: SobolIndices.Input
  }

  /// The largest total index first.
  let entries: [Entry]
  let mean: Double
  let variance: Double

  private static let rows = 256

  /// On what the margin of a demand depends: how far it is from telling the earnest from the rest.
  init(ofMarginOf demand: CallSheet.Demand, _ games: CallGames, seed: UInt64) {
    let stakes = demand.stakes
    let wanted =
      stakes.cost + stakes.benefit + stakes.worth
      + [demand.value, demand.price, demand.faked, demand.mistaken]
    let numbers = games.sheet.numbers.selecting(wanted)
    let prior = games.isEarnest.map { _ in 1 / Double(games.isEarnest.count) }
    self.init(numbers, seed: seed) { values in
      games.game(demand, prior: prior) { values[numbers.position[$0.index] ?? 0] }.margin
    }
  }

  /// On what an outcome of the numbers depends; assumptions that are known, or do not matter, are left out.
  init(_ numbers: CaseNumbers, seed: UInt64, _ outcome: ([Double]) -> Double) {
    let uncertain = numbers.uncertain
    var uniforms = [Double](repeating: 0.5, count: numbers.assumptions.count)
    let indices = SobolIndices(inputs: uncertain.count, rows: Self.rows, seed: seed, resamples: 100)
    {
      for (place, value) in zip(uncertain, $0) { uniforms[place] = value }
      return outcome(numbers.values(at: uniforms))
    }
    mean = indices.mean
    variance = indices.variance
    let found = zip(uncertain, indices.inputs).map {
      Entry(assumption: numbers.assumptions[$0], indices: $1)
    }
    entries = found.indices.sorted {
      (-found[$0].indices.total.value, $0) < (-found[$1].indices.total.value, $1)
    }.map { found[$0] }.filter { $0.indices.total.value > 0 }
  }
}
