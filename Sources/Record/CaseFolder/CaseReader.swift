public import Foundation
import Quantities

/// Reads a case from its folder.
public enum CaseReader {
  /// A case, as far as it could be read, and everything wrong with its files.
  public struct Result: Sendable {
    /// `nil` where `case.yaml` cannot be used; otherwise the case with all good rows.
    public let `case`: Case?
    /// In the order of files and lines.
    public let problems: [Problem]

    /// Whether something was refused.
    public var hasErrors: Bool { problems.contains { $0.severity == .error } }
  }

  /// Reads all files of the folder. Never throws: what is wrong is in the result. Linear in the bytes.
  public static func read(_ folder: URL) -> Result {
    var reading = Reading(folder: folder)
    let read = reading.read()
    return Result(case: read, problems: reading.problems)
  }
}

/// One pass over a folder, gathering problems and the digest.
private struct Reading {
  let folder: URL
  var problems: [Problem] = []
  var digest = CaseDigest()

  init(folder: URL) { self.folder = folder }

  mutating func read() -> Case? {
    guard let bytes = bytes(CaseFile.name, isRequired: true) else { return nil }
    let (file, faults) = CaseFile.read(bytes)
    problems += faults
    guard let file else { return nil }
    let names = file.names
    let (statements, statementExtras) = table(
      StatementsFile.name, StatementsFile.required, StatementsFile.optional, id: \Statement.id
    ) { (row) throws(Problem) in try StatementsFile.parse(row, names) }
    let (deeds, deedExtras) = table(
      DeedsFile.name, DeedsFile.required, DeedsFile.optional, id: \Deed.id
    ) { (row) throws(Problem) in try DeedsFile.parse(row, names, period: file.period) }
    checkEvidence(statements, deeds)
    return Case(
      name: folder.standardizedFileURL.lastPathComponent, title: file.title,
      question: file.question, about: file.about, target: file.target, period: file.period,
      actors: file.actors, audiences: file.audiences, hypotheses: file.hypotheses,
      propositions: file.propositions, indicators: file.indicators,
      precedents: precedents(file), settings: file.settings,
      statements: byDay(statements, \.day), deeds: byDay(deeds, \.day),
      assumptions: assumptions(file), votes: votes(), digest: digest.hexadecimal,
      extraColumns: ExtraColumns(statements: statementExtras, deeds: deedExtras))
  }

  // MARK: Parts

  private mutating func assumptions(_ file: CaseFile) -> Assumptions {
    let (rows, _) = table(
      AssumptionsFile.name, AssumptionsFile.required, [], id: \Assumption.name
    ) { (row) throws(Problem) in try AssumptionsFile.parse(row) }
    let assumptions = Assumptions(rows)
    problems += AssumptionsFile.crossCheck(
      assumptions, hypotheses: file.hypotheses.map(\.id), names: file.names)
    return assumptions
  }

  private mutating func precedents(_ file: CaseFile) -> [Precedent] {
    let names = file.names
    return file.precedents.map { entry in
      let (deeds, _) = table(
        entry.file, DeedsFile.required, DeedsFile.optional, id: \Deed.id, isRequired: true
      ) { (row) throws(Problem) in try DeedsFile.parse(row, names, period: nil) }
      return Precedent(id: entry.id, title: entry.title, deeds: byDay(deeds, \.day))
    }
  }

  private mutating func votes() -> [Vote] {
    guard FileBytes.exists(VotesFile.name, in: folder) else { return [] }
    var countries: [String: [CountryVote]] = [:]
    if FileBytes.exists(VotesFile.countriesName, in: folder),
      let bytes = bytes(VotesFile.countriesName, isRequired: true)
    {
      let (byResolution, faults) = VotesFile.countries(
        Sheet(bytes, required: VotesFile.countriesRequired, optional: []))
      countries = byResolution
      problems += faults
    }
    let (votes, _) = table(
      VotesFile.name, VotesFile.required, VotesFile.optional, id: \Vote.resolution
    ) { (row) throws(Problem) in try VotesFile.parse(row, countries: countries) }
    return votes
  }

  private mutating func checkEvidence(_ statements: [Statement], _ deeds: [Deed]) {
    guard statements.isEmpty, deeds.isEmpty else { return }
    problems.append(
      Problem(
        .warning, at: .init(file: "\(StatementsFile.name), \(DeedsFile.name)"),
        found: "neither statements nor deeds", expected: "evidence: no reading is possible"))
  }

  // MARK: Files

  private mutating func table<Value>(
    _ name: String, _ required: [String], _ optional: [String], id: (Value) -> String,
    isRequired: Bool = false, _ parse: (Row) throws(Problem) -> Value
  ) -> (values: [Value], extras: [String]) {
    guard let bytes = bytes(name, isRequired: isRequired) else { return ([], []) }
    let sheet = Sheet(bytes, required: required, optional: optional)
    let (values, faults) = readRows(sheet, id: id, parse)
    problems += faults.sorted { ($0.place.line ?? 0) < ($1.place.line ?? 0) }
    return (values, sheet.extraColumns)
  }

  private mutating func bytes(_ name: String, isRequired: Bool) -> FileBytes? {
    guard FileBytes.exists(name, in: folder) else {
      problems.append(
        Problem(
          isRequired ? .error : .warning, at: .init(file: name), found: "no such file",
          expected: "a file of that name in the case's folder"))
      return nil
    }
    do throws(Problem) {
      let bytes = try FileBytes.read(name, in: folder)
      digest.add(bytes)
      return bytes
    } catch {
      problems.append(error)
      return nil
    }
  }

  private func byDay<Value>(_ values: [Value], _ day: (Value) -> Day) -> [Value] {
    values.enumerated().sorted {
      (day($0.element), $0.offset) < (day($1.element), $1.offset)
    }.map(\.element)
  }
}
