import Games
import Quantities
import Testing

@Suite("Two demands in a row")
struct DemandSequenceTests {
  /// The finite game, written down move by move.
  private static func game(_ sequence: DemandSequence) throws -> Game {
    let types = sequence.first.types
    var tree = GameTree(title: "Two demands", players: ["Target", "Caller"])
    let event = try tree.addEvent(
      label: "type", actions: types.indices.map { "t\($0)" },
      probabilities: types.map { Self.number($0.prior) })
    let starts = try tree.chance(at: tree.root, event: event)
    for (type, start) in starts.enumerated() {
      let answers = try tree.move(
        at: start, by: "Target", in: "t\(type)", actions: ["refuse", "meet"])
      for met in [0, 1] {
        let seen = try sight(&tree, at: answers[met], sequence.first, met: met)
        let base = [
          -Double(met) * types[type].cost,
          Double(met) * sequence.first.value - sequence.first.price,
        ]
        try reply(&tree, at: seen[0], "first refused", base, types[type])
        try second(&tree, at: seen[1], sequence, type, met, base)
      }
    }
    return try tree.frozen()
  }

  private static func second(
    _ tree: inout GameTree, at start: GameTree.Position, _ sequence: DemandSequence, _ type: Int,
    _ first: Int, _ base: [Double]
  ) throws {
    let answers = try tree.move(
      at: start, by: "Target", in: "t\(type) after \(first)", actions: ["refuse", "meet"])
    for met in [0, 1] {
      let seen = try sight(&tree, at: answers[met], sequence.second, met: met)
      let both = [
        base[0] - Double(met) * sequence.second.types[type].cost,
        base[1] + Double(met) * sequence.second.value - sequence.second.price,
      ]
      for (name, position) in zip(["half met", "both met"], seen) {
        try reply(&tree, at: position, name, both, sequence.first.types[type])
      }
    }
  }

  private static func sight(
    _ tree: inout GameTree, at start: GameTree.Position, _ demand: CallGame, met: Int
  ) throws -> [GameTree.Position] {
    let chance = met == 1 ? 1 - demand.mistaken : demand.faked
    return try tree.chance(
      at: start, ["refused": Self.number(1 - chance), "met": Self.number(chance)])
  }

  private static func reply(
    _ tree: inout GameTree, at start: GameTree.Position, _ set: String, _ base: [Double],
    _ type: CallGame.TypeValues
  ) throws {
    let ends = try tree.move(at: start, by: "Caller", in: set, actions: ["press", "trust"])
    try tree.end(at: ends[0], payoffs: base.map(number))
    try tree.end(
      at: ends[1], payoffs: [base[0] + type.benefit, base[1] + type.worth].map(number))
  }

  private static func number(_ value: Double) -> Number { Number(value) ?? .zero }

  @Test("The equilibria are the pure ones of the finite game")
  func finiteGame() async throws {
    var random = RandomCalls(seed: 21)
    for _ in 0..<40 {
      let first = random.call(types: 2)
      let other = random.call(types: 2)
      let second = CallGame(
        types: zip(first.types, other.types).map {
          .init(
            prior: $0.prior, cost: $1.cost, benefit: $0.benefit, worth: $0.worth,
            isEarnest: $0.isEarnest)
        }, value: other.value, price: other.price, faked: other.faked, mistaken: other.mistaken)
      let sequence = DemandSequence(first, then: second)
      let game = ParametricGame(try Self.game(sequence))
      let solved = try await Ensemble(game, method: .allPure)
        .solve(.best(game), threads: 1, keepsBehaviour: true)
      let payoffs = try solved.behaviours(ofDraw: 0).map {
        Self.rounded(try Self.payoff(BehaviourProfile(Array($0)), game.shape))
      }
      // Errors let every sight occur, so that every pure equilibrium is sequential.
      let found = sequence.equilibria().map { Self.rounded($0.gain + first.baseLine) }
      #expect(Set(found) == Set(payoffs))
    }
  }

  private static func payoff(_ profile: BehaviourProfile, _ game: Game) throws -> Double {
    try Assessment(profile, in: game).certificate.payoffs[1]
  }

  private static func rounded(_ value: Double) -> Int { Int((value * 1e7).rounded()) }

  @Test("A second look at the same demand sharpens the belief")
  func secondLook() throws {
    let demand = CallGame.plain(
      prior: 0.2, costs: (0.1, 2), benefit: 1, mistaken: 0.1, faked: 0.1)
    let sequence = DemandSequence(demand, then: demand)
    let found = try #require(sequence.equilibria().first { $0.kind == .separating })
    let belief = try #require(found.beliefIfBothMet)
    let (met, faked) = (0.2 * 0.9 * 0.9, 0.8 * 0.1 * 0.1)
    #expect(abs(belief[0] - met / (met + faked)) < 1e-12)
    #expect(found.exploitation < (demand.announced.exploitation) / 5)
  }

  @Test("Chances and losses are sound, and no type gains by another plan")
  func sound() {
    var random = RandomCalls(seed: 22)
    for _ in 0..<500 {
      let call = random.call(types: 3)
      for found in DemandSequence(call, then: call).equilibria() {
        #expect(found.exploitation >= -1e-12)
        for type in call.types.indices { #expect(-1e-12...1 + 1e-12 ~= found.trusted(type)) }
        if let belief = found.beliefIfBothMet {
          #expect(abs(belief.reduce(0, +) - 1) < 1e-9)
        }
      }
    }
  }
}
