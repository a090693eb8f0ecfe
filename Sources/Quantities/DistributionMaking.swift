extension Distribution {
  /// A distribution of a shape from the values a user gives, all of them checked.
  ///
  /// `number` needs best; `uniform` low and high; the others all three. A value that a shape does not
  /// need may be given, and is then only checked for order. Where low and high are equal the result
  /// is a `number`.
  public static func make(
    _ shape: Shape, low: Double?, best: Double?, high: Double?
  ) throws(DistributionError) -> Distribution {
    try checkOrder(low: low, best: best, high: high)
    if shape == .number { return .number(try given(best, .best)) }
    let (low, high) = (try given(low, .low), try given(high, .high))
    if shape != .uniform { _ = try given(best, .best) }
    let middle = best ?? low
    if shape == .lognormal, low <= 0 { throw .notPositive(low: low) }
    if low == high { return .number(low) }
    let made = unchecked(shape, low: low, best: middle, high: high)
    try made.checkMedianInside()
    try made.checkFinite()
    return made
  }

  private static func unchecked(
    _ shape: Shape, low: Double, best: Double, high: Double
  ) -> Distribution {
    switch shape {
    case .number: .number(best)
    case .uniform: .uniform(low: low, high: high)
    case .triangular: .triangular(low: low, best: best, high: high)
    case .normal: .normal(low: low, best: best, high: high)
    case .lognormal: .lognormal(low: low, best: best, high: high)
    case .beta: .beta(low: low, best: best, high: high)
    }
  }

  private static func given(
    _ value: Double?, _ parameter: DistributionError.Parameter
  ) throws(DistributionError) -> Double {
    guard let value else { throw .missing(parameter) }
    return value
  }

  private static func checkOrder(
    low: Double?, best: Double?, high: Double?
  ) throws(DistributionError) {
    for (parameter, value) in zip(DistributionError.Parameter.allCases, [low, best, high]) {
      if let value, !value.isFinite { throw .notFinite(parameter, value) }
    }
    if let low, let high, low > high { throw .lowAboveHigh(low: low, high: high) }
    guard let best else { return }
    if best < low ?? best || best > high ?? best {
      throw .bestOutsideRange(low: low, best: best, high: high)
    }
  }

  /// A median needs room on both sides; a mode may lie at an end.
  private func checkMedianInside() throws(DistributionError) {
    guard shape == .normal || shape == .lognormal, best <= low || best >= high else { return }
    throw .medianAtEnd(low: low, best: best, high: high)
  }

  /// Draws lie between these two quantiles; they and the mean have to be numbers.
  private func checkFinite() throws(DistributionError) {
    let law = law
    let ends = [law.quantile(0x1p-33), law.quantile(1 - 0x1p-33), law.mean]
    if !ends.allSatisfy(\.isFinite) { throw .rangeTooWide(low: low, high: high) }
  }
}

/// Why low, best and high do not make a distribution.
public enum DistributionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One of the three values a distribution is made from.
  public enum Parameter: String, CaseIterable, Hashable, Sendable {
    /// The low end or the 5% point.
    case low
    /// The most likely value or the median.
    case best
    /// The high end or the 95% point.
    case high
  }

  /// The shape needs a value that is not given.
  case missing(Parameter)
  /// A value is infinite or not a number.
  case notFinite(Parameter, Double)
  /// The range is the wrong way round.
  case lowAboveHigh(low: Double, high: Double)
  /// The best value is below low or above high; an end that was not given is `nil`.
  case bestOutsideRange(low: Double?, best: Double, high: Double?)
  /// The median equals the 5% or the 95% point, while these differ.
  case medianAtEnd(low: Double, best: Double, high: Double)
  /// A lognormal quantity cannot be zero or negative.
  case notPositive(low: Double)
  /// The range is so wide that its draws or its mean cannot be represented.
  case rangeTooWide(low: Double, high: Double)

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .missing(let parameter): "\(parameter.rawValue) is missing"
    case .notFinite(let parameter, let value):
      "\(parameter.rawValue) is \(plain(value)); expected a finite number"
    case .lowAboveHigh(let low, let high): "low \(plain(low)) is above high \(plain(high))"
    case .bestOutsideRange(let low, let best, let high):
      if let low, best < low {
        "best \(plain(best)) is below low \(plain(low))"
      } else {
        "best \(plain(best)) is above high \(plain(high ?? best))"
      }
    case .medianAtEnd(let low, let best, let high):
      "best \(plain(best)) is the median here, so it must lie between "
        + "low \(plain(low)) and high \(plain(high)), not at one of them"
    case .notPositive(let low): "low is \(plain(low)); a lognormal quantity must be above 0"
    case .rangeTooWide(let low, let high):
      "the range from \(plain(low)) to \(plain(high)) is too wide to compute with"
    }
  }
}
