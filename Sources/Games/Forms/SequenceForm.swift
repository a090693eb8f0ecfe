/// The sequence form of a game with perfect recall (von Stengel 1996).
///
/// A sequence of a player is what he did on the way to a node; because he forgets nothing, it is known by
/// its last action. Its size is linear in the tree's, where the normal form's is exponential. Payoffs are
/// sparse: one entry per combination of sequences at which the game can end, weighted by chance.
public struct SequenceForm: Hashable, Sendable {
  /// One player's sequences and the constraints that tie them together.
  ///
  /// Sequence 0 is the empty one. The others follow information set by information set, in each one per
  /// action. A realisation plan r has r₀ = 1, and at each set the plans of its actions sum to that of the
  /// set's parent sequence.
  public struct Player: Hashable, Sendable {
    /// The game's index of each information set, in order of appearance.
    public let informationSets: [Int]
    /// The sequence that leads to each information set; always below the set's own sequences.
    public let parents: [Int]
    /// The first sequence of each information set, and at the end the number of sequences.
    public let firstSequences: [Int]
    /// For each sequence the place of its last action in arrays over all actions; -1 for the empty one.
    public let actions: [Int]

    /// Number of sequences, the empty one counted.
    public var sequenceCount: Int { actions.count }

    /// The sequences that end at an information set, by its place in `informationSets`.
    public func sequences(at set: Int) -> Range<Int> {
      firstSequences[set]..<firstSequences[set + 1]
    }
  }

  /// The players' sequences and constraints.
  public let players: [Player]
  /// Sequences of the entries, entry by entry, one per player.
  public let entrySequences: [Int]
  /// Payoffs of the entries times the probability of chance, player by player.
  public let entryPayoffs: [Double]
  /// The entry to which each terminal adds.
  public let entryOfTerminal: [Int]
  /// The probability with which chance lets each terminal be reached.
  public let terminalChance: [Double]

  /// Number of entries.
  public var entryCount: Int { entrySequences.count / players.count }

  /// The sequence form of a game; linear in the size of the tree but for sorting the terminals.
  /// - Throws: `GameError.imperfectRecall`.
  public init(_ game: Game) throws(GameError) {
    guard game.recall.isPerfect else { throw .imperfectRecall(game.recall) }
    let numbering = SequenceNumbering(game)
    players = numbering.players
    let terminals = TerminalSequences(game, numbering)
    terminalChance = terminals.chance
    let merged = terminals.merged(playerCount: game.players.count)
    entrySequences = merged.sequences
    entryOfTerminal = merged.entryOfTerminal
    let entryCount = merged.sequences.count / game.players.count
    entryPayoffs = SequenceForm.sums(
      game, entryCount, terminals.chance, entryOfTerminal: merged.entryOfTerminal)
  }

  private static func sums(
    _ game: Game, _ entryCount: Int, _ chance: [Double], entryOfTerminal: [Int]
  ) -> [Double] {
    var sums = [Double](repeating: 0, count: entryCount * game.players.count)
    for player in game.players.indices {
      for terminal in game.terminals.indices {
        sums[player * entryCount + entryOfTerminal[terminal]] +=
          chance[terminal] * game.payoff(player: player, terminal: terminal)
      }
    }
    return sums
  }

  /// What each player gets on average when realisation plans are played, one plan per player.
  public func expectedPayoffs(_ plans: [[Double]]) -> [Double] {
    let count = players.count
    var sums = [Double](repeating: 0, count: count)
    for entry in 0..<entryCount {
      var weight = 1.0
      for player in 0..<count { weight *= plans[player][entrySequences[entry * count + player]] }
      for player in 0..<count { sums[player] += weight * entryPayoffs[player * entryCount + entry] }
    }
    return sums
  }
}
