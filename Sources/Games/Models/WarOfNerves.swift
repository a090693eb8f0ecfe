import Quantities
import RealModule

/// A crisis as a war of nerves with audience costs that grow with time (Fearon 1994).
///
/// Either side may back down at any time; then the other has the prize, worth v_i to side i, and
/// the side that backed down pays its audience a_i·t. War costs side i an amount uniform between 0
/// and w_i, which only it knows. A side whose cost of war is below a_i·t would rather fight than
/// back down: it is locked in.
///
/// Those who will back down are indifferent when, so side i backs down at the rate a_j/(v_j +
/// a_j·t), and the chance that it has not is S_i(t) = S_i(0)·v_j/(v_j + a_j·t). At the horizon t*
/// only the locked in are left: S_i(t*) = a_i·t*/w_i. At most one side backs down at once, so t* is
/// the least time at which (a_i·t/w_i)·(1 + a_j·t/v_j) = 1 for one side. Then those who are left
/// fight.
public struct WarOfNerves: Model {
  /// The name by which users choose it.
  public static let name = "war-of-nerves"
  /// What it answers.
  public static let summary =
    "How long a public crisis lasts, who backs down, and how often it ends in war."
  /// Author and year.
  public static let source = "Fearon 1994"
  /// What may be set.
  public static let parameters = [
    ModelParameter("v_1", "worth of the prize to side 1", .payoff, standard: 1, .positive),
    ModelParameter("v_2", "worth of the prize to side 2", .payoff, standard: 1, .positive),
    ModelParameter(
      "a_1", "rate at which side 1's audience cost grows", .payoffPerTime, standard: 0.4, .positive),
    ModelParameter(
      "a_2", "rate at which side 2's audience cost grows", .payoffPerTime, standard: 0.1, .positive),
    ModelParameter("w_1", "largest cost of war to side 1", .payoff, standard: 1, .positive),
    ModelParameter("w_2", "largest cost of war to side 2", .payoff, standard: 1, .positive),
  ]

  private struct Side {
    let prize, audience, war: Double
  }

  private let sides: [Side]

  /// Any values in range.
  public init(_ values: ModelValues) throws(ModelError) {
    sides = ["1", "2"].map {
      Side(prize: values["v_\($0)"], audience: values["a_\($0)"], war: values["w_\($0)"])
    }
  }

  /// The time at which a side's chance to have held out, traced back to the start, would be one.
  private func horizon(of side: Int) -> Double {
    let (own, other) = (sides[side], sides[1 - side])
    // (a/w)·t + (a·b/(w·v))·t² = 1, solved without cancellation.
    let linear = own.audience / own.war
    let square = linear * other.audience / other.prize
    return 2 / (linear + Double.sqrt(linear * linear + 4 * square))
  }

  private var horizon: Double { min(horizon(of: 0), horizon(of: 1)) }

  /// The chance that a side is still in the crisis at the horizon.
  private func lockedIn(_ side: Int) -> Double {
    min(1, sides[side].audience * horizon / sides[side].war)
  }

  /// The chance that a side does not back down at once.
  private func enters(_ side: Int) -> Double {
    guard horizon < horizon(of: side) else { return 1 }
    let other = sides[1 - side]
    return min(1, lockedIn(side) * (1 + other.audience * horizon / other.prize))
  }

  private func holds(_ side: Int, until time: Double) -> Double {
    let other = sides[1 - side]
    return enters(side) * other.prize / (other.prize + other.audience * time)
  }

  private func rate(of side: Int, at time: Double) -> Double {
    let other = sides[1 - side]
    return other.audience / (other.prize + other.audience * time)
  }

  /// The chance that a side backs down after the start and before the horizon.
  private func backsDownLater(_ side: Int) -> Double {
    integral(until: horizon) { time in
      holds(side, until: time) * holds(1 - side, until: time) * rate(of: side, at: time)
    }
  }

  /// The equilibrium in closed form.
  public func solution(limits: Limits) -> ModelSolution? {
    var findings = [
      ModelFinding("horizon", horizon, .time),
      ModelFinding("probability of war", lockedIn(0) * lockedIn(1)),
    ]
    for side in 0...1 {
      let now = 1 - enters(side)
      findings += [
        ModelFinding("probability that side \(side + 1) backs down at once", now),
        ModelFinding("probability that side \(side + 1) backs down", now + backsDownLater(side)),
        ModelFinding("probability that side \(side + 1) is locked in", lockedIn(side)),
        ModelFinding(
          "rate at which side \(side + 1) backs down first", rate(of: side, at: 0), .perTime),
      ]
    }
    return ModelSolution(
      equilibria: [
        ModelEquilibrium(
          "nerves until the horizon", findings,
          check: ModelCheck(
            "largest change over time of what backing down pays, as a share of the prize, with rates added up",
            residual))
      ],
      isComplete: false,
      scope: "Fearon's equilibrium, in which both sides may back down until the horizon.")
  }

  /// Whoever backs down gets the same at every time, and the locked in are those left at the end;
  /// both with survival as the exponential of the summed rates.
  private var residual: Double {
    var worst = 0.0
    for side in 0...1 {
      for step in 1...16 {
        let time = horizon * Double(step * step) / 256
        let stays = survival(1 - side, until: time)
        let own = sides[side]
        let pays = own.prize * (1 - stays) - own.audience * time * stays
        let atOnce = own.prize * (1 - enters(1 - side))
        worst = max(worst, abs(pays - atOnce) / own.prize)
      }
      worst = max(worst, abs(survival(side, until: horizon) - lockedIn(side)))
    }
    return worst
  }

  private func survival(_ side: Int, until time: Double) -> Double {
    enters(side) * Double.exp(-integral(until: time) { rate(of: side, at: $0) })
  }

  /// An integral over time on panels that halve towards the start, where rates may change fastest.
  private func integral(until end: Double, _ function: (Double) -> Double) -> Double {
    var (upper, sum) = (end, 0.0)
    for _ in 0..<70 {
      sum += GaussLegendre.twenty.integral(from: upper / 2, to: upper, function)
      upper /= 2
    }
    return sum
  }
}
