/// For every information set, the probability of each action there.
///
/// One flat array over the actions of a game (`InformationSet.actionRange`), so that it fits any game
/// with the same sets. Nothing is checked at making; see `error(in:)`.
public struct BehaviourProfile: Hashable, Sendable {
  /// Probabilities of all actions of all information sets.
  public var probabilities: [Double]

  /// A profile from one probability per action.
  public init(_ probabilities: [Double]) {
    self.probabilities = probabilities
  }

  /// Every action of a set with the same probability.
  public static func uniform(in game: Game) -> BehaviourProfile {
    BehaviourProfile(
      game.informationSets.flatMap { set in
        [Double](repeating: 1 / Double(set.actions.count), count: set.actions.count)
      })
  }

  /// One action for certain at every information set.
  ///
  /// `choices` holds the action of each set, from 0.
  public static func pure(_ choices: [Int], in game: Game) -> BehaviourProfile {
    var profile = BehaviourProfile([Double](repeating: 0, count: game.actionCount))
    for (set, choice) in zip(game.informationSets, choices) {
      profile.probabilities[set.firstAction + choice] = 1
    }
    return profile
  }

  /// The probabilities at one information set.
  public subscript(set: InformationSet) -> ArraySlice<Double> {
    get { probabilities[set.actionRange] }
    set { probabilities.replaceSubrange(set.actionRange, with: newValue) }
  }

  /// How far the profile is from distributions over the actions of a game.
  ///
  /// The largest of: how far a set's probabilities miss the sum of one, and how far one lies below zero.
  /// Infinite where the number of actions differs or a probability is not a number.
  public func error(in game: Game) -> Double {
    guard probabilities.count == game.actionCount else { return .infinity }
    var worst = 0.0
    for set in game.informationSets {
      var sum = 0.0
      for probability in self[set] {
        guard probability.isFinite else { return .infinity }
        worst = max(worst, -probability)
        sum += probability
      }
      worst = max(worst, abs(sum - 1))
    }
    return worst
  }

  /// The profile with what lies below `threshold` cut to zero and each set made to sum to one.
  ///
  /// A set that is left with nothing becomes uniform.
  public func cleaned(in game: Game, below threshold: Double) -> BehaviourProfile {
    var result = self
    for set in game.informationSets {
      let kept = self[set].map { $0 >= threshold ? $0 : 0 }
      let sum = kept.reduce(0, +)
      let even = 1 / Double(set.actions.count)
      result[set] = kept.map { sum > 0 ? $0 / sum : even }[...]
    }
    return result
  }
}
