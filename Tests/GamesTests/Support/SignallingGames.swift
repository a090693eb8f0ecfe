import Quantities

@testable import Games

/// Signalling games from tables of payoffs.
enum SignallingGames {
  /// A game of types, messages and responses; `payoffs` gives both players' payoffs at each end.
  static func game(
    priors: [Number], messages: Int, responses: Int,
    payoffs: (_ type: Int, _ message: Int, _ response: Int) -> [Number]
  ) throws -> Game {
    var tree = GameTree(title: "Signalling", players: ["Sender", "Receiver"])
    let event = try tree.addEvent(
      label: "type", actions: priors.indices.map { "t\($0)" }, probabilities: priors)
    for (type, position) in try tree.chance(at: tree.root, event: event).enumerated() {
      let sent = try tree.move(
        at: position, by: "Sender", in: "t\(type)", actions: (0..<messages).map { "m\($0)" })
      for (message, position) in sent.enumerated() {
        let ends = try tree.move(
          at: position, by: "Receiver", in: "m\(message)",
          actions: (0..<responses).map { "r\($0)" })
        for (response, end) in ends.enumerated() {
          try tree.end(at: end, payoffs: payoffs(type, message, response))
        }
      }
    }
    return try tree.frozen()
  }

  /// Job-market signalling (Spence 1973) with three types of productivity 1, 2 and 3, as likely as each
  /// other, one level of education that costs them 0.9, 0.7 and 0.5, and wages in steps of one half.
  ///
  /// The employer loses the square of what the wage misses productivity by.
  static func spence() throws -> Game {
    let third = Number("1/3") ?? .zero
    let costs = [0.9, 0.7, 0.5]
    let wages = [1, 1.5, 2, 2.5, 3]
    return try game(priors: [third, third, third], messages: 2, responses: 5) {
      type, message, pay in
      let miss = wages[pay] - Double(type + 1)
      let worth = message == 0 ? wages[pay] : wages[pay] - costs[type]
      return [Number(worth) ?? .zero, Number(-miss * miss) ?? .zero]
    }
  }

  /// Payoffs drawn evenly from -1 to 1; all types as likely as each other.
  static func drawn(
    _ generator: inout SeededGenerator, types: Int, messages: Int, responses: Int
  ) throws -> Game {
    let prior = Rational(1, over: types).map { Number($0) } ?? .zero
    let priors = [Number](repeating: prior, count: types)
    let count = types * messages * responses
    let table = (0..<count).map { _ in
      (0..<2).map { _ in Number(2 * generator.uniform() - 1) ?? .zero }
    }
    return try game(priors: priors, messages: messages, responses: responses) {
      table[($0 * messages + $1) * responses + $2]
    }
  }
}
