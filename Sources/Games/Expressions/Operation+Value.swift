import RealModule

/// The value itself where it is finite, and NaN where it is not.
@inline(__always)
func poisoned(_ value: Double) -> Double { value + value * 0 }

extension Operation {
  /// The result of an operation: conditions are 1 and 0, and NaN is no value.
  ///
  /// What has no value makes what depends on it have none; what is not looked at does not matter.
  @inline(__always)
  func applied(_ first: Double, _ second: Double, _ third: Double) -> Double {
    switch self {
    case .constant, .name: first
    case .negate: -first
    case .add: poisoned(first + second)
    case .subtract: poisoned(first - second)
    case .multiply: poisoned(first * second)
    case .divide: poisoned(first / second)
    case .power: poisoned(raised(first, second))
    case .minimum: (first < second ? first : second) + (first * 0 + second * 0)
    case .maximum: (first > second ? first : second) + (first * 0 + second * 0)
    case .exponential: poisoned(Double.exp(first))
    case .logarithm: poisoned(Double.log(first))
    case .squareRoot: first.squareRoot()
    case .absolute: first.magnitude
    case .less: truth(first < second, first, second)
    case .lessOrEqual: truth(first <= second, first, second)
    case .greater: truth(first > second, first, second)
    case .greaterOrEqual: truth(first >= second, first, second)
    case .equal: truth(first == second, first, second)
    case .notEqual: truth(first != second, first, second)
    case .not: 1 - first
    case .and: first == 1 ? second : first
    case .or: first == 0 ? second : first
    case .choose: first == 1 ? second : (first == 0 ? third : first)
    }
  }
}

@inline(__always)
private func truth(_ holds: Bool, _ first: Double, _ second: Double) -> Double {
  (holds ? 1 : 0) + (first * 0 + second * 0)
}

/// A power; a negative base is allowed to whole exponents, and 0^0 is 1.
private func raised(_ base: Double, _ exponent: Double) -> Double {
  if exponent == 2 { return base * base }
  guard !base.isNaN, !exponent.isNaN else { return .nan }
  if let whole = Int(exactly: exponent) { return Double.pow(base, whole) }
  return Double.pow(base, exponent)
}
