/// A median with its 5% and 95% points.
public struct Estimate: Hashable, Sendable {
  /// The median.
  public let value: Double
  /// The 5% point.
  public let low: Double
  /// The 95% point.
  public let high: Double

  /// A median with its interval; an interval that is not finite is not drawn.
  public init(value: Double, low: Double, high: Double) {
    self.value = value
    self.low = low
    self.high = high
  }

  /// Whether both ends can be drawn.
  var hasInterval: Bool { low.isFinite && high.isFinite && low <= high }

  /// The numbers that an axis has to hold.
  var numbers: [Double] { hasInterval ? [value, low, high] : [value] }
}
