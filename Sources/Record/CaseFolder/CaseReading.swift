import Quantities

/// One pass over a case's files, gathering problems, counts of rows and the digest.
struct CaseReading {
  let folder: CaseFolder
  /// One for each file, in the order of reading.
  private(set) var logs: [ProblemLog] = []
  private(set) var tables: [CaseReader.TableCount] = []
  private var digest = CaseDigest()
  /// Where each id of evidence stands: briefs cite evidence of all files by its id alone.
  private var taken: [String: String] = [:]

  init(folder: CaseFolder) { self.folder = folder }

  /// The case, or `nil` where `case.yaml` cannot be used.
  mutating func read() -> Case? {
    if let problem = folder.problem {
      note([problem])
      return nil
    }
    guard let file = caseFile() else { return nil }
    let names = file.names
    let statements = table(StatementsFile.name) { StatementsFile($0, names) }
    take(statements.values.map { ($0.id, $0.line) }, in: StatementsFile.name)
    let deeds = deeds(DeedsFile.name, names, period: file.period)
    checkEvidence(statements.values.isEmpty && deeds.values.isEmpty)
    let assumptions = assumptions(file)
    let precedents = precedents(file)
    let votes = votes()
    let sheets = sheets()
    return Case(
      name: folder.name, title: file.title, question: file.question, about: file.about,
      target: file.target, period: file.period, actors: file.actors, audiences: file.audiences,
      hypotheses: file.hypotheses, propositions: file.propositions, indicators: file.indicators,
      precedents: precedents, settings: file.settings, events: file.events,
      statements: sortedByDay(statements.values, \.day), deeds: sortedByDay(deeds.values, \.day),
      assumptions: assumptions, votes: votes, digest: digest.hexadecimal,
      extraColumns: ExtraColumns(
        statements: statements.extraColumns, deeds: deeds.extraColumns),
      sheets: sheets)
  }

  // MARK: Parts

  private mutating func caseFile() -> CaseFile? {
    guard let stream = open(CaseFile.name, isRequired: true) else { return nil }
    let (file, log) = CaseFile.read(stream)
    digest.add(stream)
    logs.append(log)
    return file
  }

  private mutating func assumptions(_ file: CaseFile) -> Assumptions {
    let check = ExpectationCheck(hypotheses: file.hypotheses.map(\.id), names: file.names)
    let table = table(AssumptionsFile.name, AssumptionsFile.init) { table in
      table.note(check.problems(Assumptions(table.values)))
    }
    return Assumptions(table.values)
  }

  private mutating func precedents(_ file: CaseFile) -> [Precedent] {
    let names = file.names
    return file.precedents.map { entry in
      let deeds = deeds(entry.file, names, period: nil, isRequired: true)
      return Precedent(id: entry.id, title: entry.title, deeds: sortedByDay(deeds.values, \.day))
    }
  }

  private mutating func deeds(
    _ name: String, _ names: CaseNames, period: ClosedRange<Day>?, isRequired: Bool = false
  ) -> FileTable<Deed> {
    let taken = taken
    let table = table(name, isRequired: isRequired) {
      DeedsFile($0, names, period: period)
    } check: { table in
      table.refuse(takenIn: taken) { ($0.id, $0.line) }
    }
    take(table.values.map { ($0.id, $0.line) }, in: name)
    return table
  }

  private mutating func take(_ ids: [(id: String, line: Int)], in file: String) {
    for (id, line) in ids { taken[id] = "\(file), line \(line)" }
  }

  private mutating func votes() -> [Vote] {
    guard folder.has(VotesFile.name) || folder.has(MemberVotesFile.name) else { return [] }
    var members: [MemberVotesFile.Member] = []
    if folder.has(MemberVotesFile.name) {
      members = table(MemberVotesFile.name, MemberVotesFile.init).values
    }
    let countries = Dictionary(grouping: members, by: \.resolution).mapValues { $0.map(\.vote) }
    let votes = table(VotesFile.name) { VotesFile($0, countries: countries) }.values
    note(MemberVotesFile.strays(members, resolutions: votes.map(\.resolution)))
    return votes
  }

  /// Files for studies of their own, whole; what is wrong inside is theirs to say.
  private mutating func sheets() -> [CaseSheet: InputFile] {
    var sheets: [CaseSheet: InputFile] = [:]
    for sheet in CaseSheet.allCases where folder.has(sheet.file) {
      guard let stream = open(sheet.file, isRequired: true) else { continue }
      do throws(Problem) {
        let file = try InputFile.read(stream, upTo: CaseSheet.largest)
        digest.add(file)
        sheets[sheet] = file
      } catch {
        note([error])
      }
    }
    return sheets
  }

  private mutating func checkEvidence(_ isMissing: Bool) {
    guard isMissing else { return }
    note([
      Problem(
        .warning, at: .init(file: "\(StatementsFile.name), \(DeedsFile.name)"),
        found: "neither statements nor deeds", expected: "evidence: no reading is possible")
    ])
  }

  // MARK: Files

  /// Reads a table, and lets `check` look at it as a whole before its problems are filed.
  private mutating func table<Format: TableFormat>(
    _ name: String, isRequired: Bool = false, _ format: (Layout) -> Format,
    check: (inout FileTable<Format.Value>) -> Void = { _ in }
  ) -> FileTable<Format.Value> {
    guard let stream = open(name, isRequired: isRequired) else { return FileTable(file: name) }
    var table = FileTable.read(stream, format)
    check(&table)
    digest.add(stream)
    logs.append(table.log)
    tables.append(.init(file: name, kept: table.values.count, refused: table.refused))
    return table
  }

  private mutating func open(_ name: String, isRequired: Bool) -> ByteStream? {
    guard folder.has(name) else {
      note([
        Problem(
          isRequired ? .error : .warning, at: .init(file: name), found: "no such file",
          expected: "a file of that name in the case's folder")
      ])
      return nil
    }
    do throws(Problem) {
      return try folder.open(name)
    } catch {
      note([error])
      return nil
    }
  }

  private mutating func note(_ problems: [Problem]) {
    var log = ProblemLog()
    for problem in problems { log.note(problem) }
    logs.append(log)
  }
}

/// In order of day, then of the file; free where rows stand so already, as they mostly do.
func sortedByDay<Value>(_ values: [Value], _ day: (Value) -> Day) -> [Value] {
  let days = values.map(day)
  guard zip(days, days.dropFirst()).contains(where: >) else { return values }
  return days.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map { values[$0] }
}
