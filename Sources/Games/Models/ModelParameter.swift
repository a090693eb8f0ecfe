/// A number that a model lets its user set.
public struct ModelParameter: Hashable, Sendable {
  /// The name by which users set it.
  public let name: String
  /// What it is, in a phrase.
  public let meaning: String
  /// What it is measured in.
  public let unit: ModelUnit
  /// The value where the user sets none.
  public let standard: Double
  /// The values that are allowed.
  public let range: ModelRange

  /// A parameter; the standard value lies in the range.
  public init(
    _ name: String, _ meaning: String, _ unit: ModelUnit, standard: Double, _ range: ModelRange
  ) {
    self.name = name
    self.meaning = meaning
    self.unit = unit
    self.standard = standard
    self.range = range
  }
}

/// What a number of a model is measured in.
public enum ModelUnit: String, Hashable, Sendable {
  /// A payoff, in the units of the game.
  case payoff
  /// A probability from 0 to 1.
  case probability
  /// A share of what is disputed.
  case share
  /// A payoff per unit of time.
  case payoffPerTime = "payoff per unit of time"
  /// Units of time.
  case time
  /// A rate per unit of time.
  case perTime = "per unit of time"
  /// A whole number.
  case count
  /// A ratio or another number without a unit.
  case ratio
}

/// The values that a parameter may take.
public struct ModelRange: Hashable, Sendable, CustomStringConvertible {
  /// The least value, or the bound below.
  public let lower: Double
  /// The largest value, or the bound above.
  public let upper: Double
  /// Whether the bounds themselves are left out.
  public let isOpen: Bool
  /// Whether only whole numbers are allowed.
  public let isWhole: Bool

  /// All numbers from `lower` to `upper`.
  public static func from(_ lower: Double, to upper: Double) -> ModelRange {
    ModelRange(lower: lower, upper: upper, isOpen: false, isWhole: false)
  }

  /// All numbers above `lower` and below `upper`.
  public static func between(_ lower: Double, and upper: Double) -> ModelRange {
    ModelRange(lower: lower, upper: upper, isOpen: true, isWhole: false)
  }

  /// All whole numbers from `lower` to `upper`.
  public static func whole(_ lower: Int, to upper: Int) -> ModelRange {
    ModelRange(lower: Double(lower), upper: Double(upper), isOpen: false, isWhole: true)
  }

  /// A probability, 0 and 1 included.
  static let probability = ModelRange.from(0, to: 1)
  /// A probability that leaves both possible.
  static let interiorProbability = ModelRange.between(0, and: 1)
  /// A payoff or cost of at least 0.
  static let cost = ModelRange.from(0, to: largest)
  /// A payoff or cost above 0.
  static let positive = ModelRange.between(0, and: largest)
  /// Any payoff.
  static let payoff = ModelRange.from(-largest, to: largest)

  /// Payoffs beyond this would lose what is near 1 to rounding.
  private static let largest = 1e6

  /// Whether a value is allowed.
  public func contains(_ value: Double) -> Bool {
    let isInside =
      isOpen ? lower < value && value < upper : lower <= value && value <= upper
    return isInside && (!isWhole || value == value.rounded())
  }

  /// The range in words: “from 0 to 1”, “above 0 and below 1”, “a whole number from 1 to 8”.
  public var description: String {
    let bounds = (plain(lower), plain(upper))
    return isOpen
      ? "above \(bounds.0) and below \(bounds.1)"
      : "\(isWhole ? "a whole number " : "")from \(bounds.0) to \(bounds.1)"
  }
}

/// A number as a person would type it.
func plain(_ value: Double) -> String { Number(value)?.description ?? "\(value)" }
