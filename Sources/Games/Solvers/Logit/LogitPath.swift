/// The principal branch of the agent logit equilibria of a game, as points in the order of tracing.
///
/// It begins at λ = 0, where everybody plays evenly, and leads for almost all payoffs to one equilibrium
/// (McKelvey and Palfrey 1998; Turocy 2010). λ, in one over the unit of payoffs, need not rise all the way:
/// where the branch turns back, several points have the same λ.
public struct LogitPath: Hashable, Sendable {
  /// An agent logit equilibrium.
  public struct Point: Hashable, Sendable {
    /// Precision λ of the agents' choices, 0 or more, in one over the unit of payoffs.
    public let lambda: Double
    /// Natural logarithms of the probabilities of all actions (`InformationSet.actionRange`).
    ///
    /// They tell apart what is too small for a probability.
    public let logProbabilities: [Double]
    /// Probabilities of all actions.
    public let behaviour: BehaviourProfile
    /// Beliefs of all members (`InformationSet.memberRange`), by Bayes' rule.
    public let beliefs: [Double]
    /// The most that an agent would gain by another action, given his beliefs, in units of payoff.
    public let regret: Double
  }

  /// The points; the first has λ = 0.
  public let points: [Point]
  /// Why the tracing stopped.
  ///
  /// `.inaccurate` where rounding came before the end that was asked for.
  public let stop: StopReason
}

extension LogitWorkspace {
  /// The state as a value.
  var point: LogitPath.Point {
    LogitPath.Point(
      lambda: lambda / payoffUnit, logProbabilities: logs.elements,
      behaviour: BehaviourProfile(Array(probabilities.elements.prefix(logs.count))),
      beliefs: beliefs.elements, regret: max(0, largestRegret() * payoffUnit))
  }
}
