public import Quantities

/// An uncertain number that the payoffs and probabilities of a game depend on.
public struct Parameter: Hashable, Sendable {
  /// The most bytes of a name.
  public static let longestName = 128

  /// What it is called: an identifier as expressions use it.
  public let name: String
  /// The unit, in words; may be empty.
  public let unit: String
  /// What is believed about it.
  public let distribution: Distribution

  /// A parameter; the name is checked where a game is built on it.
  public init(_ name: String, unit: String = "", _ distribution: Distribution) {
    self.name = name
    self.unit = unit
    self.distribution = distribution
  }
}
