import RealModule

@testable import Games

/// The logit equations from the tree by other means than the solver's.
enum LogitEquations {
  /// The largest miss of log π(a) - log π(b) = λ·(u(a) - u(b)) over all sets, in logarithms.
  static func error(of point: LogitPath.Point, in game: Game) -> Double {
    var worst = 0.0
    for set in game.informationSets {
      let beliefs = beliefs(at: set, point.logProbabilities, in: game)
      let utilities = set.actions.indices.map { action in
        zip(set.nodes, beliefs).reduce(0) { sum, member in
          let child = game.child(of: member.0, action: action)
          return sum + member.1 * value(child, of: set.player, point.behaviour, in: game)
        }
      }
      let logs = point.logProbabilities[set.actionRange].map { $0 }
      for action in logs.indices {
        let expected = point.lambda * (utilities[action] - utilities[0])
        worst = max(worst, (logs[action] - logs[0] - expected).magnitude)
      }
    }
    return worst
  }

  /// Beliefs from sums of logarithms along the ways to the members; a branch of probability zero counts
  /// as less likely than anything that players do.
  private static func beliefs(
    at set: InformationSet, _ logs: [Double], in game: Game
  ) -> [Double] {
    let ways = set.nodes.map { way(to: $0, logs, in: game) }
    let fewest = ways.map(\.impossible).min() ?? 0
    let sums = ways.map { $0.impossible > fewest ? -Double.infinity : $0.log }
    let top = sums.max() ?? 0
    let weights = sums.map { Double.exp($0 - top) }
    let total = weights.reduce(0, +)
    return weights.map { $0 / total }
  }

  private static func way(
    to node: Int, _ logs: [Double], in game: Game
  ) -> (log: Double, impossible: Int) {
    let here = game.nodes[node]
    guard here.parent >= 0 else { return (0, 0) }
    var (log, impossible) = way(to: here.parent, logs, in: game)
    switch game.nodes[here.parent].kind {
    case .decision(let set): log += logs[game.informationSets[set].firstAction + here.action]
    case .chance(let event):
      let probability = game.events[event].probabilities[here.action].value
      if probability > 0 { log += Double.log(probability) } else { impossible += 1 }
    case .terminal: break
    }
    return (log, impossible)
  }

  /// A game of two players whose principal branch turns back in λ, found among random ones.
  static func turningGame() throws -> Game {
    let payoffs = "6 7 4 3 5 4 4 8 3 5 2 0 1 5 6 1 5 8"
    return try Game(NormalForm(nfg: "NFG 1 R \"\" { \"A\" \"B\" } { 3 3 } " + payoffs))
  }
}
