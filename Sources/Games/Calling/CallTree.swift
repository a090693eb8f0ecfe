import Quantities

/// The finite game of a demand, for the engine's solvers and for other programs.
///
/// Its parameters are, for each type, p (prior), c (cost), b (benefit) and w (worth) with the type's
/// number; then v (value), k (price), f (faked) and m (mistaken).
public struct CallTree: Sendable {
  /// The game, whose parameters have values drawn elsewhere.
  public let game: ParametricGame
  /// The action by which each type meets the demand, and that by which the caller trusts after each sight.
  private let meets, trusts: [Int]

  /// The sights, as the tree's information sets have them: refused, met.
  private static let sights = ["looks refused", "looks met"]

  /// The tree for two or more types with names of their own.
  /// - Throws: `ParametricGameError` for names that are the same.
  public init(types names: [String]) throws(ParametricGameError) {
    let own = names.indices.flatMap { type in ["p", "c", "b", "w"].map { "\($0)\(type + 1)" } }
    let parameters = (own + ["v", "k", "f", "m"]).map { name in
      Parameter(name, .number(name.hasPrefix("p") ? 1 / Double(names.count) : 0))
    }
    var tree = try ParametricGameTree(
      title: "A demand", comment: "Costly signalling with noise (Spence 1973, Fearon 1997)",
      players: ["Target", "Caller"], parameters: parameters)
    let starts = try tree.chance(
      at: tree.root, event: "type",
      names.enumerated().map { (action: $1, probability: "p\($0 + 1)") })
    for (type, start) in starts.enumerated() {
      try Self.grow(&tree, at: start, type: type + 1, names[type])
    }
    let game = try tree.frozen()
    self.game = game
    meets = names.map { Self.secondAction(of: "Target", at: $0, game.shape) }
    trusts = Self.sights.map { Self.secondAction(of: "Caller", at: $0, game.shape) }
  }

  private static func secondAction(of player: String, at set: String, _ shape: Game) -> Int {
    shape.informationSet(of: player, named: set).map { shape.informationSets[$0].firstAction + 1 }
      ?? 0
  }

  private static func grow(
    _ tree: inout ParametricGameTree, at start: GameTree.Position, type: Int, _ name: String
  ) throws(ParametricGameError) {
    let answers = try tree.move(
      at: start, by: "Target", in: name, actions: ["refuse", "meet"])
    let chances = ["f", "1 - m"]
    for met in [0, 1] {
      let seen = try tree.chance(
        at: answers[met], event: met == 1 ? "sight of meeting" : "sight of refusal",
        [
          (action: "refused", probability: "1 - (\(chances[met]))"),
          (action: "met", probability: chances[met]),
        ])
      for (sight, position) in zip(sights, seen) {
        let replies = try tree.move(
          at: position, by: "Caller", in: sight, actions: ["press", "trust"])
        for trust in [0, 1] {
          try tree.end(
            at: replies[trust], outcome: "\(name) \(trust == 1 ? "trusted" : "pressed")",
            payoffs: [
              "\(trust) * b\(type) - \(met) * c\(type)",
              "\(trust) * w\(type) + \(met) * v - k",
            ])
        }
      }
    }
  }

  /// The values of the parameters for a demand with as many types.
  public func values(of call: CallGame) -> [Double] {
    call.types.flatMap { [$0.prior, $0.cost, $0.benefit, $0.worth] }
      + [call.value, call.price, call.faked, call.mistaken]
  }

  /// What a profile of the finite game does, from its probabilities over actions.
  public func equilibrium(
    _ call: CallGame, behaviour: some RandomAccessCollection<Double>
  ) -> CallEquilibrium {
    func probability(_ action: Int) -> Double {
      behaviour[behaviour.index(behaviour.startIndex, offsetBy: action)]
    }
    return CallEquilibrium(
      call, meeting: meets.map(probability),
      trust: Sights(refused: probability(trusts[0]), met: probability(trusts[1])))
  }
}
