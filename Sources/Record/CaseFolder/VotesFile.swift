import Quantities

/// `votes.csv`: one row a resolution.
struct VotesFile: TableFormat {
  static let name = "votes.csv"
  static let schema = TableSchema(
    key: "resolution",
    required: ["resolution", "date", "title", "yes", "no", "abstain", "absent", "source"],
    optional: ["url", "publisher"])

  static func key(_ value: Vote) -> String { value.resolution }

  private static let members = 0...1_000
  private let resolution, date, title, yes, no, abstain, absent, source, url, publisher: Column
  private let countries: [String: [CountryVote]]

  /// `countries` are the members' votes by resolution.
  init(_ layout: Layout, countries: [String: [CountryVote]]) {
    self.countries = countries
    resolution = layout["resolution"]
    date = layout["date"]
    title = layout["title"]
    yes = layout["yes"]
    no = layout["no"]
    abstain = layout["abstain"]
    absent = layout["absent"]
    source = layout["source"]
    url = layout["url"]
    publisher = layout["publisher"]
  }

  func parse(_ row: TableRow) throws(RowFault) -> Vote {
    let name = try row.required(resolution)
    let vote = Vote(
      resolution: name,
      day: try row.day(date),
      title: try row.required(title),
      yes: try row.wholeNumber(yes, in: VotesFile.members),
      no: try row.wholeNumber(no, in: VotesFile.members),
      abstain: try row.wholeNumber(abstain, in: VotesFile.members),
      absent: try row.wholeNumber(absent, in: VotesFile.members),
      source: Source(
        publisher: row.optional(publisher), title: try row.required(source),
        address: row.optional(url)),
      line: row.line,
      countries: countries[name] ?? [])
    try checkTally(vote)
    return vote
  }

  private func checkTally(_ vote: Vote) throws(RowFault) {
    guard !vote.countries.isEmpty else { return }
    for choice in Vote.Choice.allCases {
      let counted = vote.countries.count { $0.choice == choice }
      guard counted != vote.tally(choice) else { continue }
      throw RowFault(
        "\(choice)",
        .particular(
          found: "\(vote.tally(choice)) for \(vote.resolution)",
          expected: "\(counted), as \(MemberVotesFile.name) adds up"))
    }
  }
}

/// `votes-by-country.csv`: one row a member and resolution.
struct MemberVotesFile: TableFormat {
  static let name = "votes-by-country.csv"
  static let schema = TableSchema(
    key: "country", required: ["resolution", "country", "vote"], optional: [])

  /// One member's vote.
  struct Member {
    let resolution: String
    let vote: CountryVote
    let line: Int
  }

  static func key(_ value: Member) -> String { "\(value.resolution) \(value.vote.id)" }

  private let resolution, country, vote: Column
  private var resolutions = TextCache()
  private var countries = TextCache()

  init(_ layout: Layout) {
    resolution = layout["resolution"]
    country = layout["country"]
    vote = layout["vote"]
  }

  mutating func parse(_ row: TableRow) throws(RowFault) -> Member {
    let choice: Vote.Choice = try row.choice(vote, kind: "vote")
    return Member(
      resolution: try row.required(resolution, &resolutions),
      vote: CountryVote(id: try row.required(country, &countries), choice: choice),
      line: row.line)
  }

  /// The first of the members' votes on each resolution that `votes.csv` does not have.
  static func strays(_ members: [Member], resolutions: [String]) -> [Problem] {
    var known = Set(resolutions)
    return members.compactMap { member in
      guard known.insert(member.resolution).inserted else { return nil }
      return Problem(
        .warning,
        at: .init(file: name, line: member.line, column: schema.required[0]),
        found: "votes on “\(member.resolution)”, which are not kept",
        expected: "a resolution of \(VotesFile.name)",
        suggestion: nearestName(to: member.resolution, in: resolutions))
    }
  }
}
