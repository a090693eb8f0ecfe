import Quantities
import Testing

@Suite struct DistributionTests {
  private static let samples: [Distribution] = [
    .uniform(low: -2, high: 3), .triangular(low: 1, best: 2, high: 5),
    .triangular(low: 0, best: 0, high: 1), .triangular(low: 0, best: 1, high: 1),
    .normal(low: 1, best: 2, high: 5), .normal(low: -3, best: 0, high: 3),
    .lognormal(low: 1, best: 2, high: 8), .lognormal(low: 0.001, best: 0.1, high: 0.2),
    .beta(low: 2, best: 3, high: 10), .beta(low: 0, best: 0, high: 1),
    .beta(low: 0, best: 1, high: 1), .beta(low: -1, best: 0.5, high: 2),
  ]

  private static let shares = [0x1p-33, 1e-6, 0.001, 0.05, 0.2, 0.5, 0.7, 0.95, 0.999, 1 - 0x1p-33]

  @Test(arguments: samples)
  func `the chance below a quantile is its share`(distribution: Distribution) {
    for u in Self.shares {
      let back = distribution.cumulative(distribution.quantile(u))
      #expect(isClose(back, u, relative: 1e-12, absolute: 1e-13))
    }
  }

  @Test(arguments: samples)
  func `quantiles rise and stay finite`(distribution: Distribution) {
    let values = (1..<2_000).map { distribution.quantile(Double($0) / 2_000) }
    #expect(zip(values, values.dropFirst()).allSatisfy { $0 < $1 })
    #expect(values.allSatisfy { $0.isFinite })
  }

  @Test(arguments: samples)
  func `the mean is that of the quantiles`(distribution: Distribution) {
    let count = 100_000
    let mean =
      (0..<count).reduce(0) {
        $0 + distribution.quantile((Double($1) + 0.5) / Double(count))
      } / Double(count)
    #expect(isClose(mean, distribution.mean, relative: 1e-4, absolute: 1e-4))
  }

  @Test(arguments: samples)
  func `the density is the slope of the chance`(distribution: Distribution) {
    // Away from the median and the mode, where a density may jump or bend.
    for u in [0.03, 0.1, 0.3, 0.42, 0.61, 0.8, 0.97] {
      let x = distribution.quantile(u)
      let step = 1e-5 * (distribution.high - distribution.low)
      let slope =
        (distribution.cumulative(x + step) - distribution.cumulative(x - step)) / (2 * step)
      #expect(isClose(distribution.logDensity(x), naturalLogarithm(slope), absolute: 1e-3))
    }
  }

  @Test(arguments: samples)
  func `bulk and single quantiles are the same bytes`(distribution: Distribution) {
    var values = (0..<500).map { (Double($0) + 0.5) / 500 }
    let single = values.map(distribution.quantile)
    distribution.transform(&values)
    #expect(values == single)
  }

  @Test func `a number is always itself`() {
    let number = Distribution.number(3)
    #expect(number.isPoint)
    #expect(number.quantile(0.1) == 3)
    #expect(number.mean == 3)
    #expect((number.low, number.best, number.high) == (3, 3, 3))
    #expect(number.cumulative(2.9) == 0)
    #expect(number.cumulative(3) == 1)
    #expect(number.logDensity(3) == .infinity)
    #expect(number.logDensity(4) == -.infinity)
  }

  @Test func `a uniform distribution in closed form`() {
    let uniform = Distribution.uniform(low: -2, high: 3)
    #expect((uniform.low, uniform.best, uniform.high) == (-2, 0.5, 3))
    #expect(uniform.quantile(0.25) == -0.75)
    #expect(uniform.cumulative(-3) == 0)
    #expect(uniform.cumulative(9) == 1)
    #expect(isClose(uniform.logDensity(0), -1.6094379124341003))
    #expect(uniform.logDensity(3.1) == -.infinity)
    #expect(!uniform.isPoint)
  }

  // scipy.stats.triang(0.25, loc=1, scale=4), SciPy 1.17.
  @Test func `a triangular distribution is SciPy's`() {
    let triangular = Distribution.triangular(low: 1, best: 2, high: 5)
    for (u, x) in [(0.01, 1.2), (0.25, 2), (0.6, 2.8091097699793353), (0.99, 4.653589838486225)] {
      #expect(isClose(triangular.quantile(u), x))
    }
    let points = [
      (1.5, 0.0625, -1.3862943611198906), (2, 0.25, -0.6931471805599453),
      (3, 0.6666666666666666, -1.0986122886681098), (4.9, 0.9991666666666666, -4.094344562222104),
    ]
    for (x, chance, logDensity) in points {
      #expect(isClose(triangular.cumulative(x), chance))
      #expect(isClose(triangular.logDensity(x), logDensity))
    }
    #expect(isClose(triangular.mean, 8.0 / 3))
  }

  @Test func `two-piece distributions have the given median and 5 and 95 per cent points`() {
    for (low, best, high) in [(1.0, 2.0, 5.0), (0.3, 7, 7.5), (1e-6, 1, 1e6)] {
      for law in [
        Distribution.normal(low: low, best: best, high: high),
        .lognormal(low: low, best: best, high: high),
      ] {
        #expect(isClose(law.quantile(0.05), low, absolute: 1e-14 * (best - low)))
        #expect(isClose(law.quantile(0.5), best))
        #expect(isClose(law.quantile(0.95), high, relative: 2e-14))
      }
    }
  }

