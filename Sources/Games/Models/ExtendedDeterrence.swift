/// Extended deterrence: an attacker, a protégé and a patron whose commitment is private
/// (Fearon 1997; Smith 1995 for alliances as signals).
///
/// The patron, committed with probability q, pledges help or is silent. The attacker waits or
/// attacks; attacked, the protégé yields or fights; then the patron intervenes or stays out. The
/// attacker gains g from a yielding protégé, half as much from a war against it alone, and loses l
/// where the patron intervenes. The protégé is worth 1 to the patron; intervening costs it i if
/// committed and j if bluffing; a pledge costs s at once and h where it is broken.
///
/// A patron helps where 1 - i (or 1 - j) is above 0, or above -h after a pledge. The protégé fights
/// where help is likelier than 1 - y/f, and then the attacker waits where it is likelier than g/(g
/// + 2l).
public struct ExtendedDeterrence: Model {
  /// The name by which users choose it.
  public static let name = "extended-deterrence"
  /// What it answers.
  public static let summary =
    "Whether a patron's pledge protects a third state, and whether it would be kept."
  /// Author and year.
  public static let source = "Smith 1995; Fearon 1997"
  /// What may be set.
  public static let parameters = [
    ModelParameter(
      "q", "probability that the patron is committed", .probability, standard: 0.4,
      .interiorProbability),
    ModelParameter("g", "attacker's gain from a yielding protégé", .payoff, standard: 2, .positive),
    ModelParameter("l", "attacker's loss if the patron intervenes", .payoff, standard: 3, .cost),
    ModelParameter("f", "protégé's loss in a war alone", .payoff, standard: 2, .cost),
    ModelParameter(
      "y", "protégé's loss from yielding", .payoff, standard: 1, .cost),
    ModelParameter(
      "i", "cost of intervening to the committed patron", .payoff, standard: 0.5, .cost),
    ModelParameter("j", "cost of intervening to the bluffing patron", .payoff, standard: 3, .cost),
    ModelParameter("s", "cost of a pledge", .payoff, standard: 0.2, .cost),
    ModelParameter("h", "patron's audience cost of a broken pledge", .payoff, standard: 2.5, .cost),
  ]

  private let values: ModelValues

  /// Any values in range.
  public init(_ values: ModelValues) throws(ModelError) {
    self.values = values
  }

  /// Where the patron does one thing for certain, all equilibria by cases.
  public func solution(limits: Limits) -> ModelSolution? {
    guard let game = try? game() else { return nil }
    let plans = [
      ("everybody is silent", [0, 0]), ("only the committed pledge", [1, 0]),
      ("everybody pledges", [1, 1]), ("only the bluffing pledge", [0, 1]),
    ]
    return ModelSolution(
      findings: [
        ModelFinding("chance of help from which the protégé fights", neededToFight),
        ModelFinding("chance of help that deters, if the protégé fights", neededToDeter),
      ],
      equilibria: plans.flatMap { name, plan in
        replies(to: plan).compactMap { equilibrium(name, plan, $0, game) }
      },
      isComplete: false,
      scope: "All sequential equilibria in which each type of patron either pledges or does not, "
        + "where nobody is indifferent; those in which it mixes are left to the solvers.")
  }

  // MARK: Cases

  /// What follows when nobody helps, when the protégé fights, and when the attack is deterred.
  private enum Reply: CaseIterable {
    case yielding, fighting, waiting
  }

  private var neededToFight: Double { max(0, 1 - values["y"] / max(values["f"], 1e-300)) }
  private var neededToDeter: Double { values["g"] / (values["g"] + 2 * values["l"]) }

  /// Whether a type of patron intervenes after a message.
  private func helps(_ type: Int, after message: Int) -> Bool {
    1 - (type == 0 ? values["i"] : values["j"]) > (message == 1 ? -values["h"] : 0)
  }

  /// What attacker and protégé do if they expect help with a probability.
  private func reply(expecting help: Double) -> Reply {
    help < neededToFight ? .yielding : help < neededToDeter ? .fighting : .waiting
  }

  /// The chance of help after a message, given the belief that the patron is committed.
  private func help(after message: Int, belief: Double) -> Double {
    (helps(0, after: message) ? belief : 0) + (helps(1, after: message) ? 1 - belief : 0)
  }

