import Briefing
import Games

/// The tables of `solve` that say what was found; those about the game and the methods are in extensions.
struct SolveTables {
  /// Equilibria of which strategies, beliefs and outcomes are listed.
  static let mostDetailed = 100
  /// Actions that are named in one cell.
  private static let mostActions = 8

  let solution: Solution
  let names: GameNames
  let reach: [[Double]]

  init(_ solution: Solution, _ names: GameNames) {
    self.solution = solution
    self.names = names
    reach = solution.assessments.prefix(Self.mostDetailed).map {
      solution.game.reachProbabilities($0.behaviour)
    }
  }

  var all: [Table] {
    get throws {
      [
        try equilibria, try strategies, try beliefs, try outcomes, try payoffs, try probabilities,
        try refused, try solvers, try shape,
      ]
    }
  }

  var game: Game { solution.game }

  /// What is said where there are no rows.
  static let none = "No equilibrium was found."

  /// The equilibria of which details are listed, numbered from 1.
  var detailed: [(number: Int, assessment: Assessment)] {
    solution.assessments.prefix(Self.mostDetailed).enumerated().map { ($0.offset + 1, $0.element) }
  }

  /// Says so where details of some equilibria are left out.
  var note: String? {
    let count = solution.assessments.count
    return count > Self.mostDetailed
      ? "Of \(Wording.grouped(count)) equilibria, the first \(Self.mostDetailed)." : nil
  }

  static let number = Column(
    key: "equilibrium", title: "No.", meaning: "Number of the equilibrium.")
  static let player = Column(key: "player", title: "Player", meaning: "Name of the player.")
  static let set = Column(
    key: "information_set", title: "Information set",
    meaning: "Name of the information set, or its number among the player's.")
  static let payoffText = Column(
    key: "payoffs", title: "Payoffs", meaning: "What each player gets, in words.")

  // MARK: Equilibria

  private var equilibria: Table {
    get throws {
      try Table(
        key: "equilibria", title: "Equilibria",
        columns: [
          Self.number,
          Column(
            key: "component", title: "Part",
            meaning: "Connected component of the equilibria that it belongs to."),
          Column(key: "pure", title: "Pure", meaning: "Whether nobody mixes."),
          Column(
            key: "sequential", title: "Sequential",
            meaning: "Whether consistent beliefs make it rational throughout."),
          Column(key: "types", title: "Types", meaning: "What a sender's messages tell of him."),
          Column(
            key: "intuitive", title: "Intuitive",
            meaning: "Whether it passes the intuitive criterion."),
          Column(key: "divine", title: "D1", meaning: "Whether it passes the criterion D1."),
          Column(key: "ends", title: "Most likely end", meaning: "The likeliest history."),
          Column(key: "probability", title: "Probability", meaning: "Its probability."),
          Self.payoffText,
          Column(
            key: "regret", title: "Regret",
            meaning: "The most that any player would gain by another strategy."),
          Column(
            key: "violation", title: "Violation",
            meaning: "The most that any player would gain from an information set on."),
        ],
        rows: solution.judgements.enumerated().map { equilibrium($0.offset + 1, $0.element) },
        emptyMessage: Self.none)
    }
  }

  private func equilibrium(_ number: Int, _ judgement: Judgement) -> [Cell] {
    let assessment = judgement.assessment
    let certificate = assessment.certificate
    let likeliest = assessment.likeliestTerminal
    return [
      .integer(number), component(number), .flag(assessment.isPure(in: game)),
      judgement.verdict.map { .text($0.words) } ?? .missing("not tested"),
      judgement.refinement.map { .text($0.separation.rawValue) } ?? Self.noSignals,
      judgement.refinement.map { .flag($0.isIntuitive) } ?? Self.noSignals,
      judgement.refinement.map { .flag($0.passesD1) } ?? Self.noSignals,
      .text(likeliest.map { names.history(game.terminals[$0]) } ?? ""),
      .measure(likeliest.map { certificate.terminalProbabilities[$0] } ?? .nan, figures: 4),
      .text(names.payoffs(certificate.payoffs)),
      .measure(max(0, certificate.regret), figures: 2),
      .measure(max(0, certificate.sequentialViolation), figures: 2),
    ]
  }

