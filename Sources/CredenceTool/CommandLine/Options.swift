import ArgumentParser
import Briefing
import Events
import Foundation
import Quantities
import Record
import Studies

/// The case to work on.
struct CaseOptions: ParsableArguments {
  @Argument(help: "The case's folder.", completion: .directory)
  var `case`: String

  @Flag(help: "Stop where any row or entry of the case is refused, instead of going on without it.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Which rows of event data are copies: exact, actors-code, day-place or origin "
        + "(default: as the case says).", valueName: "rule"))
  var rule: CountingRule?

  /// Reads the case and feeds its indicators with event data; refused rows are listed on standard error.
  func read() throws(Failure) -> Case {
    let (subject, events) = try readUnfed()
    return try feed(subject, events, rule: rule)
  }

  /// Reads the case and opens its event data.
  func readUnfed() throws(Failure) -> (Case, CaseEvents) {
    let folder = try CaseOptions.folder(`case`)
    let result = CaseReader.read(folder)
    ProblemList.say(result.problems, count: result.problemCount)
    guard let subject = result.case else {
      throw Failure(.badCase, "credence: the case “\(shown(`case`))” cannot be read")
    }
    let events = try storing { () throws(StoreFailure) in
      try CaseEvents.open(subject, in: folder)
    }
    ProblemList.say(events.problems, count: events.problems.count)
    if strict, result.hasErrors || events.problems.contains(where: { $0.severity == .error }) {
      throw Failure(.badCase, "credence: stopped because of the errors above (--strict)")
    }
    return (subject, events)
  }

  /// The case with the deeds that event data feed by a rule.
  func feed(
    _ subject: Case, _ events: CaseEvents, rule: CountingRule?
  ) throws(Failure) -> Case {
    try storing { () throws(StoreFailure) in try EventFeed(subject, events, rule: rule).subject }
  }
}

/// Runs work on the record of a case; what fails is told with the exit code that fits.
func storing<Value>(_ work: () throws(StoreFailure) -> Value) throws(Failure) -> Value {
  do throws(StoreFailure) {
    return try work()
  } catch {
    throw Failure(error.kind == .notWritten ? .cannotWrite : .badCase, "credence: \(error)")
  }
}

extension CaseOptions {
  /// The folder of that path, which has to exist.
  static func folder(_ path: String) throws(Failure) -> URL {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      throw Failure(.badCase, "credence: there is no folder “\(shown(path))”")
    }
    guard isFolder.boolValue else {
      throw Failure(
        .badCase, "credence: “\(shown(path))” is a file; name the case's folder instead")
    }
    return URL(fileURLWithPath: path, isDirectory: true)
  }
}

/// How many problems are worth listing.
enum ProblemList {
  static let longest = 100

  /// Lists the first problems on standard error, and says how many more there are.
  static func say(_ problems: [Problem], count: Int) {
    for problem in problems.prefix(longest) { Console.say("credence: \(problem)") }
    if count > longest { Console.say("credence: and \(count - longest) more problems") }
  }
}

/// Turns a file that a study misses into a failure, its problems listed on standard error.
func orMissing<Value>(_ work: () async throws -> Value) async throws -> Value {
  do {
    return try await work()
  } catch let missing as MissingSheet {
    ProblemList.say(missing.problems, count: missing.problems.count)
    throw Failure(.badCase, "credence: \(missing)")
  }
}

/// Settings that every study shares.
struct SettingOptions: ParsableArguments {
  @Option(help: "Draws of the uncertain assumptions, 64 to 65536 (rounded up to a power of two).")
  var draws = 4_096

  @Option(help: "Shuffles of permutation tests, 99 to 1000000.")
  var shuffles = 9_999

  @Option(help: "Seed of all chance: the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @Option(help: "Tasks at a time; changes no result (default: one for each core).")
  var threads: Int?

  func validate() throws {
    guard (64...65_536).contains(draws) else {
      throw ValidationError("--draws takes a whole number from 64 to 65536, not \(draws).")
    }
    guard (99...1_000_000).contains(shuffles) else {
      throw ValidationError("--shuffles takes a whole number from 99 to 1000000, not \(shuffles).")
    }
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads takes a whole number from 1 to 1024, not \(threads).")
    }
  }

  var settings: StudySettings { settings(words: .elicited) }