  /// The replies, by message, that make a plan of the patron's types an equilibrium.
  private func replies(to plan: [Int]) -> [[Reply]] {
    let choices = [0, 1].map { message -> [Reply] in
      let senders = [0, 1].filter { plan[$0] == message }
      guard !senders.isEmpty else {
        // Off the path any belief is allowed, so any chance of help between those of the types.
        return Reply.allCases.filter { reply in
          stride(from: 0, through: 1, by: 0.001).contains {
            self.reply(expecting: help(after: message, belief: $0)) == reply
          }
        }
      }
      let belief = senders.count == 2 ? values["q"] : senders == [0] ? 1 : 0
      return [reply(expecting: help(after: message, belief: belief))]
    }
    return choices[0].flatMap { silent in choices[1].map { [silent, $0] } }.filter { replies in
      [0, 1].allSatisfy { type in
        payoff(type, plan[type], replies) >= payoff(type, 1 - plan[type], replies)
      }
    }
  }

  /// What a type of patron gets from a message.
  private func payoff(_ type: Int, _ message: Int, _ replies: [Reply]) -> Double {
    let paid = message == 1 ? values["s"] : 0
    switch replies[message] {
    case .yielding: return -paid
    case .waiting: return 1 - paid
    case .fighting:
      let broken = message == 1 ? values["h"] : 0
      let cost = type == 0 ? values["i"] : values["j"]
      return (helps(type, after: message) ? 1 - cost : -broken) - paid
    }
  }

  private func equilibrium(
    _ name: String, _ plan: [Int], _ replies: [Reply], _ game: Game
  ) -> ModelEquilibrium? {
    var profile = BehaviourProfile.uniform(in: game)
    func choose(_ player: String, _ set: String, _ second: Bool) {
      profile.set(game, player, set, second ? [0, 1] : [1, 0])
    }
    for (message, text) in Self.messages.enumerated() {
      choose("Attacker", "after \(text)", replies[message] != .waiting)
      choose("Protege", "attacked after \(text)", replies[message] != .yielding)
      for (type, label) in Self.types.enumerated() {
        choose("Patron", "\(label), after \(text)", helps(type, after: message))
      }
    }
    for (type, label) in Self.types.enumerated() { choose("Patron", label, plan[type] == 1) }
    guard let certificate = try? Assessment(profile, in: game).certificate else { return nil }
    return ModelEquilibrium(
      name,
      game.outcomeProbabilities(profile)
        + zip(game.players, certificate.payoffs).map {
          ModelFinding("payoff of \($0)", $1, .payoff)
        },
      check: ModelCheck("regret in the finite game, by certificate", certificate.regret),
      profile: profile)
  }

  // MARK: Tree

  private static let types = ["committed", "bluffing"]
  private static let messages = ["silence", "pledge"]

  /// The whole game.
  public func game() throws(GameError) -> Game? {
    var tree = GameTree(
      title: "Extended deterrence", comment: Self.source,
      players: ["Attacker", "Protege", "Patron"])
    let starts = try tree.draw(
      at: tree.root, "patron", names: Self.types, probabilities: twoTypes(values["q"]))
    for type in [0, 1] {
      let said = try tree.move(
        at: starts[type], by: "Patron", in: Self.types[type], actions: Self.messages)
      for message in [0, 1] { try attack(&tree, said[message], type, message) }
    }
    return try tree.frozen()
  }

  private func attack(
    _ tree: inout GameTree, _ position: GameTree.Position, _ type: Int, _ message: Int
  ) throws(GameError) {
    let text = Self.messages[message]
    let paid = message == 1 ? values["s"] : 0
    let broken = message == 1 ? values["h"] : 0
    let (gain, loss) = (values["g"], values["l"])
    let first = try tree.move(
      at: position, by: "Attacker", in: "after \(text)", actions: ["wait", "attack"])
    try tree.end(at: first[0], "peace", [0, 0, 1 - paid])
    let second = try tree.move(
      at: first[1], by: "Protege", in: "attacked after \(text)", actions: ["yield", "fight"])
    try tree.end(at: second[0], "protege yields", [gain, -values["y"], -paid])
    let third = try tree.move(
      at: second[1], by: "Patron", in: "\(Self.types[type]), after \(text)",
      actions: ["stay out", "intervene"])
    try tree.end(at: third[0], "war without the patron", [gain / 2, -values["f"], -paid - broken])
    let cost = type == 0 ? values["i"] : values["j"]
    try tree.end(at: third[1], "war with the patron", [-loss, 0, 1 - cost - paid])
  }
}
