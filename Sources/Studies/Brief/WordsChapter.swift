import Briefing
import Quantities
import Reading
import Record

/// What is said, to whom, and where it contradicts itself.
struct WordsChapter {
  private let subject: Case
  private let words: Words
  private let prose: WordsProse

  init(_ subject: Case, _ words: Words) {
    self.subject = subject
    self.words = words
    prose = WordsProse(subject, words)
  }

  var chapter: Chapter {
    get throws {
      var blocks: [Block] = [.paragraph(prose.contradictions)]
      if !words.contradictions.pairs.isEmpty {
        blocks.append(.table(try listed()))
      }
      blocks += [
        .heading("By audience"), .paragraph(prose.tailoring), .figure(try matrix()),
        .table(try WordsTables.audiences(subject, words)), .heading("Against conduct"),
        .paragraph(prose.conduct), .table(try WordsTables.stances(subject, words)),
      ]
      return Chapter(id: "words", title: "Words: what is said, and to whom", blocks: blocks)
    }
  }

  /// The ten pairs nearest in time, across audiences first.
  private func listed() throws -> Table {
    let pairs = words.contradictions.pairs.enumerated().sorted {
      let left = ($0.element.kind == .acrossAudiences ? 0 : 1, $0.element.gap, $0.offset)
      let right = ($1.element.kind == .acrossAudiences ? 0 : 1, $1.element.gap, $1.offset)
      return left < right
    }.prefix(10).map(\.element)
    return try Table(
      key: "contradictions", title: "Opposite statements nearest to each other in time",
      columns: [
        Column(key: "proposition", title: "Proposition", meaning: "The claim."),
        Column(key: "earlier", title: "Earlier", meaning: "Stance and audience."),
        Column(key: "later", title: "Later", meaning: "Stance and audience."),
        Column(key: "gap_days", title: "Gap", unit: "days", meaning: "Days between."),
        Column(key: "evidence", title: "Sources", meaning: "Both items."),
      ],
      rows: pairs.map { pair in
        [
          .text(subject.propositionText(pair.proposition)), .text(side(pair.earlier)),
          .text(side(pair.later)), .integer(pair.gap),
          .evidence([pair.earlier.id, pair.later.id]),
        ]
      },
      note: words.contradictions.pairs.count > 10
        ? "Ten of \(words.contradictions.pairs.count); all are in `credence words --table contradictions`."
        : nil)
  }

  private func side(_ statement: StatementCluster) -> String {
    "\(statement.day): \(statement.stance.rawValue), to \(subject.label(statement.audience))"
  }

  private func matrix() throws -> Figure {
    let matrix = words.matrix
    let columns = matrix.propositions.indices.filter { matrix.total(proposition: $0) > 0 }
    let rows = matrix.audiences.indices.filter { matrix.total(audience: $0) > 0 }
    let chart = MatrixChart(
      title: "Stances by audience and proposition",
      description: "Counts of statements that affirm, attach terms or deny.",
      columns: columns.map { matrix.propositions[$0] },
      rows: rows.map { row in
        MatrixChart.Row(
          label: subject.label(matrix.audiences[row]),
          cells: columns.map { column in
            let cell = matrix.cells[row][column]
            return MatrixChart.Stances(
              affirm: cell[.affirm], condition: cell[.condition], deny: cell[.deny])
          })
      })
    return Figure(
      title: "Who was told what",
      caption:
        "Statements by \(subject.label(subject.target)) to each audience on each proposition. Cells with fewer than \(AudienceMatrix.minimum) statements say little. What each proposition claims stands in the list of propositions in the method chapter.",
      altText:
        "Matrix of \(rows.count) audiences by \(columns.count) propositions; the numbers are in the table below the figure.",
      chart: chart, data: try WordsTables.matrix(words))
  }
}
