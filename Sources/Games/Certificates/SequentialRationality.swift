/// At every information set, what its player could gain from there on, given his beliefs there.
struct SequentialRationality {
  let violations: [Double]
  let test: Certificate.SequentialTest

  /// Where the full test would visit more than `cap` nodes, the test of single actions is used.
  init(_ play: Play, _ beliefs: [Double], cap: Int) {
    let game = play.game
    let visits = game.informationSets.reduce(0) { sum, set in
      sum + set.nodes.reduce(0) { $0 + game.nodes[$1].subtreeEnd - $1 }
    }
    if visits <= cap {
      test = .continuation
      violations = Self.byContinuation(play, beliefs)
    } else {
      test = .oneAction
      violations = Self.byOneAction(play, beliefs)
    }
  }

  private static func byContinuation(_ play: Play, _ beliefs: [Double]) -> [Double] {
    var violations = [Double](repeating: 0, count: play.game.informationSets.count)
    for player in play.game.players.indices {
      var reply = BestReply(play, player: player)
      for (index, set) in play.game.informationSets.enumerated() where set.player == player {
        let held = beliefs[set.memberRange]
        let best = reply.value(from: index, beliefs: held)
        violations[index] = best - mean(play.values[player], set.nodes, held)
      }
    }
    return violations
  }

  private static func byOneAction(_ play: Play, _ beliefs: [Double]) -> [Double] {
    play.game.informationSets.map { set in
      let own = play.values[set.player]
      let held = beliefs[set.memberRange]
      let best = set.actions.indices.map { action in
        mean(own, set.nodes.map { play.game.child(of: $0, action: action) }, held)
      }.max()
      return (best ?? 0) - mean(own, set.nodes, held)
    }
  }

  private static func mean(
    _ values: [Double], _ nodes: [Int], _ beliefs: ArraySlice<Double>
  ) -> Double {
    zip(nodes, beliefs).reduce(0) { $0 + $1.1 * values[$1.0] }
  }
}
