@testable import Games

/// Kuhn poker (Kuhn 1950): three cards, each player antes 1, one bet of 1.
enum KuhnPoker {
  static let cards = ["Jack", "Queen", "King"]

  static func game() throws -> Game {
    var tree = GameTree(title: "Kuhn poker", players: ["First", "Second"])
    let deals = (0..<3).flatMap { first in (0..<3).filter { $0 != first }.map { (first, $0) } }
    let event = try tree.addEvent(
      label: "deal", actions: deals.map { cards[$0.0] + " " + cards[$0.1] },
      probabilities: deals.map { _ in Number("1/6") ?? .zero })
    for (deal, position) in zip(deals, try tree.chance(at: tree.root, event: event)) {
      try play(&tree, at: position, first: deal.0, second: deal.1)
    }
    return try tree.frozen()
  }

  private static func play(
    _ tree: inout GameTree, at start: GameTree.Position, first: Int, second: Int
  ) throws {
    let opening = try tree.move(
      at: start, by: "First", in: cards[first], actions: ["check", "bet"])
    let afterCheck = try tree.move(
      at: opening[0], by: "Second", in: cards[second] + " checked", actions: ["check", "bet"])
    try showdown(&tree, at: afterCheck[0], stake: 1, first > second)
    let raised = try tree.move(
      at: afterCheck[1], by: "First", in: cards[first] + " raised", actions: ["fold", "call"])
    try tree.end(at: raised[0], payoffs: [-1, 1])
    try showdown(&tree, at: raised[1], stake: 2, first > second)
    let afterBet = try tree.move(
      at: opening[1], by: "Second", in: cards[second] + " bet", actions: ["fold", "call"])
    try tree.end(at: afterBet[0], payoffs: [1, -1])
    try showdown(&tree, at: afterBet[1], stake: 2, first > second)
  }

  private static func showdown(
    _ tree: inout GameTree, at position: GameTree.Position, stake: Int, _ firstWins: Bool
  ) throws {
    let gain = Number(firstWins ? stake : -stake)
    let loss = Number(firstWins ? -stake : stake)
    try tree.end(at: position, payoffs: [gain, loss])
  }

  /// The family of equilibria by the first player's chance `alpha` (0...1/3) of betting the Jack.
  static func equilibrium(alpha: Double, in game: Game) throws -> BehaviourProfile {
    let second: [String: Double] = [
      "Jack": alpha, "Queen": 0, "King": 3 * alpha, "Jack raised": 0, "Queen raised": alpha + 1 / 3,
      "King raised": 1, "Jack checked": 1.0 / 3, "Queen checked": 0, "King checked": 1,
      "Jack bet": 0, "Queen bet": 1.0 / 3, "King bet": 1,
    ]
    return profile(in: game) { second[$0.label] ?? 0 }
  }
}

/// A profile of a game with two actions everywhere, from the probability of the second.
func profile(in game: Game, second: (InformationSet) -> Double) -> BehaviourProfile {
  BehaviourProfile(game.informationSets.flatMap { [1 - second($0), second($0)] })
}
