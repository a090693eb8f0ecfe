/// Whether a profile is part of a sequential equilibrium (Kreps and Wilson 1982), with beliefs that show it.
///
/// Beliefs must be consistent: limits of what Bayes' rule gives for profiles that play everything and come
/// ever closer. In signalling games any belief at a message that nobody sends is, and the test decides.
/// Elsewhere limits of several kinds of trembles are tried; none of them may do although others would.
public struct SequentialTest: Hashable, Sendable {
  /// How the test came out.
  public enum Verdict: String, Hashable, Sendable {
    /// Consistent beliefs make the profile sequentially rational.
    case sequential
    /// No consistent beliefs do.
    case notSequential = "not sequential"
    /// None of the beliefs tried does.
    case undecided
  }

  /// Why the beliefs are consistent.
  public enum Consistency: String, Hashable, Sendable {
    /// Bayes' rule determines them everywhere.
    case bayes = "Bayes’ rule everywhere"
    /// At unsent messages of a signalling game any beliefs are.
    case signalling = "exact for signalling games"
    /// They are limits that the caller knows of, such as those of logit equilibria.
    case given = "limits of the solver’s trembles"
    /// They are limits of even trembles.
    case evenTrembles = "limits of even trembles"
    /// They are limits of trembles of which some vanish faster than others.
    case gradedTrembles = "limits of trembles of several orders"
  }

  /// How the test came out.
  public let verdict: Verdict
  /// The profile with the beliefs that come closest to making it sequentially rational.
  public let assessment: Assessment
  /// Why these beliefs are consistent.
  public let consistency: Consistency

  /// Looks for consistent beliefs that make a profile sequentially rational.
  ///
  /// `limitBeliefs` are beliefs known to be consistent with the profile, as solvers that reach it by
  /// trembles report them. Where the profile arrives everywhere, or the game is a signalling game, the
  /// verdict is final; elsewhere up to `mostTrembles` gradings of trembles are tried, each at the cost of a
  /// certificate.
  /// - Throws: `GameError.imperfectRecall`.
  public init(
    of behaviour: BehaviourProfile, limitBeliefs: [Double]? = nil, in game: Game,
    tolerance: Double = Certificate.defaultTolerance, mostTrembles: Int = 300
  ) throws(GameError) {
    var search = BeliefSearch(behaviour, game, tolerance)
    let even = try Assessment(behaviour, in: game)
    let isBayesian = zip(even.certificate.isReached, game.informationSets).allSatisfy {
      $0 || $1.nodes.count == 1
    }
    if isBayesian || !search.couldBeSequential(even) {
      self.init(even, isBayesian ? .bayes : .evenTrembles, isFinal: true, tolerance)
    } else if let signalling = SignallingGame(game) {
      let beliefs = signalling.justifyingBeliefs(behaviour)
      let assessment = try Assessment(behaviour, beliefs: beliefs, in: game)
      self.init(assessment, .signalling, isFinal: true, tolerance)
    } else {
      if let limitBeliefs {
        search.consider(try Assessment(behaviour, beliefs: limitBeliefs, in: game), .given)
      }
      search.consider(even, .evenTrembles)
      try search.grade(mostTrembles)
      let best = search.best ?? (even, .evenTrembles)
      self.init(best.0, best.1, isFinal: false, tolerance)
    }
  }

  private init(
    _ assessment: Assessment, _ consistency: Consistency, isFinal: Bool, _ tolerance: Double
  ) {
    self.assessment = assessment
    self.consistency = consistency
    let isSequential = assessment.certificate.isSequentiallyRational(within: tolerance)
    verdict = isSequential ? .sequential : isFinal ? .notSequential : .undecided
  }
}

/// The best assessment until now.
private struct BeliefSearch {
  let behaviour: BehaviourProfile
  let game: Game
  let tolerance: Double
  private(set) var best: (Assessment, SequentialTest.Consistency)?

  init(_ behaviour: BehaviourProfile, _ game: Game, _ tolerance: Double) {
    self.behaviour = behaviour
    self.game = game
    self.tolerance = tolerance
  }

  /// No beliefs mend what is irrational where the profile arrives, or where there is one member.
  func couldBeSequential(_ even: Assessment) -> Bool {
    let certificate = even.certificate
    guard certificate.profileError <= tolerance else { return false }
    return game.informationSets.indices.allSatisfy { set in
      let isFixed = certificate.isReached[set] || game.informationSets[set].nodes.count == 1
      return !isFixed || certificate.sequentialViolations[set] <= tolerance * certificate.scale
    }
  }

  mutating func consider(_ assessment: Assessment, _ consistency: SequentialTest.Consistency) {
    let certificate = assessment.certificate
    guard certificate.bayesError <= tolerance, certificate.beliefError <= tolerance else { return }
    let least = best?.0.certificate.sequentialViolation ?? .infinity
    if certificate.sequentialViolation < least { best = (assessment, consistency) }
  }

  private var isDone: Bool {
    best?.0.certificate.isSequentiallyRational(within: tolerance) ?? false
  }

  /// Trembles of orders 1 to 3, by counting up over the actions that the profile never plays, as far as
  /// `most` goes.
  mutating func grade(_ most: Int) throws(GameError) {
    let unplayed = behaviour.probabilities.indices.filter { behaviour.probabilities[$0] <= 0 }
    guard !unplayed.isEmpty else { return }
    var orders = [Int](repeating: 1, count: game.actionCount)
    var tried = 0
    while !isDone, tried < most, advance(&orders, unplayed) {
      let beliefs = behaviour.tremblingBeliefs(in: game, orders: orders)
      consider(try Assessment(behaviour, beliefs: beliefs, in: game), .gradedTrembles)
      tried += 1
    }
  }

  private func advance(_ orders: inout [Int], _ places: [Int]) -> Bool {
    for place in places {
      if orders[place] < 3 {
        orders[place] += 1
        return true
      }
      orders[place] = 1
    }
    return false
  }
}

extension SignallingGame {
  /// Beliefs by Bayes' rule at messages that are sent; at others those that best justify the response.
  ///
  /// At a message that nobody sends, any belief over types with prior above zero is consistent: let the
  /// types tremble into it in these proportions.
  public func justifyingBeliefs(_ behaviour: BehaviourProfile) -> [Double] {
    var beliefs = behaviour.tremblingBeliefs(in: game)
    for message in messages where isUnsent(message, behaviour) {
      let set = game.informationSets[message.set]
      let sources = believable(message)
      let replies = ReceiverReplies(sources, slack: 0)
      let found = replies.justification(of: Array(behaviour[set])).belief
      for (member, source) in zip(set.memberRange, message.sources) {
        beliefs[member] = sources.firstIndex(of: source).map { found[$0] } ?? 0
      }
    }
    return beliefs
  }

  /// The most weight that a belief at a message can put on a type while the response stays best.
  ///
  /// `nil` where no belief makes it so, or where the type cannot send the message. `message` and `type` are
  /// places in `messages` and `types`; the response may fall short by `tolerance` of the game's scale.
  public func largestBelief(
    in type: Int, at message: Int, justifying behaviour: BehaviourProfile,
    tolerance: Double = Certificate.defaultTolerance
  ) -> Double? {
    let sources = believable(messages[message])
    guard let place = sources.firstIndex(where: { $0.type == type }) else { return nil }
    let own = Array(behaviour[game.informationSets[messages[message].set]])
    let replies = ReceiverReplies(sources, slack: tolerance * scale)
    return replies.largestWeight(on: place, justifying: own)
  }
}
