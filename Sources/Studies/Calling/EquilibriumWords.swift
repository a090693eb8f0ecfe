import Briefing
import Games
import Quantities
import Reading
import Record

/// Expectations of statements as equilibria have them, in place of elicited ones.
///
/// A claim that all types would make, or none, is expected alike under every hypothesis and weighs nothing.
/// Where several equilibria exist in a draw, the one in which the claim tells least counts.
struct EquilibriumWords {
  let talk: TalkAnalysis
  let subject: Case

  /// The case with these expectations.
  var weighed: Case {
    let claims = Dictionary(grouping: talk.claims) {
      subject.propositions[$0.entry.proposition].id
    }
    let kept = subject.assumptions.all.filter { assumption in
      let parts = assumption.name.split(separator: ".")
      guard parts.first == "stance", parts.count > 1 else { return true }
      return claims[String(parts[1].prefix { $0 != "@" })] == nil
    }
    return subject.replacing(assumptions: Assumptions(kept + talk.claims.flatMap(expectations)))
  }

  /// The share of affirmations that all hypotheses have where a claim tells nothing; what is left is
  /// shared by conditions and denials.
  private static let even = 0.5
  /// No expected share lies nearer to 0 or 1: errors of coding bound what a report can tell.
  private static let bound = 0.02

  private func expectations(_ claim: SolvedClaim) -> [Record.Assumption] {
    let proposition = subject.propositions[claim.entry.proposition].id
    let stem = "stance.\(proposition)" + (claim.entry.audience.map { "@\($0)" } ?? "")
    return subject.hypotheses.indices.flatMap { type -> [Record.Assumption] in
      let share = share(claim, type)
      let rest = Distribution.number((1 - share.best) / 2)
      let name = "\(stem).\(subject.hypotheses[type].id)"
      return [
        expectation("\(name).affirm", share, claim), expectation("\(name).condition", rest, claim),
        expectation("\(name).deny", rest, claim),
      ]
    }
  }

  private func share(_ claim: SolvedClaim, _ type: Int) -> Distribution {
    guard !claim.movesNothing, let relative = claim.relative[type] else {
      return .number(Self.even)
    }
    func bounded(_ value: Double) -> Double {
      min(max(Self.even * value, Self.bound), 1 - Self.bound)
    }
    let (low, best, high) = (
      bounded(relative.low), bounded(relative.median), bounded(relative.high)
    )
    return low < high ? .triangular(low: low, best: best, high: high) : .number(best)
  }

  private func expectation(
    _ name: String, _ share: Distribution, _ claim: SolvedClaim
  ) -> Record.Assumption {
    Assumption(
      name: name, distribution: share, unit: "share of statements",
      rationale: !claim.entry.why.isEmpty
        ? claim.entry.why
        : claim.isCostly
          ? "By what the claim costs each type." : "The claim costs nobody anything.",
      source: "Equilibrium of the claim as a message, by demands.yaml",
      line: subject.assumptions["\(name)"]?.line ?? 1)
  }

  /// Why words weigh what they weigh.
  var reason: Prose {
    let idle = talk.claims.count(where: \.movesNothing)
    return
      "Statements are weighed by who would make them in equilibrium, not by elicited shares: \(idle) of \(Wording.count(talk.claims.count, "claim")) could be made, or left unsaid, alike by the earnest and by the others, and so \(strong: "weigh nothing")."
  }
}

extension StudySettings {
  /// The case with words weighed as the settings say, and why where that is not elicited.
  ///
  /// - Throws: `MissingSheet` where equilibria are asked for and the case has no usable `demands.yaml`.
  func weighed(
    _ subject: Case, progress: ProgressHandler?
  ) async throws -> (subject: Case, reason: Prose?) {
    guard words == .equilibrium else { return (subject, nil) }
    let sheet = try sheet(.demands, of: subject) { CallSheet.read($0) }
    let deeds = try await IntentPosterior(
      of: subject, .deeds, intent, count: CallAnalysis.fewerDraws, progress: progress)
    let games = try await CallGames(subject, sheet, deeds, seed: seed, threads: threads)
    let talk = try await TalkAnalysis(subject, games, deeds: deeds, threads: threads)
    let equilibria = EquilibriumWords(talk: talk, subject: subject)
    return (equilibria.weighed, equilibria.reason)
  }
}
