import RealModule

/// Preventive war as a commitment problem (Fearon 1995).
///
/// In each of infinitely many periods A and B divide a pie of size 1. A's probability of winning a
/// war is p1 in the first period and p2 from the second on; the winner has the pie for ever. War
/// costs A and B c_A and c_B once. In each period A demands a share and B accepts or attacks; δ is
/// the discount factor.
///
/// From the second period on, A leaves B just its value of war. All that A can add in the first
/// period is the whole pie of that period, so B attacks where 1 + δ·V₂ < V₁ with B's values of war
/// V₁, V₂. Where both leave B something, that is δ·p2 - p1 > c_B·(1 - δ)².
public struct PreventiveWar: Model {
  /// The name by which users choose it.
  public static let name = "preventive-war"
  /// What it answers.
  public static let summary =
    "Whether a declining state attacks because the rising one cannot bind itself."
  /// Author and year.
  public static let source = "Fearon 1995"
  /// What may be set.
  public static let parameters = [
    ModelParameter(
      "delta", "discount factor per period", .ratio, standard: 0.9, .from(0.01, to: 0.999)),
    ModelParameter(
      "p1", "probability that A wins a war now", .probability, standard: 0.3, .probability),
    ModelParameter(
      "p2", "probability that A wins a war later", .probability, standard: 0.6, .probability),
    ModelParameter(
      "c_A", "A's cost of war, in pies of one period", .payoff, standard: 0.2, .from(0, to: 100)),
    ModelParameter(
      "c_B", "B's cost of war, in pies of one period", .payoff, standard: 0.2, .from(0, to: 100)),
    ModelParameter(
      "steps", "steps of each demand in the finite game", .count, standard: 20,
      .whole(1, to: 100)),
  ]

  private let delta, p1, p2, costA, costB: Double
  private let steps: Int

  /// Any values in range.
  public init(_ values: ModelValues) throws(ModelError) {
    delta = values["delta"]
    p1 = values["p1"]
    p2 = values["p2"]
    costA = values["c_A"]
    costB = values["c_B"]
    steps = values.count("steps")
  }

  // All values are per period: a stream of v each period is worth v.

  /// B's values of war now and later, per period.
  private var warB: (now: Double, later: Double) {
    (1 - p1 - costB * (1 - delta), 1 - p2 - costB * (1 - delta))
  }

  /// What B can hope for at most by waiting.
  private var mostFromWaiting: Double { 1 - delta + delta * max(0, warB.later) }

  /// By how much attacking now beats the best that waiting can bring, per period.
  private var gainFromAttack: Double { warB.now - mostFromWaiting }

  /// The outcome of subgame-perfect equilibrium.
  public func solution(limits: Limits) -> ModelSolution? {
    let isWar = gainFromAttack > 0
    let later = 1 - max(0, warB.later)
    let now = min(1, max(0, (delta * (1 - later) + 1 - delta - warB.now) / (1 - delta)))
    return ModelSolution(
      findings: [
        ModelFinding("shift of power that B cannot be paid for", delta * p2 - p1, .ratio),
        ModelFinding(
          "cost of war that would make up for it", costB * (1 - delta) * (1 - delta), .ratio),
        ModelFinding("gain from attacking per period", gainFromAttack, .payoff),
        ModelFinding(
          "largest later probability of winning without war",
          min(1, max(0, (p1 + costB * (1 - delta) * (1 - delta)) / delta)), .probability),
      ],
      equilibria: [
        ModelEquilibrium(
          isWar ? "B attacks now" : "peace",
          [ModelFinding("probability of war", isWar ? 1 : 0)]
            + (isWar
              ? []
              : [
                ModelFinding("A's share now", now, .share),
                ModelFinding("A's share later", later, .share),
              ]),
          check: ModelCheck(
            "B's gain from the better choice, by adding up 100,000 periods",
            max(0, isWar ? -gainByAddingUp : gainByAddingUp)))
      ],
      scope: "The outcome of every subgame-perfect equilibrium where B is not indifferent.")
  }

  /// The gain from attacking, as a sum over periods.
  private var gainByAddingUp: Double {
    var (war, peace, weight) = (-costB, 1.0, 1.0)
    let later = max(0, warB.later)
    for period in 0..<100_000 where weight > 1e-20 {
      war += weight * (1 - p1)
      if period > 0 { peace += weight * later }
      weight *= delta
    }
    return (war - peace) * (1 - delta)
  }

  /// The first two periods, after which the second division or the war lasts; demands are `steps` +
  /// 1 equal steps from nothing to all.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(title: "Preventive war", comment: Self.source, players: ["A", "B"])
    let demands = (0...steps).map { Double($0) / Double(steps) }
    let names = demands.map { "demand \(payoff($0))" }
    let first = try tree.move(at: tree.root, by: "A", in: "now", actions: names)
    for (now, name) in zip(demands.indices, names) {
      let answer = try tree.move(at: first[now], by: "B", in: name, actions: ["accept", "attack"])
      try tree.end(at: answer[1], "war now", war(p1, weight: 1, before: 0))
      let second = try tree.move(at: answer[0], by: "A", in: "later, after \(name)", actions: names)
      for later in demands.indices {
        let ends = try tree.move(
          at: second[later], by: "B", in: "\(name), then \(names[later])",
          actions: ["accept", "attack"])
        let share = (1 - delta) * demands[now] + delta * demands[later]
        try tree.end(at: ends[0], "peace", [share, 1 - share])
        try tree.end(at: ends[1], "war later", war(p2, weight: delta, before: demands[now]))
      }
    }
    return try tree.frozen()
  }

  /// Payoffs per period of a war that begins with `weight` of all time left.
  private func war(_ power: Double, weight: Double, before share: Double) -> [Double] {
    let earlier = 1 - weight
    return [
      earlier * share + weight * (power - costA * (1 - delta)),
      earlier * (1 - share) + weight * (1 - power - costB * (1 - delta)),
    ]
  }
}
