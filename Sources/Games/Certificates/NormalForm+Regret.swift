extension NormalForm {
  /// What each player gets on average from each of his strategies against the others' mixed ones.
  ///
  /// One list per player; time in proportion to the number of profiles times the square of the players.
  public func strategyValues(_ profile: MixedProfile) -> [[Double]] {
    players.indices.map { player in
      var values = [Double](repeating: 0, count: strategies[player].count)
      for number in 0..<profileCount {
        let choices = choices(in: number)
        var weight = 1.0
        for other in players.indices where other != player {
          weight *= profile.strategies[other][choices[other]]
        }
        values[choices[player]] += weight * payoff(player: player, profile: number)
      }
      return values
    }
  }

  /// For each player the most that another strategy would gain him.
  public func regrets(_ profile: MixedProfile) -> [Double] {
    zip(strategyValues(profile), profile.strategies).map { values, weights in
      (values.max() ?? 0) - zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}
