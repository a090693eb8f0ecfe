/// Whether an equilibrium of a signalling game survives what unsent messages ought to tell.
public struct SignallingRefinement: Hashable, Sendable {
  /// A message that breaks an equilibrium.
  public struct Objection: Hashable, Sendable {
    /// The message, by its place in `SignallingGame.messages`.
    public let message: Int
    /// Types that a belief at this message may not name.
    public let excluded: [Int]
    /// The type that gains by the message once beliefs leave out the excluded types; `nil` where each
    /// response is worth the message to some type, but not to the same.
    public let gaining: Int?
    /// One plain sentence without a full stop.
    public let reason: String
  }

  /// What the sender's messages tell.
  public let separation: Separation
  /// Messages at which the equilibrium fails the intuitive criterion (Cho and Kreps 1987); empty where
  /// it passes.
  public let intuitiveObjections: [Objection]
  /// Messages at which it fails D1 (Banks and Sobel 1987; Cho and Kreps 1987); empty where it passes.
  public let divinityObjections: [Objection]

  /// Whether it passes the intuitive criterion.
  public var isIntuitive: Bool { intuitiveObjections.isEmpty }
  /// Whether it passes D1.
  public var passesD1: Bool { divinityObjections.isEmpty }
}

extension SignallingGame {
  /// Applies the intuitive criterion and D1 to an equilibrium.
  ///
  /// The profile must be an equilibrium; otherwise what is found means nothing. Payoffs count as different
  /// when they differ by more than `tolerance` of the game's scale. Linear programs of the size of types
  /// times responses: for the intuitive criterion one per response and message, for D1 one per pair of
  /// responses, and, where the equilibrium's own response does not pass it, up to 2^responses; messages
  /// with more than 12 responses that are best to some belief then count as passing.
  public func refinement(
    of behaviour: BehaviourProfile, tolerance: Double = Certificate.defaultTolerance
  ) -> SignallingRefinement {
    let test = UnsentMessages(self, behaviour, slack: tolerance * scale)
    return SignallingRefinement(
      separation: separation(of: behaviour, tolerance: tolerance),
      intuitiveObjections: test.unsent.compactMap { test.intuitiveObjection(at: $0) },
      divinityObjections: test.unsent.compactMap { test.divinityObjection(at: $0) })
  }
}

/// The messages that nobody sends, and what types would get from them.
struct UnsentMessages {
  let signalling: SignallingGame
  let behaviour: BehaviourProfile
  let slack: Double
  let unsent: [Int]
  /// What each type gets in equilibrium.
  let payoffs: [Double]

  init(_ signalling: SignallingGame, _ behaviour: BehaviourProfile, slack: Double) {
    self.signalling = signalling
    self.behaviour = behaviour
    self.slack = slack
    payoffs = signalling.typePayoffs(behaviour)
    unsent = signalling.messages.indices.filter {
      signalling.isUnsent(signalling.messages[$0], behaviour)
    }
  }

  /// What a type gains against its equilibrium payoff by sending a message, response by response.
  func gains(_ source: SignallingGame.Source) -> [Double] {
    source.senderPayoffs.map { $0 - payoffs[source.type] }
  }

  func replies(_ sources: [SignallingGame.Source]) -> ReceiverReplies {
    ReceiverReplies(sources, slack: slack)
  }

  func names(_ sources: [SignallingGame.Source]) -> String {
    sources.map { "“\(signalling.types[$0.type].label)”" }.joined(separator: ", ")
  }
}
