/// What an ensemble keeps of each draw, in flat arrays.
struct DrawRecords: Sendable {
  let outcomeCount: Int
  let playerCount: Int
  /// Words of 64 bits for a set of outcomes.
  private let words: Int

  private(set) var count = 0
  /// Why a draw has no result, or `nil`.
  private(set) var unsolved: [UnsolvedReason?] = []
  /// Number of equilibria found and accepted.
  private(set) var equilibria: [Int] = []
  /// The smallest and the largest probability of each outcome over the draw's equilibria.
  private(set) var lowest: [Double] = []
  private(set) var highest: [Double] = []
  /// The smallest and the largest average payoff of each player.
  private(set) var lowestPayoffs: [Double] = []
  private(set) var highestPayoffs: [Double] = []
  /// Bits of the types of equilibrium that occur, by `bit(_:)`.
  private(set) var types: [UInt8] = []
  private(set) var hasTies: [Bool] = []
  /// The largest regret of the draw's equilibria, as a share of its scale.
  private(set) var regrets: [Double] = []
  /// Sets of outcomes that are the likeliest of some equilibrium of the draw.
  private var likeliest: [UInt64] = []
  /// The probabilities over actions of all equilibria, one after the other; empty unless they are kept.
  private(set) var behaviours: [Double] = []

  init(outcomes: Int, players: Int) {
    outcomeCount = outcomes
    playerCount = players
    words = (outcomes + 63) / 64
  }

  /// Begins a draw that has no equilibrium yet.
  mutating func begin(hasTies: Bool = false, unsolved reason: UnsolvedReason? = nil) {
    count += 1
    unsolved.append(reason)
    equilibria.append(0)
    for _ in 0..<outcomeCount {
      lowest.append(.infinity)
      highest.append(-.infinity)
    }
    for _ in 0..<playerCount {
      lowestPayoffs.append(.infinity)
      highestPayoffs.append(-.infinity)
    }
    types.append(0)
    self.hasTies.append(hasTies)
    regrets.append(0)
    for _ in 0..<words { likeliest.append(0) }
  }

  /// Adds an equilibrium to the last draw.
  mutating func add(
    outcomes: [Double], payoffs: [Double], separation: Separation?, regret: Double
  ) {
    let draw = count - 1
    equilibria[draw] += 1
    var best = 0
    for outcome in 0..<outcomeCount {
      let place = draw * outcomeCount + outcome
      lowest[place] = min(lowest[place], outcomes[outcome])
      highest[place] = max(highest[place], outcomes[outcome])
      if outcomes[outcome] > outcomes[best] { best = outcome }
    }
    likeliest[draw * words + best / 64] |= 1 << UInt64(best % 64)
    for player in 0..<playerCount {
      let place = draw * playerCount + player
      lowestPayoffs[place] = min(lowestPayoffs[place], payoffs[player])
      highestPayoffs[place] = max(highestPayoffs[place], payoffs[player])
    }
    if let separation { types[draw] |= Self.bit(separation) }
    regrets[draw] = max(regrets[draw], regret)
  }

  /// Keeps what the players do in the equilibrium that was added last.
  mutating func keep(_ behaviour: ArraySlice<Double>) { behaviours += behaviour }

  /// The bit that stands for a type of equilibrium.
  static func bit(_ separation: Separation) -> UInt8 {
    switch separation {
    case .separating: 1
    case .pooling: 2
    case .semiSeparating: 4
    }
  }

  /// Notes why the last draw has no result, or only a part of it.
  mutating func fail(_ reason: UnsolvedReason) { unsolved[count - 1] = reason }

  /// Adds the draws of another, which come after these.
  mutating func append(_ other: DrawRecords) {
    count += other.count
    unsolved += other.unsolved
    equilibria += other.equilibria
    lowest += other.lowest
    highest += other.highest
    lowestPayoffs += other.lowestPayoffs
    highestPayoffs += other.highestPayoffs
    types += other.types
    hasTies += other.hasTies
    regrets += other.regrets
    likeliest += other.likeliest
    behaviours += other.behaviours
  }

  /// Whether an outcome is the likeliest of some equilibrium of a draw.
  func isLikeliest(_ outcome: Int, inSomeOf draw: Int) -> Bool {
    likeliest[draw * words + outcome / 64] >> UInt64(outcome % 64) & 1 == 1
  }

  /// How many outcomes are the likeliest of some equilibrium of a draw.
  func likeliestCount(_ draw: Int) -> Int {
    var sum = 0
    for word in draw * words..<(draw + 1) * words { sum += likeliest[word].nonzeroBitCount }
    return sum
  }
}
