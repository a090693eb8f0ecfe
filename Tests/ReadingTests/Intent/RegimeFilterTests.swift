import Quantities
import Reading
import RealModule
import Testing

@Suite struct RegimeFilterTests {
  /// A small random model.
  private struct Model {
    let prior: [Double]
    let logs: [[Double]]
    let hazard: Double

    init(seed: Int, hazard: Double, spread: Double) {
      var chance = SeededGenerator(seed: UInt64(seed))
      let states = 2 + chance.below(3)
      let weeks = 1 + chance.below(states == 4 ? 5 : 8)
      let weights = (0..<states).map { _ in chance.uniform() }
      prior = weights.map { $0 / weights.reduce(0, +) }
      logs = (0..<weeks).map { _ in
        (0..<states).map { _ in (2 * chance.uniform() - 1) * spread }
      }
      self.hazard = hazard
    }

    init(prior: [Double], logs: [[Double]], hazard: Double) {
      (self.prior, self.logs, self.hazard) = (prior, logs, hazard)
    }

    var filter: RegimeFilter {
      var filter = RegimeFilter(weeks: logs.count, prior: prior)
      filter.run(logEmissions: logs.flatMap { $0 }, hazard: hazard)
      return filter
    }

    func check(_ filter: RegimeFilter) {
      let paths = RegimePaths(prior: prior, logs: logs, hazard: hazard)
      #expect(near(filter.filtered, paths.filtered.flatMap { $0 }))
      #expect(near(filter.smoothed, paths.smoothed.flatMap { $0 }))
      #expect(near(filter.predicted, paths.predicted.flatMap { $0 }))
      #expect(near(filter.cumulative, paths.evidence, 1e-9))
      #expect(near(filter.next(hazard: hazard), paths.next))
    }
  }

  @Test(arguments: [0, 1e-6, 0.01, 0.3, 0.5], [0.5, 5, 40, 800])
  func `all probabilities equal those from enumerating every path of regimes`(
    hazard: Double, spread: Double
  ) {
    for seed in 0..<12 {
      let model = Model(seed: seed, hazard: hazard, spread: spread)
      model.check(model.filter)
    }
  }

  @Test(arguments: [0, 1e-6, 0.01, 0.3, 0.5])
  func `probabilities sum to one, and the last week is the same with and without hindsight`(
    hazard: Double
  ) {
    for seed in 100..<140 {
      let filter = Model(seed: seed, hazard: hazard, spread: 60).filter
      for row in stride(from: 0, to: filter.filtered.count, by: filter.states) {
        for values in [filter.filtered, filter.smoothed, filter.predicted] {
          #expect(near(values[row..<(row + filter.states)].reduce(0, +), 1, 1e-12))
        }
      }
      #expect(
        near(
          Array(filter.filtered.suffix(filter.states)),
          Array(filter.smoothed.suffix(filter.states)), 1e-12))
    }
  }

  @Test(arguments: [0, 0.01, 0.3])
  func `an excluded hypothesis stays excluded in the first week, however well it fits`(
    hazard: Double
  ) {
    let model = Model(
      prior: [0, 0.4, 0.6], logs: [[900, -3, -2], [0, -1, -4], [-700, 2, 1]], hazard: hazard)
    model.check(model.filter)
    #expect(model.filter.filtered[0] == 0)
    #expect(model.filter.smoothed[0] == 0)
    #expect(hazard > 0 || model.filter.filtered[6] == 0)
  }

  @Test func `a workspace can be run again`() {
    let model = Model(seed: 5, hazard: 0.3, spread: 4)
    var filter = model.filter
    let first = filter.smoothed
    let zeros = [Double](repeating: 0, count: first.count)
    filter.run(logEmissions: zeros, hazard: 0)
    filter.run(logEmissions: model.logs.flatMap { $0 }, hazard: 0.3)
    #expect(filter.smoothed == first)
  }

  @Test func `a thousand weeks of strong evidence stay finite`() {
    let weeks = 1_000
    var filter = RegimeFilter(weeks: weeks, prior: [0.5, 0.5])
    let logs: [Double] = (0..<weeks).flatMap { (week: Int) -> [Double] in
      week < 500 ? [-2_000, -3_000] : [-3_000, -2_000]
    }
    filter.run(logEmissions: logs, hazard: 0.01)
    #expect((filter.filtered + filter.smoothed).allSatisfy { $0 >= 0 && $0 <= 1 })
    #expect(near(filter.smoothed[499 * 2], 1) && near(filter.smoothed[500 * 2 + 1], 1))
    #expect(
      near(
        filter.logEvidence,
        -2_000_000 + Double.log(0.5 * 0.01) + 998 * Double.log(0.99), 1e-6))
  }
}