  func settings(words: WordWeights) -> StudySettings {
    StudySettings(
      version: "Credence \(Credence.version)", draws: draws, shuffles: shuffles, seed: seed,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount, words: words)
  }
}

/// How words are weighed.
struct WordOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Where the weight of statements comes from: elicited (assumptions.csv) or equilibrium (who "
        + "would make the claim, by demands.yaml)."))
  var words = WordWeights.elicited
}

/// In which form findings are shown.
struct FaceOptions: ParsableArguments {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case table, json, csv, jsonl, geojson
  }

  @Option(
    help: ArgumentHelp(
      "table for people; json, or one table as csv or jsonl (JSON Lines), for programs; "
        + "geojson for a table with places."))
  var format = Format.table

  @Option(
    name: .customLong("table"),
    help: ArgumentHelp(
      "Key of a table to show, or all; may be given again "
        + "(default: the main ones; all for json; the first for csv).",
      valueName: "key"))
  var tables: [String] = []

  /// Refuses what cannot be shown, before the work is done.
  func check(keys: [String]) throws(Failure) {
    for name in tables where name != "all" && !keys.contains(name) {
      throw Failure(.wrongUse, unknown(name, keys))
    }
    if [.csv, .jsonl, .geojson].contains(format), tables.count > 1 || tables == ["all"] {
      throw Failure(
        .wrongUse, "credence: \(format.rawValue) holds one table: name one with --table")
    }
  }

  /// The findings as text; where no table is named, a terminal shows at most so many rows of each.
  func text(
    _ findings: Findings, main: [String], mostRows: Int = .max
  ) throws(Failure) -> String {
    switch format {
    case .json: return JSONFace().text(only(tables.isEmpty ? ["all"] : tables, of: findings))
    case .csv: return try csv(findings, tables.first ?? main.first ?? "")
    case .jsonl: return try lines(findings, tables.first ?? main.first ?? "")
    case .geojson: return try places(findings, tables.first ?? "places")
    case .table: return terminal(findings, main: main, mostRows: mostRows)
    }
  }

  private func only(_ wanted: [String], of findings: Findings) -> Findings {
    var shown = findings
    shown.tables = findings.tables.filter { wanted.contains($0.key) || wanted.contains("all") }
    return shown
  }

  private func csv(_ findings: Findings, _ table: String) throws(Failure) -> String {
    do throws(FaceError) {
      let text = try CSVFace(table: table).text(findings)
      return Console.isTerminal ? printable(text.replacing("\r\n", with: "\n")) : text
    } catch {
      throw Failure(.wrongUse, "credence: \(error)")
    }
  }

  private func lines(_ findings: Findings, _ table: String) throws(Failure) -> String {
    do throws(FaceError) {
      return try JSONLinesFace(table: table).text(findings)
    } catch {
      throw Failure(.wrongUse, "credence: \(error)")
    }
  }

  private func places(_ findings: Findings, _ table: String) throws(Failure) -> String {
    do throws(FaceError) {
      return try GeoJSONFace(table: table).text(findings)
    } catch {
      throw Failure(.wrongUse, "credence: \(error)")
    }
  }

  private func terminal(_ findings: Findings, main: [String], mostRows: Int) -> String {
    var shown = only(tables.isEmpty ? main : tables, of: findings)
    if !tables.isEmpty { shown.pictures = [] }
    let rest = findings.tables.map(\.key).filter { key in !shown.tables.contains { $0.key == key } }
    let rows = tables.isEmpty ? mostRows : .max
    let face = TerminalFace(width: Console.width, colour: Console.hasColour, mostRows: rows)
    let cut = shown.tables.filter { $0.rows.count > rows }.map(\.key)
    let whole = cut.isEmpty ? "" : "\nAll rows of \(cut.joined(separator: ", ")): --table KEY.\n"
    guard !rest.isEmpty else { return face.text(shown) + whole }
    let others = "Other tables: \(rest.joined(separator: ", ")) (--table KEY, or all)."
    return face.text(shown) + whole + "\n" + Console.wrapped(others) + "\n"
  }

  private func unknown(_ name: String, _ keys: [String]) -> String {
    let hint = nearestName(to: name, in: keys).map { "; did you mean “\($0)”?" } ?? ""
    return "credence: no table “\(shown(name))”; there are \(keys.joined(separator: ", "))\(hint)"
  }
}
