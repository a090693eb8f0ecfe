import Testing

@testable import Games

@Suite struct `Game trees` {
  /// Entry deterrence with the incumbent's reply.
  static func entry() throws -> GameTree {
    var tree = GameTree(title: "Entry", comment: "A test.", players: ["Entrant", "Incumbent"])
    let start = try tree.move(
      at: tree.root, by: "Entrant", in: "start", actions: ["stay out", "enter"])
    let reply = try tree.move(
      at: start[1], by: "Incumbent", in: "entered", actions: ["fight", "yield"])
    try tree.end(at: reply[1], outcome: "duopoly", payoffs: [1, 1])
    try tree.end(at: start[0], outcome: "monopoly", payoffs: [0, 2])
    try tree.end(at: reply[0], outcome: "war", payoffs: [-1, -1])
    return tree
  }

  @Test func `freeze into preorder whatever the order of building`() throws {
    let game = try Self.entry().frozen()
    #expect(game.nodes.map(\.parent) == [-1, 0, 0, 2, 2])
    #expect(game.nodes.map(\.action) == [-1, 0, 1, 0, 1])
    #expect(game.nodes.map(\.subtreeEnd) == [5, 2, 5, 4, 5])
    #expect(Array(game.children(of: 2)) == [3, 4])
    #expect(game.child(of: 0, action: 1) == 2)
    #expect(
      game.nodes.map(\.kind) == [
        .decision(0), .terminal(0), .decision(1), .terminal(1), .terminal(2),
      ])
    #expect(game.terminals == [1, 3, 4])
    #expect(game.outcomes.map(\.label) == ["monopoly", "war", "duopoly"])
    #expect(game.payoffs == [0, -1, 1, 2, -1, 1])
    #expect(game.payoff(player: 1, terminal: 0) == 2)
    #expect(game.actionCount == 4)
    #expect(game.hasPerfectInformation)
    #expect(!game.isConstantSum)
    #expect(game.informationSet(of: "Incumbent", named: "entered") == 1)
    #expect(game.informationSets(of: 0) == [0])
    #expect(game.setOfAction == [0, 0, 1, 1])
  }

  @Test func `what is paid on the way adds to the end`() throws {
    let game = try Game(efg: SampleGames.stages)
    #expect(game.payoffs == [3, -2, 2, 0.5, 1, 1])
    #expect(game.outcomes.count == 2)
  }

  @Test func `shared names share information sets, events and outcomes`() throws {
    let game = try KuhnPoker.game()
    #expect(game.nodes.count == 55)
    #expect(game.terminals.count == 30)
    #expect(game.informationSets.count == 12)
    #expect(game.informationSets.allSatisfy { $0.nodes.count == 2 })
    #expect(game.memberCount == 24)
    #expect(game.isConstantSum)
    #expect(!game.hasPerfectInformation)
  }

  @Test func `a tree of one terminal is a game`() throws {
    var tree = GameTree(players: ["Only"])
    try tree.end(at: tree.root, payoffs: [7])
    let game = try tree.frozen()
    let certificate = try Assessment(.uniform(in: game), in: game).certificate
    #expect(certificate.payoffs == [7])
    #expect(certificate.isNash())
    #expect(game.subgameRoots == [])
  }

  @Test func `faults are named`() throws {
    var tree = GameTree(players: ["Sender", "Receiver"])
    let root = tree.root
    #expect(throws: GameError.unknownPlayer("Sendr", nearest: "Sender")) {
      try tree.move(at: root, by: "Sendr", in: "s", actions: ["a"])
    }
    #expect(throws: GameError.noActions(at: "s")) {
      try tree.move(at: root, by: "Sender", in: "s", actions: [])
    }
    #expect(throws: GameError.probabilitySum(event: "type", 0.75)) {
      try tree.chance(at: root, event: "type", ["a": 0.5, "b": 0.25])
    }
    #expect(throws: GameError.negativeProbability(event: "type", action: "b", -0.5)) {
      try tree.chance(at: root, event: "type", ["a": 1.5, "b": -0.5])
    }
    let types = try tree.chance(at: root, event: "type", ["weak": 0.25, "strong": 0.75])
    #expect(throws: GameError.positionTaken(path: "the root")) {
      try tree.end(at: root, payoffs: [0, 0])
    }
    #expect(throws: GameError.payoffCount(outcome: "o", expected: 2, found: 1)) {
      try tree.end(at: types[0], outcome: "o", payoffs: [1])
    }
    let moves = try tree.move(at: types[0], by: "Sender", in: "s", actions: ["a", "b"])
    #expect(throws: GameError.actionsDiffer(at: "s", declared: ["a", "b"], found: ["a"])) {
      try tree.move(at: types[1], by: "Sender", in: "s", actions: ["a"])
    }
    try tree.end(at: moves[0], outcome: "o", payoffs: [1, 2])
    #expect(throws: GameError.payoffsDiffer(outcome: "o", declared: [1, 2], found: [2, 1])) {
      try tree.end(at: moves[1], outcome: "o", payoffs: [2, 1])
    }
    #expect(throws: GameError.unfinished(path: "weak → b")) { try tree.frozen() }
    #expect(throws: GameError.noPlayers) { try GameTree(players: []).frozen() }
  }

  @Test func `payoffs that sum beyond the limit are refused`() throws {
    var tree = GameTree(players: ["Only"])
    let huge = try #require(Number("8e299"))
    let outcome = try tree.addOutcome(label: "huge", payoffs: [huge])
    let end = try tree.move(at: tree.root, by: "Only", in: "s", actions: ["on"])
    tree.pay(outcome, at: tree.root)
    try tree.end(at: end[0], outcome: outcome)
    #expect(throws: GameError.payoffOverflow(path: "on")) { try tree.frozen() }
  }

  @Test func `very deep and very wide trees neither recurse nor slow down`() throws {
    var deep = GameTree(players: ["A", "B"])
    var position = deep.root
    for step in 0..<15_000 {
      let moves = try deep.move(
        at: position, by: step % 2 == 0 ? "A" : "B", in: "\(step)", actions: ["stop", "on"])
      try deep.end(at: moves[0], payoffs: [Number(step), Number(-step)])
      position = moves[1]
    }
    try deep.end(at: position, payoffs: [0, 0])
    let game = try deep.frozen()
    #expect(game.nodes.count == 30_001)
    #expect(game.recall == .perfect)
    #expect(game.subgameRoots.count == 15_000)
    #expect(try Game(efg: game.efg) == game)
    #expect(try SequenceForm(game).players.map(\.sequenceCount) == [15_001, 15_001])
    let certificate = try Assessment(.uniform(in: game), in: game).certificate
    #expect(certificate.sequentialTest == .oneAction)

    var wide = GameTree(players: ["A"])
    let actions = (0..<20_000).map { "\($0)" }
    for (index, end) in try wide.move(at: wide.root, by: "A", in: "s", actions: actions)
      .enumerated()
    {
      try wide.end(at: end, payoffs: [Number(index)])
    }
    let flat = try wide.frozen()
    let regret = try Assessment(.uniform(in: flat), in: flat).certificate.regret
    #expect(isClose(regret, 9_999.5, absolute: 1e-6))
  }

  @Test func `numbers can be replaced and nothing else changes`() throws {
    let game = try Game(efg: SampleGames.strippedDownPoker)
    let payoffs = game.outcomes.map { $0.payoffs.map { Number($0.value * 2) ?? .zero } }
    let other = try game.replacing(outcomePayoffs: payoffs, chanceProbabilities: [[1, 0]])
    #expect(other.payoffs == game.payoffs.map { $0 * 2 })
    #expect(other.chanceProbabilities == [1, 0])
    #expect(other.nodes == game.nodes)
    #expect(try game.replacing() == game)
    #expect(throws: GameError.probabilitySum(event: "deal", 0.5)) {
      try game.replacing(chanceProbabilities: [[0.5, 0]])
    }
    #expect(throws: GameError.listCount(what: "outcomes", expected: 4, found: 0)) {
      try game.replacing(outcomePayoffs: [])
    }
  }
}
