import Quantities
import RealModule
import Testing

@testable import Reading
@testable import Record

@Suite struct EnsembleTests {
  /// log ∫ exp(f(λ)) p(λ) dλ by the midpoint rule over 4,000 quantiles.
  private func logIntegral(_ range: Distribution, _ logLikelihood: (Double) -> Double) -> Double {
    let count = 4_000
    let logs = (0..<count).map {
      logLikelihood(range.quantile((Double($0) + 0.5) / Double(count)))
    }
    return logSumExp(logs) - Double.log(Double(count))
  }

  private func logOdds(_ track: IntentTrack) -> Double {
    Double.log(track.last[1].mean / track.last[0].mean)
  }

  /// Many indicators with ranges of nearly an order of magnitude, and the exact log-odds.
  private func wide(
    indicators: Int, weeks: Int, size: Double? = nil
  ) -> (made: CaseBuilder, logOdds: Double) {
    var chance = SeededGenerator(seed: UInt64(indicators))
    var made = CaseBuilder(["a": 0.5, "b": 0.5])
    made.weeks = weeks
    made.set(correlation: 0.5)
    var logs = [0.0, 0.0]
    for indicator in 0..<indicators {
      let id = "i\(indicator)"
      made.indicator(id, group: indicator < 2 ? "pair" : id)
      let discount = indicator < 2 ? 1 / 1.5 : 1.0
      let counts = (0..<weeks).map { _ in chance.below(4) * chance.below(2) }
      for (week, count) in counts.enumerated() where count > 0 {
        made.act(id, on: 7 * week, count: count)
      }
      if let size { made.assume("dispersion.\(id)", size) }
      for (state, name) in ["a", "b"].enumerated() {
        let median = 0.3 + chance.uniform()
        let range = Distribution.lognormal(low: median / 3, best: median, high: median * 3)
        made.assume("rate.\(id).\(name)", range)
        logs[state] += logIntegral(range) { rate in
          discount
            * counts.reduce(0) { sum, count in
              let y = Double(count)
              guard let size else { return sum + y * Double.log(rate) - rate }
              return sum + y * Double.log(rate) - (y + size) * Double.log(size + rate)
            }
        }
        if let size {
          let constant = counts.reduce(0) { $0 + size * Double.log(size) + 0 * Double($1) }
          logs[state] += discount * constant
        }
      }
    }
    return (made, logs[1] - logs[0])
  }

  @Test(arguments: [(2, 6), (10, 8), (30, 10)])
  func `without switching the odds are the ratio of products of integrals over the ranges`(
    indicators: Int, weeks: Int
  ) async throws {
    let (made, exact) = wide(indicators: indicators, weeks: weeks)
    for seed in [1, 2, 3] as [UInt64] {
      let track = try await made.built.track(.deeds, draws: 512, seed: seed)
      #expect(near(logOdds(track), exact, 0.25), "\(logOdds(track)) for \(exact)")
      #expect((track.effectiveDraws.last ?? 0) > 50)
    }
  }

  @Test func `so they are for negative binomials`() async throws {
    let (made, exact) = wide(indicators: 5, weeks: 6, size: 0.8)
    for seed in [1, 2, 3] as [UInt64] {
      let track = try await made.built.track(.deeds, draws: 512, seed: seed)
      #expect(near(logOdds(track), exact, 0.1), "\(logOdds(track)) for \(exact)")
    }
  }

  @Test func `so they are for stances, whose shares are scaled to one`() async throws {
    var made = CaseBuilder(["a": 0.5, "b": 0.5])
    made.weeks = 2
    made.set()
    let ranges: [[Distribution]] = [
      [(0.2, 0.5, 0.8), (0.1, 0.3, 0.6), (0.05, 0.2, 0.5)],
      [(0.3, 0.6, 0.7), (0.1, 0.2, 0.6), (0.1, 0.2, 0.3)],
    ].map { $0.map { .triangular(low: $0.0, best: $0.1, high: $0.2) } }
    for (name, ranges) in zip(["a", "b"], ranges) {
      for (stance, range) in zip(Stance.allCases, ranges) {
        made.assume("stance.offer.\(name).\(stance)", range)
      }
    }
    let counts = [9.0, 2, 7]
    for (stance, count) in zip(Stance.allCases, counts) {
      for item in 0..<Int(count) { made.say(stance, "offer", on: item) }
    }
    let logs = ranges.map { stanceIntegral($0, counts) }
    for seed in [1, 2, 3] as [UInt64] {
      let track = try await made.built.track(.words, draws: 512, seed: seed)
      #expect(near(logOdds(track), logs[1] - logs[0], 0.1))
    }
  }

  /// log ∫∫∫ Π (v_s / Σv)^n_s by the midpoint rule over the quantiles.
  private func stanceIntegral(_ ranges: [Distribution], _ counts: [Double]) -> Double {
    let values = ranges.map { range in
      (0..<24).map { range.quantile((Double($0) + 0.5) / 24) }
    }
    var logs: [Double] = []
    for first in values[0] {
      for second in values[1] {
        for third in values[2] {
          let sum = Double.log(first + second + third)
          logs.append(
            counts[0] * (Double.log(first) - sum) + counts[1] * (Double.log(second) - sum)
              + counts[2] * (Double.log(third) - sum))
        }
      }
    }
    return logSumExp(logs)
  }

