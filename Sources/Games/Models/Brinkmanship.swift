/// Brinkmanship: nobody chooses disaster, but standing firm risks it (Powell 1988, 1990; Schelling
/// 1960).
///
/// A challenger yields or stands; then the defender does. Where one yields, the other has the prize
/// v. Where both stand, disaster comes with probability r, at a cost that each side knows of
/// itself: uniform between d_C_low and d_C_high for the challenger, d_D_low and d_D_high for the
/// defender. After K rounds without disaster the prize is shared.
///
/// With one round the defender stands where its cost is below (1 - r)·(v/2)/r, so with a
/// probability π, and the challenger where (1 - π)·v + π·((1 - r)·v/2 - r·d) > 0: the riskier the
/// round, the fewer stand.
public struct Brinkmanship: Model {
  /// The name by which users choose it.
  public static let name = "brinkmanship"
  /// What it answers.
  public static let summary =
    "Who stands firm when each round risks a disaster that nobody would choose."
  /// Author and year.
  public static let source = "Powell 1988, 1990"
  /// What may be set.
  public static let parameters = [
    ModelParameter("rounds", "rounds K", .count, standard: 1, .whole(1, to: 6)),
    ModelParameter(
      "types", "types of each side in the finite game", .count, standard: 3, .whole(1, to: 8)),
    ModelParameter("v", "worth of the prize", .payoff, standard: 2, .positive),
    ModelParameter(
      "r", "risk of disaster per round in which both stand", .probability, standard: 0.2,
      .interiorProbability),
    ModelParameter("d_C_low", "challenger's least cost of disaster", .payoff, standard: 1, .cost),
    ModelParameter(
      "d_C_high", "challenger's largest cost of disaster", .payoff, standard: 9, .cost),
    ModelParameter("d_D_low", "defender's least cost of disaster", .payoff, standard: 1, .cost),
    ModelParameter("d_D_high", "defender's largest cost of disaster", .payoff, standard: 9, .cost),
  ]

  private let rounds, types: Int
  private let prize, risk: Double
  private let challenger, defender: (low: Double, high: Double)

  /// Each lower bound is at most its upper bound.
  public init(_ values: ModelValues) throws(ModelError) {
    for side in ["C", "D"] where values["d_\(side)_low"] > values["d_\(side)_high"] {
      throw .inconsistent("d_\(side)_low is above d_\(side)_high; expected at most d_\(side)_high")
    }
    rounds = values.count("rounds")
    types = values.count("types")
    prize = values["v"]
    risk = values["r"]
    challenger = (values["d_C_low"], values["d_C_high"])
    defender = (values["d_D_low"], values["d_D_high"])
  }

  /// One round in closed form; more rounds are left to the solvers of the finite game.
  public func solution(limits: Limits) -> ModelSolution? { rounds == 1 ? oneRound : nil }

  // MARK: One round

  /// What standing to the end is worth before costs of disaster.
  private var shared: Double { (1 - risk) * prize / 2 }

  /// The challenger's cost below which it stands, against a defender who stands with a probability.
  private func threshold(against stands: Double) -> Double {
    stands > 0 ? ((1 - stands) * prize / stands + shared) / risk : .infinity
  }

  private var oneRound: ModelSolution {
    let defends = uniformShare(below: shared / risk, from: defender.low, to: defender.high)
    let limit = threshold(against: defends)
    let stands = uniformShare(below: limit, from: challenger.low, to: challenger.high)
    return ModelSolution(
      findings: [
        ModelFinding("defender's cost of disaster below which it stands", shared / risk, .payoff),
        ModelFinding("challenger's cost of disaster below which it stands", limit, .payoff),
        ModelFinding(
          "risk above which no defender stands", prize / 2 / (prize / 2 + defender.low)),
      ],
      equilibria: [
        ModelEquilibrium(
          "stands below a threshold",
          [
            ModelFinding("probability of challenge", stands),
            ModelFinding("probability that the defender stands when challenged", defends),
            ModelFinding("probability of disaster", stands * defends * risk),
            ModelFinding("probability of a shared prize", stands * defends * (1 - risk)),
            ModelFinding("probability that the defender yields", stands * (1 - defends)),
          ],
          check: ModelCheck(
            "most that one of 1,000 types of either side gains by the other choice",
            largestGain(defends, limit)))
      ],
      scope: "The outcome of every sequential equilibrium where nobody is indifferent.")
  }

  private func largestGain(_ defends: Double, _ limit: Double) -> Double {
    let ofChallengers = midpoints(from: challenger.low, to: challenger.high, count: 1_000).map {
      let standing = (1 - defends) * prize + defends * (shared - risk * $0)
      return $0 < limit ? -standing : standing
    }
    let ofDefenders = midpoints(from: defender.low, to: defender.high, count: 1_000).map {
      let standing = shared - risk * $0
      return $0 < shared / risk ? -standing : standing
    }
    return max(0, ofChallengers.max() ?? 0, ofDefenders.max() ?? 0)
  }

  // MARK: Tree

  /// Types in the middle of equal parts of both ranges; each side knows only its own.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(
      title: "Brinkmanship", comment: Self.source, players: ["Challenger", "Defender"])
    let costs = [challenger, defender].map {
      midpoints(from: $0.low, to: $0.high, count: $0.low < $0.high ? types : 1)
    }
    let first = try tree.drawType(
      at: tree.root, "challenger's cost", count: costs[0].count, prefix: "c")
    for (own, start) in first.enumerated() {
      let second = try tree.drawType(at: start, count: costs[1].count, prefix: "d")
      for (other, position) in second.enumerated() {
        try play(&tree, position, types: (own, other), costs: [costs[0][own], costs[1][other]])
      }
    }
    return try tree.frozen()
  }

  private func play(
    _ tree: inout GameTree, _ start: GameTree.Position, types: (Int, Int), costs: [Double]
  ) throws(GameError) {
    var position = start
    for round in 1...rounds {
      let first = try tree.move(
        at: position, by: "Challenger", in: "c\(types.0 + 1), round \(round)",
        actions: ["yield", "stand"])
      try tree.end(at: first[0], round == 1 ? "status quo" : "challenger yields", [0, prize])
      let second = try tree.move(
        at: first[1], by: "Defender", in: "d\(types.1 + 1), round \(round)",
        actions: ["yield", "stand"])
      try tree.end(at: second[0], "defender yields", [prize, 0])
      let fate = try tree.draw(
        at: second[1], names: ["disaster", "none"], probabilities: twoTypes(risk))
      try tree.end(at: fate[0], "disaster", costs.map { -$0 })
      position = fate[1]
    }
    try tree.end(at: position, "shared prize", [prize / 2, prize / 2])
  }
}
