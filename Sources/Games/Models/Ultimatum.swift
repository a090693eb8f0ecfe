/// One offer in the shadow of war (Fearon 1995; Banks 1990 for what must hold in any such game).
///
/// A demands a share x of a pie of size 1. B accepts and keeps 1 - x, or fights: then A gets p -
/// c_A and B gets 1 - p - c_B. B's cost is uniform between `low` and `high` and known only to B.
///
/// B accepts where c_B >= x - p. With x = p + y, A gains most at y = (high - c_A)/2, but never
/// below the lowest cost, which everybody accepts, nor beyond the whole pie. War follows with the
/// probability that c_B < y. The outcome is the same in every sequential equilibrium; only what
/// types of measure zero do differs.
public struct Ultimatum: Model {
  /// The name by which users choose it.
  public static let name = "ultimatum"
  /// What it answers.
  public static let summary =
    "What a state demands, and how often war follows, when the other's cost of war is private."
  /// Author and year.
  public static let source = "Fearon 1995"
  /// What may be set.
  public static let parameters = [
    ModelParameter("p", "probability that A wins a war", .probability, standard: 0.5, .probability),
    ModelParameter("c_A", "A's cost of war", .share, standard: 0.2, .from(0, to: 10)),
    ModelParameter("low", "B's lowest cost of war", .share, standard: 0, .from(0, to: 10)),
    ModelParameter("high", "B's highest cost of war", .share, standard: 0.6, .from(0, to: 10)),
    ModelParameter(
      "types", "types of B, and steps of the demand, in the finite game", .count, standard: 30,
      .whole(1, to: 200)),
  ]

  private let power, costA, low, high: Double
  private let types: Int

  /// The highest cost is at least the lowest.
  public init(_ values: ModelValues) throws(ModelError) {
    guard values["low"] <= values["high"] else {
      throw .inconsistent("B's lowest cost is above the highest: low must be at most high")
    }
    power = values["p"]
    costA = values["c_A"]
    low = values["low"]
    high = values["high"]
    types = high > low ? values.count("types") : 1
  }

  /// The demand beyond p that pays A most.
  private var excess: Double { min(max((high - costA) / 2, low), 1 - power) }

  /// What A gets on average by demanding p + y.
  private func payoffA(demanding y: Double) -> Double {
    let war = uniformShare(below: y, from: low, to: high)
    return (1 - war) * (power + y) + war * (power - costA)
  }

  /// The equilibrium in closed form.
  public func solution(limits: Limits) -> ModelSolution? {
    let war = uniformShare(below: excess, from: low, to: high)
    let grid = (0...1_000).map { -power + Double($0) / 1_000 }
    let best = grid.reduce(-Double.infinity) { max($0, payoffA(demanding: $1)) }
    return ModelSolution(
      findings: [
        ModelFinding("least that B's strongest type accepts", 1 - power - low, .share),
        ModelFinding("most that A may demand of everybody", min(1, power + low), .share),
      ],
      equilibria: [
        ModelEquilibrium(
          war > 0 ? "risks war for a better deal" : "demands what everybody accepts",
          [
            ModelFinding("demand", power + excess, .share),
            ModelFinding("probability of war", war),
            ModelFinding("threshold of B's cost below which B fights", excess, .share),
            ModelFinding("payoff of A", payoffA(demanding: excess), .payoff),
          ],
          check: ModelCheck(
            "most that A gains by any of 1,001 other demands",
            max(0, best - payoffA(demanding: excess))))
      ],
      scope: "The outcome of every sequential equilibrium.")
  }

  /// A demands one of `types` + 1 shares, from what everybody accepts to what nobody does; then B's
  /// type, in the middle of one of `types` equal parts, is drawn and answers.
  ///
  /// The type is drawn after the demand, which changes nothing because A does not learn it; so the
  /// game has perfect information. A's payoff from each demand on this grid is that of the
  /// continuous game.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(
      title: "Ultimatum in the shadow of war", comment: Self.source, players: ["A", "B"])
    let demands = demandGrid
    let names = demands.map { "demand \(payoff(power + $0))" }
    let costs = midpoints(from: low, to: high, count: types)
    let offers = try tree.move(at: tree.root, by: "A", in: "offer", actions: names)
    let event = try tree.addEvent(
      label: "B's cost", actions: costs.map { "cost \(payoff($0))" },
      probabilities: costs.map { _ in Number(Rational(1, over: types) ?? .one) })
    for (step, excess) in demands.enumerated() {
      let answers = try tree.chance(at: offers[step], event: event)
      for (type, cost) in costs.enumerated() {
        let set = "\(names[step]), type \(type + 1)"
        let ends = try tree.move(at: answers[type], by: "B", in: set, actions: ["accept", "fight"])
        try tree.end(at: ends[0], "settlement", [power + excess, 1 - power - excess])
        try tree.end(at: ends[1], "war", [power - costA, 1 - power - cost])
      }
    }
    return try tree.frozen()
  }

  /// Demands beyond p at the borders between types, but no more than the whole pie.
  private var demandGrid: [Double] {
    guard high > low else { return [min(low, 1 - power)] }
    let steps = (0...types).map { low + (high - low) * Double($0) / Double(types) }
    let inside = steps.filter { $0 < 1 - power }
    return inside.count < steps.count ? inside + [1 - power] : inside
  }
}
