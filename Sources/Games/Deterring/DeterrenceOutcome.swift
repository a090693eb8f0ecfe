/// What follows from a ladder of rungs and a posture, before types are known; all probabilities in 0...1.
public struct DeterrenceOutcome: Hashable, Sendable {
  /// For each rung, the probability that the defender responds to it.
  public let credibilities: [Double]
  /// For each rung, the probability that the challenger begins there.
  public let begins: [Double]
  /// For each rung, the probability that it comes to it, at once or by climbing.
  public let reached: [Double]
  /// For each rung, the probability that a response to it takes place and is answered by the next rung.
  public let answered: [Double]
  /// For each rung, the gain of the least type to which beginning there is worth more than nothing.
  public let leastGains: [Double?]
  /// The least type that escalates at all, in 0...1; `nil` where none does.
  public let leastType: Double?
  /// What the challenger expects to get, in its own eyes.
  public let valueToChallenger: Double
  /// What the defender gets on average, answers to its responses included.
  public let payoffDefender: Double

  /// The probability that the challenger begins at any rung.
  public var escalation: Double { leastType.map { 1 - $0 } ?? 0 }

  /// The probability that a rung is reached and let pass.
  public func passed(_ rung: Int) -> Double { reached[rung] * (1 - credibilities[rung]) }

  /// The probability that a rung is reached and responded to.
  public func responded(_ rung: Int) -> Double { reached[rung] * credibilities[rung] }
}

extension DeterrenceLadder {
  /// What follows from a posture, exactly; for n rungs about n³ steps.
  public func outcome(_ posture: Posture) -> DeterrenceOutcome {
    let plans = plans(posture)
    let likely = credibilities(posture)
    let segments = upperEnvelope(of: [.quiet] + plans.joined())
    let acting = segments.filter { $0.line.start >= 0 }
    let paths = paths(acting, climbing(posture, plans), likely)
    return DeterrenceOutcome(
      credibilities: likely, begins: begins(acting), reached: paths.reached,
      answered: paths.answered, leastGains: leastGains(plans), leastType: acting.first?.from,
      valueToChallenger: acting.reduce(0) {
        $0 + $1.length * $1.line.value(at: ($1.from + $1.to) / 2)
      },
      payoffDefender: payoffDefender(posture, likely, paths.reached))
  }

  private func begins(_ segments: [ChoiceSegment]) -> [Double] {
    var begins = [Double](repeating: 0, count: rungs.count)
    for segment in segments { begins[segment.line.start] += segment.length }
    return begins
  }

  /// How likely each rung is reached, and how likely the response to it is answered by the next.
  private func paths(
    _ segments: [ChoiceSegment], _ climbing: [Double], _ likely: [Double]
  ) -> (reached: [Double], answered: [Double]) {
    var reached = [Double](repeating: 0, count: rungs.count)
    var answered = reached
    for segment in segments {
      var (chance, bound) = (1.0, 0.0)
      for rung in segment.line.start..<rungs.count {
        let here = chance * segment.length(above: bound)
        guard here > 0 else { break }
        reached[rung] += here
        bound = max(bound, climbing[rung])
        chance *= likely[rung]
        answered[rung] += chance * segment.length(above: bound)
      }
    }
    return (reached, answered)
  }

  private func leastGains(_ plans: [[PayoffLine]]) -> [Double?] {
    zip(rungs, plans).map { rung, lines in
      let least = lines.map { $0.crossing(of: 0) }.min() ?? .infinity
      return least < 1 ? rung.gain(of: least) : nil
    }
  }

  private func payoffDefender(
    _ posture: Posture, _ likely: [Double], _ reached: [Double]
  ) -> Double {
    rungs.indices.reduce(0) { sum, index in
      let cost = rungs[index].meanCost(
        size: posture.sizes[index], isCommitted: posture.isCommitted)
      let loss = rungs[index].loss(isCommitted: posture.isCommitted)
      return sum - reached[index] * (likely[index] * cost + (1 - likely[index]) * loss)
    }
  }
}
