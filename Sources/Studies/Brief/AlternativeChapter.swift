import Briefing
import Quantities
import Reading
import Record

/// The best case for another reading.
struct AlternativeChapter {
  private let subject: Case
  private let reading: IntentReading

  init(_ subject: Case, _ reading: IntentReading) {
    self.subject = subject
    self.reading = reading
  }

  var chapter: Chapter? {
    guard reading.both.hasEnoughEvidence, let second else { return nil }
    return Chapter(
      id: "alternative", title: "Another reading",
      blocks: [
        .paragraph(opening(second)), .paragraph(prior(second)), .paragraph(evidence(second)),
        .list(pieces(second)), .paragraph(naive),
      ])
  }

  /// The second most probable hypothesis.
  private var second: Int? {
    let last = reading.both.last
    return last.indices.filter { $0 != reading.leading }.max { last[$0].mean < last[$1].mean }
  }

  private func opening(_ second: Int) -> Prose {
    let range = reading.both.last[second]
    return
      "The strongest rival is “\(Wording.clause(subject.hypotheses[second].name))”, at \(Wording.percent(range.mean)) (\(Wording.percents(range.low, range.high)))."
  }

  /// How far apart two analysts' priors would have to be for the rival to lead.
  private func prior(_ second: Int) -> Prose {
    let last = reading.both.last
    let ratio = last[reading.leading].mean / max(last[second].mean, 1e-9)
    return
      "A reader who, before any evidence, held “\(subject.short(second))” to be more than about \(Wording.grouped(Int(max(ratio, 1).rounded(.up)))) times as probable as this brief does, relative to “\(subject.short(reading.leading))”, would now think it the likelier of the two. (With a chance that intent changes from week to week, old priors fade, so the true factor is larger.)"
  }

  private func evidence(_ second: Int) -> Prose {
    "The pieces of evidence that speak most for “\(subject.short(second))”, each on its own:"
  }

  private func pieces(_ second: Int) -> [Prose] {
    let order = reading.weights.indices.sorted {
      (-reading.weights[$0].bits[second].mean, $0) < (-reading.weights[$1].bits[second].mean, $1)
    }
    return order.prefix(5).map { reading.weights[$0] }.filter { $0.bits[second].mean > 0 }.map {
      "\(Wording.date($0.unit.day)): \(Wording.clause($0.unit.summary))\(cite: $0.unit.rows) (\(Wording.decimal($0.bits[second].mean)) bits)"
    }
  }

  private var naive: Prose {
    let leading = reading.leading
    return
      "Taken naively, with every report independent and certain, the evidence would give “\(subject.short(leading))” \(Wording.percent(reading.naive.last[leading].mean)). Reports are neither, so that figure only shows what the discounts do."
  }
}
