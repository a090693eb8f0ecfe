import Briefing
import Quantities
import Record

/// Recorded votes that belong to the case.
struct ContextChapter {
  private let subject: Case

  init(_ subject: Case) { self.subject = subject }

  var chapter: Chapter? {
    get throws {
      guard !subject.votes.isEmpty else { return nil }
      return Chapter(
        id: "votes", title: "How states voted",
        blocks: [
          .paragraph(
            "Recorded votes that bear on the question. They show where third countries stand; they carry no weight in the reading."
          ),
          .table(try table()),
        ])
    }
  }

  private func table() throws -> Table {
    try Table(
      key: "votes", title: "Resolutions and their tallies",
      columns: [
        Column(key: "resolution", title: "Resolution", meaning: "Its symbol."),
        Column(key: "day", title: "Day", meaning: "Day of the vote."),
        Column(key: "title", title: "On", meaning: "Its subject."),
        Column(key: "yes", title: "Yes", meaning: "Members in favour."),
        Column(key: "no", title: "No", meaning: "Members against."),
        Column(key: "abstain", title: "Abstain", meaning: "Members abstaining."),
        Column(key: "absent", title: "Absent", meaning: "Members that did not vote."),
        Column(key: "source", title: "Source", meaning: "Where the tally stands."),
      ],
      rows: subject.votes.map { vote in
        [
          .text(vote.resolution), .day(vote.day), .text(vote.title), .integer(vote.yes),
          .integer(vote.no), .integer(vote.abstain), .integer(vote.absent),
          .text(vote.source.title),
        ]
      })
  }
}
