/// The squared distance between a forecast over categories and what happened, from 0 to 2.
///
/// The sum over all categories of (forecast - outcome)^2, in the original form of Brier (1950): 0 for
/// certainty that came true, 2 for certainty that did not; with two categories twice the short form.
/// - Precondition: `outcome` is the index of a category.
public func brierScore(forecast: [Double], outcome: Int) -> Double {
  precondition(forecast.indices.contains(outcome), "no category \(outcome) in the forecast")
  return forecast.indices.reduce(0) { sum, index in
    let miss = forecast[index] - (index == outcome ? 1 : 0)
    return sum + miss * miss
  }
}

/// The Brier score for categories in an order, where a near miss costs less, from 0 to 2.
///
/// Each cut between neighbouring categories makes a yes-or-no question (at most this category, or
/// beyond?), scored by Brier's rule from 0 to 2; the result is their mean. That is the ranked
/// probability score of Epstein (1969), twice its sum of squares divided by the number of cuts. With
/// two categories it equals the Brier score.
/// - Precondition: there are two categories or more, and `outcome` is the index of one.
public func rankedProbabilityScore(forecast: [Double], outcome: Int) -> Double {
  precondition(forecast.count >= 2, "an order needs two categories")
  precondition(forecast.indices.contains(outcome), "no category \(outcome) in the forecast")
  var (reached, squares) = (0.0, 0.0)
  for index in forecast.indices.dropLast() {
    reached += forecast[index]
    let miss = reached - (outcome <= index ? 1 : 0)
    squares += miss * miss
  }
  return 2 * squares / Double(forecast.count - 1)
}
