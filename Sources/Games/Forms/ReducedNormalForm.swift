/// The normal form of a tree over reduced strategies (plans of action).
///
/// A reduced strategy says what a player does wherever his own earlier choices may bring him, and nothing
/// elsewhere. Its name lists his actions by number in the order of his information sets, `*` where
/// it says nothing, as Gambit does: `12*`.
public struct ReducedNormalForm: Hashable, Sendable {
  /// The most profiles of strategies that are built unless another cap is stated.
  public static let defaultCap = 1_000_000

  /// The table of expected payoffs.
  public let form: NormalForm
  /// For each player and strategy, the action at each of the player's information sets, or -1.
  ///
  /// The sets stand in the order of `Game.informationSets(of:)`.
  public let plans: [[[Int]]]

  /// The reduced normal form of a game.
  ///
  /// Takes time and memory in proportion to the number of profiles times the number of players, and at
  /// most that times the number of terminals.
  /// - Throws: `GameError.imperfectRecall`, or `.tooLarge` beyond `cap` profiles.
  public init(_ game: Game, cap: Int = defaultCap) throws(GameError) {
    let sequences = try SequenceForm(game)
    var plans: [[[Int]]] = []
    var profileCount = 1
    for player in sequences.players {
      let own = try ReducedNormalForm.plans(of: player, cap: cap)
      let (product, overflows) = profileCount.multipliedReportingOverflow(by: own.count)
      guard !overflows, product <= cap else {
        throw .tooLarge(what: "profiles of strategies", cap: cap)
      }
      profileCount = product
      plans.append(own)
    }
    self.plans = plans
    form = NormalForm(
      title: game.title, comment: game.comment, players: game.players,
      strategies: zip(plans, sequences.players).map { plans, player in
        plans.map { ReducedNormalForm.name($0, player) }
      },
      payoffs: ReducedNormalForm.payoffs(sequences, plans, profileCount: profileCount),
      outcomes: [], outcomeOfProfile: [], numbers: [])
  }

  /// All reduced strategies of a player, in the lexicographic order of their actions.
  private static func plans(
    of player: SequenceForm.Player, cap: Int
  ) throws(GameError) -> [[Int]] {
    var partial: [(plan: [Int], isOpen: [Bool])] = [
      ([], player.actions.indices.map { $0 == 0 })
    ]
    for (set, parent) in player.parents.enumerated() {
      var extended: [(plan: [Int], isOpen: [Bool])] = []
      for (plan, isOpen) in partial {
        guard isOpen[parent] else {
          extended.append((plan + [-1], isOpen))
          continue
        }
        for (action, sequence) in player.sequences(at: set).enumerated() {
          var isOpen = isOpen
          isOpen[sequence] = true
          extended.append((plan + [action], isOpen))
        }
      }
      guard extended.count <= cap else { throw .tooLarge(what: "strategies", cap: cap) }
      partial = extended
    }
    return partial.map(\.plan)
  }

  private static func name(_ plan: [Int], _ player: SequenceForm.Player) -> String {
    let isLong = player.parents.indices.contains { player.sequences(at: $0).count > 9 }
    return plan.map { $0 < 0 ? "*" : "\($0 + 1)" }.joined(separator: isLong ? "." : "")
  }

  /// For each entry of the sequence form, its payoffs are added to all profiles that allow it.
  private static func payoffs(
    _ sequences: SequenceForm, _ plans: [[[Int]]], profileCount: Int
  ) -> [Double] {
    let playerCount = plans.count
    var payoffs = [Double](repeating: 0, count: profileCount * playerCount)
    forEachEntry(sequences, plans) { entry, profiles in
      for player in 0..<playerCount {
        let amount = sequences.entryPayoffs[player * sequences.entryCount + entry]
        for profile in profiles { payoffs[player * profileCount + profile] += amount }
      }
    }
    return payoffs
  }

  /// Tells of each entry of a sequence form and of the profiles of plans that allow it.
  static func forEachEntry(
    _ sequences: SequenceForm, _ plans: [[[Int]]], _ body: (_ entry: Int, _ profiles: [Int]) -> Void
  ) {
    let playerCount = plans.count
    let allowing = zip(sequences.players, plans).map(strategiesAllowing)
    for entry in 0..<sequences.entryCount {
      var profiles = [0]
      var stride = 1
      for player in 0..<playerCount {
        let own = allowing[player][sequences.entrySequences[entry * playerCount + player]]
        profiles = own.flatMap { strategy in profiles.map { $0 + strategy * stride } }
        stride *= plans[player].count
      }
      body(entry, profiles)
    }
  }

  /// For each sequence of a player, his strategies that make all its moves.
  static func strategiesAllowing(
    _ player: SequenceForm.Player, _ plans: [[Int]]
  ) -> [[Int]] {
    var allowing = [[Int]](repeating: [], count: player.sequenceCount)
    allowing[0] = Array(plans.indices)
    for (strategy, plan) in plans.enumerated() {
      for (set, action) in plan.enumerated() where action >= 0 {
        allowing[player.firstSequences[set] + action].append(strategy)
      }
    }
    return allowing
  }

  /// The behaviour that has the same consequences as a mixed profile (Kuhn 1953).
  ///
  /// Where a player's own mixed strategy never brings him, every action has the same probability.
  public func behaviour(_ profile: MixedProfile, in game: Game) -> BehaviourProfile {
    var behaviour = BehaviourProfile([Double](repeating: 0, count: game.actionCount))
    for player in game.players.indices {
      for (local, index) in game.informationSets(of: player).enumerated() {
        let set = game.informationSets[index]
        var weights = [Double](repeating: 0, count: set.actions.count)
        for (plan, weight) in zip(plans[player], profile.strategies[player])
        where plan[local] >= 0 {
          weights[plan[local]] += weight
        }
        let sum = weights.reduce(0, +)
        let even = 1 / Double(weights.count)
        behaviour[set] = weights.map { sum > 0 ? $0 / sum : even }[...]
      }
    }
    return behaviour
  }
}