  // The numbers of the next three tests are from mpmath 1.3, computed with 40 digits.
  @Test func `a two-piece normal distribution at known points`() {
    let normal = Distribution.normal(low: 1, best: 2, high: 5)
    let quantiles = [
      (0.001, 0.121272157270816477), (0.3, 1.68118712564111217), (0.8, 3.53500813649799179),
      (0.999, 7.6361835281875501),
    ]
    for (u, x) in quantiles { #expect(isClose(normal.quantile(u), x)) }
    let points = [
      (0.0, 0.000501458332820481939, -5.83237404171378535),
      (1.5, 0.205417011998552047, -0.759480065284883038), (2, 0.5, -1.51989942219106591),
      (4, 0.863585095959048087, -2.12113130087893581),
      (8, 0.999498541667179518, -6.93098633038189504),
    ]
    for (x, chance, logDensity) in points {
      #expect(isClose(normal.cumulative(x), chance))
      #expect(isClose(normal.logDensity(x), logDensity))
    }
    #expect(isClose(normal.mean, 2.4850793698170232))
  }

  @Test func `a two-piece lognormal distribution at known points`() {
    let lognormal = Distribution.lognormal(low: 1, best: 2, high: 8)
    let quantiles = [
      (0.001, 0.543846779751329186), (0.3, 1.60345862289111065), (0.8, 4.06523501336028026),
      (0.999, 27.0481062882666852),
    ]
    for (u, x) in quantiles { #expect(isClose(lognormal.quantile(u), x)) }
    let points = [
      (0.5, 0.000501458332820481939, -4.77271394057217572),
      (1.5, 0.247405819415766329, -0.693262537852799549),
      (3, 0.684773322245034523, -1.96225692078760797),
      (20, 0.996852851220461977, -7.475682427293132),
    ]
    for (x, chance, logDensity) in points {
      #expect(isClose(lognormal.cumulative(x), chance))
      #expect(isClose(lognormal.logDensity(x), logDensity, relative: 3e-14))
    }
    #expect(isClose(lognormal.mean, 3.01919759158549497))
    #expect(lognormal.cumulative(-1) == 0)
    #expect(lognormal.logDensity(0) == -.infinity)
    // Symmetric on the log scale: SciPy's lognormal distribution.
    let symmetric = Distribution.lognormal(low: 1, best: 2, high: 4)
    #expect(isClose(symmetric.mean, 2.185703320162492))
  }

  @Test(
    arguments: [
      (2, 3, 10, 1e-9, 2.00000204090573662), (2, 3, 10, 0.001, 2.02048236533533638),
      (2, 3, 10, 0.05, 2.29157814436311077), (2, 3, 10, 0.3, 3.11642352561795695),
      (2, 3, 10, 0.5, 3.76895915938181828), (2, 3, 10, 0.75, 4.81814532018195537),
      (2, 3, 10, 0.95, 6.50275688427982478), (2, 3, 10, 0.9999999, 9.81940513825491827),
      (0, 0, 1, 1e-9, 2.00000000080000013e-10), (0, 0, 1, 0.3, 0.0688500849051623087),
      (0, 0, 1, 0.95, 0.450719728346941026), (0, 1, 1, 1e-9, 0.015848931924611135),
      (0, 1, 1, 0.05, 0.549280271653058882), (0, 1, 1, 0.75, 0.944087511294901982),
      (0, 1, 1, 0.9999999, 0.999999979999999211), (-1, 0.5, 2, 0.05, -0.432233867686687616),
      (-1, 0.5, 2, 0.75, 0.921691505631058736), (0, 0.2, 1, 1e-9, 2.90959633483015758e-6),
      (0, 0.2, 1, 0.5, 0.276672259392518841), (0, 0.2, 1, 0.95, 0.621276724016190234),
      (0, 0.2, 1, 0.9999999, 0.984432924955329882),
    ] as [(Double, Double, Double, Double, Double)])
  func `PERT quantiles`(low: Double, best: Double, high: Double, u: Double, x: Double) {
    let beta = Distribution.beta(low: low, best: best, high: high)
    #expect(isClose(beta.quantile(u), x, relative: 2e-14))
  }

  @Test func `a PERT distribution at known points`() {
    let beta = Distribution.beta(low: 2, best: 3, high: 10)
    let points = [
      (2.5, 0.106212108089422453, -1.23708331720637665),
      (4, 0.563710050348867868, -1.32493856624616549),
      (9, 0.999788445148054128, -6.96971522429667399),
    ]
    for (x, chance, logDensity) in points {
      #expect(isClose(beta.cumulative(x), chance))
      #expect(isClose(beta.logDensity(x), logDensity))
    }
    #expect(isClose(beta.mean, (2.0 + 4 * 3 + 10) / 6))
    #expect(beta.logDensity(1.9) == -.infinity)
    #expect(beta.logDensity(2) == -.infinity)
    // With the mode at an end the density there is finite: 5 on the unit interval.
    #expect(isClose(Distribution.beta(low: 0, best: 0, high: 1).logDensity(0), 1.6094379124341003))
  }

  /// ln y from the log-odds of y / (1 + y).
  private func naturalLogarithm(_ value: Double) -> Double {
    Probability(value / (1 + value))?.logOdds.nats ?? .nan
  }
}
