/// What checking a profile in fractions, without any rounding, has found.
public enum ExactVerdict: Hashable, Sendable {
  /// It is a Nash equilibrium, exactly.
  case equilibrium
  /// A player, by index, would gain so much by another strategy.
  case gain(player: Int, amount: Double)
  /// The probabilities at an information set, by index, are no distribution.
  case noDistribution(informationSet: Int)
  /// Fractions of 128-bit integers do not hold the numbers; which, in one plain sentence.
  case notRepresentable(String)
}

extension Game {
  /// Whether a behaviour profile of fractions is exactly a Nash equilibrium.
  ///
  /// Each player's payoff is compared with that of a best reply, in fractions of 128-bit integers and
  /// from the numbers of the game as they were written. Linear in the size of the tree, for each player.
  /// `probabilities` holds one fraction per action (`InformationSet.actionRange`).
  /// - Throws: `GameError.imperfectRecall`; `.listCount` where the number of actions differs.
  public func verifyExactly(_ probabilities: [Rational]) throws(GameError) -> ExactVerdict {
    guard recall.isPerfect else { throw .imperfectRecall(recall) }
    guard probabilities.count == actionCount else {
      throw .listCount(what: "actions", expected: actionCount, found: probabilities.count)
    }
    do {
      return try exactVerdict(probabilities.map { WideFraction($0) })
    } catch {
      return .notRepresentable(error.reason)
    }
  }

  private func exactVerdict(
    _ play: [WideFraction]
  ) throws(Unrepresentable) -> ExactVerdict {
    for (index, set) in informationSets.enumerated() {
      var sum = WideFraction.zero
      for probability in play[set.actionRange] { sum = try sum + probability }
      let isNegative = play[set.actionRange].contains { $0.numerator < 0 }
      if sum != .one || isNegative { return .noDistribution(informationSet: index) }
    }
    let check = try ExactPlay(self, play)
    for player in players.indices {
      let best = try check.bestReply(of: player)
      let gain = try best - check.payoff(of: player)
      if gain != .zero { return .gain(player: player, amount: gain.value) }
    }
    return .equilibrium
  }
}

/// Why numbers could not be held.
private struct Unrepresentable: Error {
  let reason: String

  static let overflow = Unrepresentable(reason: "a fraction needs more than 128 bits")
  static let number = Unrepresentable(
    reason: "a number of the game is no fraction of two integers of 64 bits")
}

extension WideFraction {
  fileprivate static func + (left: Self, right: Self) throws(Unrepresentable) -> Self {
    guard let sum = left.adding(right) else { throw .overflow }
    return sum
  }

  fileprivate static func - (left: Self, right: Self) throws(Unrepresentable) -> Self {
    guard let difference = left.subtracting(right) else { throw .overflow }
    return difference
  }

  fileprivate static func * (left: Self, right: Self) throws(Unrepresentable) -> Self {
    guard let product = left.multiplied(by: right) else { throw .overflow }
    return product
  }

  fileprivate func isLess(than other: Self) throws(Unrepresentable) -> Bool {
    try (self - other).numerator < 0
  }
}

/// A profile that is played, in fractions.
private struct ExactPlay {
  let game: Game
  let probabilities: [WideFraction]
  private let chance: [WideFraction]
  /// Payoffs of the outcomes, by outcome and player.
  private let paid: [[WideFraction]]

  init(_ game: Game, _ probabilities: [WideFraction]) throws(Unrepresentable) {
    self.game = game
    self.probabilities = probabilities
    chance = try Self.fractions(game.events.flatMap(\.probabilities))
    var paid: [[WideFraction]] = []
    for outcome in game.outcomes { paid.append(try Self.fractions(outcome.payoffs)) }
    self.paid = paid
  }

  private static func fractions(_ numbers: [Number]) throws(Unrepresentable) -> [WideFraction] {
    var fractions: [WideFraction] = []
    for number in numbers {
      guard let exact = number.exact else { throw .number }
      fractions.append(WideFraction(exact))
    }
    return fractions
  }

  /// What a player gets on average.
  func payoff(of player: Int) throws(Unrepresentable) -> WideFraction {
    var total = WideFraction.zero
    for (_, amount) in try amounts(of: player, playing: true) { total = try total + amount }
    return total
  }

  /// What a player gets on average from a best reply to the others.
  func bestReply(of player: Int) throws(Unrepresentable) -> WideFraction {
    var gathered = [WideFraction](repeating: .zero, count: game.actionCount)
    var total = WideFraction.zero
    for (action, amount) in try amounts(of: player, playing: false) {
      if action < 0 {
        total = try total + amount
      } else {
        gathered[action] = try gathered[action] + amount
      }
    }
    // Later sets come after those that lead to them, so that each is settled before it is needed.
    for set in game.informationSets.reversed() where set.player == player {
      var best = gathered[set.firstAction]
      for action in set.actionRange where try best.isLess(than: gathered[action]) {
        best = gathered[action]
      }
      if set.previousAction < 0 {
        total = try total + best
      } else {
        gathered[set.previousAction] = try gathered[set.previousAction] + best
      }
    }
    return total
  }

  /// For each terminal the player's last action before it and his payoff times its probability.
  ///
  /// His own moves count as certain unless he is `playing`.
  private func amounts(
    of player: Int, playing: Bool
  ) throws(Unrepresentable) -> [(action: Int, amount: WideFraction)] {
    var weight = [WideFraction](repeating: .one, count: game.nodes.count)
    var sums = [WideFraction](repeating: .zero, count: game.nodes.count)
    var last = [Int](repeating: -1, count: game.nodes.count)
    var amounts: [(Int, WideFraction)] = []
    for (index, node) in game.nodes.enumerated() {
      if node.parent >= 0 {
        (weight[index], sums[index], last[index]) = (
          weight[node.parent], sums[node.parent], last[node.parent]
        )
        let (factor, own) = edge(node, player)
        last[index] = own ?? last[index]
        if playing || own == nil { weight[index] = try weight[index] * factor }
      }
      if node.outcome >= 0 { sums[index] = try sums[index] + paid[node.outcome][player] }
      if node.isTerminal { amounts.append((last[index], try weight[index] * sums[index])) }
    }
    return amounts
  }

  /// The probability of the edge into a node, and the player's own action that it is, if any.
  private func edge(_ node: Node, _ player: Int) -> (WideFraction, Int?) {
    switch game.nodes[node.parent].kind {
    case .decision(let place):
      let set = game.informationSets[place]
      let action = set.firstAction + node.action
      return (probabilities[action], set.player == player ? action : nil)
    case .chance(let event): return (chance[game.events[event].firstAction + node.action], nil)
    case .terminal: return (.zero, nil)
    }
  }
}