  private func component(_ number: Int) -> Cell {
    guard let found = solution.outcome?.assessments[number - 1],
      let component = solution.components.number(of: found.behaviour)
    else { return .missing("–") }
    return .integer(component)
  }

  private static let noSignals = Cell.missing("–")

  private var payoffs: Table {
    get throws {
      try Table(
        key: "payoffs", title: "Payoffs by player",
        columns: [
          Self.number, Self.player,
          Column(key: "payoff", title: "Payoff", meaning: "What the player gets on average."),
          Column(
            key: "regret", title: "Regret",
            meaning: "The most that another strategy would gain the player."),
        ],
        rows: solution.assessments.enumerated().flatMap { index, assessment in
          game.players.indices.map { player in
            [
              .integer(index + 1), .text(names.player(player)),
              .measure(assessment.certificate.payoffs[player], figures: 6),
              .measure(max(0, assessment.certificate.regrets[player]), figures: 2),
            ]
          }
        }, emptyMessage: Self.none)
    }
  }

  // MARK: Behaviour

  private var strategies: Table {
    get throws {
      try Table(
        key: "strategies", title: "Strategies by information set",
        columns: [
          Self.number, Self.player, Self.set,
          Column(key: "after", title: "After", meaning: "The histories after which it is met."),
          Column(key: "plays", title: "Plays", meaning: "The actions played, with probabilities."),
          Column(key: "reached", title: "Reached", meaning: "Probability that play comes here."),
          Column(
            key: "gain", title: "Gain",
            meaning: "The most that the player would gain from here on, given his beliefs."),
        ],
        rows: detailed.flatMap { number, assessment in
          setsByPlayer.map { strategy(number, assessment, $0) }
        }, note: note, emptyMessage: Self.none)
    }
  }

  /// Information sets, those of one player together.
  var setsByPlayer: [Int] {
    game.players.indices.flatMap { game.informationSets(of: $0) }
  }

  private func strategy(_ number: Int, _ assessment: Assessment, _ index: Int) -> [Cell] {
    let set = game.informationSets[index]
    return [
      .integer(number), .text(names.player(set.player)), .text(names.informationSet(index)),
      .text(names.histories(ofSet: index)), .text(plays(assessment.behaviour[set], set)),
      .measure(set.nodes.reduce(0) { $0 + reach[number - 1][$1] }, figures: 4),
      .measure(max(0, assessment.certificate.sequentialViolations[index]), figures: 2),
    ]
  }

  /// “beer” where one action is certain, “beer 0.75, quiche 0.25” otherwise.
  private func plays(_ probabilities: ArraySlice<Double>, _ set: InformationSet) -> String {
    let played = zip(set.actions.indices, probabilities).filter { $1 > Assessment.leastMentioned }
    if let only = played.first, played.count == 1 { return names.action(only.0, of: set.actions) }
    let shown = played.prefix(Self.mostActions).map { action, probability in
      "\(names.action(action, of: set.actions)) \(Self.share(probability))"
    }.joined(separator: ", ")
    return played.count > Self.mostActions
      ? "\(shown) and \(played.count - Self.mostActions) more" : shown
  }

  private var probabilities: Table {
    get throws {
      try Table(
        key: "probabilities", title: "Probabilities of actions",
        columns: [
          Self.number, Self.player, Self.set,
          Column(key: "action", title: "Action", meaning: "Name of the action."),
          Column(
            key: "probability", title: "Probability",
            meaning: "Probability of the action where the set is reached."),
        ],
        rows: detailed.flatMap { number, assessment in
          setsByPlayer.flatMap { actions(number, assessment, $0) }
        }, note: note, emptyMessage: Self.none)
    }
  }

  private func actions(_ number: Int, _ assessment: Assessment, _ index: Int) -> [[Cell]] {
    let set = game.informationSets[index]
    return zip(set.actions.indices, assessment.behaviour[set]).map { action, probability in
      [
        .integer(number), .text(names.player(set.player)), .text(names.informationSet(index)),
        .text(names.action(action, of: set.actions)), .measure(probability, figures: 6),
      ]
    }
  }
}

extension SequentialTest.Verdict {
  /// “yes”, “no” or “not shown”.
  var words: String {
    switch self {
    case .sequential: "yes"
    case .notSequential: "no"
    case .undecided: "not shown"
    }
  }
}
