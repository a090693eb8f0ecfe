import Quantities
import Testing

/// Brier, "Verification of forecasts expressed in terms of probability", Monthly Weather Review
/// 78 (1950) 1–3; for categories in an order, Epstein, "A scoring system for probability
/// forecasts of ranked categories", Journal of Applied Meteorology 8 (1969) 985–987.
@Suite struct Brier1950Tests {
  private let forecast = [0.15, 0.45, 0.25, 0.15]

  @Test func `a forecast of four categories scores 0.81 when the third happens`() {
    #expect(abs(brierScore(forecast: forecast, outcome: 2) - 0.81) < 1e-12)
  }

  @Test func `in order, near misses cost less and it scores 0.27`() {
    #expect(abs(rankedProbabilityScore(forecast: forecast, outcome: 2) - 0.27) < 1e-12)
  }

  @Test func `certainty scores 0 when right and 2 when wrong`() {
    #expect(brierScore(forecast: [0, 1, 0], outcome: 1) == 0)
    #expect(brierScore(forecast: [0, 1, 0], outcome: 2) == 2)
  }
}
