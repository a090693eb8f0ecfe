/// Who meets a demand and what the caller does, with what follows from it.
public struct CallEquilibrium: Hashable, Sendable {
  /// The game that it belongs to.
  public let game: CallGame
  /// The probability that each type meets the demand.
  public let meeting: [Double]
  /// The probability that the caller trusts after each sight.
  public let trust: Sights

  /// A profile of a game; whether it is an equilibrium is for others to say (`largestRegret`).
  public init(_ game: CallGame, meeting: [Double], trust: Sights) {
    self.game = game
    self.meeting = meeting
    self.trust = trust
  }

  /// The chance that a type is trusted.
  public func trusted(_ type: Int) -> Double {
    let seen = game.seenMet(meeting[type])
    return seen * trust.met + (1 - seen) * trust.refused
  }

  /// The chance of each sight.
  public var sights: Sights {
    let met = zip(game.types, meeting).reduce(0) { $0 + $1.0.prior * game.seenMet($1.1) }
    return Sights(refused: 1 - met, met: met)
  }

  /// The caller's belief in each type after the demand looks met; `nil` where it never does.
  public var beliefIfMet: [Double]? { belief { game.seenMet($0) } }

  /// The caller's belief in each type after the demand looks refused; `nil` where it never does.
  public var beliefIfRefused: [Double]? { belief { 1 - game.seenMet($0) } }

  private func belief(_ chance: (Double) -> Double) -> [Double]? {
    let masses = zip(game.types, meeting).map { $0.prior * chance($1) }
    let sum = masses.reduce(0, +)
    return sum > 1e-12 ? masses.map { $0 / sum } : nil
  }

  /// What a type gets.
  public func payoff(ofType type: Int) -> Double {
    let values = game.types[type]
    return trusted(type) * values.benefit - meeting[type] * values.cost
  }

  /// What the caller gets.
  public var payoffOfCaller: Double {
    game.types.indices.reduce(-game.price) {
      let type = game.types[$1]
      return $0 + type.prior * (trusted($1) * type.worth + meeting[$1] * game.value)
    }
  }

  /// What the caller gets beyond acting on its belief without a demand.
  public var gain: Double { payoffOfCaller - game.baseLine }

  /// What the caller expects to lose by trusting types that exploit it, as a number of 0 or more.
  public var exploitation: Double {
    game.types.indices.reduce(0) {
      $0 - game.types[$1].prior * trusted($1) * min(0, game.types[$1].worth)
    }
  }

  /// What one side gains at most by another choice; 0 up to rounding in an equilibrium.
  ///
  /// Types one by one, by their own payoffs; the caller after each sight, by its payoff from all of it.
  public var largestRegret: Double {
    let raise = game.clarity * (trust.met - trust.refused)
    let ofTypes = zip(game.types, meeting).map { type, meeting in
      let gain = raise * type.benefit - type.cost
      return max(gain, 0) - meeting * gain
    }
    let gains = game.gains(meeting)
    let ofCaller = [
      max(gains.met, 0) - trust.met * gains.met,
      max(gains.refused, 0) - trust.refused * gains.refused,
    ]
    return (ofTypes + ofCaller).reduce(0, max)
  }

  /// Whether the caller's reply to either sight is best for it, given who meets the demand.
  public var isKept: (ifRefused: Bool, ifMet: Bool) {
    let gains = game.gains(meeting)
    func isBest(_ trust: Double, _ gain: Double) -> Bool { max(gain, 0) - trust * gain <= 1e-12 }
    return (isBest(trust.refused, gains.refused), isBest(trust.met, gains.met))
  }

  /// What the answer tells.
  public var kind: CallKind {
    CallKind(meeting: meeting, isEarnest: game.types.map(\.isEarnest))
  }
}

/// What meeting or refusing a demand tells of a target.
public enum CallKind: String, CaseIterable, Hashable, Sendable {
  /// All earnest types meet the demand, and no other does.
  case separating
  /// All earnest types refuse, and all others meet the demand.
  case reversed
  /// Some types do the one, some the other or either; the answer tells something.
  case semiSeparating = "semi-separating"
  /// All types meet the demand: the answer tells nothing.
  case allMeet = "all meet it"
  /// All types refuse: the answer tells nothing.
  case allRefuse = "all refuse it"

  private static let tolerance = 1e-6

  /// The kind of a profile, probabilities within 1e-6 of 0 or 1 taken as these.
  init(meeting: [Double], isEarnest: [Bool]) {
    let tolerance = Self.tolerance
    let isPooling = meeting.allSatisfy { abs($0 - meeting[0]) <= tolerance }
    func all(_ earnest: Bool, _ value: Double) -> Bool {
      zip(meeting, isEarnest).allSatisfy { $1 != earnest || abs($0 - value) <= tolerance }
    }
    if isPooling, meeting[0] >= 1 - tolerance {
      self = .allMeet
    } else if isPooling, meeting[0] <= tolerance {
      self = .allRefuse
    } else if all(true, 1), all(false, 0) {
      self = .separating
    } else if all(true, 0), all(false, 1) {
      self = .reversed
    } else {
      self = .semiSeparating
    }
  }

  /// Whether the answer tells nothing.
  public var isPooling: Bool { self == .allMeet || self == .allRefuse }
}
