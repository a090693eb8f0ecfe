import Games
import Quantities

/// Demands with random numbers.
struct RandomCalls {
  private var generator: SeededGenerator

  init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

  /// A number in a range.
  mutating func number(_ low: Double, _ high: Double) -> Double {
    Double.random(in: low...high, using: &generator)
  }

  /// A demand on types of which the first are earnest.
  mutating func call(types count: Int, earnest: Int = 1, noise: Double = 0.3) -> CallGame {
    let masses = (0..<count).map { _ in number(0.05, 1) }
    let sum = masses.reduce(0, +)
    let types = (0..<count).map { type in
      let isEarnest = type < earnest
      return CallGame.TypeValues(
        prior: masses[type] / sum, cost: number(-0.1, 1), benefit: number(0.1, 1),
        worth: isEarnest ? number(0.05, 1) : -number(0.05, 1), isEarnest: isEarnest)
    }
    return CallGame(
      types: types, value: number(0, 1), price: number(0, 0.2),
      faked: noise == 0 ? 0 : number(0.001, noise), mistaken: noise == 0 ? 0 : number(0.001, noise))
  }
}

extension CallGame {
  /// Two types that gain the same by trust, seen without noise.
  static func plain(
    prior: Double, costs: (earnest: Double, stalling: Double), benefit: Double,
    gain: Double = 1, loss: Double = 1, mistaken: Double = 0, faked: Double = 0
  ) -> CallGame {
    CallGame(
      types: [
        .init(
          prior: prior, cost: costs.earnest, benefit: benefit, worth: gain, isEarnest: true),
        .init(
          prior: 1 - prior, cost: costs.stalling, benefit: benefit, worth: -loss, isEarnest: false),
      ], faked: faked, mistaken: mistaken)
  }

  /// The kinds of its equilibria.
  var kinds: Set<CallKind> { Set(equilibria().map(\.kind)) }
}
