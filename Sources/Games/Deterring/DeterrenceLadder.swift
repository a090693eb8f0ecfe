/// Rungs of escalation from the lowest up, each with a response that is to deter it.
///
/// The challenger, whose private type t is uniform on 0...1, begins at the rung that is worth most to it,
/// or not at all. Beginning at rung i brings the gain g_i(t); with the probability that it expects a
/// response, it also suffers that response and may then climb to the next rung, whose gain the response
/// may have raised:
///
///     u_i(t) = g_i(t) + q̂_i·(-s_i·k_i + max(0, ρ_i·s_i·k_i + u_{i+1}(t)))
///
/// (Fearon 1994, 1997 for credibility and audience costs, Schultz 2001 for commitments, Powell 1990 for
/// rungs, Jervis 1976 for spirals). Each u_i is the highest of straight lines in t, one for each rung up to which
/// the challenger would climb, so that all probabilities are lengths between crossings: nothing is
/// approximated.
public struct DeterrenceLadder: Hashable, Sendable {
  /// The rungs, from the lowest up.
  public let rungs: [DeterrenceRung]

  /// A ladder, or `nil` without rungs or where one has a fault.
  public init?(_ rungs: [DeterrenceRung]) {
    guard !rungs.isEmpty, rungs.allSatisfy({ $0.fault == nil }) else { return nil }
    self.rungs = rungs
  }

  /// What the defender has made ready: sizes of its responses, and whether it is publicly committed.
  public struct Posture: Hashable, Sendable {
    /// Size of the response to each rung, 0 or more; 1 is the response as described.
    public var sizes: [Double]
    /// Whether not responding costs the audience cost of every rung.
    public var isCommitted: Bool
    /// Probability of a response to each rung; `nil` for what follows from the defender's costs.
    public var credibilities: [Double]?

    /// A posture; a credibility in 0...1 that is given stands whatever the response costs.
    public init(sizes: [Double], isCommitted: Bool = false, credibilities: [Double]? = nil) {
      self.sizes = sizes
      self.isCommitted = isCommitted
      self.credibilities = credibilities
    }
  }

  /// The responses as described.
  public func described(isCommitted: Bool = false) -> Posture {
    Posture(sizes: rungs.map { _ in 1 }, isCommitted: isCommitted)
  }

  /// The responses of the sizes, among those that can be afforded, with which escalation is least likely.
  ///
  /// As ρ is at most 1, this minimises the value of every rung to every type for which no higher rung
  /// pays, and so the probability of any escalation. Credibility is 1 at these sizes but where the loss
  /// is 0.
  public func best(isCommitted: Bool = false) -> Posture {
    let sizes = rungs.map { $0.bestSize(isCommitted: isCommitted) }
    // At the best size the defender is all but indifferent; the limit from below is meant.
    let likely = zip(rungs, sizes).map { rung, size in
      let limit = rung.loss(isCommitted: isCommitted)
      return limit > 0 && size * rung.costHigh <= limit * (1 + 1e-12)
        ? 1 : rung.credibility(size: size, isCommitted: isCommitted)
    }
    return Posture(sizes: sizes, isCommitted: isCommitted, credibilities: likely)
  }

  /// The probability of a response to each rung.
  public func credibilities(_ posture: Posture) -> [Double] {
    posture.credibilities
      ?? rungs.indices.map {
        rungs[$0].credibility(size: posture.sizes[$0], isCommitted: posture.isCommitted)
      }
  }

  /// What the challenger's plans are worth to it: for each rung, one line for each rung it may climb to.
  func plans(_ posture: Posture) -> [[PayoffLine]] {
    let credibilities = credibilities(posture)
    var plans = [[PayoffLine]](repeating: [], count: rungs.count)
    for index in rungs.indices.reversed() {
      let rung = rungs[index]
      let expected = rung.belief * credibilities[index]
      let harm = posture.sizes[index] * rung.harm
      let slope = rung.gainHigh - rung.gainLow
      let stop = PayoffLine(level: rung.gainLow - expected * harm, slope: slope, start: index)
      let further = index + 1 < rungs.count ? plans[index + 1] : []
      let climbs = further.map { line in
        PayoffLine(
          level: rung.gainLow + expected * (line.level - (1 - rung.provokes) * harm),
          slope: slope + expected * line.slope, start: index)
      }
      plans[index] = [stop] + climbs
    }
    return plans
  }

  /// For each rung, the type above which the challenger climbs on after a response; infinite for none.
  func climbing(_ posture: Posture, _ plans: [[PayoffLine]]) -> [Double] {
    rungs.indices.map { index in
      guard index + 1 < rungs.count else { return .infinity }
      let spur = rungs[index].provokes * posture.sizes[index] * rungs[index].harm
      return plans[index + 1].map { $0.crossing(of: -spur) }.min() ?? .infinity
    }
  }

  func highest(_ lines: some Sequence<PayoffLine>, at type: Double) -> Double {
    lines.reduce(-.infinity) { max($0, $1.value(at: type)) }
  }

  /// What beginning at a rung is worth to a type in 0...1, in the challenger's own eyes.
  public func value(ofRung rung: Int, type: Double, _ posture: Posture) -> Double {
    highest(plans(posture)[rung], at: type)
  }

  /// What a type in 0...1 gets by its best choice, 0 or more.
  public func value(ofType type: Double, _ posture: Posture) -> Double {
    max(0, highest(plans(posture).joined(), at: type))
  }
}
