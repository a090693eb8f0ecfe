import Briefing
import Games
import Quantities
import Reading
import Record

/// What the demands come to, in sentences: likelihood and confidence always apart (ICD 203).
struct CallProse {
  private let subject: Case
  private let analysis: CallAnalysis

  init(_ subject: Case, _ analysis: CallAnalysis) {
    self.subject = subject
    self.analysis = analysis
  }

  var summary: [Prose] {
    [
      best, why, belief, kept, otherEquilibria, wrong, cheapest, noTest, reversed,
      deciding, sequence, talk,
      confidence,
    ]
    .compactMap(\.self)
  }

  private func share(_ value: Double) -> String { Wording.percent(value) }

  private func name(_ solved: SolvedDemand) -> String { "“\(Wording.clause(solved.demand.name))”" }

  private var leading: SolvedDemand? { analysis.ranked.first }

  private var isTested: Bool { (leading?.tells ?? 0) > 0 }

  /// Which demand would tell most often.
  var best: Prose? {
    guard let leading else { return nil }
    let count = analysis.demands.count
    guard isTested else {
      return
        "\(strong: count == 1 ? "The demand is no test" : "None of the \(count) demands is a test"): in no draw would an earnest target meet one that the others refuse, if the caller says beforehand what will follow."
    }
    let start = count == 1 ? "" : "Of \(count) demands, "
    return
      "\(start)\(strong: name(leading)) would \(count == 1 ? "" : "most often ")call the bluff: in \(share(leading.tells)) of the draws an earnest target would meet it and no other would, if the caller says beforehand what will follow\(cite: leading.demand.evidence).\(condition(leading))"
  }

  /// That a demand can only be made after others.
  private func condition(_ solved: SolvedDemand) -> String {
    let names = solved.demand.after.map {
      "“\(Wording.clause(analysis.sheet.demands[$0].name))”"
    }
    return names.isEmpty
      ? "" : " It comes only after \(Wording.list(names)), and is taken here on today’s belief."
  }

  /// Why it leads: how often the earnest would refuse it and another would meet it, beside the next.
  var why: Prose? {
    guard let leading, isTested, let cost = leading.spread({ $0.costs.earnest }),
      let others = leading.spread({ $0.costs.other })
    else { return nil }
    let next =
      analysis.ranked.count > 1
      ? " With the next, \(name(analysis.ranked[1])), \(failures(analysis.ranked[1]))." : ""
    return
      "In the median it costs the earnest \(ratio(cost.median)) of what trust is worth to them, and the type among the others that it costs least \(ratio(others.median)): \(failures(leading)).\(next)"
  }

  private func ratio(_ value: Double) -> String {
    value < 0.005 ? "nothing" : "\(Int((value * 100).rounded()))%"
  }

  /// How often a demand fails to tell, either way.
  private func failures(_ solved: SolvedDemand) -> String {
    let draws = Double(max(1, solved.draws.count))
    let isEarnest = analysis.games.isEarnest
    func share(_ earnest: Bool, _ fails: (Double) -> Bool) -> Double {
      Double(
        solved.draws.count { draw in
          zip(draw.announced.meeting, isEarnest).contains { $1 == earnest && fails($0) }
        }) / draws
    }
    let (refused, met) = (share(true) { $0 < 0.5 }, share(false) { $0 > 0.5 })
    return
      "an earnest target would refuse it in \(self.share(refused)) of the draws, and another would meet it in \(self.share(met))"
  }

  /// What would be believed after it.
  var belief: Prose? {
    guard let leading, isTested, let before = leading.spread(\.earnest),
      let met = leading.spread(\.announced.earnestIfMet),
      let refused = leading.spread(\.announced.earnestIfRefused)
    else { return nil }
    return
      "The belief that the offer is meant, \(share(before.median)) before (\(Wording.percents(before.low, before.high)) over the draws), would be \(share(met.median)) after it looks met (\(Wording.percents(met.low, met.high))) and \(share(refused.median)) after it looks refused (\(Wording.percents(refused.low, refused.high)))."
  }

