/// The words for likelihood of Intelligence Community Directive 203 (ODNI 2015).
///
/// Bands include their lower end: 0.20 is unlikely and 0.55 is likely. The scale leaves out what is
/// impossible and what is certain; chances below 1% and above 99% take the words at its ends.
public enum LikelihoodTerm: Int, CaseIterable, Comparable, Hashable, Sendable {
  /// From 1% to 5%.
  case almostNoChance
  /// From 5% to 20%.
  case veryUnlikely
  /// From 20% to 45%.
  case unlikely
  /// From 45% to 55%.
  case roughlyEvenChance
  /// From 55% to 80%.
  case likely
  /// From 80% to 95%.
  case veryLikely
  /// From 95% to 99%.
  case almostCertain

  /// The word for a chance.
  ///
  /// A chance within 1e-12 below a band's lower end counts as that end, so that 1 - 0.8, which
  /// rounding leaves just below 0.2, is worded like 0.2.
  public init(_ probability: Probability) {
    let value = probability.value + 1e-12
    self = Self.allCases.last { $0.band.lowerBound <= value } ?? .almostNoChance
  }

  /// The directive's words.
  public var phrase: String {
    switch self {
    case .almostNoChance: "almost no chance"
    case .veryUnlikely: "very unlikely"
    case .unlikely: "unlikely"
    case .roughlyEvenChance: "roughly even chance"
    case .likely: "likely"
    case .veryLikely: "very likely"
    case .almostCertain: "almost certain"
    }
  }

  /// The chances the directive gives for the words; a shared end belongs to the upper band.
  public var band: ClosedRange<Double> {
    switch self {
    case .almostNoChance: 0.01...0.05
    case .veryUnlikely: 0.05...0.20
    case .unlikely: 0.20...0.45
    case .roughlyEvenChance: 0.45...0.55
    case .likely: 0.55...0.80
    case .veryLikely: 0.80...0.95
    case .almostCertain: 0.95...0.99
    }
  }

  /// Orders by likelihood.
  public static func < (left: LikelihoodTerm, right: LikelihoodTerm) -> Bool {
    left.rawValue < right.rawValue
  }
}
