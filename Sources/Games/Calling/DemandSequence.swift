/// Two demands one after the other: the second is made only where the first looks met.
///
/// The caller trusts or presses on once the first looks refused, or after the sight of the second. Types,
/// what trust is worth, and noise are those of `CallGame`; a type that met the first by sight alone may
/// still meet or refuse the second.
public struct DemandSequence: Hashable, Sendable {
  /// The demand that is made first; its types are those of the sequence.
  public let first: CallGame
  /// The demand that follows; only its costs, noise, value and price count.
  public let second: CallGame

  /// A sequence of two demands on the same types in the same order.
  public init(_ first: CallGame, then second: CallGame) {
    self.first = first
    self.second = second
  }

  /// The equilibria in which nobody mixes, apart from those with someone indifferent by accident.
  ///
  /// Each of the caller's eight plans fixes what every type does best, the second demand first; plans
  /// that are best replies to that remain. To what is never seen any reply is allowed that some belief
  /// bears out. O(types).
  public func equilibria() -> [SequenceEquilibrium] {
    var found: [SequenceEquilibrium] = []
    for plan in 0..<8 {
      let one = answer(
        SequenceTrust(
          refused: plan & 1 != 0, halfMet: plan & 2 != 0, bothMet: plan & 4 != 0))
      if one.isStable, !found.contains(where: { $0.isSameAnswer(as: one) }) { found.append(one) }
    }
    return found
  }

  /// What the types do best against a plan.
  private func answer(_ trust: SequenceTrust) -> SequenceEquilibrium {
    let raise = second.clarity * ((trust.bothMet ? 1 : 0) - (trust.halfMet ? 1 : 0))
    var meetsFirst: [Bool] = []
    var meetsSecond: [Bool] = []
    for type in first.types.indices {
      let benefit = first.types[type].benefit
      let meets = benefit * raise >= second.types[type].cost
      let seen = second.seenMet(meets ? 1 : 0)
      let trusted = (trust.bothMet ? seen : 0) + (trust.halfMet ? 1 - seen : 0)
      let after = benefit * trusted - (meets ? second.types[type].cost : 0)
      let without = trust.refused ? benefit : 0
      meetsSecond.append(meets)
      meetsFirst.append(first.clarity * (after - without) >= first.types[type].cost)
    }
    return SequenceEquilibrium(
      self, meetsFirst: meetsFirst, meetsSecond: meetsSecond, trust: trust)
  }
}

/// Where the caller trusts in a sequence of two demands.
public struct SequenceTrust: Hashable, Sendable {
  /// After the first demand looks refused.
  public let refused: Bool
  /// After the first looks met and the second refused.
  public let halfMet: Bool
  /// After both look met.
  public let bothMet: Bool

  /// A plan of the caller.
  public init(refused: Bool, halfMet: Bool, bothMet: Bool) {
    self.refused = refused
    self.halfMet = halfMet
    self.bothMet = bothMet
  }
}

/// Who meets which of two demands and where the caller trusts, with what follows from it.
public struct SequenceEquilibrium: Hashable, Sendable {
  /// The demands.
  public let sequence: DemandSequence
  /// Whether each type meets the first demand.
  public let meetsFirst: [Bool]
  /// Whether each type meets the second demand where the first looks met.
  public let meetsSecond: [Bool]
  /// Where the caller trusts.
  public let trust: SequenceTrust
  /// The chance of each type and sight: refused, half met, both met, one triple a type.
  private let masses: [[Double]]

  init(
    _ sequence: DemandSequence, meetsFirst: [Bool], meetsSecond: [Bool], trust: SequenceTrust
  ) {
    self.sequence = sequence
    self.meetsFirst = meetsFirst
    self.meetsSecond = meetsSecond
    self.trust = trust
    masses = sequence.first.types.indices.map { type in
      let prior = sequence.first.types[type].prior
      let one = sequence.first.seenMet(meetsFirst[type] ? 1 : 0)
      let two = sequence.second.seenMet(meetsSecond[type] ? 1 : 0)
      return [prior * (1 - one), prior * one * (1 - two), prior * one * two]
    }
  }

  private var replies: [Bool] { [trust.refused, trust.halfMet, trust.bothMet] }

  /// Whether the caller's plan is best after every sight.
  fileprivate var isStable: Bool {
    let types = sequence.first.types
    return replies.enumerated().allSatisfy { sight, trusts in
      let seen = masses.reduce(0) { $0 + $1[sight] }
      guard seen > 1e-12 else {
        return types.contains { trusts ? $0.worth >= 0 : $0.worth <= 0 }
      }
      let gain = zip(types, masses).reduce(0) { $0 + $1.0.worth * $1.1[sight] }
      return trusts ? gain >= 0 : gain <= 0
    }
  }

  fileprivate func isSameAnswer(as other: SequenceEquilibrium) -> Bool {
    masses == other.masses
      && zip(replies, other.replies).enumerated().allSatisfy { sight, replies in
        replies.0 == replies.1 || masses.reduce(0) { $0 + $1[sight] } <= 1e-12
      }
  }

  /// The chance that a type is trusted.
  public func trusted(_ type: Int) -> Double {
    let sum = zip(masses[type], replies).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
    return sum / sequence.first.types[type].prior
  }

  /// The caller's belief in each type after both demands look met; `nil` where they never do.
  public var beliefIfBothMet: [Double]? {
    let sum = masses.reduce(0) { $0 + $1[2] }
    return sum > 1e-12 ? masses.map { $0[2] / sum } : nil
  }

  /// What the caller gets beyond acting on its belief without a demand.
  public var gain: Double {
    sequence.first.types.indices.reduce(-sequence.first.price - sequence.first.baseLine) {
      let type = sequence.first.types[$1]
      let asked = masses[$1][1] + masses[$1][2]
      return $0 + type.prior * trusted($1) * type.worth
        + (meetsFirst[$1] ? type.prior * sequence.first.value : 0)
        + asked * ((meetsSecond[$1] ? sequence.second.value : 0) - sequence.second.price)
    }
  }

  /// What the caller expects to lose by trusting types that exploit it, as a number of 0 or more.
  public var exploitation: Double {
    sequence.first.types.indices.reduce(0) {
      let type = sequence.first.types[$1]
      return $0 - type.prior * trusted($1) * min(0, type.worth)
    }
  }

  /// Whether the caller trusts where both look met, and only there.
  public var followsAnswers: Bool { replies == [false, false, true] }

  /// What the two answers tell: a type counts as meeting where it meets both demands.
  public var kind: CallKind {
    CallKind(
      meeting: zip(meetsFirst, meetsSecond).map { $0 && $1 ? 1 : 0 },
      isEarnest: sequence.first.types.map(\.isEarnest))
  }
}