  @Test(arguments: [0.02, 0.2])
  func `with switching the reading is that of a dense grid over the ranges`(
    hazard: Double
  ) async throws {
    var made = CaseBuilder(["a": 0.5, "b": 0.5])
    made.set(hazard: hazard)
    let counts = [0, 1, 0, 2, 0, 1, 5, 3, 4, 6, 2, 4]
    made.weeks = counts.count
    for (week, count) in counts.enumerated() where count > 0 {
      made.act("acts", on: 7 * week, count: count)
    }
    made.rateRange("acts", "a", median: 1, factor: 3)
    made.rateRange("acts", "b", median: 3, factor: 3)
    let grid = Grid(counts: counts, hazard: hazard)
    for seed in [1, 2, 3] as [UInt64] {
      let track = try await made.built.track(.deeds, draws: 512, seed: seed)
      #expect(near(track.filtered.map { $0[1].mean }, grid.filtered, 0.03))
      #expect(near(track.smoothed.map { $0[1].mean }, grid.smoothed, 0.03))
    }
  }

  /// Two rates on a grid of quantiles and two regimes, by plain sums of products.
  private struct Grid {
    var filtered: [Double]
    var smoothed: [Double]

    init(counts: [Int], hazard: Double) {
      let (weeks, points) = (counts.count, 40)
      let rates = [1.0, 3.0].map { median in
        (0..<points).map { point in
          Distribution.lognormal(low: median / 3, best: median, high: median * 3)
            .quantile((Double(point) + 0.5) / Double(points))
        }
      }
      var first = [Double](repeating: 0, count: weeks)
      var (total, hind) = (first, first)
      for a in rates[0] {
        for b in rates[1] {
          let emissions = counts.map { count in
            [a, b].map { Double.exp(Double(count) * Double.log($0) - $0) }
          }
          let (forward, backward) = Grid.passes(emissions, hazard)
          for week in 0..<weeks {
            first[week] += forward[week][1]
            total[week] += forward[week][0] + forward[week][1]
            hind[week] += forward[week][1] * backward[week][1]
          }
        }
      }
      filtered = zip(first, total).map { $0 / $1 }
      smoothed = hind.map { $0 / total[weeks - 1] }
    }

    private static func passes(
      _ emissions: [[Double]], _ hazard: Double
    ) -> (forward: [[Double]], backward: [[Double]]) {
      var forward = [emissions[0].map { 0.5 * $0 }]
      for emission in emissions.dropFirst() {
        let last = forward[forward.count - 1]
        forward.append([
          emission[0] * ((1 - hazard) * last[0] + hazard * last[1]),
          emission[1] * (hazard * last[0] + (1 - hazard) * last[1]),
        ])
      }
      var backward = [[1.0, 1.0]]
      for emission in emissions.dropFirst().reversed() {
        let next = [emission[0] * backward[0][0], emission[1] * backward[0][1]]
        backward.insert(
          [
            (1 - hazard) * next[0] + hazard * next[1], hazard * next[0] + (1 - hazard) * next[1],
          ], at: 0)
      }
      return (forward, backward)
    }
  }

  @Test func `a range of the hazard is averaged over with the weight of the evidence`()
    async throws
  {
    var made = CaseBuilder(["a": 0.5, "b": 0.5])
    made.weeks = 6
    made.set()
    let range = Distribution.uniform(low: 0.01, high: 0.49)
    made.assume("hazard", range)
    made.rate("acts", ["a": 0.5, "b": 3])
    for (week, count) in [0, 0, 4, 3, 0, 0].enumerated() where count > 0 {
      made.act("acts", on: 7 * week, count: count)
    }
    let logs = [0, 0, 4, 3, 0, 0].map { [$0 * Double.log(0.5) - 0.5, $0 * Double.log(3) - 3] }
    let all = (0..<100).map {
      RegimePaths(
        prior: [0.5, 0.5], logs: logs, hazard: range.quantile((Double($0) + 0.5) / 100))
    }
    let track = try await made.built.track(.deeds, draws: 256)
    for week in 0..<6 {
      let weights = softmax(all.map { $0.evidence[week] })
      let exact = zip(weights, all).reduce(0) { $0 + $1.0 * $1.1.filtered[week][1] }
      #expect(near(track.filtered[week][1].mean, exact, 0.005))
    }
  }

  @Test func `the mixture of proposals has a density that integrates to one`() async throws {
    for hazard in [0, 0.05] {
      let model = IntentModel(rangedCase(hazard: hazard).built)
      let ensemble = Ensemble(
        model, .both, ExpectationLayout(model), draws: SobolDraws(count: 2_048, seed: 3),
        threads: 2, progress: nil)
      let source = try await ensemble.run().source
      var values = source.bestValues
      let ratios = (0..<2_048).map { Double.exp(-source.fill(&values, draw: $0)) }
      #expect(near(ratios.reduce(0, +) / 2_048, 1, 0.05))
      // The elicited ranges, and each of two hypotheses held up to half and to all of the period.
      let held = 1 + 2 * 2
      #expect(hazard == 0 ? source.proposals.count == held : source.proposals.count > held)
    }
  }
}
