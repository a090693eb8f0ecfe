/// Maps numbers to places on an axis, with ticks at round numbers.
struct LinearScale {
  let low: Double
  let high: Double
  let x0: Double
  let x1: Double

  /// An axis that holds all finite values and `including`; without any, from -1 to 1.
  init(holding values: [Double], including: Double? = 0, x0: Double, x1: Double) {
    let finite = (values + (including.map { [$0] } ?? [])).filter(\.isFinite)
    let clamped = finite.map { min(max($0, -1e15), 1e15) }
    let least = clamped.min() ?? -1
    let most = clamped.max() ?? 1
    let isFlat = most - least < 1e-9
    low = isFlat ? least - 1 : least
    high = isFlat ? most + 1 : most
    self.x0 = x0
    self.x1 = x1
  }

  /// An axis with fixed ends.
  init(from low: Double, to high: Double, x0: Double, x1: Double) {
    self.low = low
    self.high = max(high, low + 1e-9)
    self.x0 = x0
    self.x1 = x1
  }

  /// The place of a value; values beyond the ends fall on them.
  func x(_ value: Double) -> Double {
    let inside = min(max(value, low), high)
    return x0 + (inside - low) / (high - low) * (x1 - x0)
  }

  /// Round numbers inside the ends, at most about `count` of them.
  func ticks(_ count: Int) -> [Double] {
    let step = roundStep((high - low) / Double(max(1, count)))
    guard step > 0 else { return [] }
    let first = (low / step).rounded(.up)
    let last = (high / step).rounded(.down)
    guard last >= first, last - first < 100 else { return [] }
    return stride(from: first, through: last, by: 1).map { $0 * step }
  }

  /// Digits after the point that the ticks need.
  func tickDigits(_ count: Int) -> Int {
    let step = roundStep((high - low) / Double(max(1, count)))
    if step >= 1 { return 0 }
    return step >= 0.1 ? 1 : 2
  }

  /// The least of 1, 2 and 5 times a power of ten that is not below `raw`.
  private func roundStep(_ raw: Double) -> Double {
    guard raw.isFinite, raw > 0 else { return 0 }
    var power = 1.0
    while power > raw { power /= 10 }
    while power * 10 <= raw { power *= 10 }
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= raw } ?? power * 10
  }
}