  /// Whether it would be wise to act on the answer.
  var kept: Prose? {
    guard let leading, isTested else { return nil }
    let distrust =
      leading.distrusts > 0.02
      ? " In \(share(leading.distrusts)) trust would not pay even where it looks met, by what would be believed then."
      : ""
    let anyway =
      leading.trustsAnyway > 0.02
      ? " In \(share(leading.trustsAnyway)) it would pay even where it looks refused." : ""
    let advice =
      leading.holds < leading.tells / 2
      ? " Mostly, then, this answer alone should not change what the caller does." : ""
    return
      "Where it would tell, to trust where it looks met, and only there, is best for the caller in \(share(leading.holds / leading.tells)) of the draws.\(distrust)\(anyway)\(advice)"
  }

  /// What being wrong costs.
  var wrong: Prose? {
    guard let leading, isTested, let gain = leading.spread(\.announced.gain),
      let loss = leading.spread(\.announced.exploitation), let gamed = leading.spread(\.ifGamed)
    else { return nil }
    return
      "Announced and kept, it changes what the caller gets by \(number(gain)), against acting on what it believes now. The expected loss to those who exploit trust is \(number(loss)); if a target that does not mean it meets the demand nonetheless, \(number(gamed)) (unit: \(analysis.sheet.unit))."
  }

  private func number(_ spread: Spread) -> String {
    func text(_ value: Double) -> String {
      (value < -0.005 ? "−" : "") + Wording.hundredths(abs(value))
    }
    return "\(text(spread.median)) (\(text(spread.low)) to \(text(spread.high)))"
  }

  /// The cheapest demand that is still a test.
  var cheapest: Prose? {
    guard isTested else { return nil }
    guard let solved = analysis.cheapestTest else {
      return
        "No demand would tell in as much as \(share(SolvedDemand.leastShare)) of the draws: each is a test on some assumptions only."
    }
    guard let cost = solved.spread({ $0.costs.earnest }) else { return nil }
    let others = analysis.ranked.count(where: \.isTest) - 1
    let rest =
      others > 0
      ? "\(Wording.count(others, "other demand")) would be one as well."
      : "No other would tell in at least \(share(SolvedDemand.leastShare)) of the draws."
    return
      "The cheapest demand that is still a test is \(name(solved)): it costs the earnest \(share(max(0, cost.median))) of what trust is worth to them. \(rest)"
  }

  /// Demands that tell nothing.
  var noTest: Prose? {
    let idle = analysis.ranked.filter { $0.pools >= 0.9 }
    guard !idle.isEmpty else { return nil }
    return
      "\(Wording.list(idle.map(name))) would tell next to nothing: earnest or not, a target would do the same in at least nine draws of ten."
  }

  /// Demands that the earnest refuse and the others meet.
  var reversed: Prose? {
    let turned = analysis.ranked.filter { $0.reverses >= SolvedDemand.leastShare }
    guard !turned.isEmpty else { return nil }
    return
      "\(Wording.list(turned.map(name))) would be refused by the earnest and met by all others in at least half of the draws: meeting it speaks against the offer."
  }

  /// That other equilibria exist.
  var otherEquilibria: Prose? {
    guard let leading, isTested else { return nil }
    let some = leading.some(.separating)
    guard some > 0, leading.every(.separating) < some * 0.95 else { return nil }
    let silent = 1 - leading.every(.separating) / some
    return
      "In \(share(silent)) of the draws with an equilibrium that separates there is another as well, in which the answer tells less: what will follow has to be said beforehand, and done."
  }

  /// The assumptions that decide.
  var deciding: Prose? {
    guard let first = analysis.ranking.first, isTested else { return nil }
    let entries = analysis.margins[first].entries
    guard let entry = entries.first else { return nil }
    let next = entries.count > 1 ? ", then on \(entries[1].assumption.name)." : "."
    return
      "Whether it would tell depends most on \(strong: entry.assumption.name) (total Sobol’ index \(Wording.hundredths(max(0, entry.indices.total.value))))\(cite: [entry.assumption.name])\(next)"
  }

