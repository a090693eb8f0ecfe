/// The smallest ratio of a value to its rate, level by level.
struct Ratio {
  /// The ratio by levels, infinite while there is none.
  private(set) var steps: [Double]
  private var rate = 0.0
  /// How far rounding may have moved each level's ratio.
  private var errors: [Double]

  /// Ratios that differ by less than this share are ties.
  private static let tie = 1e-11

  /// No ratio yet.
  init(levels: Int) {
    steps = [Double](repeating: .infinity, count: levels)
    errors = [Double](repeating: 0, count: levels)
  }

  /// A value above its rate times this, by more than its noise, cannot improve.
  var bound: Double { steps[0] * (1 + Self.tie) + errors[0] }

  /// Takes values over their rate where they are lexicographically smaller; of equals the larger rate.
  ///
  /// The first level of a value is at the place `first`, the next `stride` further on.
  /// `noise` says by level how far rounding may have moved the values. The step never exceeds the first
  /// level of any ratio that was tied with the one taken.
  mutating func improves(
    _ values: UnsafeBufferPointer<Double>, _ first: Int, _ stride: Int, _ rate: Double,
    noise: [Double]
  ) -> Bool {
    for level in steps.indices {
      let value = level == 0 ? max(0, values[first]) : values[first + level * stride]
      let ratio = value / rate
      let slack =
        errors[level] + noise[level] / rate
        + Self.tie * min(ratio.magnitude, steps[level].magnitude)
      if ratio > steps[level] + slack { return false }
      if ratio < steps[level] - slack {
        take(values, first, stride, rate, noise, isTied: level > 0)
        return true
      }
    }
    guard rate > self.rate else { return false }
    take(values, first, stride, rate, noise, isTied: true)
    return true
  }

  private mutating func take(
    _ values: UnsafeBufferPointer<Double>, _ first: Int, _ stride: Int, _ rate: Double,
    _ noise: [Double], isTied: Bool
  ) {
    let before = steps[0]
    self.rate = rate
    for level in steps.indices {
      steps[level] = values[first + level * stride] / rate
      errors[level] = noise[level] / rate
    }
    steps[0] = max(0, isTied ? min(before, steps[0]) : steps[0])
  }
}
