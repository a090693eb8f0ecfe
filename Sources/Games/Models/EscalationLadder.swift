/// An escalation ladder with private resolve on both sides (Powell 1990; O'Neill 1999 for the
/// form).
///
/// Over K rounds a challenger and then a defender concede, hold or escalate; each knows its own
/// cost of war, one of T equally likely ones. Whoever concedes gives the prize v to the other and
/// pays its audience a for each own step up; a winner has paid e for each. If nobody concedes until
/// the end, the prize is shared where nobody ever escalated; otherwise there is war, which wins the
/// challenger the prize with probability p.
///
/// There is no closed form: the solvers take the finite game.
public struct EscalationLadder: Model {
  /// The name by which users choose it.
  public static let name = "escalation-ladder"
  /// What it answers.
  public static let summary =
    "Who climbs an escalation ladder of K rounds, who concedes, and how often it ends in war."
  /// Author and year.
  public static let source = "Powell 1990; O'Neill 1999"
  /// What may be set.
  public static let parameters = [
    ModelParameter("rounds", "rounds of the ladder", .count, standard: 1, .whole(1, to: 8)),
    ModelParameter("types", "types of each side", .count, standard: 2, .whole(1, to: 8)),
    ModelParameter("v", "worth of the prize", .payoff, standard: 10, .positive),
    ModelParameter(
      "p", "probability that the challenger wins a war", .probability, standard: 0.5, .probability),
    ModelParameter("e", "cost of a step up", .payoff, standard: 0.5, .cost),
    ModelParameter(
      "a_C", "challenger's audience cost per step up, if it concedes", .payoff, standard: 1.5,
      .cost),
    ModelParameter(
      "a_D", "defender's audience cost per step up, if it concedes", .payoff, standard: 1, .cost),
    ModelParameter("c_low", "least cost of war", .payoff, standard: 2, .cost),
    ModelParameter("c_high", "largest cost of war", .payoff, standard: 8, .cost),
  ]

  private static let most = 4_000_000

  private let rounds, types: Int
  private let prize, power, step: Double
  private let audience: [Double]
  private let costs: [Double]

  /// The least cost is at most the largest, and the tree has at most 4,000,000 nodes.
  public init(_ values: ModelValues) throws(ModelError) {
    guard values["c_low"] <= values["c_high"] else {
      throw .inconsistent("c_low is above c_high; expected at most c_high")
    }
    rounds = values.count("rounds")
    types = values["c_low"] < values["c_high"] ? values.count("types") : 1
    prize = values["v"]
    power = values["p"]
    step = values["e"]
    audience = [values["a_C"], values["a_D"]]
    costs = midpoints(from: values["c_low"], to: values["c_high"], count: types)
    // Each round has 2 ways on for either side and at most 10 nodes.
    let nodes = (0..<rounds).reduce(0) { sum, round in sum + 10 << (2 * round) } * types * types
    guard nodes <= Self.most else {
      throw .inconsistent(
        "a ladder of \(rounds) rounds with \(types) types a side has about \(nodes) nodes; "
          + "expected at most \(Self.most)")
    }
  }

  /// The whole game.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(
      title: "Escalation ladder", comment: Self.source, players: ["Challenger", "Defender"])
    let first = try tree.drawType(at: tree.root, "challenger's cost", count: types, prefix: "c")
    for (own, start) in first.enumerated() {
      let second = try tree.drawType(at: start, count: types, prefix: "d")
      for (other, start) in second.enumerated() {
        try climb(&tree, Stage(position: start, types: [own, other]))
      }
    }
    return try tree.frozen()
  }

  private struct Stage {
    var position: GameTree.Position
    let types: [Int]
    var mover = 0
    var round = 1
    var steps = [0, 0]
    var history = ""
  }

  private func climb(_ tree: inout GameTree, _ stage: Stage) throws(GameError) {
    guard stage.round <= rounds else { return try finish(&tree, stage) }
    let player = tree.players[stage.mover]
    let next = try tree.move(
      at: stage.position, by: player,
      in: "\(stage.mover == 0 ? "c" : "d")\(stage.types[stage.mover] + 1)\(stage.history)",
      actions: ["concede", "hold", "escalate"])
    try concede(&tree, next[0], stage)
    for (escalates, position) in zip([0, 1], next.dropFirst()) {
      var after = stage
      after.position = position
      after.steps[stage.mover] += escalates
      after.history += escalates == 1 ? " e" : " h"
      after.round += stage.mover
      after.mover = 1 - stage.mover
      try climb(&tree, after)
    }
  }

  private func concede(
    _ tree: inout GameTree, _ position: GameTree.Position, _ stage: Stage
  ) throws(GameError) {
    let winner = 1 - stage.mover
    var payoffs = [0.0, 0.0]
    payoffs[stage.mover] = -audience[stage.mover] * Double(stage.steps[stage.mover])
    payoffs[winner] = prize - step * Double(stage.steps[winner])
    try tree.end(
      at: position, stage.mover == 0 ? "challenger concedes" : "defender concedes", payoffs)
  }

  private func finish(_ tree: inout GameTree, _ stage: Stage) throws(GameError) {
    guard stage.steps != [0, 0] else {
      return try tree.end(at: stage.position, "shared prize", [prize / 2, prize / 2])
    }
    let shares = [power, 1 - power]
    try tree.end(
      at: stage.position, "war",
      [0, 1].map {
        shares[$0] * prize - costs[stage.types[$0]] - step * Double(stage.steps[$0])
      })
  }
}
