/// All equilibria in pure strategies of the reduced normal form, by trying every profile.
///
/// Time and memory in proportion to the number of profiles times the number of players. Payoffs that
/// differ by less than 1e-12 of the game's scale count as equal.
public struct PureEnumeration: Solver {
  /// The name by which users choose it.
  public static let name = "pure-enumeration"
  /// What it does.
  public static let summary = "All equilibria in pure strategies, by trying every profile."

  /// The most profiles that are tried.
  public let cap: Int

  /// The method with a cap on the number of profiles.
  public init(cap: Int = ReducedNormalForm.defaultCap) {
    self.cap = cap
  }

  /// The game must have perfect recall and no more profiles than the cap.
  public func applicability(to game: Game) -> Applicability {
    guard let form = try? SequenceForm(game) else {
      return .notApplicable(GameError.imperfectRecall(game.recall).description)
    }
    guard form.players.reduce(1, { $0 * $1.strategyCount }) <= Double(cap) else {
      return .notApplicable(
        GameError.tooLarge(what: "profiles of strategies", cap: cap).description)
    }
    return .applicable
  }

  /// Every profile from which no player gains by another strategy; complete unless stopped.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    guard let reduced = try? ReducedNormalForm(game, cap: cap) else {
      return .notApplicable(Self.name, "the reduced normal form is too large")
    }
    var counter = StepCounter(limits)
    let slack = 1e-12 * game.payoffScale
    let isBest = reduced.form.players.indices.map { reduced.form.isBestReply(of: $0, slack: slack) }
    var profiles: [BehaviourProfile] = []
    var isComplete = true
    for profile in 0..<reduced.form.profileCount {
      guard counter.step() else { break }
      guard isBest.allSatisfy({ $0[profile] }) else { continue }
      guard profiles.count < limits.mostEquilibria else {
        isComplete = false
        break
      }
      let mixed = MixedProfile.pure(reduced.form.choices(in: profile), in: reduced.form)
      profiles.append(reduced.behaviour(mixed, in: game))
    }
    return .certified(
      method: Self.name, profiles: profiles, in: game,
      completeness: isComplete && counter.stop == nil ? .all : .some, steps: counter.steps,
      stop: counter.stop ?? .finished, limits: limits)
  }
}

extension NormalForm {
  /// For every profile, whether a player gains at most `slack` by another strategy.
  fileprivate func isBestReply(of player: Int, slack: Double) -> [Bool] {
    let stride = strides[player]
    let span = stride * strategies[player].count
    let start = player * profileCount
    var isBest = [Bool](repeating: false, count: profileCount)
    for block in Swift.stride(from: 0, to: profileCount, by: span) {
      for base in block..<block + stride {
        let own = Swift.stride(from: base, to: base + span, by: stride)
        let best = own.reduce(-.infinity) { max($0, payoffs[start + $1]) }
        for profile in own { isBest[profile] = payoffs[start + profile] >= best - slack }
      }
    }
    return isBest
  }
}

extension SequenceForm.Player {
  /// Number of reduced strategies; infinite where it is beyond double precision.
  var strategyCount: Double {
    // The product over the sets that follow a sequence; sets settle from the last to the first.
    var following = [Double](repeating: 1, count: sequenceCount)
    for set in parents.indices.reversed() {
      following[parents[set]] *= sequences(at: set).reduce(0) { $0 + following[$1] }
    }
    return following[0]
  }
}
