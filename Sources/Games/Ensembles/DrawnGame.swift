/// The numbers of one draw of a game: payoffs and probabilities, without its shape.
struct DrawnGame {
  /// Payoffs at the terminals, player by player, as in `Game.payoffs`.
  var payoffs: [Double]
  /// Probabilities of the branches of chance, as in `Game.chanceProbabilities`.
  var branches: [Double]
  /// The probability with which chance lets each terminal be reached.
  var chance: [Double]
  /// The largest difference between two payoffs of one player.
  var scale = 0.0

  init(_ shape: Game) {
    payoffs = [Double](repeating: 0, count: shape.payoffs.count)
    branches = [Double](repeating: 0, count: shape.chanceProbabilities.count)
    chance = [Double](repeating: 0, count: shape.terminals.count)
  }
}

/// Evaluates the payoffs and probabilities of a game for blocks of draws.
struct DrawEvaluation: Sendable {
  private let program: ExpressionProgram
  /// Number of expressions that are payoffs; those of probabilities follow.
  private let payoffCount: Int
  private let playerCount: Int
  private let terminalCount: Int
  private let events: [Range<Int>]
  /// For each terminal the outcomes and the branches of chance on the path to it.
  private let outcomes: Lists
  private let branches: Lists

  init(_ game: ParametricGame) {
    program = ExpressionProgram(
      game.payoffs + game.probabilities, parameterCount: game.parameters.count)
    payoffCount = game.payoffs.count
    let shape = game.shape
    playerCount = shape.players.count
    terminalCount = shape.terminals.count
    events = shape.events.map(\.actionRange)
    let paths = shape.terminals.map(shape.path)
    outcomes = Lists(paths.map { $0.map { shape.nodes[$0].outcome }.filter { $0 >= 0 } })
    branches = Lists(paths.map { $0.compactMap { shape.branch(into: $0) } })
  }

  func makeRegisters() -> [Double] { program.makeRegisters() }

  /// Evaluates all expressions for up to `ExpressionProgram.width` draws.
  func evaluate(_ range: Range<Int>, of draws: ParameterDraws, _ registers: inout [Double]) {
    draws.fill(range, width: ExpressionProgram.width, into: &registers)
    program.run(&registers)
  }

  /// Takes one draw out of a block; false where its numbers make no game.
  func take(lane: Int, from registers: [Double], into game: inout DrawnGame) -> Bool {
    let isSound = takeBranches(lane, registers, &game)
    for terminal in 0..<terminalCount {
      for player in 0..<playerCount {
        var sum = 0.0
        for outcome in outcomes[terminal] {
          sum += value(outcome * playerCount + player, lane, registers)
        }
        game.payoffs[player * terminalCount + terminal] = sum
      }
    }
    return takeScale(&game) && isSound
  }

  private func value(_ expression: Int, _ lane: Int, _ registers: [Double]) -> Double {
    registers[program.results[expression] * ExpressionProgram.width + lane]
  }

  private func takeBranches(
    _ lane: Int, _ registers: [Double], _ game: inout DrawnGame
  ) -> Bool {
    var isSound = true
    for event in events {
      var sum = 0.0
      for branch in event {
        let probability = value(payoffCount + branch, lane, registers)
        game.branches[branch] = probability
        sum += probability
        if !(probability >= 0) { isSound = false }
      }
      if !(abs(sum - 1) <= ChanceEvent.tolerance) { isSound = false }
    }
    for terminal in 0..<terminalCount {
      var product = 1.0
      for branch in branches[terminal] { product *= game.branches[branch] }
      game.chance[terminal] = product
    }
    return isSound
  }

  private func takeScale(_ game: inout DrawnGame) -> Bool {
    var isSound = true
    game.scale = 0
    for player in 0..<playerCount {
      var (low, high) = (Double.infinity, -Double.infinity)
      for terminal in 0..<terminalCount {
        let payoff = game.payoffs[player * terminalCount + terminal]
        if !(payoff.magnitude <= Game.largestPayoff) { isSound = false }
        low = min(low, payoff)
        high = max(high, payoff)
      }
      game.scale = max(game.scale, high - low)
    }
    return isSound
  }
}

extension Game {
  /// The nodes from the root to a node, both included.
  func path(to node: Int) -> [Int] {
    var path = [node]
    while let last = path.last, nodes[last].parent >= 0 { path.append(nodes[last].parent) }
    return path.reversed()
  }

  /// The place in `chanceProbabilities` of the branch into a node, or `nil` where a player leads there.
  func branch(into node: Int) -> Int? {
    guard nodes[node].parent >= 0, case .chance(let event) = nodes[nodes[node].parent].kind else {
      return nil
    }
    return events[event].firstAction + nodes[node].action
  }
}

/// Lists of numbers, one after the other in one array.
struct Lists: Sendable {
  private let starts: [Int]
  private let items: [Int]

  init(_ lists: [[Int]]) {
    var starts = [0]
    for list in lists { starts.append(starts[starts.count - 1] + list.count) }
    self.starts = starts
    items = lists.flatMap { $0 }
  }

  /// The items of one list.
  subscript(index: Int) -> ArraySlice<Int> { items[starts[index]..<starts[index + 1]] }
}
