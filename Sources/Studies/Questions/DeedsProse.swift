import Briefing
import Quantities
import Reading
import Record

/// What the deeds come to, in sentences that cite them.
struct DeedsProse {
  private let subject: Case
  private let deeds: Deeds

  init(_ subject: Case, _ deeds: Deeds) {
    self.subject = subject
    self.deeds = deeds
  }

  var summary: [Prose] { [counts] + deeds.alignments.map(precedent) }

  var counts: Prose {
    let rows = deeds.weeks.rows.filter { $0.total > 0 }
    let acts = rows.reduce(0) { $0 + $1.total }
    guard acts > 0 else {
      return "The case holds no deed by \(subject.label(subject.target))."
    }
    let most = rows.sorted { $0.total > $1.total }.prefix(3).map { row in
      "“\(subject.indicatorText(row.indicator))” (\(row.total))"
    }
    return
      "\(Wording.count(acts, "act")) of \(Wording.count(rows.count, "kind")) are coded over \(deeds.weeks.weeks.count) weeks; most often: \(Wording.list(Array(most))). Copies of one report count once; all are a selection of what was reported, not a census."
  }

  func precedent(_ alignment: PrecedentAlignment) -> Prose {
    let total = alignment.steps.count
    let opening: Prose =
      "Of the \(Wording.count(total, "step")) of the precedent “\(alignment.title)”, \(alignment.done.count) were done by the week of \(Wording.date(alignment.asOf.firstDay))\(cite: alignment.done.compactMap { $0.occurrence?.deed })."
    return "\(opening)\(skipped(alignment)) \(order(alignment)) \(next(alignment))"
  }

  /// Steps passed over, with a space in front; nothing where there are none.
  private func skipped(_ alignment: PrecedentAlignment) -> Prose {
    let names = alignment.skipped.map { "“\(subject.indicatorText($0.indicator))”" }
    return names.isEmpty
      ? ""
      : " Passed over: \(Wording.list(names))\(cite: alignment.skipped.map(\.precedentDeed))."
  }

  private func order(_ alignment: PrecedentAlignment) -> Prose {
    guard let order = alignment.order.value else {
      return "That is too few to judge whether they came in its order."
    }
    let finding =
      order.pValue < 0.05 ? "They came in its order" : "That they came in its order is not shown"
    let pace =
      alignment.pace.map {
        "; the time between steps is \(Wording.decimal($0.stretch)) times that of the precedent"
      } ?? ""
    return
      "\(finding) (Kendall's tau \(Wording.decimal(order.tau)), \(Wording.pValue(order.pValue)))\(pace)."
  }

  private func next(_ alignment: PrecedentAlignment) -> Prose {
    func names(_ steps: [PrecedentStep]) -> String {
      Wording.list(steps.map { "“\(subject.indicatorText($0.indicator))”" })
    }
    if !alignment.next.isEmpty {
      return
        "The next step there was: \(names(alignment.next))\(cite: alignment.next.map(\.precedentDeed))."
    }
    return alignment.outstanding.isEmpty
      ? "No step is outstanding." : "No step after the last one done is outstanding."
  }
}
