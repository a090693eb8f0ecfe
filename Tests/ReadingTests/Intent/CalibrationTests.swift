import Quantities
import RealModule
import Testing

@testable import Reading
@testable import Record

/// Cases simulated from the model itself: what it then calls likely must come true as often.
///
/// For any function g of the probability p that a calibrated reading gives, the mean of g(p)·(p − o)
/// over outcomes o is zero (Dawid 1982). g = 1 finds bias, g = log-odds finds over- and
/// underconfidence. Each statistic is a sum over independent cases divided by its spread.
@Suite struct CalibrationTests {
  private static let cases = 200
  private static let weeks = 5

  private struct Simulation {
    var chance: SeededGenerator
    var made = CaseBuilder(["earnest": 0.4, "stalling": 0.6])
    var regimes: [Int] = []

    init(seed: Int, hazard: Double) {
      chance = SeededGenerator(seed: UInt64(seed), stream: 7)
      made.weeks = weeks
      made.set(hazard: hazard, correlation: 0.3)
      for week in 0..<weeks {
        guard week > 0 else {
          regimes.append(chance.uniform() < 0.4 ? 0 : 1)
          continue
        }
        regimes.append(chance.uniform() < hazard ? 1 - regimes[week - 1] : regimes[week - 1])
      }
      addCounts("acts", medians: [0.6, 1.5], size: nil)
      addCounts("bursts", medians: [1.2, 0.5], size: 0.8)
      addStatements()
    }

    private mutating func addCounts(_ id: String, medians: [Double], size: Double?) {
      made.indicator(id)
      if let size { made.assume("dispersion.\(id)", size) }
      let rates = zip(["earnest", "stalling"], medians).map { name, median in
        let range = Distribution.lognormal(low: median / 2.5, best: median, high: median * 2.5)
        made.assume("rate.\(id).\(name)", range)
        return range.quantile(chance.uniform())
      }
      for week in 0..<weeks {
        let count = draw(mean: rates[regimes[week]], size: size)
        if count > 0 { made.act(id, on: 7 * week, count: count) }
      }
    }

    /// A count by inverting the distribution function.
    private mutating func draw(mean: Double, size: Double?) -> Int {
      let uniform = chance.uniform()
      return (0...200).first { chanceOfAtMost($0, mean: mean, size: size) >= uniform } ?? 200
    }

    private mutating func addStatements() {
      let shares = [[0.5, 0.3, 0.2], [0.25, 0.35, 0.4]].enumerated().map { state, best in
        let drawn = zip(Stance.allCases, best).map { stance, share in
          let range: Distribution =
            stance == .affirm
            ? .triangular(low: share / 3, best: share, high: share * 2) : .number(share)
          made.assume("stance.offer.\(["earnest", "stalling"][state]).\(stance)", range)
          return range.quantile(chance.uniform())
        }
        return drawn.map { $0 / drawn.reduce(0, +) }
      }
      made.proposition("offer")
      for week in 0..<weeks where chance.uniform() < 0.7 {
        var rest = chance.uniform()
        let stance = Stance.allCases.first { stance in
          rest -= shares[regimes[week]][stance.index]
          return rest < 0
        }
        made.say(stance ?? .deny, "offer", on: 7 * week)
      }
    }
  }

  @Test(arguments: [0, 0.1])
  func `probabilities come true as often as they say`(hazard: Double) async throws {
    var (bias, slope) = (Sum(), Sum())
    for seed in 0..<Self.cases {
      let simulation = Simulation(seed: seed, hazard: hazard)
      let track = try await simulation.made.built.track(
        .both, draws: 64, seed: UInt64(seed))
      var (first, second) = (0.0, 0.0)
      for week in 0..<Self.weeks {
        for ranges in [track.filtered[week], track.smoothed[week]] {
          let p = min(max(ranges[1].mean, 1e-9), 1 - 1e-9)
          let miss = p - Double(simulation.regimes[week])
          first += miss
          second += miss * Double.log(p / (1 - p))
        }
      }
      bias.add(first)
      slope.add(second)
    }
    #expect(bias.score.magnitude < 3, "bias \(bias.score)")
    #expect(slope.score.magnitude < 3, "confidence \(slope.score)")
  }

  /// A sum of independent terms of mean zero, in units of its own spread.
  private struct Sum {
    private var (sum, squares) = (0.0, 0.0)

    var score: Double { sum / squares.squareRoot() }

    mutating func add(_ term: Double) {
      sum += term
      squares += term * term
    }
  }
}
