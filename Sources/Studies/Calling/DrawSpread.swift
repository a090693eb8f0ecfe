import Quantities

/// A number over draws: its median and the range that holds the middle 90%.
struct DrawSpread: Hashable, Sendable {
  let median: Double
  let low: Double
  let high: Double

  /// `nil` where no value is finite.
  init?(_ values: some Sequence<Double>) {
    let sorted = values.filter(\.isFinite).sorted()
    guard let median = quantile(sorted: sorted, at: 0.5),
      let low = quantile(sorted: sorted, at: 0.05), let high = quantile(sorted: sorted, at: 0.95)
    else { return nil }
    (self.median, self.low, self.high) = (median, low, high)
  }
}
