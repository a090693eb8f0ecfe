/// What an independent check found of an assessment: how far it is from an equilibrium.
///
/// Numbers are in units of payoff unless they are probabilities; `scale` relates them to the game. The
/// checker knows nothing of how the assessment was found, and shares no code with any solver.
public struct Certificate: Hashable, Sendable {
  /// How the sequential rationality of a set was tested.
  public enum SequentialTest: Hashable, Sendable {
    /// Against every continuation of the player from the set on, given his beliefs there.
    case continuation
    /// Against every action at the set with the rest of the profile kept.
    ///
    /// Enough where beliefs at later sets follow from those at earlier ones (Hendon, Jacobsen and Sloth
    /// 1996); used where subtrees are together too large for the full test.
    case oneAction
  }

  /// What each player gets on average.
  public let payoffs: [Double]
  /// For each player, the most that any other strategy would gain him; 0 or more up to rounding.
  public let regrets: [Double]
  /// For each information set, the most that another action only there would gain its player, seen from
  /// the beginning of the game.
  public let agentRegrets: [Double]
  /// For each information set, the most that its player could gain from there on, given his beliefs.
  public let sequentialViolations: [Double]
  /// How `sequentialViolations` were found.
  public let sequentialTest: SequentialTest
  /// Whether each information set is reached with a probability above zero.
  public let isReached: [Bool]
  /// The largest difference of a belief from Bayes' rule at a set that is reached.
  public let bayesError: Double
  /// How far beliefs are from distributions over the members of their sets.
  public let beliefError: Double
  /// How far behaviour is from distributions over the actions of its sets.
  public let profileError: Double
  /// The probability that the game ends at each terminal.
  public let terminalProbabilities: [Double]
  /// The largest difference between two payoffs of one player anywhere in the game.
  public let scale: Double

  /// The largest of the players' regrets.
  public var regret: Double { regrets.max() ?? 0 }
  /// The sum of the players' regrets, known as NashConv.
  public var nashConvergence: Double { regrets.reduce(0, +) }
  /// The largest of the sets' regrets.
  public var agentRegret: Double { agentRegrets.max() ?? 0 }
  /// The largest violation of sequential rationality.
  public var sequentialViolation: Double { sequentialViolations.max() ?? 0 }

  /// The tolerance within which equilibria are accepted, as a share of `scale`.
  public static let defaultTolerance = 1e-9

  /// Whether no player can gain more than a share of the game's scale (Nash 1951).
  public func isNash(within tolerance: Double = defaultTolerance) -> Bool {
    profileError <= tolerance && regret <= tolerance * scale
  }

  /// Whether beliefs follow Bayes' rule where the profile arrives, and every set plays a best
  /// continuation against them: a weak perfect Bayesian equilibrium.
  public func isSequentiallyRational(within tolerance: Double = defaultTolerance) -> Bool {
    isNash(within: tolerance) && beliefError <= tolerance && bayesError <= tolerance
      && sequentialViolation <= tolerance * scale
  }

  /// Checks an assessment; the cost is linear in the size of the tree but for the sequential test.
  ///
  /// The full sequential test is used where it visits at most `continuationCap` nodes.
  /// - Throws: `GameError.imperfectRecall` where the game lacks perfect recall.
  public init(
    of behaviour: BehaviourProfile, beliefs: [Double], in game: Game,
    continuationCap: Int = 50_000_000
  ) throws(GameError) {
    guard game.recall.isPerfect else { throw .imperfectRecall(game.recall) }
    let profileError = behaviour.error(in: game)
    if profileError.isFinite, beliefs.count == game.memberCount {
      self.init(Play(game, behaviour), beliefs, profileError, cap: continuationCap)
    } else {
      self.init(unusableIn: game, profileError: profileError)
    }
  }

  private init(_ play: Play, _ beliefs: [Double], _ profileError: Double, cap: Int) {
    let game = play.game
    let sequential = SequentialRationality(play, beliefs, cap: cap)
    payoffs = play.payoffs
    regrets = game.players.indices.map { player in
      var reply = BestReply(play, player: player)
      return reply.value() - play.values[player][0]
    }
    agentRegrets = play.agentRegrets
    sequentialViolations = sequential.violations
    sequentialTest = sequential.test
    isReached = game.informationSets.map { set in set.nodes.contains { play.reach[$0] > 0 } }
    bayesError = play.bayesError(beliefs)
    beliefError = play.beliefError(beliefs)
    self.profileError = profileError
    terminalProbabilities = game.terminals.map { play.reach[$0] }
    scale = game.payoffScale
  }

  /// The certificate of what is no assessment of the game at all: everything infinitely wrong.
  private init(unusableIn game: Game, profileError: Double) {
    let sets = game.informationSets
    payoffs = game.players.map { _ in .nan }
    regrets = game.players.map { _ in .infinity }
    agentRegrets = sets.map { _ in .infinity }
    sequentialViolations = sets.map { _ in .infinity }
    sequentialTest = .continuation
    isReached = sets.map { _ in false }
    bayesError = .infinity
    beliefError = .infinity
    self.profileError = profileError
    terminalProbabilities = game.terminals.map { _ in .nan }
    scale = game.payoffScale
  }
}

extension Game {
  /// The largest difference between two payoffs of one player.
  public var payoffScale: Double {
    players.indices.reduce(0) { largest, player in
      let own = payoffs[player * terminals.count..<(player + 1) * terminals.count]
      return max(largest, (own.max() ?? 0) - (own.min() ?? 0))
    }
  }
}
