import Quantities
import RealModule

/// Crisis signalling with private shocks (Schultz 2001; Lewis and Schultz 2003; Jo 2011).
///
/// A challenges or keeps the status quo (A gets S_A). Challenged, B concedes (V_A to A, C_B to B)
/// or resists. Resisted, A fights (W_A, W_B) or backs down (a to A, V_B to B). To each of W_A, W_B
/// and a comes a standard normal shock that only its owner knows.
///
/// With p the probability that B resists, A challenges where max(W_A, a) is at least c(p) = (S_A -
/// (1 - p) V_A)/p and then fights where W_A >= a. With r(c) the odds that a challenger bluffs
/// (`BluffOdds`), B resists where W_B - C_B + (V_B - C_B) r >= -ε. Equilibria are the fixed points
/// of
///
///     F(p) = Φ(W_B - C_B + (V_B - C_B)·r(c(p))).
///
/// F rises in p where W_A < a and falls where W_A > a; so a challenger who would on average rather
/// fight than back down leaves one equilibrium, and several need audience costs below the costs of
/// war.
public struct CrisisSignalling: Model {
  /// The name by which users choose it.
  public static let name = "crisis-signalling"
  /// What it answers.
  public static let summary =
    "How likely challenge, resistance and war are when both sides' resolve is private."
  /// Author and year.
  public static let source = "Schultz 2001; Lewis and Schultz 2003; Jo 2011"
  /// What may be set.
  public static let parameters = [
    ModelParameter("V_A", "A's payoff from B's concession", .payoff, standard: 1, range),
    ModelParameter("S_A", "A's payoff from the status quo", .payoff, standard: 0, range),
    ModelParameter("W_A", "A's mean payoff from war", .payoff, standard: -1.9, range),
    ModelParameter("a", "A's mean payoff from backing down", .payoff, standard: -1.2, range),
    ModelParameter("V_B", "B's payoff when A backs down", .payoff, standard: 1, range),
    ModelParameter("C_B", "B's payoff from conceding", .payoff, standard: 0, range),
    ModelParameter("W_B", "B's mean payoff from war", .payoff, standard: -2.8, range),
  ]

  // Within these, no chance in the computation falls below 1e-300.
  private static let range = ModelRange.from(-10, to: 10)

  private let gainA, statusQuoA, gainB, concessionB, warB: Double
  private let bluff: BluffOdds

  /// V_A must exceed S_A, and V_B must exceed C_B.
  public init(_ values: ModelValues) throws(ModelError) {
    guard values["V_A"] > values["S_A"] else {
      throw .inconsistent("A must gain from B's concession: V_A must be above S_A")
    }
    guard values["V_B"] > values["C_B"] else {
      throw .inconsistent("B must gain when A backs down: V_B must be above C_B")
    }
    gainA = values["V_A"]
    statusQuoA = values["S_A"]
    gainB = values["V_B"]
    concessionB = values["C_B"]
    warB = values["W_B"]
    bluff = BluffOdds(fight: values["W_A"], backDown: values["a"])
  }

  /// All equilibria, isolated by interval arithmetic.
  ///
  /// Complete where the isolation decides every box, provided that the elementary functions are as
  /// accurate as the enclosures allow for (relative error of the odds 1e-11, of Φ 1e-12).
  public func solution(limits: Limits) -> ModelSolution? {
    var counter = StepCounter(limits, interval: 16)
    let isolation = RootIsolation(
      image: { image($0) }, slope: { slope($0) })
    let result = isolation.fixedPoints(in: searchRange, counter: &counter)
    let undecided = result.undecided.map { "\(plain($0.lower)) to \(plain($0.upper))" }
    return ModelSolution(
      equilibria: result.roots.map { equilibrium(polished($0)) },
      isComplete: undecided.isEmpty,
      scope: undecided.isEmpty
        ? "All equilibria, isolated by interval arithmetic on the probability of resistance."
        : "Undecided where the probability of resistance lies in: \(listed(undecided)).")
  }

  // MARK: Best reply

  /// A's threshold for a probability of resistance.
  func threshold(_ resistance: Double) -> Double {
    gainA - (gainA - statusQuoA) / resistance
  }

  private func thresholds(_ resistance: Interval) -> Interval {
    Interval(gainA)
      - (Interval(gainA) - Interval(statusQuoA)).divided(byPositive: resistance)
  }

  private func argument(_ odds: Interval) -> Interval {
    (Interval(warB) - Interval(concessionB))
      + (Interval(gainB) - Interval(concessionB)) * odds
  }

