extension Expression {
  /// The value as a fraction where it is one: sums, products and quotients of numbers as they were written.
  ///
  /// Values that were meant to be equal are then equal, which rounding would not keep: 0.3 − 0.08 is
  /// 0.22. `nil` where an operation leaves the fractions, such as `exp`, or a fraction does not fit.
  /// - Precondition: `values` has one number per name of the scope.
  func fraction(at values: [Double]) -> Rational? {
    precondition(values.count == scope.names.count, "one value per name")
    var results: [Rational?] = []
    results.reserveCapacity(nodes.count)
    for node in nodes {
      switch node.operation {
      case .constant: results.append(Number(node.value)?.exact)
      case .name: results.append(Number(values[node.name])?.exact)
      default: results.append(node.operation.applied(results[node.first], results[node.second]))
      }
    }
    return results.last ?? nil
  }
}

extension Operation {
  fileprivate func applied(_ first: Rational?, _ second: Rational?) -> Rational? {
    guard let first else { return nil }
    if self == .negate { return first.negated }
    guard let second else { return nil }
    switch self {
    case .add: return first.adding(second)
    case .subtract: return second.negated.flatMap(first.adding)
    case .multiply: return first.multiplied(by: second)
    case .divide: return second.inverse.flatMap(first.multiplied(by:))
    case .minimum: return first.value <= second.value ? first : second
    case .maximum: return first.value >= second.value ? first : second
    default: return nil
    }
  }
}

extension Rational {
  fileprivate var negated: Rational? { multiplied(by: Rational(-1)) }

  fileprivate var inverse: Rational? {
    numerator == 0 ? nil : Rational(denominator, over: numerator)
  }
}
