/// A signalling game as found in a tree: nature draws the sender's type, the sender sends a message, the
/// receiver sees the message only and responds.
///
/// Spence 1973; Cho and Kreps 1987. A message is an information set of the receiver. Types may lack some
/// messages, responses may differ by message, and a type's move may also end the game.
public struct SignallingGame: Hashable, Sendable {
  /// A type of the sender.
  public struct SenderType: Hashable, Sendable {
    /// The name of nature's branch.
    public let label: String
    /// The probability with which nature draws it.
    public let prior: Double
    /// The information set at which it moves.
    public let set: Int
  }

  /// A type that can send a message.
  public struct Source: Hashable, Sendable {
    /// The type, by its place in `types`.
    public let type: Int
    /// The place of the type's action in arrays over all actions.
    public let action: Int
    /// What the sender of this type gets from each response.
    public let senderPayoffs: [Double]
    /// What the receiver gets from each response.
    public let receiverPayoffs: [Double]
  }

  /// A message: what the receiver sees before he responds.
  public struct Message: Hashable, Sendable {
    /// The name of the action with which the first type sends it.
    public let label: String
    /// The receiver's information set.
    public let set: Int
    /// The types that can send it, in the order of the set's members.
    public let sources: [Source]
    /// Names of the responses.
    public let responses: [String]
  }

  /// The players who send and respond.
  public let sender: Int
  /// The player who responds.
  public let receiver: Int
  /// The types in the order of nature's branches.
  public let types: [SenderType]
  /// The messages in the order of the receiver's information sets.
  public let messages: [Message]
  /// The largest difference between two payoffs of one player.
  public let scale: Double

  let game: Game

  /// The signalling game that a tree is, or `nil` where it is none; linear in the size of the tree.
  public init?(_ game: Game) {
    guard game.players.count == 2, case .chance(let event) = game.nodes[0].kind,
      let types = SignallingGame.types(game, event), let first = types.first
    else { return nil }
    let sender = game.informationSets[first.set].player
    guard types.allSatisfy({ game.informationSets[$0.set].player == sender }) else { return nil }
    let receiver = 1 - sender
    guard let messages = SignallingGame.messages(game, types, receiver: receiver),
      types.count + messages.count == game.informationSets.count
    else { return nil }
    self.sender = sender
    self.receiver = receiver
    self.types = types
    self.messages = messages
    self.game = game
    scale = game.payoffScale
  }

  /// Every branch of nature leads to a set of one member.
  private static func types(_ game: Game, _ event: Int) -> [SenderType]? {
    var types: [SenderType] = []
    for (branch, child) in game.children(of: 0).enumerated() {
      guard case .decision(let set) = game.nodes[child].kind,
        game.informationSets[set].nodes == [child]
      else { return nil }
      types.append(
        SenderType(
          label: game.events[event].actions[branch],
          prior: game.chanceProbabilities[game.events[event].firstAction + branch], set: set))
    }
    return types
  }

  private static func messages(
    _ game: Game, _ types: [SenderType], receiver: Int
  ) -> [Message]? {
    var messages: [Message] = []
    for index in game.informationSets(of: receiver) {
      let set = game.informationSets[index]
      var sources: [Source] = []
      for node in set.nodes {
        guard let source = source(game, types, node, receiver) else { return nil }
        sources.append(source)
      }
      guard Set(sources.map(\.type)).count == sources.count else { return nil }
      let sent = game.informationSets[types[sources[0].type].set]
      messages.append(
        Message(
          label: sent.actions[sources[0].action - sent.firstAction], set: index, sources: sources,
          responses: set.actions))
    }
    return messages
  }

  /// A member of a receiver's set follows a type's move, and all its children end the game.
  private static func source(
    _ game: Game, _ types: [SenderType], _ node: Int, _ receiver: Int
  ) -> Source? {
    let before = game.nodes[node].parent
    guard before > 0, game.nodes[before].parent == 0 else { return nil }
    let type = game.nodes[before].action
    var payoffs: (sender: [Double], receiver: [Double]) = ([], [])
    for child in game.children(of: node) {
      guard case .terminal(let terminal) = game.nodes[child].kind else { return nil }
      payoffs.sender.append(game.payoff(player: 1 - receiver, terminal: terminal))
      payoffs.receiver.append(game.payoff(player: receiver, terminal: terminal))
    }
    return Source(
      type: type,
      action: game.informationSets[types[type].set].firstAction + game.nodes[node].action,
      senderPayoffs: payoffs.sender, receiverPayoffs: payoffs.receiver)
  }
}

extension SignallingGame {
  /// What each type gets on average when a profile is played.
  func typePayoffs(_ behaviour: BehaviourProfile) -> [Double] {
    let play = Play(game, behaviour)
    return types.map { type in
      play.values[sender][game.informationSets[type.set].nodes[0]] + play.offsets[sender]
    }
  }

  /// Whether no type that nature may draw sends a message.
  func isUnsent(_ message: Message, _ behaviour: BehaviourProfile) -> Bool {
    message.sources.allSatisfy {
      types[$0.type].prior <= 0 || behaviour.probabilities[$0.action] <= 0
    }
  }

  /// The sources of a message that beliefs may name: types of prior zero only where there are no others.
  func believable(_ message: Message) -> [Source] {
    let possible = message.sources.filter { types[$0.type].prior > 0 }
    return possible.isEmpty ? message.sources : possible
  }
}
