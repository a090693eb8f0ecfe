/// A demand that is to tell whether a target means what it says: who would meet it, and what follows.
///
/// The target knows its type; the caller holds a belief over types. Type θ meets the demand, at cost c_θ,
/// or refuses. The caller sees which, with error: what is refused looks met with probability f (faked),
/// and what is met looks refused with probability m (mistaken). Then it trusts the target or presses on.
/// Trust gains type θ b_θ and the caller w_θ, below 0 where it is exploited; a demand that is met is
/// worth v to the caller, and asking costs it k in any case. Going on as now counts as 0.
///
/// Costly signalling with noise (Spence 1973; Fearon 1997; Kydd 2005); for noise also Bagwell (1995).
public struct CallGame: Hashable, Sendable {
  /// What holds for one type of the target.
  public struct TypeValues: Hashable, Sendable {
    /// The caller's belief in it, above 0; beliefs of all types sum to 1.
    public let prior: Double
    /// What meeting the demand costs it; below 0 where it gains by that.
    public let cost: Double
    /// What it gains by being trusted; below 0 where it is better off distrusted.
    public let benefit: Double
    /// What the caller gains by trusting it; below 0 where it is exploited.
    public let worth: Double
    /// Whether it means what it says, and so deserves trust.
    public let isEarnest: Bool

    /// The values of one type.
    public init(prior: Double, cost: Double, benefit: Double, worth: Double, isEarnest: Bool) {
      self.isEarnest = isEarnest
      self.prior = prior
      self.cost = cost
      self.benefit = benefit
      self.worth = worth
    }

    /// Whether it meets the demand where that raises the chance of trust by so much; if indifferent, yes.
    func meets(at gain: Double) -> Bool { benefit * gain >= cost }

    /// The gain in trust at which it is indifferent; `nil` where trust does not matter to it.
    var indifference: Double? { benefit == 0 ? nil : cost / benefit }
  }

  /// The target's types, in the order of the hypotheses.
  public let types: [TypeValues]
  /// What a met demand is worth to the caller.
  public let value: Double
  /// What asking and waiting costs the caller, whatever the answer.
  public let price: Double
  /// The chance that a refused demand looks met, from 0 to below 0.5.
  public let faked: Double
  /// The chance that a met demand looks refused, from 0 to below 0.5.
  public let mistaken: Double

  /// A demand with its values.
  public init(
    types: [TypeValues], value: Double = 0, price: Double = 0, faked: Double = 0,
    mistaken: Double = 0
  ) {
    self.types = types
    self.value = value
    self.price = price
    self.faked = faked
    self.mistaken = mistaken
  }

  /// By how much meeting the demand raises the chance that it looks met: 1 without noise.
  public var clarity: Double { 1 - faked - mistaken }

  /// What the caller gains by trusting or pressing on, as its belief has it, without any demand.
  public var baseLine: Double { max(0, types.reduce(0) { $0 + $1.prior * $1.worth }) }

  /// How far a demand is from separating: above 0 where an equilibrium separates, below where none does.
  ///
  /// The smallest of what is left to the earnest types after meeting the demand, and of what the others
  /// would lose by meeting it, if trust follows whenever the demand looks met and only then.
  public var margin: Double {
    types.reduce(.infinity) { least, type in
      let gain = clarity * type.benefit - type.cost
      return min(least, type.isEarnest ? gain : -gain)
    }
  }

  /// The chance that the demand looks met where it is met with a probability.
  func seenMet(_ meeting: Double) -> Double { faked + clarity * meeting }

  /// What the caller expects of trust after each sight (refused, met), times the chance of that sight.
  func gains(_ meeting: [Double]) -> Sights {
    zip(types, meeting).reduce(into: Sights(refused: 0, met: 0)) { sum, entry in
      let (type, seen) = (entry.0, seenMet(entry.1))
      sum.refused += type.prior * (1 - seen) * type.worth
      sum.met += type.prior * seen * type.worth
    }
  }

  /// The same demand seen with other errors.
  public func seen(faked: Double, mistaken: Double) -> CallGame {
    CallGame(types: types, value: value, price: price, faked: faked, mistaken: mistaken)
  }
}

/// A number for either sight that the caller may have.
public struct Sights: Hashable, Sendable {
  /// Where the demand looks refused.
  public var refused: Double
  /// Where it looks met.
  public var met: Double

  /// Numbers for both sights.
  public init(refused: Double, met: Double) {
    self.refused = refused
    self.met = met
  }
}
