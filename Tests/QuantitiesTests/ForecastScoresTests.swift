import Quantities
import Testing

@Suite struct ForecastScoresTests {
  private let forecast = [0.15, 0.45, 0.25, 0.15]

  @Test func `four ordered categories, the third happens`() {
    #expect(isClose(brierScore(forecast: forecast, outcome: 2), 0.81))
    // Cuts: 2 x 0.15^2, 2 x 0.60^2, 2 x 0.15^2, averaged over three.
    #expect(isClose(rankedProbabilityScore(forecast: forecast, outcome: 2), 0.27))
  }

  @Test func `certainty scores nothing or everything`() {
    #expect(brierScore(forecast: [0, 1, 0], outcome: 1) == 0)
    #expect(brierScore(forecast: [0, 1, 0], outcome: 0) == 2)
    #expect(rankedProbabilityScore(forecast: [0, 1, 0], outcome: 1) == 0)
    #expect(rankedProbabilityScore(forecast: [0, 0, 1], outcome: 0) == 2)
    #expect(rankedProbabilityScore(forecast: [0, 1, 0], outcome: 0) == 1)
  }

  @Test func `with two categories both scores agree`() {
    for chance in [0, 0.1, 0.5, 0.83, 1] {
      let forecast = [chance, 1 - chance]
      for outcome in 0...1 {
        let brier = brierScore(forecast: forecast, outcome: outcome)
        let ranked = rankedProbabilityScore(forecast: forecast, outcome: outcome)
        #expect(isClose(brier, ranked, absolute: 1e-15))
      }
    }
  }

  @Test func `honesty pays: the expected score is best for the true chances`() {
    let truth = [0.2, 0.5, 0.3]
    for score in [brierScore, rankedProbabilityScore] {
      func expected(_ forecast: [Double]) -> Double {
        truth.indices.reduce(0) { $0 + truth[$1] * score(forecast, $1) }
      }
      for other in [[0.3, 0.4, 0.3], [0, 1, 0], [0.2, 0.6, 0.2], [0.1, 0.5, 0.4]] {
        #expect(expected(truth) < expected(other))
      }
    }
  }
}
