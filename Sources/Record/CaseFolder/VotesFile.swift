import Quantities

/// `votes.csv` (one row a resolution) and `votes-by-country.csv` (one row a member).
enum VotesFile {
  static let name = "votes.csv"
  static let required = ["resolution", "date", "title", "yes", "no", "abstain", "absent", "source"]
  static let optional = ["url", "publisher"]
  static let countriesName = "votes-by-country.csv"
  static let countriesRequired = ["resolution", "country", "vote"]

  static func parse(
    _ row: Row, countries: [String: [CountryVote]]
  ) throws(Problem) -> Vote {
    let members = 0...1_000
    let resolution = try row.text("resolution")
    let vote = Vote(
      resolution: resolution,
      day: try row.day("date"),
      title: try row.text("title"),
      yes: try row.wholeNumber("yes", default: 0, in: members),
      no: try row.wholeNumber("no", default: 0, in: members),
      abstain: try row.wholeNumber("abstain", default: 0, in: members),
      absent: try row.wholeNumber("absent", default: 0, in: members),
      source: Source(
        publisher: row["publisher"], title: try row.text("source"), address: row["url"]),
      line: row.line,
      countries: countries[resolution] ?? [])
    try checkTally(vote, row)
    return vote
  }

  /// Members' votes by resolution.
  static func countries(_ sheet: Sheet) -> (byResolution: [String: [CountryVote]], [Problem]) {
    let rows = readRows(sheet, id: { (row: MemberRow) in "\(row.resolution) \(row.vote.id)" }) {
      (row) throws(Problem) in try MemberRow(row)
    }
    let grouped = Dictionary(grouping: rows.values) { $0.resolution }
    return (grouped.mapValues { $0.map(\.vote) }, rows.problems)
  }

  private static func checkTally(_ vote: Vote, _ row: Row) throws(Problem) {
    guard !vote.countries.isEmpty else { return }
    for choice in Vote.Choice.allCases {
      let counted = vote.countries.count { $0.choice == choice }
      guard counted == vote.tally(choice) else {
        throw Problem(
          at: row.place("\(choice)"), found: "\(vote.tally(choice))",
          expected: "\(counted), as \(countriesName) adds up")
      }
    }
  }
}

private struct MemberRow {
  let resolution: String
  let vote: CountryVote

  init(_ row: Row) throws(Problem) {
    let word = try row.text("vote")
    guard let choice = Vote.Choice(rawValue: word) else {
      throw Problem(
        at: row.place("vote"), found: "“\(word)”",
        expected: "Y, N, A or X (yes, no, abstain, absent)")
    }
    resolution = try row.text("resolution")
    vote = CountryVote(id: try row.text("country"), choice: choice)
  }
}
