/// For every player of a normal form, the probability of each of his strategies.
public struct MixedProfile: Hashable, Sendable {
  /// One distribution per player, over his strategies.
  public var strategies: [[Double]]

  /// A profile from one distribution per player.
  public init(_ strategies: [[Double]]) {
    self.strategies = strategies
  }

  /// Every strategy of a player with the same probability.
  public static func uniform(in form: NormalForm) -> MixedProfile {
    MixedProfile(
      form.strategies.map { [Double](repeating: 1 / Double($0.count), count: $0.count) })
  }

  /// One strategy for certain for every player.
  ///
  /// `choices` holds the strategy of each player, from 0.
  public static func pure(_ choices: [Int], in form: NormalForm) -> MixedProfile {
    MixedProfile(
      zip(form.strategies, choices).map { strategies, choice in
        strategies.indices.map { $0 == choice ? 1 : 0 }
      })
  }
}
