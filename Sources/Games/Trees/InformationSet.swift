/// Nodes that one player cannot tell apart, with the actions open at each of them.
public struct InformationSet: Hashable, Sendable {
  /// The player who moves, from 0.
  public let player: Int
  /// The name, which may be empty or shared.
  public let label: String
  /// Names of the actions in order, at least one.
  public let actions: [String]
  /// The members in preorder, at least one.
  public let nodes: [Int]
  /// Place of the first action in arrays over all actions of the game's information sets.
  public let firstAction: Int
  /// Place of the first member in arrays over all members of the game's information sets.
  public let firstMember: Int
  /// Place of the player's own action before this one in arrays over all actions, or -1.
  ///
  /// Under perfect recall it is the same at every member; otherwise it is that of the first.
  public let previousAction: Int

  /// Places of the actions in arrays over all actions.
  public var actionRange: Range<Int> { firstAction..<firstAction + actions.count }

  /// Places of the members in arrays over all members.
  public var memberRange: Range<Int> { firstMember..<firstMember + nodes.count }
}

/// A chance event, which may occur at several nodes with the same probabilities.
public struct ChanceEvent: Hashable, Sendable {
  /// The name, which may be empty or shared.
  public let label: String
  /// Names of the branches in order, at least one.
  public let actions: [String]
  /// Probabilities as they were given, one per branch; they sum to one.
  public let probabilities: [Number]
  /// The nodes where it occurs, in preorder, at least one.
  public let nodes: [Int]
  /// Place of the first branch in `Game.chanceProbabilities`.
  public let firstAction: Int

  /// Places of the branches in `Game.chanceProbabilities`.
  public var actionRange: Range<Int> { firstAction..<firstAction + actions.count }
}

/// What the players get at nodes that share it.
public struct Outcome: Hashable, Sendable {
  /// The name, which may be empty or shared.
  public let label: String
  /// One payoff per player.
  public let payoffs: [Number]

  /// An outcome with one payoff per player.
  public init(label: String, payoffs: [Number]) {
    self.label = label
    self.payoffs = payoffs
  }
}
