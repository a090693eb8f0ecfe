import Briefing
import Quantities
import Record

/// What is asked, of whom, and what the record holds.
struct QuestionChapter {
  private let subject: Case
  private let headline: Figure?

  /// `headline` is the picture of the readings, where there are any.
  init(_ subject: Case, headline: Figure?) {
    self.subject = subject
    self.headline = headline
  }

  var chapter: Chapter {
    Chapter(
      id: "question", title: "The question, and the answer in one picture",
      blocks: [
        .paragraph("\(subject.about.isEmpty ? subject.question : subject.about)"),
        .paragraph(
          "The accounts weighed against each other, with their probabilities before any evidence:"),
        .list(subject.hypotheses.map(hypothesis)),
        .paragraph(record),
      ] + (headline.map { [.figure($0)] } ?? []))
  }

  private func hypothesis(_ hypothesis: Hypothesis) -> Prose {
    let short = Wording.short(hypothesis.name, id: hypothesis.id)
    let rest =
      hypothesis.name.hasPrefix(short)
      ? hypothesis.name.dropFirst(short.count) : ": \(hypothesis.name)"
    return
      "\(strong: short)\(rest) (prior \(Wording.percent(hypothesis.prior.value)))."
  }

  private var record: Prose {
    let target = subject.label(subject.target)
    let statements = subject.statements.count
    let deeds = subject.deeds.count
    return
      "The record covers \(Wording.date(subject.period.lowerBound)) to \(Wording.date(subject.period.upperBound)): \(Wording.count(statements, "statement")), of them \(subject.targetStatements.count) by \(target), and \(Wording.count(deeds, "deed")), of them \(subject.targetDeeds.count) by \(target). Each is listed with its source at the end. Counts are of coded reports, not of all that was said or done."
  }
}
