/// A game in normal form: for every combination of strategies, what each player gets.
///
/// Profiles of strategies are numbered as Gambit orders them: the first player's strategy changes
/// fastest, so that profile (s₁, s₂, …) has the number s₁ + n₁·(s₂ + n₂·(s₃ + …)).
public struct NormalForm: Hashable, Sendable {
  /// The name of the game; may be empty.
  public let title: String
  /// Where it comes from and what it is about; may be empty.
  public let comment: String
  /// Names of the players, at least one.
  public let players: [String]
  /// Names of each player's strategies, at least one each.
  public let strategies: [[String]]
  /// Payoffs, player by player: profile `i` of player `p` at `p * profileCount + i`; all finite.
  public let payoffs: [Double]
  /// The distinct outcomes, where the game was given by them.
  public let outcomes: [Outcome]
  /// The outcome of each profile, -1 for none; empty where the game was not given by outcomes.
  public let outcomeOfProfile: [Int]
  /// Payoffs as they were given, in the order of `payoffs`; empty where outcomes hold them.
  public let numbers: [Number]

  /// Number of combinations of strategies.
  public var profileCount: Int { payoffs.count / players.count }

  /// A game by its table of payoffs.
  ///
  /// The numbers stand player by player, in each the profiles in order.
  /// - Throws: `GameError` where there is no player, a player has no strategy, or counts differ.
  public init(
    title: String = "", comment: String = "", players: [String], strategies: [[String]],
    numbers: [Number]
  ) throws(GameError) {
    let count = try NormalForm.profileCount(players, strategies)
    guard numbers.count == count * players.count else {
      throw .listCount(what: "payoffs", expected: count * players.count, found: numbers.count)
    }
    let payoffs = numbers.map(\.value)
    try NormalForm.checkSize(payoffs, count)
    self.init(
      title: title, comment: comment, players: players, strategies: strategies, payoffs: payoffs,
      outcomes: [], outcomeOfProfile: [], numbers: numbers)
  }

  /// A game by outcomes that profiles may share.
  ///
  /// `outcomeOfProfile` holds the outcome of each profile, from 0; -1 pays every player zero.
  /// - Throws: `GameError` where there is no player, a player has no strategy, or counts differ.
  public init(
    title: String = "", comment: String = "", players: [String], strategies: [[String]],
    outcomes: [Outcome], outcomeOfProfile: [Int]
  ) throws(GameError) {
    let count = try NormalForm.profileCount(players, strategies)
    guard outcomeOfProfile.count == count else {
      throw .listCount(what: "profiles", expected: count, found: outcomeOfProfile.count)
    }
    for outcome in outcomes {
      _ = try Outcome.checked(outcome.label, outcome.payoffs, playerCount: players.count)
    }
    if let bad = outcomeOfProfile.first(where: { $0 < -1 || $0 >= outcomes.count }) {
      throw .unknownOutcome(bad + 1, count: outcomes.count)
    }
    let payoffs = players.indices.flatMap { player in
      outcomeOfProfile.map { $0 < 0 ? 0 : outcomes[$0].payoffs[player].value }
    }
    try NormalForm.checkSize(payoffs, count)
    self.init(
      title: title, comment: comment, players: players, strategies: strategies, payoffs: payoffs,
      outcomes: outcomes, outcomeOfProfile: outcomeOfProfile, numbers: [])
  }

  /// A game whose parts are known to fit.
  init(
    title: String, comment: String, players: [String], strategies: [[String]],
    payoffs: [Double], outcomes: [Outcome], outcomeOfProfile: [Int], numbers: [Number]
  ) {
    self.title = title
    self.comment = comment
    self.players = players
    self.strategies = strategies
    self.payoffs = payoffs
    self.outcomes = outcomes
    self.outcomeOfProfile = outcomeOfProfile
    self.numbers = numbers
  }

  /// The payoff of one player in one profile as it was given.
  public func number(player: Int, profile: Int) -> Number {
    if !numbers.isEmpty { return numbers[player * profileCount + profile] }
    guard !outcomeOfProfile.isEmpty else {
      return Number(payoff(player: player, profile: profile)) ?? .zero
    }
    let outcome = outcomeOfProfile[profile]
    return outcome < 0 ? .zero : outcomes[outcome].payoffs[player]
  }

  /// What a player gets in a profile.
  public func payoff(player: Int, profile: Int) -> Double {
    payoffs[player * profileCount + profile]
  }

  /// The number of a profile, from the strategy of each player.
  public func profile(_ choices: [Int]) -> Int {
    zip(strategies, choices).reversed().reduce(0) { $0 * $1.0.count + $1.1 }
  }

  /// The strategy of each player in a profile.
  public func choices(in profile: Int) -> [Int] {
    var rest = profile
    return strategies.map { strategies in
      defer { rest /= strategies.count }
      return rest % strategies.count
    }
  }

  /// How far the numbers of two neighbouring strategies of each player lie apart.
  public var strides: [Int] {
    var stride = 1
    return strategies.map { strategies in
      defer { stride *= strategies.count }
      return stride
    }
  }

  /// The number of profiles of a game with these strategies.
  static func profileCount(
    _ players: [String], _ strategies: [[String]]
  ) throws(GameError) -> Int {
    guard !players.isEmpty else { throw .noPlayers }
    guard strategies.count == players.count else {
      throw .listCount(what: "strategies", expected: players.count, found: strategies.count)
    }
    var count = 1
    for (player, strategies) in zip(players, strategies) {
      guard !strategies.isEmpty else { throw .noActions(at: player) }
      let (product, overflows) = count.multipliedReportingOverflow(by: strategies.count)
      guard !overflows, product <= largestTable else {
        throw .tooLarge(what: "profiles of strategies", cap: largestTable)
      }
      count = product
    }
    return count
  }

  private static func checkSize(_ payoffs: [Double], _ count: Int) throws(GameError) {
    if let bad = payoffs.firstIndex(where: { !($0.magnitude <= Game.largestPayoff) }) {
      throw .payoffOverflow(path: "profile \(bad % count + 1)")
    }
  }

  /// The most profiles that a table may have.
  static let largestTable = 1 << 26
}
