import Briefing
import Games

/// What the game is like, and which methods can solve it.
extension SolveTables {
  var solvers: Table {
    get throws {
      try Table(
        key: "solvers", title: "Methods",
        columns: [
          Column(key: "solver", title: "Solver", meaning: "Its name, for --solver."),
          Column(key: "applicable", title: "Can", meaning: "Whether it can solve this game."),
          Column(key: "found", title: "Found", meaning: "Equilibria found, where it was used."),
          Column(key: "refused", title: "Refused", meaning: "Proposed profiles that were refused."),
          Column(key: "steps", title: "Steps", meaning: "Steps of the method."),
          Column(key: "remark", title: "Remark", meaning: "Why it cannot, or how it ended."),
          Column(key: "summary", title: "What it does", meaning: "What the method does."),
        ],
        rows: Solvers.all.map(row))
    }
  }

  private func row(_ solver: any Solver) -> [Cell] {
    let (name, summary) = (type(of: solver).name, type(of: solver).summary)
    let start: [Cell]
    if let outcome = solution.attempts.first(where: { $0.method == name }) {
      start = [
        .flag(true), .integer(outcome.assessments.count), .integer(outcome.refused.count),
        .integer(outcome.steps), .text(outcome.stop.description),
      ]
    } else {
      let unused = Cell.missing("not used")
      switch solver.applicability(to: game) {
      case .applicable: start = [.flag(true), unused, unused, unused, .text("")]
      case .notApplicable(let reason):
        start = [.flag(false), unused, unused, unused, .text(reason)]
      }
    }
    return [.text(name)] + start + [.text(summary)]
  }

  var shape: Table {
    get throws {
      try Table(
        key: "game", title: "The game",
        columns: [
          Column(key: "players", title: "Players", meaning: "Number of players."),
          Column(key: "nodes", title: "Nodes", meaning: "Nodes of the tree."),
          Column(key: "terminals", title: "Ends", meaning: "Nodes at which the game ends."),
          Column(key: "information_sets", title: "Sets", meaning: "Information sets."),
          Column(key: "actions", title: "Actions", meaning: "Actions at all of them together."),
          Column(key: "chance_events", title: "Events", meaning: "Chance events."),
          Column(key: "subgames", title: "Subgames", meaning: "Subgames, the whole game counted."),
          Column(
            key: "perfect_information", title: "Perfect information",
            meaning: "Whether each player knows all earlier moves."),
          Column(
            key: "perfect_recall", title: "Perfect recall",
            meaning: "Whether each player remembers what he knew and did."),
          Column(
            key: "constant_sum", title: "Constant sum",
            meaning: "Whether two players' payoffs sum to the same number everywhere."),
          Column(
            key: "spread", title: "Spread",
            meaning: "The largest difference between two payoffs of one player."),
        ],
        rows: [
          [
            .integer(game.players.count), .integer(game.nodes.count),
            .integer(game.terminals.count), .integer(game.informationSets.count),
            .integer(game.actionCount), .integer(game.events.count),
            .integer(game.subgameRoots.count), .flag(game.hasPerfectInformation),
            .flag(game.recall.isPerfect), .flag(game.isConstantSum),
            .measure(game.payoffScale, figures: 6),
          ]
        ])
    }
  }
}
