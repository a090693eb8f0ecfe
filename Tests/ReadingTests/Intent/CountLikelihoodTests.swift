import RealModule
import Testing

@testable import Reading

/// Reference numbers from SciPy 1.17.1 (`poisson`, `nbinom` with p = r/(r + μ)).
@Suite struct CountLikelihoodTests {
  private struct Reference {
    let count: Int
    let mean: Double
    var size: Double?
    let value: Double

    init(_ count: Int, _ mean: Double, _ size: Double?, _ value: Double) {
      (self.count, self.mean, self.size, self.value) = (count, mean, size, value)
    }
  }

  private func logLikelihood(_ count: Int, mean: Double, size: Double?, exposure: Double = 1)
    -> Double
  {
    let rate = mean / exposure
    return Reading.logLikelihood(
      count: Double(count), rate: rate, logRate: Double.log(rate), size: size, exposure: exposure)
      - Double.logGamma(Double(count) + 1)
  }

  @Test func `counts have the logarithms of probability that SciPy gives`() {
    let references = [
      Reference(0, 0.2, nil, -0.2), Reference(4, 2.5, nil, -2.0128909028513253),
      Reference(60, 41, nil, -6.813849421413153), Reference(1_000, 1_100, nil, -9.062719701702008),
      Reference(0, 1.5, 2, -1.1192315758708455), Reference(3, 1.5, 2, -2.2748307959125658),
      Reference(7, 0.4, 0.6, -7.914176012206316), Reference(12, 20, 5, -3.2183203978701735),
      Reference(0, 4, 0.3, -0.7987763481076359), Reference(200, 150, 12.5, -5.521710984272275),
    ]
    for reference in references {
      let found = logLikelihood(reference.count, mean: reference.mean, size: reference.size)
      #expect(near(found, reference.value, 1e-11), "\(reference)")
    }
  }

  @Test func `exposure multiplies the rate`() {
    for size in [nil, 0.7, 8] as [Double?] {
      for exposure in [0.5, 1, 2.25] {
        #expect(
          near(
            logLikelihood(3, mean: 1.8, size: size, exposure: exposure),
            logLikelihood(3, mean: 1.8, size: size), 1e-13))
      }
    }
  }

  @Test func `the negative binomial tends to the Poisson as its size grows`() {
    for (count, mean) in [(0, 0.3), (2, 1.5), (9, 6)] {
      let poisson = logLikelihood(count, mean: mean, size: nil)
      let errors = [1e2, 1e4, 1e6].map { size in
        (logLikelihood(count, mean: mean, size: size) - poisson).magnitude
      }
      #expect(errors[0] > errors[1] && errors[1] > errors[2] && errors[2] < 1e-4)
    }
  }

  @Test func `the chance of at most so many events is SciPy's`() {
    let references = [
      Reference(0, 3, nil, 0.04978706836786395), Reference(2, 10.4, nil, 0.001992718987390268),
      Reference(10, 10.4, nil, 0.5331262740017964), Reference(40, 10.4, nil, 0.9999999999993977),
      Reference(900, 1_000, nil, 0.0006977673277963054),
      Reference(1_000_000, 1_001_500, nil, 0.06699076744613616),
      Reference(25_000, 24_800, nil, 0.8984063937662347), Reference(3, 900, nil, 0),
      Reference(0, 3, 0.5, 0.3779644730092272), Reference(2, 10.4, 6, 0.03177279477830858),
      Reference(60, 10.4, 1.2, 0.9979301195496458),
      Reference(3_000, 2_500, 4, 0.7057943900275165),
      Reference(12_000, 9_000, 50, 0.9852791252862186), Reference(40, 1e-9, 0.1, 1),
    ]
    for reference in references {
      let found = chanceOfAtMost(reference.count, mean: reference.mean, size: reference.size)
      #expect(near(found, reference.value, 1e-8), "\(reference): \(found)")
    }
  }
}
