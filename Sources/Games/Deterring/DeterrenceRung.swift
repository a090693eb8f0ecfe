/// One rung of escalation, with the response that is to deter it; all amounts in one unit.
///
/// The challenger's gain is uniform between two ends and known to it alone; so is the defender's cost of
/// a response of size 1 to the defender (Fearon 1994, 1997). A response of size s harms and costs s times
/// as much.
public struct DeterrenceRung: Hashable, Sendable {
  /// The challenger's least gain.
  public var gainLow: Double
  /// The challenger's largest gain, at least the least.
  public var gainHigh: Double
  /// What the defender loses where it lets the rung pass, 0 or more.
  public var stake: Double
  /// What a response of size 1 costs the challenger, 0 or more.
  public var harm: Double
  /// The least that a response of size 1 costs the defender, 0 or more.
  public var costLow: Double
  /// The most that it costs the defender, at least the least.
  public var costHigh: Double
  /// How far the challenger believes what the defender would do, in 0...1.
  public var belief: Double
  /// The largest affordable size of the response, 0 or more.
  public var largest: Double
  /// The defender's audience cost of breaking an explicit public commitment, 0 or more.
  public var commitment: Double
  /// The share of a response's harm that becomes gain of the next rung, in 0...1.
  public var provokes: Double

  /// A rung; nothing is checked, see `fault`.
  public init(
    gain: (low: Double, high: Double), stake: Double, harm: Double,
    cost: (low: Double, high: Double),
    belief: Double = 1, largest: Double = 1, commitment: Double = 0, provokes: Double = 0
  ) {
    (gainLow, gainHigh) = gain
    self.stake = stake
    self.harm = harm
    (costLow, costHigh) = cost
    self.belief = belief
    self.largest = largest
    self.commitment = commitment
    self.provokes = provokes
  }

  /// Why the numbers are no rung.
  public enum Fault: Hashable, Sendable {
    /// A number that is none or is infinite.
    case notFinite
    /// A stake, a harm, a cost, a size or an audience cost below 0.
    case negative
    /// A belief or a share that lies outside 0...1.
    case notAShare
    /// A least gain above the largest.
    case gainReversed
    /// A least cost above the largest.
    case costReversed
  }

  /// The first fault of the numbers, or `nil`.
  public var fault: Fault? {
    let amounts = [stake, harm, costLow, costHigh, largest, commitment]
    let shares = [belief, provokes]
    guard (amounts + shares + [gainLow, gainHigh]).allSatisfy(\.isFinite) else { return .notFinite }
    guard amounts.allSatisfy({ $0 >= 0 }) else { return .negative }
    guard shares.allSatisfy({ 0...1 ~= $0 }) else { return .notAShare }
    guard gainLow <= gainHigh else { return .gainReversed }
    return costLow <= costHigh ? nil : .costReversed
  }

  /// The gain of the type `t` in 0...1.
  public func gain(of type: Double) -> Double { gainLow + type * (gainHigh - gainLow) }

  /// What the defender loses by letting the rung pass, its audience cost included if it is committed.
  public func loss(isCommitted: Bool) -> Double { stake + (isCommitted ? commitment : 0) }

  /// The probability that the defender responds: that the size times its cost is below its loss.
  ///
  /// Of a cost known for certain, one equal to the loss counts as not below.
  public func credibility(size: Double = 1, isCommitted: Bool = false) -> Double {
    uniformShare(
      below: loss(isCommitted: isCommitted), from: size * costLow, to: size * costHigh)
  }

  /// What a response of a size costs the defender on average where it responds.
  func meanCost(size: Double, isCommitted: Bool) -> Double {
    let (least, most) = (size * costLow, size * costHigh)
    return (least + max(least, min(most, loss(isCommitted: isCommitted)))) / 2
  }

  /// The size up to `largest` at which a response deters most.
  ///
  /// Harm grows with the size and credibility falls, so that size × credibility is largest where the
  /// defender responds for certain by a hair: at loss / largest cost, or at `largest` if that is less.
  /// Beyond, it falls to 0 (or stays, if the least cost is 0).
  public func bestSize(isCommitted: Bool = false) -> Double {
    costHigh > 0 ? min(largest, loss(isCommitted: isCommitted) / costHigh) : largest
  }
}
