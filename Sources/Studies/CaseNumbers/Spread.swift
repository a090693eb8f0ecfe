import Quantities

/// A number over draws: its median and the range that holds the middle 90%; infinite values count.
struct Spread: Hashable, Sendable {
  let median, low, high: Double

  /// `nil` without values.
  init?(_ values: [Double]) {
    let sorted = values.sorted()
    guard let low = Spread.point(sorted, 0.05), let median = Spread.point(sorted, 0.5),
      let high = Spread.point(sorted, 0.95)
    else { return nil }
    (self.median, self.low, self.high) = (median, low, high)
  }

  /// The same over the values that are finite; `nil` where none is.
  init?(finite values: some Sequence<Double>) { self.init(values.filter(\.isFinite)) }

  /// Between a finite and an infinite value the point is infinite.
  private static func point(_ sorted: [Double], _ share: Double) -> Double? {
    quantile(sorted: sorted, at: share).map { $0.isNaN ? .infinity : $0 }
  }
}
