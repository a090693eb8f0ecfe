import Briefing
import Games
import Quantities

/// What is believed, what follows, and what was refused.
extension SolveTables {
  /// A probability to four figures, as it stands after the name of an action.
  static func share(_ probability: Double) -> String { significant(probability) }

  var beliefs: Table {
    get throws {
      try Table(
        key: "beliefs", title: "Beliefs where a player does not know all that was done",
        columns: [
          Self.number, Self.player, Self.set,
          Column(key: "history", title: "What was done", meaning: "A history that may be it."),
          Column(
            key: "belief", title: "Belief", meaning: "Its probability in the player's eyes."),
          Column(
            key: "reached", title: "Reached",
            meaning: "Whether play comes here, so that the belief follows from the strategies."),
        ],
        rows: detailed.flatMap { number, assessment in
          setsByPlayer.flatMap { beliefs(number, assessment, $0) }
        }, note: note,
        emptyMessage: detailed.isEmpty
          ? Self.none : "Every player knows all that was done before each of his moves.")
    }
  }

  private func beliefs(_ number: Int, _ assessment: Assessment, _ index: Int) -> [[Cell]] {
    let set = game.informationSets[index]
    guard set.nodes.count > 1 else { return [] }
    let isReached = assessment.certificate.isReached[index]
    return zip(set.nodes, assessment.beliefs[set.memberRange]).map { node, belief in
      [
        .integer(number), .text(names.player(set.player)), .text(names.informationSet(index)),
        .text(names.history(node)), .measure(belief, figures: 4), .flag(isReached),
      ]
    }
  }

  var outcomes: Table {
    get throws {
      try Table(
        key: "outcomes", title: "How the game ends",
        columns: [
          Self.number,
          Column(key: "outcome", title: "Outcome", meaning: "Name of the outcome, if it has one."),
          Column(key: "history", title: "What was done", meaning: "The moves that lead there."),
          Column(key: "probability", title: "Probability", meaning: "How probable that is."),
          Self.payoffText,
        ],
        rows: detailed.flatMap { number, assessment in outcomes(number, assessment) },
        note: note, emptyMessage: Self.none)
    }
  }

  /// Ends with a probability above zero, the likeliest first.
  private func outcomes(_ number: Int, _ assessment: Assessment) -> [[Cell]] {
    let probabilities = assessment.certificate.terminalProbabilities
    let possible = probabilities.indices.filter { probabilities[$0] > 0 }
    return possible.sorted { (-probabilities[$0], $0) < (-probabilities[$1], $1) }.map { terminal in
      [
        .integer(number), .text(names.outcome(ofTerminal: terminal)),
        .text(names.history(game.terminals[terminal])),
        .measure(probabilities[terminal], figures: 4),
        .text(
          names.payoffs(game.players.indices.map { game.payoff(player: $0, terminal: terminal) })),
      ]
    }
  }

  var refused: Table {
    get throws {
      try Table(
        key: "refused", title: "Profiles that the check refused",
        columns: [
          Column(key: "solver", title: "Solver", meaning: "The solver that proposed it."),
          Column(
            key: "regret", title: "Regret",
            meaning: "The most that a player would gain by another strategy."),
          Column(
            key: "allowed", title: "Allowed", meaning: "The most that an equilibrium may have."),
          Self.payoffText,
        ],
        rows: solution.refused.map { method, assessment in
          let certificate = assessment.certificate
          return [
            .text(method), .measure(certificate.regret, figures: 4),
            .measure(solution.tolerance * certificate.scale, figures: 2),
            .text(names.payoffs(certificate.payoffs)),
          ]
        }, emptyMessage: "None: all that solvers proposed are equilibria.")
    }
  }
}
