import Briefing
import Quantities
import Record

/// What would deter: how large and how credible responses have to be, rung by rung.
struct DeterChapter {
  private let result: DeterResult
  private let tables: DeterTables
  private let prose: DeterProse
  private let pictures: DeterPictures

  init(_ subject: Case, _ result: DeterResult) {
    self.result = result
    tables = DeterTables(result)
    prose = DeterProse(subject, result)
    pictures = DeterPictures(result)
  }

  var chapter: Chapter {
    get throws {
      let sentences = [
        prose.likelihood, prose.likeliestRung, prose.commitment, prose.confidence,
      ]
      let limits = [prose.limits, prose.spirals, prose.sensitivity]
      return Chapter(
        id: "deter", title: "Deterrence: what would stop paying",
        blocks: [.list(rungs)] + paragraphs(sentences) + [.table(try tables.escalation())]
          + [.heading("How large, and how credible")]
          + (try result.sheet.rungs.indices.map { .figure(try frontier($0)) })
          + [.table(try tables.bestResponse())] + paragraphs(limits) + (try tornado()))
    }
  }

  private func paragraphs(_ sentences: [Prose?]) -> [Block] {
    sentences.compactMap { $0.map(Block.paragraph) }
  }

  /// The rungs with the responses to them.
  private var rungs: [Prose] {
    result.sheet.rungs.map {
      "\(strong: Wording.clause($0.name)). Response: \(Wording.clause($0.response))\(cite: $0.evidence)."
    }
  }

  private func frontier(_ rung: Int) throws -> Figure {
    let chart = pictures.frontier(rung)
    return Figure(
      title: chart.title,
      caption:
        "The size that the response needs, by how far the challenger believes in it: above the curve the step stops paying, as long as the next does not pay by itself. Bands hold the middle 90% of the draws; above the dashed line, in half of them, nothing can be afforded.",
      altText: "Curves of the required response, and the position of the response as described.",
      chart: chart, data: try tables.frontier())
  }

  private func tornado() throws -> [Block] {
    guard let chart = pictures.tornado else { return [] }
    return [
      .figure(
        Figure(
          title: chart.title,
          caption:
            "Total Sobol’ index: the share of the variance that stays if all else is known; inside, the share that goes if the assumption alone is known.",
          altText: prose.sensitivity?.plainText ?? "Sobol’ indices.", chart: chart,
          data: try tables.sensitivity()))
    ]
  }
}
