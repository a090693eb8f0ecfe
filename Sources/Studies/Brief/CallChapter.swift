import Briefing
import Quantities
import Record

/// What would call the bluff: demands, what they would tell, and what words cannot.
struct CallChapter {
  private let subject: Case
  private let analysis: CallAnalysis
  private let tables: CallTables
  private let prose: CallProse
  private let pictures: CallPictures

  init(_ subject: Case, _ analysis: CallAnalysis) {
    self.subject = subject
    self.analysis = analysis
    tables = CallTables(subject, analysis)
    prose = CallProse(subject, analysis)
    pictures = CallPictures(analysis)
  }

  var chapter: Chapter {
    get throws {
      let tested = [
        prose.best, prose.why, prose.belief, prose.kept, prose.otherEquilibria, prose.wrong,
      ]
      let choice = [prose.cheapest, prose.noTest, prose.reversed, prose.sequence, prose.deciding]
      return Chapter(
        id: "call", title: "Calling the bluff: which demand would tell",
        blocks: paragraphs([prose.setting] + tested + [prose.confidence])
          + [.figure(try map()), .table(try tables.demands())]
          + [.heading("Which demand")] + paragraphs(choice)
          + (try tornado())
          + [.heading("What would be believed, and what being wrong costs")]
          + [.figure(try beliefs()), .table(try tables.value())]
          + records
          + [.heading("Why words alone move nothing")] + paragraphs([prose.talk, prose.talkReason])
          + [.table(try tables.talk())])
    }
  }

  private func paragraphs(_ sentences: [Prose?]) -> [Block] {
    sentences.compactMap { $0.map(Block.paragraph) }
  }

  // MARK: Figures

  private func map() throws -> Figure {
    Figure(
      title: "Where the answer would tell",
      caption:
        "Each demand by what it costs the earnest and the others, as shares of what being trusted is worth to them, noise allowed for. Where a demand costs the earnest less than 1 and the others more, only the earnest meet it. Bars hold the middle 90% of draws; dots are single draws.",
      altText: "Map of \(analysis.demands.count) demands. "
        + (prose.best?.plainText ?? ""), chart: pictures.map, data: try tables.demands())
  }

  private func beliefs() throws -> Figure {
    Figure(
      title: "What the answer would do to the belief",
      caption:
        "The belief that the offer is meant after the demand looks met, and after it looks refused, if the caller announces what will follow. The line is the belief before.",
      altText: prose.belief?.plainText ?? "Beliefs by demand.", chart: pictures.beliefs,
      data: try tables.beliefs())
  }

  private func tornado() throws -> [Block] {
    guard let chart = pictures.tornado else { return [] }
    return [
      .figure(
        Figure(
          title: "What decides",
          caption:
            "Total Sobol’ index: the share of the variance of the demand’s margin that stays if all else is known; inside, the share that goes if the assumption alone is known.",
          altText: prose.deciding?.plainText ?? "Sobol’ indices.", chart: chart,
          data: try tables.sensitivity()))
    ]
  }

  /// What data show of such steps.
  private var records: [Block] {
    let known = analysis.ranked.filter { !$0.demand.record.isEmpty }
    guard !known.isEmpty else { return [] }
    return [
      .heading("What the record shows of such steps"),
      .list(
        known.map {
          "\(strong: Wording.clause($0.demand.name)). \($0.demand.record)\(cite: $0.demand.evidence)"
        }),
    ]
  }
}
