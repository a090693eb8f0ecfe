public import Quantities
public import Record

/// How an actor's deeds compare with the dated sequence of an earlier case.
///
/// The steps are the first occurrences of each indicator in the precedent, by whatever actor. A step
/// is done once the actor does a deed of that indicator on or after the first day of the case and up
/// to the week asked for.
public struct PrecedentAlignment: Sendable {
  /// Steps that must have been done before order, pace and lag are judged.
  ///
  /// With three, even perfect agreement comes about by chance one time in six.
  public static let minimumSteps = 4

  /// Weeks with a step's deeds that there must be before weeks are aligned.
  public static let minimumWeeks = 3

  /// Id of the precedent.
  public let precedent: String
  /// Its title.
  public let title: String
  /// Whose deeds.
  public let actor: String
  /// Last week whose deeds are known.
  public let asOf: Week
  /// In the precedent's order: by day, then as in its file.
  public let steps: [PrecedentStep]
  /// The case's day on which the precedent's first step would fall; `nil` where no step is done.
  ///
  /// The median over the steps done, so that one early or late step does not move it; half days are
  /// rounded down.
  public let anchor: Day?
  /// How much slower the case runs; `nil` where too few steps are done or they do not come in order.
  public let pace: PrecedentPace?
  /// How far the case follows the precedent's order of steps.
  public let order: Measured<OrderAgreement>
  /// Which of the case's weeks match the precedent's course, and how well.
  public let warping: Measured<WeekWarping>

  /// The steps done, in the precedent's order.
  public var done: [PrecedentStep] { steps.filter { $0.status == .done } }
  /// All steps not done, in the precedent's order.
  public var outstanding: [PrecedentStep] { steps.filter { $0.status != .done } }
  /// Steps not done although a later one is.
  public var skipped: [PrecedentStep] { steps.filter { $0.status == .skipped } }
  /// Steps after the last one done, in the precedent's order.
  public var ahead: [PrecedentStep] { steps.filter { $0.status == .ahead } }
  /// The next step after the last one done, with those that came on the same day.
  ///
  /// None where the precedent's last step is done, even if others are `outstanding`.
  public var next: [PrecedentStep] {
    let ahead = ahead
    return ahead.filter { $0.precedentDay == ahead.first?.precedentDay }
  }
}

/// One step of a precedent and its counterpart in the case.
public struct PrecedentStep: Hashable, Sendable {
  /// Where a step stands.
  public enum Status: String, CaseIterable, Sendable {
    /// It has been done.
    case done
    /// It has not been done, but a later one has.
    case skipped
    /// Neither it nor a later one has been done.
    case ahead
  }

  /// What was done in the case.
  public struct Occurrence: Hashable, Sendable {
    /// Id of the deed.
    public let deed: String
    /// Day of the deed.
    public let day: Day
    /// Weeks behind the precedent's clock, set by the anchor; negative where ahead of it.
    public let lag: Double
    /// Weeks behind the case's own pace; negative where ahead of it, `nil` where there is no pace.
    public let lagAtOwnPace: Double?
  }

  /// Id of the indicator.
  public let indicator: String
  /// Id of the deed in the precedent.
  public let precedentDeed: String
  /// Day of that deed.
  public let precedentDay: Day
  /// Weeks from the precedent's first step, at least 0.
  public let offset: Double
  /// Whether it has been done.
  public let status: Status
  /// The counterpart; `nil` unless done.
  public let occurrence: Occurrence?
  /// The day on which it would fall by the precedent's clock; `nil` where no step is done.
  public let due: Day?
  /// The day on which it would fall at the case's own pace; `nil` where there is no pace.
  public let dueAtOwnPace: Day?
}

/// A straight line through the steps done: the case's days against the precedent's.
///
/// The median of the slopes between all pairs of steps, and the median of what is left (Theil 1950;
/// Sen 1968): a quarter of the steps may be far off without moving it.
public struct PrecedentPace: Hashable, Sendable {
  /// How many times as long as the precedent the case takes between steps; more than 0.
  public let stretch: Double
  /// The case's day on which the precedent's first step would fall.
  public let start: Day
}

extension PrecedentAlignment {
  /// Aligns an actor's deeds, the target's by default, with every precedent of the case, in its order.
  ///
  /// `asOf` is the last week whose deeds are known, by default the case's last. Time: shuffles times
  /// the product of the weeks of case and precedent.
  public static func align(
    _ subject: Case, asOf: Week? = nil, actor: String? = nil, shuffling: Shuffling
  ) async throws -> [PrecedentAlignment] {
    let actor = actor ?? subject.target
    let last = min(asOf ?? subject.weeks.upperBound, subject.weeks.upperBound)
    let deeds = subject.deeds.filter {
      $0.actor == actor && $0.day >= subject.period.lowerBound && $0.day.week <= last
    }
    var results: [PrecedentAlignment] = []
    for (position, precedent) in subject.precedents.enumerated() {
      let sequence = StepSequence(precedent, deeds)
      let track = WeekTrack(
        precedent, deeds, weeks: subject.weeks.lowerBound...max(last, subject.weeks.lowerBound))
      results.append(
        PrecedentAlignment(
          precedent: precedent.id, title: precedent.title, actor: actor, asOf: last,
          steps: sequence.steps, anchor: sequence.anchor, pace: sequence.pace,
          order: try await OrderAgreement.measure(
            sequence.pairs, shuffling, test: .order(precedent: position)),
          warping: try await track.warping(shuffling, test: .warping(precedent: position))))
    }
    return results
  }
}
