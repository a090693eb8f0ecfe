import Briefing
import Reading
import Record

/// What the words come to, in sentences that cite their statements.
struct WordsProse {
  private let subject: Case
  private let words: Words

  init(_ subject: Case, _ words: Words) {
    self.subject = subject
    self.words = words
  }

  var summary: [Prose] { [contradictions, conduct, tailoring] }

  /// How often opposite things were said, with the pair that lies closest in time.
  var contradictions: Prose {
    let totals = words.contradictions.totals
    let across = totals.reduce(0) { $0 + $1.acrossAudiences }
    let overTime = totals.reduce(0) { $0 + $1.overTime }
    let said = words.contradictions.totals.reduce(0) { $0 + $1.stances.reduce(0, +) }
    guard said >= 2 else { return "There are too few statements to look for contradictions." }
    let window = words.contradictions.window
    guard across + overTime > 0 else {
      return
        "No two of \(Wording.count(said, "statement")) on one proposition contradict each other within \(window) days."
    }
    let opening: Prose =
      "Within \(window) days, \(Wording.count(across, "pair")) of statements said opposite things on one proposition to different audiences, and \(Wording.count(overTime, "pair")) to the same audience."
    guard let closest = closestPair else { return opening }
    return
      "\(opening) The closest: on “\(subject.propositionText(closest.proposition))”, \(phrase(closest.earlier)) on \(Wording.date(closest.earlier.day))\(cite: [closest.earlier.id]) and \(phrase(closest.later)) \(after(closest.gap))\(cite: [closest.later.id])."
  }

  /// How often affirmed claims were belied by deeds.
  var conduct: Prose {
    let totals = words.contradictions.totals
    let belied = totals.reduce(0) { $0 + $1.conduct.belied }
    let affirmed = totals.filter { total in
      subject.proposition(total.proposition).map { !$0.beliedBy.isEmpty } ?? false
    }.reduce(0) { $0 + $1.stances[0] }
    guard affirmed > 0 else {
      return "No affirmed statement is on a proposition that conduct could belie."
    }
    let worst = totals.max { $0.conduct.acts < $1.conduct.acts }
    let opening: Prose =
      "Of \(Wording.count(affirmed, "affirmed statement")) that conduct could belie, \(Wording.grouped(belied)) had a belying act within \(words.contradictions.window) days before or after."
    guard let worst, worst.conduct.acts > 0 else { return opening }
    return
      "\(opening) The claim with the most such acts near it, \(Wording.grouped(worst.conduct.acts)), is “\(subject.propositionText(worst.proposition))”\(cite: example(of: worst.proposition))."
  }

  /// Whether the stance depends on the audience, with the warning that it does nearly everywhere.
  var tailoring: Prose {
    guard let association = words.tailoring.association.value else {
      return "There are too few statements to say whether the stance depends on the audience."
    }
    let isShown = association.pValue < 0.05
    let share = association.adjustedShare.map {
      ", which explains \(Wording.percent(max(0, $0))) of its variation beyond chance"
    }
    let finding =
      isShown
      ? "The stance depends on the audience\(share ?? "")"
      : "That the stance depends on the audience is not shown"
    return
      "\(finding): the audience tells \(Wording.hundredths(association.plugInBits)) bits of the stance, where chance alone would make it \(Wording.hundredths(association.chanceBits)) (\(Wording.pValue(association.pValue)), \(Wording.count(words.tailoring.compared, "statement")) compared). Governments speak differently to different audiences nearly everywhere, so this alone is no proof of deceit."
  }

  // MARK: Parts

  /// The nearest in time, across audiences before over time.
  private var closestPair: Contradictions.Pair? {
    let pairs = words.contradictions.pairs
    let across = pairs.filter { $0.kind == .acrossAudiences }
    return (across.isEmpty ? pairs : across).min { $0.gap < $1.gap }
  }

  private func phrase(_ statement: StatementCluster) -> String {
    let verb: String =
      switch statement.stance {
      case .affirm: "affirmed"
      case .condition: "affirmed with terms"
      case .deny: "denied"
      }
    return "\(verb) to the audience “\(subject.label(statement.audience))”"
  }

  private func after(_ gap: Int) -> String {
    gap == 0 ? "on the same day" : Wording.count(gap, "day") + " later"
  }

  private func example(of proposition: String) -> [String] {
    guard
      let first = words.contradictions.belied.first(where: {
        $0.statement.proposition == proposition
      })
    else { return [] }
    let deed = (first.after.nearest + first.before.nearest).first?.deed.id
    return [first.statement.id] + (deed.map { [$0] } ?? [])
  }
}
