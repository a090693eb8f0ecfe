import Quantities
import Testing

@testable import Games

/// Deterrence (oracle G7): a challenger gains `benefit`, or bears `cost` where the defender responds.
func deterrence(
  _ benefit: Distribution = .number(1), cost: Distribution = .number(4),
  belief: Distribution = .number(0.4)
) throws -> ParametricGame {
  var tree = try ParametricGameTree(
    title: "Deterrence", players: ["Challenger", "Defender"],
    parameters: [
      Parameter("benefit", benefit), Parameter("cost", unit: "utils", cost),
      Parameter("belief", belief),
    ])
  let start = try tree.move(
    at: tree.root, by: "Challenger", in: "start", actions: ["wait", "challenge"])
  try tree.end(at: start[0], outcome: "status quo", payoffs: ["0", "0"])
  let type = try tree.chance(
    at: start[1], event: "resolve", [("firm", "belief"), ("soft", "1 - belief")])
  for (position, type) in zip(type, ["firm", "soft"]) {
    let reply = try tree.move(
      at: position, by: "Defender", in: type, actions: ["respond", "yield"])
    try tree.end(
      at: reply[0], outcome: "response",
      payoffs: ["benefit - cost", type == "firm" ? "1" : "-2"])
    try tree.end(at: reply[1], outcome: "yielded", payoffs: ["benefit", "-1"])
  }
  return try tree.frozen()
}

@Suite struct `Parametric games` {
  @Test func `have the payoffs and probabilities of their expressions`() throws {
    let game = try deterrence().game(at: [3, 5, 0.25])
    #expect(game.outcomes.map(\.label) == ["status quo", "response", "yielded", "response"])
    #expect(game.payoffs == [0, -2, 3, -2, 3, 0, 1, -1, -2, -1])
    #expect(game.chanceProbabilities == [0.25, 0.75])
    #expect(game.title == "Deterrence")
  }

  @Test func `have the shape of the game at the best values`() throws {
    let game = try deterrence(.triangular(low: 0, best: 2, high: 9))
    #expect(game.bestValues == [2, 4, 0.4])
    #expect(game.shape.payoff(player: 0, terminal: 2) == 2)
    #expect(try game.game(at: game.bestValues) == game.shape)
  }

  @Test func `keep written numbers exact`() throws {
    var tree = try ParametricGameTree(players: ["A"], parameters: [])
    let branches = try tree.chance(at: tree.root, [("x", "1/3"), ("y", "2/3")])
    for branch in branches { try tree.end(at: branch, payoffs: ["0.1"]) }
    let game = try tree.frozen().shape
    #expect(
      game.events[0].probabilities.map(\.exact) == [Rational(1, over: 3), Rational(2, over: 3)])
    #expect(game.outcomes[0].payoffs == [0.1])
  }

  @Test func `are made from games as they are`() throws {
    for game in try SolverContract.games() {
      let parametric = ParametricGame(game)
      #expect(try parametric.game(at: []) == game)
    }
  }

  @Test func `say at which values they are no games`() throws {
    let game = try deterrence()
    #expect(throws: ParametricGameError.valueCount(expected: 3, found: 0)) { try game.game(at: []) }
    let error = #expect(throws: ParametricGameError.self) { try game.game(at: [1, 4, 1.5]) }
    #expect(
      error?.description == "the probability of “soft” in “resolve” is -1/2; expected 0 or more, "
        + "with benefit = 1, cost = 4, belief = 3/2")
    var tree = try ParametricGameTree(
      players: ["A"], parameters: [Parameter("x", .uniform(low: -1, high: 1))])
    try tree.end(at: tree.root, outcome: "all", payoffs: ["1 / x"])
    let atBest = #expect(throws: ParametricGameError.self) { try tree.frozen() }
    #expect(
      atBest?.description
        == "the payoff of “A” at “all”: division by zero at column 3 of “1 / x”, with x = 0")
  }

  @Test func `refuse what does not fit`() throws {
    let one = Parameter("x", .number(1))
    #expect(throws: ParametricGameError.repeatedParameter("x")) {
      try ParametricGameTree(players: ["A"], parameters: [one, one])
    }
    for name in ["", "2x", "a b", "and", "if", "x-", "a+b", "-x", "x(", " x"] {
      #expect(throws: ParametricGameError.parameterName(name)) {
        try ParametricGameTree(players: ["A"], parameters: [Parameter(name, .number(1))])
      }
    }
    for name in ["rate.attack-on-forces.settle", "stance.p@w-media.annex.deny", "min", "x_1"] {
      let tree = try ParametricGameTree(
        players: ["A"], parameters: [Parameter(name, .number(1))])
      #expect(try tree.expression(name + " * 2").usedNames == [0])
    }
    var tree = try ParametricGameTree(players: ["A"], parameters: [one])
    let error = #expect(throws: ParametricGameError.self) {
      try tree.end(at: tree.root, outcome: "war", payoffs: ["x + y"])
    }
    #expect(
      error?.description == "the payoff of “A” at “war”: column 5: there is no parameter “y”; "
        + "did you mean “x”?")
    let other = try Expression("z", names: ["z"])
    #expect(throws: ParametricGameError.otherNames(place: "the outcome “”")) {
      try tree.end(at: tree.root, payoffs: [other])
    }
    #expect(throws: ParametricGameError.game(.payoffCount(outcome: "", expected: 1, found: 2))) {
      try tree.end(at: tree.root, payoffs: ["1", "2"])
    }
  }
}
