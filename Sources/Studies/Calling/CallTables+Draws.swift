import Briefing
import Games
import Quantities
import Record

extension CallTables {
  /// Draws that the table of single draws shows of each demand.
  static let shownDraws = 64

  /// Single draws with their numbers and equilibria, for whoever wants to work them out again.
  func draws() throws -> Table {
    try Table(
      key: "draws", title: "Single draws: numbers and equilibria",
      columns: drawColumns,
      rows: analysis.sheet.demands.flatMap { demand in
        (0..<min(Self.shownDraws, analysis.games.priors.count)).flatMap { rows(demand, draw: $0) }
      },
      note: "The first \(Self.shownDraws) draws of each demand, by the closed form. Types are "
        + "numbered as in case.yaml: "
        + subject.hypotheses.enumerated().map { "\($0 + 1) \($1.id)" }.joined(separator: ", "))
  }

  private var drawColumns: [Briefing.Column] {
    let own = [
      ("prior", "Prior"), ("cost", "Cost"), ("benefit", "Benefit"), ("worth", "Worth"),
      ("meets", "Meets"),
    ]
    let typed = own.flatMap { key, title in
      subject.hypotheses.indices.map {
        Column(
          key: "\(key)_\($0 + 1)", title: "\(title) \($0 + 1)",
          meaning: "\(title) of type \($0 + 1).")
      }
    }
    let common = [
      ("value", "Value"), ("price", "Price"), ("faked", "Faked"), ("mistaken", "Mistaken"),
      ("trust_if_met", "Trust if met"), ("trust_if_refused", "Trust if refused"),
      ("payoff", "Payoff"), ("exploitation", "Exploitation"),
    ].map { Column(key: $0, title: $1, meaning: "\($1), in the equilibrium or the draw.") }
    return [
      .demand, Column(key: "draw", title: "Draw", meaning: "Number of the draw, from 0."),
      Column(key: "equilibrium", title: "Equilibrium", meaning: "Its number, from 1."),
      Column(key: "kind", title: "Kind", meaning: "What the answer tells in it."),
    ] + typed + common
  }

  private func rows(_ demand: CallSheet.Demand, draw: Int) -> [[Cell]] {
    let game = analysis.games.game(demand, draw: draw)
    func numbers(_ values: [Double]) -> [Cell] { values.map { .number($0, digits: 3) } }
    return game.equilibria().enumerated().map { index, found in
      [.text(demand.id), .integer(draw), .integer(index + 1), .text(found.kind.rawValue)]
        + numbers(
          game.types.map(\.prior) + game.types.map(\.cost) + game.types.map(\.benefit)
            + game.types.map(\.worth) + found.meeting)
        + numbers([
          game.value, game.price, game.faked, game.mistaken, found.trust.met, found.trust.refused,
          found.payoffOfCaller, found.exploitation,
        ])
    }
  }
}
