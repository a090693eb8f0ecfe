/// A costless statement of good intent before a crisis (Farrell and Rabin 1996).
///
/// A government is earnest with probability t, otherwise stalling. It makes the claim or keeps
/// silent; then the other side trusts it or presses on. Trust gains the other side x with an
/// earnest government and loses it y with a stalling one. Being trusted rather than pressed is
/// worth g_E to the earnest and g_S to the stalling; `lie` is what the claim costs the stalling if
/// nobody else can tell, such as a domestic audience.
///
/// Where both gain from trust and lying is free, both say whatever earns it: every message that is
/// sent is answered alike, and the claim's likelihood ratio is 1 (babbling, Crawford and Sobel
/// 1982). It informs only where interests differ (g_S < 0) or lying costs at least g_S.
public struct CheapTalk: Model {
  /// The name by which users choose it.
  public static let name = "cheap-talk"
  /// What it answers.
  public static let summary =
    "Whether a claim of good intent before a crisis can be believed, and by how much."
  /// Author and year.
  public static let source = "Crawford and Sobel 1982; Farrell and Rabin 1996"
  /// What may be set.
  public static let parameters = [
    ModelParameter(
      "t", "probability that the speaker is earnest", .probability, standard: 0.4,
      .interiorProbability),
    ModelParameter("x", "gain from trusting the earnest", .payoff, standard: 1, .positive),
    ModelParameter("y", "loss from trusting the stalling", .payoff, standard: 1, .positive),
    ModelParameter("g_E", "gain of the earnest from trust", .payoff, standard: 1, .payoff),
    ModelParameter("g_S", "gain of the stalling from trust", .payoff, standard: 1, .payoff),
    ModelParameter("lie", "cost of the claim to the stalling", .payoff, standard: 0, .cost),
  ]

  private let earnest, gain, loss, lie: Double
  /// Gain from trust by type (stalling, earnest).
  private let gains: [Double]

  /// Neither type is indifferent to trust.
  public init(_ values: ModelValues) throws(ModelError) {
    guard values["g_E"] != 0, values["g_S"] != 0 else {
      throw .inconsistent("a type that does not care may do anything: g_E and g_S must not be 0")
    }
    earnest = values["t"]
    gain = values["x"]
    loss = values["y"]
    lie = values["lie"]
    gains = [values["g_S"], values["g_E"]]
  }

  private var signalling: BinarySignalling {
    let threshold = loss / (gain + loss)
    let payoffs = [0, 1].map { type in
      [0, 1].map { message in
        let cost = type == 0 && message == 1 ? lie : 0
        return BinarySignalling.Payoffs(refused: -cost, granted: gains[type] - cost)
      }
    }
    return BinarySignalling(
      prior: earnest, payoffs: payoffs, thresholds: [threshold, threshold])
  }

  /// All equilibria in which the claim is answered otherwise than silence, and babbling.
  public func solution(limits: Limits) -> ModelSolution? {
    guard let game = try? game() else { return nil }
    let found = signalling.equilibria().filter { isKept($0) }
    return ModelSolution(
      findings: [
        ModelFinding("belief above which trust pays", loss / (gain + loss)),
        ModelFinding("cost of lying from which the claim is believed", max(0, gains[0]), .payoff),
      ],
      equilibria: found.compactMap { equilibrium($0, game) },
      scope: "All sequential equilibria up to messages that change nothing; without a cost of "
        + "lying, babbling is shown by everybody making the claim.")
  }

  /// Without a cost of lying, equilibria in which both messages are answered alike are one:
  /// babbling.
  private func isKept(_ found: BinarySignalling.Equilibrium) -> Bool {
    guard lie == 0 else { return true }
    return found.send == [1, 1]
      || found.send[0] != found.send[1] && found.grant[0] != found.grant[1]
  }

  private func equilibrium(
    _ found: BinarySignalling.Equilibrium, _ game: Game
  ) -> ModelEquilibrium? {
    let profile = profile(found, in: game)
    guard let assessment = try? Assessment(profile, in: game), assessment.certificate.isNash()
    else { return nil }
    let isBabbling = lie == 0 && found.send[0] == found.send[1]
    var findings = game.outcomeProbabilities(profile)
    let claimed = (1 - earnest) * found.send[0] + earnest * found.send[1]
    if claimed > 0 {
      findings += [
        ModelFinding("likelihood ratio of the claim", found.send[1] / found.send[0], .ratio),
        ModelFinding("belief in earnestness after the claim", earnest * found.send[1] / claimed),
      ]
    }
    findings.append(ModelFinding("probability of the claim", claimed))
    return ModelEquilibrium(
      isBabbling ? "babbling" : found.name, findings,
      check: ModelCheck("regret in the finite game, by certificate", assessment.certificate.regret),
      profile: profile)
  }

  // MARK: Tree

  private static let types = ["stalling", "earnest"]
  private static let messages = ["silence", "claim"]

  /// The whole game.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(
      title: "A claim before a crisis", comment: Self.source, players: ["Speaker", "Listener"])
    let starts = try tree.draw(
      at: tree.root, "intent", names: Self.types, probabilities: twoTypes(1 - earnest))
    for type in [0, 1] {
      let said = try tree.move(
        at: starts[type], by: "Speaker", in: Self.types[type], actions: Self.messages)
      for message in [0, 1] {
        let ends = try tree.move(
          at: said[message], by: "Listener", in: "after \(Self.messages[message])",
          actions: ["press", "trust"])
        let cost = type == 0 && message == 1 ? lie : 0
        try tree.end(at: ends[0], "pressure", [-cost, 0])
        try tree.end(
          at: ends[1], "trust of the \(Self.types[type])",
          [gains[type] - cost, type == 1 ? gain : -loss])
      }
    }
    return try tree.frozen()
  }

  private func profile(_ found: BinarySignalling.Equilibrium, in game: Game?) -> BehaviourProfile {
    guard let game else { return BehaviourProfile([]) }
    var profile = BehaviourProfile.uniform(in: game)
    for (index, name) in Self.types.enumerated() {
      let send = found.send[index]
      profile.set(game, "Speaker", name, [1 - send, send])
    }
    // Babbling is answered alike whatever is said.
    let isBabbling = lie == 0 && found.send[0] == found.send[1]
    for (message, text) in Self.messages.enumerated() {
      let grant = found.grant[isBabbling ? 1 : message]
      profile.set(game, "Listener", "after \(text)", [1 - grant, grant])
    }
    return profile
  }
}
