/// A defender signals, a challenger decides, the defender fights or concedes (Fearon 1997, with two
/// types).
///
/// The defender holds an issue worth v to him, more to the resolute type than to the irresolute.
/// War costs c and keeps the issue with probability w, so that w·v - c is above 0 for the resolute
/// and below for the irresolute type. With probability `determined` the challenger challenges in
/// any case; otherwise he gains b from a concession, loses d in a war, and gets 0 if he refrains.
///
/// A signal costs `size`: at once where costs are sunk; only on conceding where hands are tied.
struct CommitmentGame: Sendable {
  enum Kind {
    case tyingHands, sinkingCosts
  }

  static let parameters = [
    ModelParameter(
      "q", "probability that the defender is resolute", .probability, standard: 0.3,
      .interiorProbability),
    ModelParameter("size", "size of the signal", .payoff, standard: 0.4, .cost),
    ModelParameter(
      "v_high", "worth of the issue to the resolute defender", .payoff, standard: 1.5, .positive),
    ModelParameter(
      "v_low", "worth of the issue to the irresolute defender", .payoff, standard: 0.3, .positive),
    ModelParameter(
      "w", "probability that the defender keeps the issue in a war", .probability, standard: 0.5,
      .probability),
    ModelParameter("c", "defender's cost of war", .payoff, standard: 0.6, .cost),
    ModelParameter(
      "determined", "probability of a challenger who challenges in any case", .probability,
      standard: 0.5, .interiorProbability),
    ModelParameter("b", "challenger's gain from a concession", .payoff, standard: 1, .positive),
    ModelParameter("d", "challenger's loss in a war", .payoff, standard: 1, .positive),
  ]

  let kind: Kind
  private let resolute, size, determined, gain, loss: Double
  /// Worth of the issue and value of war by type (irresolute, resolute).
  private let worth, war: [Double]

  init(_ values: ModelValues, _ kind: Kind) throws(ModelError) {
    self.kind = kind
    resolute = values["q"]
    size = values["size"]
    determined = values["determined"]
    gain = values["b"]
    loss = values["d"]
    let (win, cost) = (values["w"], values["c"])
    worth = [values["v_low"], values["v_high"]]
    war = worth.map { win * $0 - cost }
    guard war[1] > 0, war[0] < 0 else {
      throw .inconsistent(
        "the resolute defender must prefer war to conceding and the irresolute must not: "
          + "w·v_high - c is \(plain(payoff(war[1]).value)) and w·v_low - c is "
          + "\(plain(payoff(war[0]).value)); expected above 0 and below 0")
    }
  }

  /// What conceding costs after a message.
  private func breach(_ message: Int) -> Double {
    kind == .tyingHands && message == 1 ? size : 0
  }

  private func fights(_ type: Int, after message: Int) -> Bool {
    war[type] > -breach(message)
  }

  private func sunk(_ message: Int) -> Double {
    kind == .sinkingCosts && message == 1 ? size : 0
  }

  /// What the defender gets if challenged, the sunk cost left out.
  private func ifChallenged(_ type: Int, _ message: Int) -> Double {
    fights(type, after: message) ? war[type] : -breach(message)
  }

  /// The signalling game of the defender and the ordinary challenger, who “grants” by refraining.
  private var signalling: BinarySignalling {
    let payoffs = [0, 1].map { type in
      [0, 1].map { message in
        let challenged = ifChallenged(type, message)
        return BinarySignalling.Payoffs(
          refused: challenged - sunk(message),
          granted: determined * challenged + (1 - determined) * worth[type] - sunk(message))
      }
    }
    // Where even the irresolute type is bound to fight, the challenger refrains whatever he
    // believes.
    let threshold = gain / (gain + loss)
    return BinarySignalling(
      prior: resolute, payoffs: payoffs,
      thresholds: [threshold, fights(0, after: 1) ? -1 : threshold])
  }

  func solution() -> ModelSolution? {
    guard let game = try? game() else { return nil }
    let equilibria = signalling.equilibria().compactMap { equilibrium($0, game) }
    return ModelSolution(
      findings: [
        ModelFinding("belief above which the challenger refrains", gain / (gain + loss)),
        ModelFinding("least size that no bluffer would pay", leastSeparatingSize, .payoff),
        ModelFinding("largest size that the resolute would pay", largestSeparatingSize, .payoff),
      ],
      equilibria: equilibria,
      scope: "All sequential equilibria where no two conditions coincide.")
  }

