/// What was measured, or the plain answer that there was too little to measure it on.
public enum Measured<Value: Sendable>: Sendable {
  /// There was enough.
  case measured(Value)
  /// There was not; a number would only pretend.
  case tooFew(Shortfall)

  /// The value where there is one.
  public var value: Value? {
    if case .measured(let value) = self { value } else { nil }
  }

  /// What is lacking where there is no value.
  public var shortfall: Shortfall? {
    if case .tooFew(let shortfall) = self { shortfall } else { nil }
  }
}

extension Measured: Equatable where Value: Equatable {}

/// How much of what there would have to be, and how much there is.
public struct Shortfall: Hashable, Sendable {
  /// What is counted.
  public enum Unit: String, CaseIterable, Sendable {
    /// Statements to the audience, and as many to others on the same propositions, copies not counted.
    case statements
    /// Groups of statements to compare that went to at least two audiences.
    case sharedPropositions = "shared-propositions"
    /// Steps of the precedent that have been done.
    case steps
    /// Different days on which those steps were done, here and in the precedent.
    case days
    /// Weeks in which a step of the precedent was done.
    case weeks
  }

  /// What is counted.
  public let unit: Unit
  /// How many there are.
  public let found: Int
  /// How many there would have to be.
  public let needed: Int
}
