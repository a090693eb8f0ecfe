/// The response that is needed where it is believed with a given probability.
extension DeterrenceLadder {
  /// For each rung, the least size of its response with which beginning there pays no type up to `type`.
  ///
  /// One size for each of the `credibilities` in 0...1, which are the probability of a response in the
  /// challenger's eyes. What pays higher up has to be deterred there: the next rung, as in the posture, is
  /// taken to be worth at most nothing. With one rung a size is the gain of the type / (credibility ×
  /// harm); 0 where the rung does not pay anyway, infinite where no size deters.
  public func requiredSizes(
    credibilities: [Double], upToType type: Double = 1, _ posture: Posture
  ) -> [[Double]] {
    let plans = plans(posture)
    return rungs.indices.map { index in
      let next = index + 1 < rungs.count ? min(0, highest(plans[index + 1], at: type)) : -.infinity
      return credibilities.map { requiredSize(rungs[index], $0, type, next: next) }
    }
  }

  private func requiredSize(
    _ rung: DeterrenceRung, _ credibility: Double, _ type: Double, next: Double
  ) -> Double {
    let gain = rung.gain(of: type)
    guard credibility > 0 else { return gain <= 0 ? 0 : .infinity }
    let stopping = quotient(gain / credibility, rung.harm)
    return max(stopping, quotient(gain / credibility + next, (1 - rung.provokes) * rung.harm))
  }

  /// How large a response has to be so that `each` of it outweighs a gain.
  private func quotient(_ gain: Double, _ each: Double) -> Double {
    guard gain > 0 else { return 0 }
    return each > 0 ? gain / each : .infinity
  }

  /// Whether a response of that size can be afforded and is as credible as that in the challenger's eyes.
  ///
  /// Size 0, where nothing has to be deterred, always is.
  public func isAttainable(
    rung index: Int, size: Double, credibility: Double, isCommitted: Bool
  ) -> Bool {
    let rung = rungs[index]
    guard size > 0 else { return true }
    return size <= rung.largest
      && rung.belief * rung.credibility(size: size, isCommitted: isCommitted)
        >= credibility - 1e-12
  }
}

/// What the best affordable response to a rung achieves.
public struct BestResponse: Hashable, Sendable {
  /// Its size, as a multiple of the response as described.
  public let size: Double
  /// Whether the rung pays some type even so, by itself: with the next worth at most nothing.
  ///
  /// Escalation is deterred altogether exactly where no rung fails.
  public let fails: Bool
}

extension DeterrenceLadder {
  /// The best affordable response to each rung, all of them in force together.
  public func bestResponses(isCommitted: Bool = false) -> [BestResponse] {
    let posture = best(isCommitted: isCommitted)
    let (likely, plans) = (credibilities(posture), plans(posture))
    return rungs.indices.map { index in
      let next = index + 1 < rungs.count ? min(0, highest(plans[index + 1], at: 1)) : -.infinity
      let rung = rungs[index]
      let harm = posture.sizes[index] * rung.harm
      let after = max(0, rung.provokes * harm + next) - harm
      return BestResponse(
        size: posture.sizes[index],
        fails: rung.gainHigh + rung.belief * likely[index] * after > 0)
    }
  }
}

/// How a larger response to one rung works where its credibility stays as it is.
public struct SpiralRisk: Hashable, Sendable {
  /// The probability that a response to the rung takes place and is answered by the next rung.
  public let answered: Double
  /// The same where the response is larger.
  public let answeredLarger: Double
  /// The probability that the challenger begins at a higher rung.
  public let leaps: Double
  /// The same where the response is larger.
  public let leapsLarger: Double

  /// Whether the larger response raises the risk of being answered; never where `provokes` is 0.
  public var isSpiral: Bool { answeredLarger > answered + 1e-12 }
  /// Whether the larger response makes some types begin higher up instead.
  public var isLeap: Bool { leapsLarger > leaps + 1e-12 }
}

extension DeterrenceLadder {
  /// How a response that is larger by a factor works on what follows from each rung; `nil` for the last.
  ///
  /// Credibilities stay as they are, so that only size counts. (Jervis 1976 on spirals.)
  public func spiralRisks(factor: Double, _ posture: Posture) -> [SpiralRisk?] {
    let now = outcome(posture)
    return rungs.indices.map { index in
      guard index + 1 < rungs.count else { return nil }
      var larger = posture
      larger.credibilities = now.credibilities
      larger.sizes[index] *= factor
      let then = outcome(larger)
      return SpiralRisk(
        answered: now.answered[index], answeredLarger: then.answered[index],
        leaps: now.begins[(index + 1)...].reduce(0, +),
        leapsLarger: then.begins[(index + 1)...].reduce(0, +))
    }
  }
}
