/// What a solver found, how completely, and why it stopped.
public struct SolverOutcome: Sendable {
  /// How many of the equilibria are among the assessments.
  public enum Completeness: String, Hashable, Sendable {
    /// One of them, where there may be others.
    case one
    /// Some, where there may be others.
    case some
    /// All that the method is defined to find, such as all pure equilibria.
    case all
  }

  /// The solver's name.
  public let method: String
  /// The equilibria, each with its certificate; all within the tolerance asked for.
  public let assessments: [Assessment]
  /// How many of the equilibria these are.
  public let completeness: Completeness
  /// Steps of the method: pivots, profiles tried, iterations.
  public let steps: Int
  /// Why it stopped.
  public let stop: StopReason
  /// Profiles that the method proposed and the checker refused, the best first.
  public let refused: [Assessment]

  /// An outcome as it is; use `certified` to let the checker decide.
  public init(
    method: String, assessments: [Assessment], completeness: Completeness, steps: Int,
    stop: StopReason, refused: [Assessment] = []
  ) {
    self.method = method
    self.assessments = assessments
    self.completeness = completeness
    self.steps = steps
    self.stop = stop
    self.refused = refused
  }

  /// Nothing, because the method cannot solve the game.
  public static func notApplicable(_ method: String, _ reason: String) -> SolverOutcome {
    SolverOutcome(
      method: method, assessments: [], completeness: .some, steps: 0, stop: .notApplicable(reason))
  }

  /// How long profiles are checked at least, even when the time is up.
  static let checkingTime = Duration.milliseconds(250)

  /// The proposed profiles that the checker accepts as Nash equilibria, in the order proposed.
  ///
  /// Equal profiles are kept once. A profile whose largest regret exceeds the tolerance is refused; a
  /// method that was done then counts as stopped by `.inaccurate`, and is no longer complete.
  /// `beliefs` holds those of each profile; where it has none, those of even trembles are used. What was
  /// found in time is checked for `checkingTime` more, so that it is not lost.
  public static func certified(
    method: String, profiles: [BehaviourProfile], beliefs: [[Double]?] = [], in game: Game,
    completeness: Completeness, steps: Int, stop: StopReason, limits: Limits
  ) -> SolverOutcome {
    var accepted: [Assessment] = []
    var refused: [Assessment] = []
    var seen: Set<BehaviourProfile> = []
    var stop = stop
    let latest = ContinuousClock.now.advanced(by: checkingTime)
    for (index, profile) in profiles.enumerated() where seen.insert(profile).inserted {
      if !accepted.isEmpty, let reason = limits.stop(),
        reason == .cancelled || ContinuousClock.now >= latest
      {
        stop = reason
        break
      }
      let held = index < beliefs.count ? beliefs[index] : nil
      guard let assessment = try? Assessment(profile, beliefs: held, in: game) else {
        return .notApplicable(method, GameError.imperfectRecall(game.recall).description)
      }
      if assessment.certificate.isNash(within: limits.tolerance) {
        accepted.append(assessment)
      } else {
        refused.append(assessment)
      }
    }
    refused.sort { $0.certificate.regret < $1.certificate.regret }
    let worst = refused.last.map { $0.certificate.regret }
    return SolverOutcome(
      method: method, assessments: accepted,
      completeness: completeness == .all && (worst != nil || stop != .finished)
        ? .some : completeness, steps: steps,
      stop: stop == .finished ? worst.map { .inaccurate(regret: $0) } ?? stop : stop,
      refused: refused)
  }
}

/// Why a solver stopped.
public enum StopReason: Hashable, Sendable, CustomStringConvertible {
  /// It was done.
  case finished
  /// The time was up.
  case timeLimit
  /// It was cancelled.
  case cancelled
  /// There is more than it keeps; one plain sentence without a full stop.
  case tooMany(String)
  /// It cannot solve this game; why, in one plain sentence without a full stop.
  case notApplicable(String)
  /// It was done, but the checker refused what it found: its regret exceeds the tolerance.
  case inaccurate(regret: Double)

  /// One plain sentence without a full stop.
  public var description: String {
    switch self {
    case .finished: "finished"
    case .timeLimit: "stopped by the time limit"
    case .cancelled: "cancelled"
    case .tooMany(let what): "stopped: \(what)"
    case .notApplicable(let reason): "not applicable: \(reason)"
    case .inaccurate(let regret):
      "numerically inaccurate: a profile with regret \(regret) was refused"
    }
  }
}