  /// The size from which the irresolute type would rather be challenged than send the signal.
  private var leastSeparatingSize: Double {
    let prize = (1 - determined) * worth[0]
    guard kind == .tyingHands else { return prize }
    let needed = prize / determined
    return needed <= -war[0] ? needed : .infinity
  }

  private var largestSeparatingSize: Double {
    kind == .tyingHands ? .infinity : (1 - determined) * (worth[1] - war[1])
  }

  private func equilibrium(
    _ found: BinarySignalling.Equilibrium, _ game: Game
  ) -> ModelEquilibrium? {
    let profile = profile(found, in: game)
    guard let assessment = try? Assessment(profile, in: game),
      assessment.certificate.isNash()
    else { return nil }
    let shares = [1 - resolute, resolute]
    let sent = shares[0] * found.send[0] + shares[1] * found.send[1]
    var findings = game.outcomeProbabilities(profile)
    findings.append(ModelFinding("probability of a signal", sent))
    findings.append(
      ModelFinding("probability of a bluff", fights(0, after: 1) ? 0 : shares[0] * found.send[0]))
    if sent > 0 {
      findings.append(
        ModelFinding("belief in resolve after the signal", shares[1] * found.send[1] / sent))
    }
    findings.append(ModelFinding("payoff of defender", assessment.certificate.payoffs[0], .payoff))
    return ModelEquilibrium(
      found.name, findings,
      check: ModelCheck("regret in the finite game, by certificate", assessment.certificate.regret),
      profile: profile)
  }

  // MARK: Tree

  private static let messages = ["stay silent", "signal"]
  private static let types = ["irresolute", "resolute"]

  func game() throws(GameError) -> Game {
    var tree = GameTree(
      title: kind == .tyingHands ? "Tying hands" : "Sinking costs", comment: "Fearon 1997",
      players: ["Defender", "Challenger"])
    let starts = try tree.draw(
      at: tree.root, "resolve", names: Self.types, probabilities: twoTypes(1 - resolute))
    for type in [0, 1] {
      let sent = try tree.move(
        at: starts[type], by: "Defender", in: Self.types[type], actions: Self.messages)
      for message in [0, 1] {
        let kinds = try tree.draw(
          at: sent[message], names: ["ordinary", "determined"],
          probabilities: twoTypes(1 - determined))
        let choice = try tree.move(
          at: kinds[0], by: "Challenger", in: "after \(Self.messages[message])",
          actions: ["challenge", "refrain"])
        try tree.end(at: choice[1], "no challenge", [worth[type] - sunk(message), 0])
        for (challenged, war) in [(choice[0], -loss), (kinds[1], 0)] {
          try finish(&tree, challenged, type, message, challengerInWar: war)
        }
      }
    }
    return try tree.frozen()
  }

  private func finish(
    _ tree: inout GameTree, _ position: GameTree.Position, _ type: Int, _ message: Int,
    challengerInWar: Double
  ) throws(GameError) {
    let set = "\(Self.types[type]), challenged after \(Self.messages[message])"
    let ends = try tree.move(at: position, by: "Defender", in: set, actions: ["concede", "fight"])
    try tree.end(at: ends[0], "concession", [-breach(message) - sunk(message), gain])
    try tree.end(at: ends[1], "war", [war[type] - sunk(message), challengerInWar])
  }

  /// The profile of the tree; of a range of responses off the path its beginning.
  private func profile(_ found: BinarySignalling.Equilibrium, in game: Game) -> BehaviourProfile {
    var profile = BehaviourProfile.uniform(in: game)
    for (index, name) in Self.types.enumerated() {
      let send = found.send[index]
      profile.set(game, "Defender", name, [1 - send, send])
      for (message, text) in Self.messages.enumerated() {
        let fight = fights(index, after: message) ? 1.0 : 0
        profile.set(game, "Defender", "\(name), challenged after \(text)", [1 - fight, fight])
        let grant = found.grant[message]
        profile.set(game, "Challenger", "after \(text)", [1 - grant, grant])
      }
    }
    return profile
  }
}

extension BehaviourProfile {
  /// Sets what a player does at the information set with a name.
  mutating func set(_ game: Game, _ player: String, _ label: String, _ probabilities: [Double]) {
    guard let index = game.informationSet(of: player, named: label) else { return }
    self[game.informationSets[index]] = probabilities[...]
  }
}
