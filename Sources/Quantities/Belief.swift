import RealModule

/// A probability distribution over named hypotheses, in the order in which they were named.
///
/// Invariant: at least one name, no name twice, one probability per name, all in 0...1, and their sum
/// differs from 1 by less than 1e-12.
public struct Belief: Hashable, Sendable {
  /// The hypotheses, in the order given.
  public let names: [String]

  /// One probability per hypothesis, in the order of `names`.
  public let probabilities: [Double]

  /// A belief in proportion to weights.
  ///
  /// Weights are finite, not negative and not all zero; they need not sum to 1.
  public init(names: [String], weights: [Double]) throws(BeliefError) {
    try Belief.check(names, count: weights.count)
    for (name, weight) in zip(names, weights) {
      guard weight.isFinite else { throw .notFinite(name: name, weight: weight) }
      guard weight >= 0 else { throw .negativeWeight(name: name, weight: weight) }
    }
    // Scaled by the largest, so that the sum of huge weights is finite.
    let largest = weights.max() ?? 0
    guard largest > 0 else { throw .allZero }
    self.names = names
    probabilities = Belief.normalised(weights.map { $0 / largest })
  }

  /// A belief in proportion to weights given by their natural logarithms.
  ///
  /// Negative infinity stands for the weight 0; at least one must be finite.
  public init(names: [String], logWeights: [Double]) throws(BeliefError) {
    try Belief.check(names, count: logWeights.count)
    for (name, weight) in zip(names, logWeights) where weight.isNaN || weight == .infinity {
      throw .notFinite(name: name, weight: weight)
    }
    let total = logSumExp(logWeights)
    guard total > -.infinity else { throw .allZero }
    self.names = names
    probabilities = Belief.normalised(logWeights.map { Double.exp($0 - total) })
  }

  /// The same probability for every hypothesis.
  public static func uniform(_ names: [String]) throws(BeliefError) -> Belief {
    try Belief(names: names, weights: names.map { _ in 1 })
  }

  /// The probability of a hypothesis, or `nil` where there is none of that name.
  public subscript(name: String) -> Double? {
    names.firstIndex(of: name).map { probabilities[$0] }
  }

  /// The hypothesis with the highest probability; the first named of equals.
  public var mostLikely: (name: String, probability: Double) {
    var best = 0
    for index in probabilities.indices where probabilities[index] > probabilities[best] {
      best = index
    }
    return (names[best], probabilities[best])
  }

  /// Shannon's entropy in bits: 0 when certain, log2 of the number of hypotheses when uniform.
  public var entropyBits: Double {
    probabilities.reduce(0) { sum, share in
      share > 0 ? sum - share * Double.log2(share) : sum
    }
  }

  /// How many times as probable one hypothesis is as another.
  ///
  /// Infinite where only the other is excluded; `nil` where a name is unknown or both are excluded.
  public func odds(of name: String, against other: String) -> Double? {
    guard let numerator = self[name], let denominator = self[other] else { return nil }
    guard numerator > 0 || denominator > 0 else { return nil }
    return numerator / denominator
  }

  private static func check(_ names: [String], count: Int) throws(BeliefError) {
    guard !names.isEmpty else { throw .noHypotheses }
    guard names.count == count else { throw .countsDiffer(names: names.count, weights: count) }
    var seen: Set<String> = []
    for name in names where !seen.insert(name).inserted { throw .duplicateName(name) }
  }

  private static func normalised(_ weights: [Double]) -> [Double] {
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }
}

/// Why names and weights are not a belief.
public enum BeliefError: Error, Hashable, Sendable, CustomStringConvertible {
  /// There is no hypothesis.
  case noHypotheses
  /// There are more or fewer weights than names.
  case countsDiffer(names: Int, weights: Int)
  /// A hypothesis is named twice.
  case duplicateName(String)
  /// A weight is below zero.
  case negativeWeight(name: String, weight: Double)
  /// A weight is infinite or not a number.
  case notFinite(name: String, weight: Double)
  /// Every weight is zero.
  case allZero

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .noHypotheses: "there is no hypothesis"
    case .countsDiffer(let names, let weights): "\(names) hypotheses, but \(weights) weights"
    case .duplicateName(let name): "the hypothesis '\(name)' is named twice"
    case .negativeWeight(let name, let weight):
      "the weight of '\(name)' is \(plain(weight)); expected 0 or more"
    case .notFinite(let name, let weight):
      "the weight of '\(name)' is \(plain(weight)); expected a finite number"
    case .allZero: "every weight is zero"
    }
  }
}