  /// Whether a second demand helps.
  var sequence: Prose? {
    guard let pair = analysis.sequences.first, pair.separating > 0 else { return nil }
    let demands = analysis.sheet.demands
    let names = [pair.first, pair.second].map { "“\(Wording.clause(demands[$0].name))”" }
    let single = analysis.demands.filter(\.demand.after.isEmpty).map(\.holds).max() ?? 0
    let compared =
      abs(pair.separating - single) > 0.02
      ? "against \(share(single)) for the best single one."
      : "as often as the best single one."
    return
      "Of two demands in a row, \(names[0]) and then \(names[1]) would most often tell and be worth acting on: in \(share(pair.separating)) of the draws, \(compared)"
  }

  /// Which claims move nothing.
  var talk: Prose? {
    let claims = analysis.talk.claims
    let idle = claims.filter(\.movesNothing)
    guard !claims.isEmpty else { return nil }
    let costless = idle.count { !$0.isCostly }
    let costly = idle.count - costless
    let rest =
      costly > 0
      ? "; \(costly) cost somebody something, yet leave an equilibrium in which they do so too."
      : "."
    return
      "\(strong: "\(idle.count) of \(claims.count) claims move nothing"): \(costless) cost nobody anything, so that all types do the same\(rest)"
  }

  /// Who asks, and what trust means here.
  var setting: Prose {
    "The caller is \(subject.label(analysis.sheet.caller)). If it takes an answer for good faith, this follows: \(analysis.sheet.trust)"
  }

  /// Why costless words cannot tell.
  var talkReason: Prose? {
    guard analysis.talk.claims.contains(where: \.movesNothing) else { return nil }
    return
      "Who gains by being believed says what is believed, whether it means it or not; where saying it costs nothing, or less than it may gain, the claim is as likely from either and its likelihood ratio is 1. Only what the other type would not pay can tell them apart."
  }

  /// How sure the analysis is, with its reasons.
  var confidence: Prose {
    let reasons = weaknesses
    let confidence: Confidence = reasons.count > 2 ? .low : reasons.isEmpty ? .high : .moderate
    return
      "We have \(strong: confidence.phrase) in this analysis. \(reasons.isEmpty ? "None of the weaknesses that are looked for was found: a belief without evidence, few draws, a check that disagrees, a leading demand that is uncertain or close to the next, judgments in place of sources." : reasons.joined(separator: " "))"
  }

  private var weaknesses: [String] {
    var found: [String] = []
    let check = analysis.demands.filter { $0.agreeing < $0.draws.count || $0.unsolved > 0 }
    if !check.isEmpty {
      found.append("The independent check does not agree throughout (table check).")
    }
    if analysis.posterior.restsOnEvidence, analysis.posterior.effectiveDraws < 100 {
      found.append(
        "Only \(Int(analysis.posterior.effectiveDraws)) draws carry the belief before; more would steady it."
      )
    }
    if !analysis.posterior.restsOnEvidence {
      found.append("The belief before is the case’s prior, for want of evidence.")
    }
    if let leading, (0.05...0.95).contains(leading.tells) {
      found.append(
        "Within the assumed ranges the leading demand would tell in "
          + "\(share(leading.tells)) of the draws only.")
    }
    if analysis.ranked.count > 1,
      analysis.ranked[0].tells - analysis.ranked[1].tells < 0.15
    {
      found.append("The second demand is close behind the first.")
    }
    let used = analysis.sheet.numbers.assumptions
    let elicited = used.count { $0.source.lowercased().contains("elicited") }
    if elicited * 2 > used.count {
      found.append(
        "\(elicited) of the \(used.count) assumptions are judgments elicited for this case.")
    }
    return found
  }
}
