import RealModule

/// A probability: a finite number from 0 to 1.
///
/// It is not a `Double`, so that it can be confused neither with log-odds nor with a plain number.
public struct Probability: Hashable, Comparable, Sendable {
  /// The number itself, in 0...1.
  public let value: Double

  /// A probability, or `nil` where `value` is not a finite number in 0...1.
  public init?(_ value: Double) {
    guard value >= 0, value <= 1 else { return nil }
    self.value = value
  }

  /// A probability from a number known to be one up to rounding, which is cut off.
  init(clamping value: Double) {
    self.value = min(1, max(0, value))
  }

  /// The probability that it does not happen.
  public var complement: Probability { Probability(clamping: 1 - value) }

  /// The same chance as log-odds: negative infinity for 0, infinity for 1.
  public var logOdds: LogOdds {
    LogOdds(Double.log(value) - Double.log(onePlus: -value))
  }

  /// Orders by size.
  public static func < (left: Probability, right: Probability) -> Bool {
    left.value < right.value
  }
}

/// The logarithm of the odds of an event, in nats.
///
/// The scale on which independent evidence adds: each item moves it by the logarithm of its
/// likelihood ratio (Good 1950). Infinite values stand for certainty.
public struct LogOdds: Hashable, Comparable, Sendable {
  /// Natural logarithm of p / (1 - p); may be infinite, never NaN.
  public let nats: Double

  /// Log-odds in nats.
  /// - Precondition: `nats` is not NaN.
  public init(_ nats: Double) {
    precondition(!nats.isNaN, "log-odds must be a number")
    self.nats = nats
  }

  /// The same log-odds to the base 2.
  public var bits: Double { nats / Double.log(2) }

  /// The chance itself; accurate to rounding at both ends of the scale.
  public var probability: Probability {
    let small = Double.exp(-nats.magnitude)
    return Probability(clamping: (nats < 0 ? small : 1) / (1 + small))
  }

  /// Log-odds after evidence with the given natural logarithm of its likelihood ratio.
  /// - Precondition: the sum is a number: certainty is not met by infinite evidence against it.
  public func updated(byLogLikelihoodRatio nats: Double) -> LogOdds {
    LogOdds(self.nats + nats)
  }

  /// Orders by size.
  public static func < (left: LogOdds, right: LogOdds) -> Bool { left.nats < right.nats }
}
