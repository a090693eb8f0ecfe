import RealModule

/// Trust between two sides that may each be untrustworthy (Kydd 2000, 2005).
///
/// Both cooperate or defect at once. The trustworthy get R if both cooperate, T by defecting
/// against cooperation, P if both defect, S if exploited, with R > T (assurance). The untrustworthy
/// would always rather defect. Each believes the other trustworthy with probability t.
///
/// Cooperation pays where the chance that it is met is at least (P - S)/((P - S) + (R - T)). So
/// where t is above that, there are three symmetric equilibria: the trustworthy cooperate, they do
/// not, or they mix; below it only distrust is left. There are no others.
public struct TrustGame: Model {
  /// The name by which users choose it.
  public static let name = "trust"
  /// What it answers.
  public static let summary =
    "How much trust cooperation needs between two sides that fear each other."
  /// Author and year.
  public static let source = "Kydd 2000, 2005"
  /// What may be set.
  public static let parameters = TrustPayoffs.parameters

  private let trust: Double
  private let payoffs: TrustPayoffs

  /// R > T, R > P > S and U > R.
  public init(_ values: ModelValues) throws(ModelError) {
    trust = values["t"]
    payoffs = try TrustPayoffs(values)
  }

  /// All equilibria in closed form.
  public func solution(limits: Limits) -> ModelSolution? {
    let threshold = payoffs.threshold
    var shares = [("distrust", 0.0)]
    if trust >= threshold { shares.append(("trust", 1)) }
    if trust > threshold { shares.append(("mixed", threshold / trust)) }
    return ModelSolution(
      findings: [
        ModelFinding("trust from which cooperation is an equilibrium", threshold)
      ],
      equilibria: shares.compactMap { equilibrium($0.0, $0.1) },
      scope: "All Bayesian equilibria.")
  }

  private func equilibrium(_ name: String, _ share: Double) -> ModelEquilibrium? {
    guard let game = try? game() else { return nil }
    var profile = BehaviourProfile.uniform(in: game)
    for player in Self.players {
      profile.set(game, player, "trustworthy", [share, 1 - share])
      profile.set(game, player, "untrustworthy", [0, 1])
    }
    guard let certificate = try? Assessment(profile, in: game).certificate else { return nil }
    return ModelEquilibrium(
      name,
      [ModelFinding("probability that the trustworthy cooperate", share)]
        + game.outcomeProbabilities(profile),
      check: ModelCheck("regret in the finite game, by certificate", certificate.regret),
      profile: profile)
  }

  private static let players = ["A", "B"]
  private static let types = ["trustworthy", "untrustworthy"]

  /// The whole game.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(title: "Trust", comment: Self.source, players: Self.players)
    let probabilities = twoTypes(trust)
    let first = try tree.draw(
      at: tree.root, "A", names: Self.types, probabilities: probabilities)
    for typeA in [0, 1] {
      let second = try tree.draw(
        at: first[typeA], names: Self.types, probabilities: probabilities)
      for typeB in [0, 1] {
        try payoffs.play(
          &tree, second[typeB], sets: (Self.types[typeA], Self.types[typeB]), players: Self.players,
          isTrustworthy: (typeA == 0, typeB == 0), costA: 0)
      }
    }
    return try tree.frozen()
  }
}

/// Payoffs of a game of assurance and of its untrustworthy player.
struct TrustPayoffs: Sendable {
  static let parameters = [
    ModelParameter(
      "t", "probability that the other is trustworthy", .probability, standard: 0.8,
      .interiorProbability),
    ModelParameter("R", "payoff of mutual cooperation", .payoff, standard: 4, .payoff),
    ModelParameter(
      "T", "payoff of the trustworthy from exploiting the other", .payoff, standard: 3, .payoff),
    ModelParameter("P", "payoff of mutual defection", .payoff, standard: 2, .payoff),
    ModelParameter("S", "payoff of being exploited", .payoff, standard: 0, .payoff),
    ModelParameter(
      "U", "payoff of the untrustworthy from exploiting the other", .payoff, standard: 5, .payoff),
  ]

  let reward, temptation, punishment, sucker, exploiting: Double

  init(_ values: ModelValues) throws(ModelError) {
    reward = values["R"]
    temptation = values["T"]
    punishment = values["P"]
    sucker = values["S"]
    exploiting = values["U"]
    guard reward > temptation, reward > punishment, punishment > sucker else {
      throw .inconsistent("expected R above T and above P, and P above S")
    }
    guard exploiting > reward else {
      throw .inconsistent("the untrustworthy must gain by exploiting: U must be above R")
    }
  }

  /// The chance of being met from which cooperation pays (G8: 2/3 for 4, 3, 2, 0).
  var threshold: Double {
    (punishment - sucker) / ((punishment - sucker) + (reward - temptation))
  }

  /// What the first of two gets.
  private func payoff(cooperates: Bool, isMet: Bool, isTrustworthy: Bool) -> Double {
    switch (cooperates, isMet) {
    case (true, true): reward
    case (true, false): sucker
    case (false, true): isTrustworthy ? temptation : exploiting
    case (false, false): punishment
    }
  }

  /// Lets both cooperate or defect at once.
  func play(
    _ tree: inout GameTree, _ position: GameTree.Position, sets: (String, String),
    players: [String], isTrustworthy: (Bool, Bool), costA: Double
  ) throws(GameError) {
    let actions = ["cooperate", "defect"]
    let first = try tree.move(at: position, by: players[0], in: sets.0, actions: actions)
    for (own, next) in zip([true, false], first) {
      let ends = try tree.move(at: next, by: players[1], in: sets.1, actions: actions)
      for (other, end) in zip([true, false], ends) {
        let name = own && other ? "cooperation" : own || other ? "exploitation" : "mutual defection"
        try tree.end(
          at: end, name,
          [
            payoff(cooperates: own, isMet: other, isTrustworthy: isTrustworthy.0) - costA,
            payoff(cooperates: other, isMet: own, isTrustworthy: isTrustworthy.1),
          ])
      }
    }
  }
}
