public import RealModule

/// The logarithm of the sum of the exponentials of `values`, without overflow or underflow.
///
/// Negative infinity for an empty collection or one of negative infinities, infinity where one value
/// is infinite, NaN where one is NaN. Two passes.
@inlinable
public func logSumExp(_ values: some Collection<Double>) -> Double {
  var largest = -Double.infinity
  for value in values {
    if value.isNaN { return .nan }
    largest = max(largest, value)
  }
  guard largest.isFinite else { return largest }
  var sum = 0.0
  for value in values { sum += Double.exp(value - largest) }
  return largest + Double.log(sum)
}
