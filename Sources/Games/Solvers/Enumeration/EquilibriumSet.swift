/// All equilibria of a two-player game, by the finitely many extreme ones.
///
/// A Nash subset is a set of mixed strategies of each player such that every pair of them is an
/// equilibrium. The equilibria are the union of finitely many maximal Nash subsets, each the product of
/// two polytopes whose vertices are extreme equilibria (Jansen 1981); those that share points make up a
/// connected component.
public struct EquilibriumSet: Hashable, Sendable {
  /// An extreme equilibrium, by the places of its strategies in `strategies`.
  public struct Extreme: Hashable, Sendable {
    /// The first player's strategy.
    public let first: Int
    /// The second player's strategy.
    public let second: Int
  }

  /// A maximal Nash subset: all mixtures of some strategies with all mixtures of others.
  public struct NashSubset: Hashable, Sendable {
    /// The vertices of the first player's part, as places in `strategies`, ascending.
    public let first: [Int]
    /// The vertices of the second player's part.
    public let second: [Int]
  }

  /// A connected component of the equilibria.
  public struct Component: Hashable, Sendable {
    /// Its extreme equilibria, as places in `equilibria`, ascending.
    public let equilibria: [Int]
    /// The maximal Nash subsets of which it is the union.
    public let subsets: [NashSubset]
  }

  /// For each of the two players his mixed strategies in extreme equilibria, as probabilities of the
  /// strategies of the reduced normal form.
  public let strategies: [[[Double]]]
  /// The extreme equilibria in the order in which they were found.
  public let equilibria: [Extreme]
  /// The connected components, by their first extreme equilibrium; none where the search was stopped.
  public let components: [Component]
  /// Whether these are all, each told from the others beyond doubt.
  public let isComplete: Bool
  /// Pairs of faces that were looked at.
  public let steps: Int
  /// Why the search stopped.
  public let stop: StopReason

  /// One of the extreme equilibria as a pair of mixed strategies.
  public func profile(_ equilibrium: Extreme) -> MixedProfile {
    MixedProfile([strategies[0][equilibrium.first], strategies[1][equilibrium.second]])
  }
}
