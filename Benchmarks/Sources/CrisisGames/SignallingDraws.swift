import Foundation
import Games
import Quantities

/// Draws of the payoffs of one signalling game, as `games.py` writes them.
///
/// Payoffs are in hundredths, one list per draw, a pair for each end in the order type, message,
/// response, the last fastest.
struct SignallingDraws: Decodable {
  let types: Int
  let messages: Int
  let responses: Int
  let prior: [String]
  let payoffs: [[[Double]]]

  init(contentsOf file: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: file))
    self = try JSONDecoder().decode(SignallingDraws.self, from: data)
  }

  private var ends: Int { types * messages * responses }

  /// The game with a parameter for each payoff.
  func game() throws -> ParametricGame {
    let parameters = (0..<ends).flatMap { end in
      ["sender\(end)", "receiver\(end)"].map { Parameter($0, unit: "", .number(0)) }
    }
    var tree = try ParametricGameTree(
      title: "Signalling", comment: "", players: ["Sender", "Receiver"], parameters: parameters)
    let drawn = try tree.chance(
      at: tree.root, event: "type", prior.enumerated().map { ("t\($0.offset)", $0.element) })
    for (type, position) in drawn.enumerated() {
      let sent = try tree.move(
        at: position, by: "Sender", in: "type \(type)", actions: (0..<messages).map { "m\($0)" })
      for (message, position) in sent.enumerated() {
        let replies = try tree.move(
          at: position, by: "Receiver", in: "message \(message)",
          actions: (0..<responses).map { "r\($0)" })
        for (response, position) in replies.enumerated() {
          let end = (type * messages + message) * responses + response
          try tree.end(at: position, payoffs: ["sender\(end)", "receiver\(end)"])
        }
      }
    }
    return try tree.frozen()
  }

  /// The draws as values of the game's parameters, again and again up to a number.
  func rows(_ count: Int) -> [[Double]] {
    (0..<count).map { payoffs[$0 % payoffs.count].flatMap { $0.map { $0 / 100 } } }
  }
}
