/// What is believed about one uncertain number, from a low, a best and a high value.
///
/// Low and high are the ends for `uniform`, `triangular` and `beta`, and the 5% and 95% points for
/// `normal` and `lognormal`. Best is the most likely value for `triangular` and `beta`, and the median
/// for `normal` and `lognormal`, which are two-piece: each side of the median has a spread of its own.
/// `beta` is the PERT distribution (Malcolm, Roseboom, Clark and Fazar 1959).
///
/// Make one with `make(_:low:best:high:)`, which checks the numbers.
public enum Distribution: Hashable, Sendable {
  /// A known number.
  case number(Double)
  /// Every value from low to high alike.
  case uniform(low: Double, high: Double)
  /// Straight lines up to the most likely value and down again.
  case triangular(low: Double, best: Double, high: Double)
  /// Normal on either side of the median.
  case normal(low: Double, best: Double, high: Double)
  /// Lognormal on either side of the median.
  case lognormal(low: Double, best: Double, high: Double)
  /// A smooth hump between two ends.
  case beta(low: Double, best: Double, high: Double)

  /// The kind of distribution, by the word used in files.
  public enum Shape: String, CaseIterable, Hashable, Sendable {
    /// A known number.
    case number
    /// Every value from low to high alike.
    case uniform
    /// Straight lines up to the most likely value and down again.
    case triangular
    /// Normal on either side of the median.
    case normal
    /// Lognormal on either side of the median.
    case lognormal
    /// A smooth hump between two ends.
    case beta
  }

  /// The kind of distribution.
  public var shape: Shape {
    switch self {
    case .number: .number
    case .uniform: .uniform
    case .triangular: .triangular
    case .normal: .normal
    case .lognormal: .lognormal
    case .beta: .beta
    }
  }

  /// The low end or the 5% point.
  public var low: Double { parameters.low }

  /// The most likely value or the median; the middle of a uniform distribution.
  public var best: Double { parameters.best }

  /// The high end or the 95% point.
  public var high: Double { parameters.high }

  /// Whether there is no uncertainty.
  public var isPoint: Bool { shape == .number }

  /// The mean.
  public var mean: Double { law.mean }

  /// The point below which the share `u` lies.
  ///
  /// `u` is in the open interval (0, 1). Relative error about 1e-15 of the value or of the range,
  /// whichever is larger. Constant time; `beta` takes about ten times as long as the others.
  public func quantile(_ u: Double) -> Double { law.quantile(u) }

  /// The same as a function of its own, with what depends on the distribution alone done once.
  ///
  /// Pays from about a hundred calls.
  public var quantileFunction: QuantileFunction { QuantileFunction(self) }

  /// Replaces numbers uniform on (0, 1) by the quantiles at them, as `quantile(_:)` gives them.
  ///
  /// Faster than one call for each, since what depends on the distribution alone is done once.
  public func transform(_ uniforms: inout [Double]) {
    let law = law
    for index in uniforms.indices { uniforms[index] = law.quantile(uniforms[index]) }
  }

  /// The chance of a value of at most `x`.
  public func cumulative(_ x: Double) -> Double { law.cumulative(x) }

  /// The natural logarithm of the density at `x`, negative infinity outside the range.
  ///
  /// Infinite at the value of a `number`. Where a two-piece distribution's density jumps, at the
  /// median, that of the upper side.
  public func logDensity(_ x: Double) -> Double { law.logDensity(x) }

  private var parameters: (low: Double, best: Double, high: Double) {
    switch self {
    case .number(let value): (value, value, value)
    case .uniform(let low, let high): (low, UniformLaw(low: low, high: high).mean, high)
    case .triangular(let low, let best, let high), .normal(let low, let best, let high),
      .lognormal(let low, let best, let high), .beta(let low, let best, let high):
      (low, best, high)
    }
  }

  var law: any Law {
    switch self {
    case .number(let value): PointLaw(value: value)
    case .uniform(let low, let high): UniformLaw(low: low, high: high)
    case .triangular(let low, let best, let high): TriangularLaw(low: low, best: best, high: high)
    case .normal(let low, let best, let high): TwoPieceNormalLaw(low: low, best: best, high: high)
    case .lognormal(let low, let best, let high):
      TwoPieceLognormalLaw(low: low, best: best, high: high)
    case .beta(let low, let best, let high): PertLaw(low: low, best: best, high: high)
    }
  }
}

/// The quantiles of one distribution, ready to be asked many times.
public struct QuantileFunction: Sendable {
  private enum Method: Sendable {
    case law(any Law)
    case table(PertTable)
  }

  private let method: Method

  init(_ distribution: Distribution) {
    if case .beta(let low, let best, let high) = distribution {
      method = .table(PertTable(PertLaw(low: low, best: best, high: high)))
    } else {
      method = .law(distribution.law)
    }
  }

  /// The point below which the share `u` lies, as `Distribution.quantile(_:)` gives it.
  ///
  /// `beta` is interpolated in a table, with an error of at most 1e-9 of its range.
  public func callAsFunction(_ u: Double) -> Double {
    switch method {
    case .law(let law): law.quantile(u)
    case .table(let table): table.quantile(u)
    }
  }
}
