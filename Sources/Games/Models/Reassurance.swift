/// Costly reassurance before a game of trust (Kydd 2000, 2005).
///
/// A side that may be untrustworthy makes a gesture or not, which costs it k_T if trustworthy and
/// k_U if not; then both cooperate or defect at once (`TrustGame`), the other side being known as
/// trustworthy. Being trusted is worth R - P to the trustworthy and U - P to the untrustworthy, who
/// exploits it.
///
/// A gesture separates where k_T <= R - P and k_U >= U - P: it must cost the untrustworthy more.
/// Below k_U = U - P the untrustworthy imitates it, for certain or sometimes. Distrust whatever is
/// said is always an equilibrium.
public struct Reassurance: Model {
  /// The name by which users choose it.
  public static let name = "reassurance"
  /// What it answers.
  public static let summary =
    "Which gesture is costly enough to prove good faith, and what follows from a smaller one."
  /// Author and year.
  public static let source = "Kydd 2000, 2005"
  /// What may be set.
  public static let parameters =
    TrustPayoffs.parameters + [
      ModelParameter("k_T", "cost of the gesture to the trustworthy", .payoff, standard: 1, .cost),
      ModelParameter(
        "k_U", "cost of the gesture to the untrustworthy", .payoff, standard: 4, .cost),
    ]

  private let trust: Double
  private let payoffs: TrustPayoffs
  /// Cost of the gesture to the trustworthy and the untrustworthy.
  private let cost: [Double]

  /// R > T, R > P > S and U > R.
  public init(_ values: ModelValues) throws(ModelError) {
    trust = values["t"]
    payoffs = try TrustPayoffs(values)
    cost = [values["k_T"], values["k_U"]]
  }

  /// Equilibria in which both trust where the belief allows it, and those without trust.
  ///
  /// After each message the other side cooperates for certain, not at all, or, where its belief
  /// stands at the threshold, with some probability.
  public func solution(limits: Limits) -> ModelSolution? {
    guard let game = try? game() else { return nil }
    return ModelSolution(
      findings: [
        ModelFinding("trust from which cooperation pays", payoffs.threshold),
        ModelFinding(
          "least cost to the untrustworthy that proves good faith",
          payoffs.exploiting - payoffs.punishment, .payoff),
        ModelFinding(
          "largest cost that the trustworthy would bear", payoffs.reward - payoffs.punishment,
          .payoff),
      ],
      equilibria: candidates.compactMap { equilibrium($0, game) },
      isComplete: false,
      scope: "Equilibria in which the trustworthy cooperate where they are trusted, one for each "
        + "pattern of gestures, and distrust; not those in which trust fails by mixing alone.")
  }

  private struct Candidate {
    let name: String
    /// The probability of the gesture by type (trustworthy, untrustworthy).
    let gesture: [Double]
    /// The probability that the other side cooperates, without and after the gesture.
    let met: [Double]
  }

  private var candidates: [Candidate] {
    var all = [Candidate(name: "distrust", gesture: [0, 0], met: [0, 0])]
    let worth = [payoffs.reward, payoffs.exploiting].map { $0 - payoffs.punishment }
    let isBorne = zip(cost, worth).map { $0 <= $1 }
    if isBorne[0], cost[1] >= worth[1] {
      all.append(Candidate(name: "separating", gesture: [1, 0], met: [0, 1]))
    }
    if trust >= payoffs.threshold {
      all.append(Candidate(name: "trust without a gesture", gesture: [0, 0], met: [1, 0]))
      if isBorne == [true, true] {
        all.append(Candidate(name: "everybody makes the gesture", gesture: [1, 1], met: [0, 1]))
      }
    }
    return all + [imitation, omission].compactMap { $0 }
  }

  /// The untrustworthy sometimes imitates, so that the gesture leaves the belief at the threshold.
  private var imitation: Candidate? {
    let threshold = payoffs.threshold
    let share = trust / (1 - trust) * (1 - threshold) / threshold
    let met = cost[1] / (payoffs.exploiting - payoffs.punishment)
    let worth = met * payoffs.reward + (1 - met) * payoffs.sucker - cost[0]
    guard share > 0, share < 1, met >= threshold, met <= 1, worth >= payoffs.punishment else {
      return nil
    }
    return Candidate(name: "sometimes imitated", gesture: [1, share], met: [0, met])
  }

  /// The trustworthy sometimes omits the gesture, so that its absence leaves the belief at the
  /// threshold.
  private var omission: Candidate? {
    let threshold = payoffs.threshold
    let omitted = (1 - trust) / trust * threshold / (1 - threshold)
    let met = (payoffs.reward - cost[0] - payoffs.sucker) / (payoffs.reward - payoffs.sucker)
    let imitating = (1 - met) * (payoffs.exploiting - payoffs.punishment) - cost[1]
    guard omitted > 0, omitted < 1, met >= threshold, met <= 1, imitating <= 0 else {
      return nil
    }
    return Candidate(name: "sometimes omitted", gesture: [1 - omitted, 0], met: [met, 1])
  }

  private func equilibrium(_ candidate: Candidate, _ game: Game) -> ModelEquilibrium? {
    let profile = profile(candidate, in: game)
    guard let assessment = try? Assessment(profile, in: game), assessment.certificate.isNash()
    else { return nil }
    let made = trust * candidate.gesture[0] + (1 - trust) * candidate.gesture[1]
    var findings = game.outcomeProbabilities(profile)
    findings.append(ModelFinding("probability of the gesture", made))
    if made > 0 {
      findings.append(
        ModelFinding("belief in good faith after the gesture", trust * candidate.gesture[0] / made))
    }
    return ModelEquilibrium(
      candidate.name, findings,
      check: ModelCheck("regret in the finite game, by certificate", assessment.certificate.regret),
      profile: profile)
  }

  // MARK: Tree

  private static let players = ["Reassurer", "Other"]
  private static let types = ["trustworthy", "untrustworthy"]
  private static let messages = ["no gesture", "gesture"]

  /// The whole game.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(title: "Costly reassurance", comment: Self.source, players: Self.players)
    let starts = try tree.draw(
      at: tree.root, "type", names: Self.types, probabilities: twoTypes(trust))
    for type in [0, 1] {
      let sent = try tree.move(
        at: starts[type], by: "Reassurer", in: Self.types[type], actions: Self.messages)
      for message in [0, 1] {
        try payoffs.play(
          &tree, sent[message],
          sets: ("\(Self.types[type]), \(Self.messages[message])", Self.messages[message]),
          players: Self.players, isTrustworthy: (type == 0, true),
          costA: message == 1 ? cost[type] : 0)
      }
    }
    return try tree.frozen()
  }

  /// The trustworthy cooperate where the other side does so often enough.
  private func profile(_ candidate: Candidate, in game: Game) -> BehaviourProfile {
    var profile = BehaviourProfile.uniform(in: game)
    for (message, text) in Self.messages.enumerated() {
      let met = candidate.met[message]
      profile.set(game, "Other", text, [met, 1 - met])
      let returned = met >= payoffs.threshold ? 1.0 : 0
      profile.set(game, "Reassurer", "trustworthy, \(text)", [returned, 1 - returned])
      profile.set(game, "Reassurer", "untrustworthy, \(text)", [0, 1])
    }
    for (type, name) in Self.types.enumerated() {
      profile.set(
        game, "Reassurer", name, [1 - candidate.gesture[type], candidate.gesture[type]])
    }
    return profile
  }
}
