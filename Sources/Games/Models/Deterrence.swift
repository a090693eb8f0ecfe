/// Deterrence by a defender whose resolve is private, with or without a public commitment (Fearon
/// 1994, 1997; the complete-information threshold is the textbook one).
///
/// A challenger gains b from challenging and loses k if the defender responds. The defender loses
/// v, and if bound by a commitment also a, where a challenge goes unanswered; responding costs c.
/// The challenger alone knows b, uniform between b_low and b_high; the defender alone knows c,
/// uniform between c_low and c_high.
///
/// The defender responds where c < v + a, which happens with probability q, and the challenger
/// challenges where b > q·k. So q·k is the price of a challenge: credibility and size of the
/// response are substitutes, and no response deters where q = 0.
public struct Deterrence: Model {
  /// The name by which users choose it.
  public static let name = "deterrence"
  /// What it answers.
  public static let summary =
    "How likely a challenge is, which response would deter it, and what a commitment adds."
  /// Author and year.
  public static let source = "Fearon 1994, 1997"
  /// What may be set.
  public static let parameters = [
    ModelParameter("b_low", "challenger's least gain", .payoff, standard: 0, .payoff),
    ModelParameter("b_high", "challenger's largest gain", .payoff, standard: 1, .payoff),
    ModelParameter("k", "challenger's loss from a response", .payoff, standard: 1, .cost),
    ModelParameter("v", "defender's loss from no response", .payoff, standard: 0.5, .cost),
    ModelParameter(
      "a", "defender's audience cost for breaking a commitment; 0 for none", .payoff, standard: 0,
      .cost),
    ModelParameter("c_low", "defender's least cost of responding", .payoff, standard: 0, .payoff),
    ModelParameter(
      "c_high", "defender's largest cost of responding", .payoff, standard: 1, .payoff),
    ModelParameter(
      "types", "types of each side in the finite game", .count, standard: 3, .whole(1, to: 8)),
  ]

  private let gain, cost: (low: Double, high: Double)
  private let loss, stake, audience: Double
  private let types: Int

  /// Each lower bound is at most its upper bound.
  public init(_ values: ModelValues) throws(ModelError) {
    for letter in ["b", "c"] where values["\(letter)_low"] > values["\(letter)_high"] {
      throw .inconsistent("\(letter)_low is above \(letter)_high; expected at most \(letter)_high")
    }
    gain = (values["b_low"], values["b_high"])
    cost = (values["c_low"], values["c_high"])
    loss = values["k"]
    stake = values["v"]
    audience = values["a"]
    types = values.count("types")
  }

  /// The probability of a response where breaking one's word costs `audience`.
  private func credibility(_ audience: Double) -> Double {
    uniformShare(below: stake + audience, from: cost.low, to: cost.high)
  }

  /// The probability of a challenge that is answered with a probability.
  private func challenge(against credibility: Double) -> Double {
    let price = credibility * loss
    return gain.high > gain.low
      ? 1 - uniformShare(below: price, from: gain.low, to: gain.high)
      : (gain.low > price ? 1 : 0)
  }

  /// What the defender gets on average.
  private func payoffDefender(_ audience: Double) -> Double {
    let answered = credibility(audience)
    let most = min(stake + audience, cost.high)
    let meanCost = (cost.low + max(most, cost.low)) / 2
    return -challenge(against: answered)
      * (answered * meanCost + (1 - answered) * (stake + audience))
  }

  /// The equilibrium in closed form.
  public func solution(limits: Limits) -> ModelSolution? {
    let answered = credibility(audience)
    let challenged = challenge(against: answered)
    return ModelSolution(
      findings: [
        ModelFinding("probability of a response if challenged", answered),
        ModelFinding("gain above which a challenge pays", answered * loss, .payoff),
        ModelFinding(
          "response that deters every challenger", requiredResponse(answered), .payoff),
        ModelFinding("credibility that the commitment adds", answered - credibility(0)),
        ModelFinding(
          "probability of challenge that the commitment removes",
          challenge(against: credibility(0)) - challenged),
        ModelFinding(
          "defender's gain from the commitment", payoffDefender(audience) - payoffDefender(0),
          .payoff),
      ],
      equilibria: [
        ModelEquilibrium(
          challenged == 0
            ? "deterrence holds" : challenged == 1 ? "deterrence fails" : "deters some",
          [
            ModelFinding("probability of challenge", challenged),
            ModelFinding("probability of response", challenged * answered),
            ModelFinding("payoff of defender", payoffDefender(audience), .payoff),
          ],
          check: ModelCheck(
            "most that one of 1,000 types of either side gains by the other choice",
            largestGain(answered)))
      ],
      scope: "The outcome of every sequential equilibrium where nobody is indifferent.")
  }

  /// The least response that makes no challenge pay; infinite where none does.
  private func requiredResponse(_ credibility: Double) -> Double {
    guard gain.high > 0 else { return 0 }
    return credibility > 0 ? gain.high / credibility : .infinity
  }

  private func largestGain(_ credibility: Double) -> Double {
    let price = credibility * loss
    let responding = midpoints(from: cost.low, to: cost.high, count: 1_000)
      .filter { -$0 > -(stake + audience) }.count
    let ofDefenders = abs(Double(responding) / 1_000 - credibility) <= 0.0015 ? 0 : stake + audience
    return midpoints(from: gain.low, to: gain.high, count: 1_000).reduce(ofDefenders) {
      let quiet = 0.0
      let loud = (1 - credibility) * $1 + credibility * ($1 - loss)
      return max($0, $1 > price ? quiet - loud : loud - quiet)
    }
  }

  /// Types in the middle of equal parts of both ranges; each side knows only its own.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(
      title: "Deterrence with private resolve", comment: Self.source,
      players: ["Challenger", "Defender"])
    let gains = midpoints(from: gain.low, to: gain.high, count: gain.high > gain.low ? types : 1)
    let costs = midpoints(from: cost.low, to: cost.high, count: cost.high > cost.low ? types : 1)
    let starts = try tree.drawType(at: tree.root, "gain", count: gains.count, prefix: "b")
    for (index, (start, gain)) in zip(starts, gains).enumerated() {
      let first = try tree.move(
        at: start, by: "Challenger", in: "b\(index + 1)", actions: ["refrain", "challenge"])
      try tree.end(at: first[0], "status quo", [0, 0])
      let second = try tree.drawType(at: first[1], count: costs.count, prefix: "c")
      for (index, (start, cost)) in zip(second, costs).enumerated() {
        let ends = try tree.move(
          at: start, by: "Defender", in: "c\(index + 1)", actions: ["yield", "respond"])
        try tree.end(at: ends[0], "unanswered challenge", [gain, -stake - audience])
        try tree.end(at: ends[1], "response", [gain - loss, -cost])
      }
    }
    return try tree.frozen()
  }
}
