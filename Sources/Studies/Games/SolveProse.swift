import Briefing
import Games
import Quantities

/// What solving a game came to, in sentences.
struct SolveProse {
  /// Equilibria that are told one by one.
  private static let mostTold = 3

  private let solution: Solution
  private let names: GameNames
  private var game: Game { solution.game }

  init(_ solution: Solution, _ names: GameNames) {
    self.solution = solution
    self.names = names
  }

  var summary: [Prose] {
    guard let outcome = solution.outcome else { return [shape, unsolvable] }
    let told = solution.assessments.prefix(Self.mostTold).enumerated().map {
      equilibrium($0.offset + 1, $0.element)
    }
    let earlier = solution.attempts.dropLast().map(inVain)
    return [shape] + earlier + [found(outcome)] + told + certificate + refinements + refused
  }

  // MARK: The game

  private var shape: Prose {
    let players = game.players.indices.prefix(6).map(names.player)
    let more = game.players.count > 6 ? players + ["others"] : players
    let recall: Prose =
      game.recall.isPerfect
      ? "" : " It lacks perfect recall: \(game.recall.description)."
    let knowledge =
      game.hasPerfectInformation
      ? "every player knows all earlier moves" : "not every player knows all earlier moves"
    return
      "\(Wording.count(game.players.count, "player")) (\(Wording.list(more))) move at \(Wording.count(game.informationSets.count, "information set")) with \(Wording.count(game.actionCount, "action")) in all; \(knowledge)\(chance), and the game can end in \(Wording.count(game.terminals.count, "way")).\(recall)"
  }

  private var chance: String {
    game.events.isEmpty ? "" : ", chance moves in \(Wording.count(game.events.count, "event"))"
  }

  // MARK: The method

  private var unsolvable: Prose {
    "\(strong: "No solver can solve this game"); the table “solvers” says why for each."
  }

  private func inVain(_ outcome: SolverOutcome) -> Prose {
    if outcome.completeness == .all, outcome.stop == .finished {
      return "\(outcome.method) found that there are \(Self.nothing(outcome.method))."
    }
    return "\(outcome.method) found nothing (\(outcome.stop.description)), so another was tried."
  }

  private func found(_ outcome: SolverOutcome) -> Prose {
    let choice = solution.isChosen ? "chosen because it suits such a game" : "as asked for"
    let count = outcome.assessments.count
    guard count > 0 else {
      return
        "By \(outcome.method), \(choice), \(strong: "no equilibrium was found"): \(why(outcome))."
    }
    let number: Prose = "\(strong: Wording.count(count, "equilibrium", plural: "equilibria"))"
    return
      "By \(outcome.method), \(choice), \(number) \(count == 1 ? "was" : "were") found: \(completeness(outcome)).\(ending(outcome))"
  }

  private func why(_ outcome: SolverOutcome) -> String {
    outcome.completeness == .all && outcome.stop == .finished
      ? "there are \(Self.nothing(outcome.method))" : outcome.stop.description
  }

  private func completeness(_ outcome: SolverOutcome) -> String {
    switch outcome.completeness {
    case .one: "one, and there may be others"
    case .some: "there may be others"
    case .all: all(outcome.method, outcome.assessments.count)
    }
  }

  private func ending(_ outcome: SolverOutcome) -> Prose {
    outcome.stop == .finished ? "" : " The method did not end well: \(outcome.stop.description)."
  }

  /// What it means that a method is complete.
  private func all(_ method: String, _ count: Int) -> String {
    switch method {
    case BackwardInduction.name:
      "it is the only one that is best after every history, since nobody is ever indifferent"
    case PureEnumeration.name:
      count == 1 ? "the only one in pure strategies" : "all there are in pure strategies"
    case ExtremeEquilibria.name:
      "all extreme ones, of which every other is a mixture\(components)"
    default: "all that the method looks for"
    }
  }

  private var components: String {
    guard let count = solution.components.count, solution.assessments.count > 1 else { return "" }
    let apart = solution.assessments.count
    return count == apart
      ? "; none of them hang together"
      : "; they make up \(Wording.count(count, "connected part"))"
  }

  private static func nothing(_ method: String) -> String {
    method == PureEnumeration.name
      ? "no equilibria in pure strategies" : "no equilibria of the kind it looks for"
  }

  // MARK: Equilibria

  private func equilibrium(_ number: Int, _ assessment: Assessment) -> Prose {
    let kind = assessment.isPure(in: game) ? "pure strategies" : "mixed strategies"
    let opening: Prose =
      "\(strong: "Equilibrium \(number)"), in \(kind), gives \(names.payoffs(assessment.certificate.payoffs))."
    guard let terminal = assessment.likeliestTerminal else { return opening }
    let probability = assessment.certificate.terminalProbabilities[terminal]
    let history = names.history(game.terminals[terminal])
    let chance =
      probability > 1 - Assessment.leastMentioned
      ? "It ends for certain by"
      : "Its likeliest end, with probability \(significant(probability)), is"
    return "\(opening) \(chance) “\(history)”."
  }

