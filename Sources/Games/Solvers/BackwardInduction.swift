/// Subgame-perfect equilibrium of games with perfect information, from the last moves to the first.
///
/// Zermelo 1913, Kuhn 1953. Where a player is indifferent, the first of the best actions is chosen, and
/// there may be other equilibria. Linear in the size of the tree; no recursion.
public struct BackwardInduction: Solver {
  /// The name by which users choose it.
  public static let name = "backward-induction"
  /// What it does.
  public static let summary =
    "Subgame-perfect equilibrium under perfect information, from the last moves to the first."

  /// The method has no settings.
  public init() {}

  /// Every information set must have one member.
  public func applicability(to game: Game) -> Applicability {
    guard let set = game.informationSets.first(where: { $0.nodes.count > 1 }) else {
      return .applicable
    }
    return .notApplicable(
      "at information set “\(set.label)” the player does not know all earlier moves")
  }

  /// The equilibrium in which each indifferent player takes his first best action.
  ///
  /// It is the only one where nobody is indifferent, and then the outcome is complete.
  public func solve(_ game: Game, limits: Limits) -> SolverOutcome {
    if case .notApplicable(let reason) = applicability(to: game) {
      return .notApplicable(Self.name, reason)
    }
    var induction = Induction(game)
    var counter = StepCounter(limits)
    for node in game.nodes.indices.reversed() {
      guard counter.step() else { break }
      induction.settle(node)
    }
    let isDone = counter.stop == nil
    return .certified(
      method: Self.name, profiles: isDone ? [.pure(induction.choices, in: game)] : [], in: game,
      completeness: induction.hasTies ? .one : .all, steps: counter.steps,
      stop: counter.stop ?? .finished, limits: limits)
  }
}

private struct Induction {
  let game: Game
  /// Player by player, what each gets from a node on.
  private var values: [Double]
  /// The action chosen at each information set.
  private(set) var choices: [Int]
  /// Whether somebody was indifferent between his best actions.
  private(set) var hasTies = false

  init(_ game: Game) {
    self.game = game
    values = [Double](repeating: 0, count: game.nodes.count * game.players.count)
    choices = [Int](repeating: 0, count: game.informationSets.count)
  }

  mutating func settle(_ node: Int) {
    let count = game.players.count
    switch game.nodes[node].kind {
    case .terminal(let terminal):
      for player in 0..<count {
        values[node * count + player] = game.payoff(player: player, terminal: terminal)
      }
    case .chance(let event):
      let first = game.events[event].firstAction
      for (branch, child) in game.children(of: node).enumerated() {
        let probability = game.chanceProbabilities[first + branch]
        for player in 0..<count {
          values[node * count + player] += probability * values[child * count + player]
        }
      }
    case .decision(let set): choose(at: node, set)
    }
  }

  private mutating func choose(at node: Int, _ set: Int) {
    let count = game.players.count
    let player = game.informationSets[set].player
    let children = Array(game.children(of: node))
    var best = 0
    var isTied = false
    for action in children.indices.dropFirst() {
      let value = values[children[action] * count + player]
      let bestValue = values[children[best] * count + player]
      if value > bestValue {
        (best, isTied) = (action, false)
      } else if value == bestValue {
        isTied = true
      }
    }
    choices[set] = best
    hasTies = hasTies || isTied
    for player in 0..<count {
      values[node * count + player] = values[children[best] * count + player]
    }
  }
}