  /// Encloses the best reply over a box; the odds are monotone in the threshold.
  private func image(_ resistance: Interval) -> Interval {
    cumulative(argument(odds(thresholds(resistance))))
  }

  private func odds(_ thresholds: Interval) -> Interval {
    let lower = bluff.odds(at: thresholds.lower)
    return thresholds.width == 0 ? lower : lower.hull(bluff.odds(at: thresholds.upper))
  }

  private func cumulative(_ argument: Interval) -> Interval {
    let value = Interval(
      StandardNormal.cumulative(argument.lower), StandardNormal.cumulative(argument.upper)
    ).widened(by: 1e-12)
    return Interval(max(0, value.lower), min(1, value.upper))
  }

  /// Encloses F′ = φ(z)·(V_B - C_B)·r′(c)·c′(p) over a box.
  private func slope(_ resistance: Interval) -> Interval {
    let thresholds = thresholds(resistance)
    let odds = odds(thresholds)
    let argument = argument(odds)
    let nearest = argument.containsZero ? 0 : min(abs(argument.lower), abs(argument.upper))
    let farthest = max(abs(argument.lower), abs(argument.upper))
    let density = Interval(
      Double.exp(StandardNormal.logDensity(farthest)),
      Double.exp(StandardNormal.logDensity(nearest))
    ).widened(by: 1e-12)
    let thresholdSlope = (Interval(gainA) - Interval(statusQuoA))
      .divided(byPositive: resistance).divided(byPositive: resistance)
    return density * (Interval(gainB) - Interval(concessionB))
      * (bluff.slope(over: thresholds, odds: odds) * thresholdSlope)
  }

  /// Between the best replies to no and to certain resistance, a little widened.
  private var searchRange: Interval {
    let toNone = cumulative(argument(bluff.odds(at: -.infinity)))
    let range = toNone.hull(image(Interval(1)))
    return Interval(range.lower * (1 - 1e-9), min(1, range.upper * (1 + 1e-9)))
  }

  /// Two steps of Newton's method from the middle of an enclosure, without leaving it.
  private func polished(_ enclosure: Interval) -> Double {
    var resistance = enclosure.middle()
    for _ in 0..<2 {
      let (h, l) = bluff.chances(from: threshold(resistance))
      let reply = StandardNormal.cumulative(
        warB - concessionB + (gainB - concessionB) * l / h)
      let step = (reply - resistance) / (1 - slope(Interval(resistance)).middle())
      guard step.isFinite else { break }
      resistance = min(max(resistance + step, enclosure.lower), enclosure.upper)
    }
    return resistance
  }

  // MARK: Findings

  private func equilibrium(_ resistance: Double) -> ModelEquilibrium {
    let (h, l) = bluff.chances(from: threshold(resistance))
    let slope = slope(Interval(resistance)).middle()
    return ModelEquilibrium(
      abs(slope) < 1 ? "stable under repeated best replies" : "unstable",
      [
        ModelFinding("probability of challenge", h + l),
        ModelFinding("probability of resistance when challenged", resistance),
        ModelFinding("probability of fighting when resisted", h / (h + l)),
        ModelFinding("probability of status quo", 1 - h - l),
        ModelFinding("probability of concession", (h + l) * (1 - resistance)),
        ModelFinding("probability of backing down", l * resistance),
        ModelFinding("probability of war", h * resistance),
        ModelFinding("probability of fighting before the challenge", fightingPrior),
        ModelFinding("slope of the best reply", slope, .ratio),
      ],
      check: ModelCheck(
        "distance of the probability of resistance from the best reply by the bivariate normal distribution",
        abs(resistance - replyByBivariateNormal(resistance))))
  }

  /// The chance that A would rather fight than back down.
  private var fightingPrior: Double {
    StandardNormal.cumulative((bluff.fight - bluff.backDown) / Double.sqrt(2))
  }

  /// F as published, by another way than `BluffOdds`: h = Φ₂((W_A - a)/√2, W_A - c; 1/√2) and
  /// g = 1 - Φ(c - W_A)·Φ(c - a).
  func replyByBivariateNormal(_ resistance: Double) -> Double {
    let threshold = threshold(resistance)
    let h = BivariateNormal.cumulative(
      (bluff.fight - bluff.backDown) / Double.sqrt(2), bluff.fight - threshold,
      correlation: Double.sqrt(0.5))
    let tails = (
      StandardNormal.cumulative(bluff.fight - threshold),
      StandardNormal.cumulative(bluff.backDown - threshold)
    )
    let share = h / (tails.0 + tails.1 - tails.0 * tails.1)
    return StandardNormal.cumulative(
      (share * warB + (1 - share) * gainB - concessionB) / share)
  }
}
