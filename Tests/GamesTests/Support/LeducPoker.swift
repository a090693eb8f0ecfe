@testable import Games

/// Leduc poker (Southey and others 2005): six cards of three ranks, antes of 1, a round of bets of 2 before a
/// public card and one of bets of 4 after it, at most two bets a round; a pair wins, else the higher rank.
enum LeducPoker {
  static func game() throws -> Game {
    var dealer = Dealer()
    return try dealer.game()
  }

  private struct Hand {
    /// Cards 0 to 5; the rank is half the number.
    let cards: [Int]
    var shared: Int?
    /// What players see of the betting.
    var history = ""
    var stakes = [1, 1]
    var bets = 0
    var moves = 0
    var mover = 0
  }

  private struct Dealer {
    var tree = GameTree(title: "Leduc poker", players: ["First", "Second"])

    mutating func game() throws -> Game {
      let deals = (0..<6).flatMap { one in (0..<6).filter { $0 != one }.map { [one, $0] } }
      let event = try tree.addEvent(
        label: "deal", actions: deals.map { "\($0[0]) \($0[1])" },
        probabilities: deals.map { _ in Number("1/30") ?? .zero })
      for (cards, position) in zip(deals, try tree.chance(at: tree.root, event: event)) {
        try bet(Hand(cards: cards), at: position)
      }
      return try tree.frozen()
    }

    private mutating func bet(_ hand: Hand, at position: GameTree.Position) throws {
      let isFacing = hand.stakes[hand.mover] < hand.stakes[1 - hand.mover]
      let actions = (isFacing ? ["fold"] : []) + ["call"] + (hand.bets < 2 ? ["raise"] : [])
      let seen = hand.shared.map { "\($0)" } ?? "-"
      let next = try tree.move(
        at: position, by: tree.players[hand.mover],
        in: "\(hand.cards[hand.mover]) \(seen) \(hand.history)", actions: actions)
      for (action, position) in zip(actions, next) {
        var after = hand
        after.history += action.prefix(1)
        after.moves += 1
        after.mover = 1 - hand.mover
        try follow(action, by: hand.mover, &after, at: position)
      }
    }

    private mutating func follow(
      _ action: String, by player: Int, _ hand: inout Hand, at position: GameTree.Position
    ) throws {
      if action == "fold" {
        let loss = hand.stakes[player]
        try end(player == 0 ? -loss : loss, at: position)
        return
      }
      hand.stakes[player] = hand.stakes[1 - player]
      if action == "raise" {
        hand.stakes[player] += hand.shared == nil ? 2 : 4
        hand.bets += 1
        try bet(hand, at: position)
      } else if hand.moves < 2 {
        try bet(hand, at: position)
      } else if hand.shared == nil {
        try turn(hand, at: position)
      } else {
        try showDown(hand, at: position)
      }
    }

    private mutating func turn(_ hand: Hand, at position: GameTree.Position) throws {
      let cards = (0..<6).filter { !hand.cards.contains($0) }
      let event = try tree.addEvent(
        label: "", actions: cards.map { "\($0)" },
        probabilities: cards.map { _ in Number("1/4") ?? .zero })
      for (card, position) in zip(cards, try tree.chance(at: position, event: event)) {
        var after = hand
        after.shared = card
        after.history += "/"
        (after.bets, after.moves, after.mover) = (0, 0, 0)
        try bet(after, at: position)
      }
    }

    private mutating func showDown(_ hand: Hand, at position: GameTree.Position) throws {
      let ranks = hand.cards.map { $0 / 2 == (hand.shared ?? 0) / 2 ? 3 : $0 / 2 }
      try end((ranks[0] - ranks[1]).signum() * hand.stakes[0], at: position)
    }

    private mutating func end(_ gain: Int, at position: GameTree.Position) throws {
      try tree.end(at: position, payoffs: [Number(gain), Number(-gain)])
    }
  }
}
