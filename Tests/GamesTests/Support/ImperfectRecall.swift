@testable import Games

/// Games in which somebody forgets.
enum ImperfectRecall {
  /// The absent-minded driver (Piccione and Rubinstein 1997): two exits that look the same.
  static func absentMindedDriver() throws -> Game {
    var tree = GameTree(title: "Absent-minded driver", players: ["Driver"])
    let first = try tree.move(at: tree.root, by: "Driver", in: "exit", actions: ["exit", "go on"])
    let second = try tree.move(at: first[1], by: "Driver", in: "exit", actions: ["exit", "go on"])
    try tree.end(at: first[0], payoffs: [0])
    try tree.end(at: second[0], payoffs: [4])
    try tree.end(at: second[1], payoffs: [1])
    return try tree.frozen()
  }

  /// A player moves twice, and the second time has forgotten what he did the first time.
  static func forgetful() throws -> Game {
    var tree = GameTree(title: "Forgetful", players: ["One", "Two"])
    let first = try tree.move(at: tree.root, by: "One", in: "first", actions: ["a", "b"])
    for position in first {
      let second = try tree.move(at: position, by: "One", in: "second", actions: ["c", "d"])
      for end in second { try tree.end(at: end, payoffs: [1, 2]) }
    }
    return try tree.frozen()
  }
}