  // MARK: The check

  private var certificate: [Prose] {
    let certificates = solution.assessments.map(\.certificate)
    guard let worst = certificates.map(\.regret).max() else { return [] }
    let gain = worst > 0 ? "more than \(significant(worst, figures: 2))" : "anything"
    let loose =
      solution.tolerance > SolveOptions.standardTolerance
      ? "; as asked for, a gain of \(significant(solution.tolerance)) of that is allowed" : ""
    let spread = "payoffs differ by up to \(significant(game.payoffScale))\(loose)"
    return [
      "An independent check, which shares no code with the solvers, finds that no player would gain \(gain) by any other strategy (\(spread)).\(exactly) \(sequential)"
    ]
  }

  /// The most ends of a game that is checked in fractions as well, and the most equilibria.
  private static let mostChecked = (ends: 2_000, equilibria: 100)

  /// How many are equilibria without any rounding, where the numbers are fractions that fit.
  private var exactly: String {
    let assessments = solution.assessments
    guard game.terminals.count <= Self.mostChecked.ends,
      assessments.count <= Self.mostChecked.equilibria
    else { return "" }
    let count = assessments.count { assessment in
      guard let fractions = assessment.behaviour.nearestFractions(in: game) else { return false }
      return (try? game.verifyExactly(fractions)) == .equilibrium
    }
    guard count > 0 else { return "" }
    return count == assessments.count
      ? " In fractions, without any rounding, the gain is exactly nil."
      : " In fractions, without any rounding, it is exactly nil for \(Wording.grouped(count)) of the \(Wording.grouped(assessments.count))."
  }

  /// How many are rational throughout; what is short of it.
  private var sequential: String {
    let verdicts = solution.judgements.map(\.verdict)
    let count = verdicts.count
    let good = verdicts.count { $0 == .sequential }
    if good == count {
      return
        "\(count == 1 ? "It is" : "All are") sequential: consistent beliefs, those shown, make every move best, also where play never comes."
    }
    if count == 1 { return Self.shortfall(verdicts[0]) }
    let bad = verdicts.count { $0 == .notSequential }
    let untested = verdicts.count { $0 == nil }
    let rest = count - good - bad - untested
    let parts = [
      good > 0 ? "\(Wording.grouped(good)) \(good == 1 ? "is" : "are") sequential" : nil,
      bad > 0
        ? "\(Wording.grouped(bad)) rest\(bad == 1 ? "s" : "") on threats or promises that no consistent belief makes best"
        : nil,
      rest > 0
        ? "for \(Wording.grouped(rest)) no beliefs were found that make \(rest == 1 ? "it" : "them") rational throughout, which does not rule them out"
        : nil,
      untested > 0
        ? "\(Wording.grouped(untested)) \(untested == 1 ? "was" : "were") not tested" : nil,
    ].compactMap { $0 }
    return "Of the \(Wording.grouped(count)), \(Wording.list(parts))."
  }

  /// What the one equilibrium found falls short of.
  private static func shortfall(_ verdict: SequentialTest.Verdict?) -> String {
    switch verdict {
    case .notSequential: "It rests on threats or promises that no consistent belief makes best."
    case .undecided, .sequential:
      "No beliefs were found that make it rational throughout, which does not rule it out."
    case nil: "Whether beliefs make it rational throughout was not tested for want of time."
    }
  }

  /// What the intuitive criterion and D1 leave of the equilibria of a signalling game.
  private var refinements: [Prose] {
    let tested = solution.judgements.enumerated().compactMap { index, judgement in
      judgement.refinement.map { (number: index + 1, refinement: $0) }
    }
    guard !tested.isEmpty else { return [] }
    let failing = tested.filter { !$0.refinement.isIntuitive }
    let divine = tested.count { $0.refinement.passesD1 }
    let objection = failing.first?.refinement.intuitiveObjections.first.map {
      " Equilibrium \(failing[0].number) fails: \(Wording.clause($0.reason))."
    }
    return [
      "In this signalling game, \(Wording.grouped(tested.count - failing.count)) of \(Wording.grouped(tested.count)) pass\(tested.count - failing.count == 1 ? "es" : "") the intuitive criterion and \(Wording.grouped(divine)) D1.\(objection ?? "")"
    ]
  }

  private var refused: [Prose] {
    guard let best = solution.refused.first else { return [] }
    let count = Wording.count(solution.refused.count, "profile")
    return [
      "\(count) that solvers proposed \(solution.refused.count == 1 ? "was" : "were") \(strong: "refused by the check"); the best of them would let a player gain \(significant(best.assessment.certificate.regret)) by another strategy."
    ]
  }
}
