/// What of the reduced normal form does not depend on payoffs, prepared once for a tree.
struct StrategicMap: Sendable {
  /// Number of reduced strategies of each player.
  let counts: [Int]
  /// Number of combinations of strategies; the first player's strategy changes fastest.
  let profileCount: Int
  /// For each combination the terminals that may follow.
  let terminals: Lists
  private let players: [SequenceForm.Player]
  /// For each player and sequence the strategies that make all its moves.
  private let allowing: [Lists]
  private let plans: [[[Int]]]

  /// Takes time and memory in proportion to the profiles and the terminals that follow them.
  /// - Throws: `GameError.imperfectRecall`, or `.tooLarge` beyond `cap` profiles.
  init(_ game: Game, cap: Int) throws(GameError) {
    let form = try SequenceForm(game)
    let reduced = try ReducedNormalForm(game, cap: cap)
    let count = game.players.count
    plans = reduced.plans
    players = form.players
    counts = plans.map(\.count)
    profileCount = reduced.form.profileCount
    let allowing = zip(form.players, plans).map(ReducedNormalForm.strategiesAllowing)
    self.allowing = allowing.map(Lists.init)
    var following = [[Int]](repeating: [], count: profileCount)
    for terminal in game.terminals.indices {
      let entry = form.entryOfTerminal[terminal]
      var profiles = [0]
      var stride = 1
      for player in 0..<count {
        let own = allowing[player][form.entrySequences[entry * count + player]]
        profiles = own.flatMap { strategy in profiles.map { $0 + strategy * stride } }
        stride *= plans[player].count
      }
      for profile in profiles { following[profile].append(terminal) }
    }
    terminals = Lists(following)
  }

  /// Expected payoffs of a player for every profile, `into` an array of `profileCount`.
  ///
  /// Profiles after which the same terminals follow have exactly the same payoff.
  func fill(_ table: inout [Double], player: Int, _ game: DrawnGame) {
    let first = player * game.chance.count
    for profile in 0..<profileCount {
      var sum = 0.0
      for terminal in terminals[profile] {
        sum += game.chance[terminal] * game.payoffs[first + terminal]
      }
      table[profile] = sum
    }
  }

  /// Writes the behaviour that has the consequences of a mixed strategy (Kuhn 1953).
  ///
  /// Weights stand from `start` on. Where the player's own strategy never brings him, every action has the
  /// same probability.
  func write(
    _ weights: [Double], from start: Int, of player: Int, to profile: Int,
    in found: inout FoundEquilibria
  ) {
    let own = players[player]
    for set in own.parents.indices {
      let sequences = own.sequences(at: set)
      let parent = weight(of: own.parents[set], player, weights, start)
      for sequence in sequences {
        let share =
          parent > 0
          ? weight(of: sequence, player, weights, start) / parent : 1 / Double(sequences.count)
        found.behaviours[profile + own.actions[sequence]] = share
      }
    }
  }

  private func weight(
    of sequence: Int, _ player: Int, _ weights: [Double], _ start: Int
  ) -> Double {
    var sum = 0.0
    for strategy in allowing[player][sequence] { sum += weights[start + strategy] }
    return sum
  }

  /// Writes the behaviour of a reduced strategy that is played for certain.
  func write(strategy: Int, of player: Int, to profile: Int, in found: inout FoundEquilibria) {
    let own = players[player]
    for set in own.parents.indices {
      let action = plans[player][strategy][set]
      let sequences = own.sequences(at: set)
      for (place, sequence) in sequences.enumerated() {
        found.behaviours[profile + own.actions[sequence]] =
          action < 0 ? 1 / Double(sequences.count) : (place == action ? 1 : 0)
      }
    }
  }
}
