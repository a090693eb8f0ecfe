import ArgumentParser
import Events
import Foundation
import Record

/// `credence import SOURCE FILES… --case CASE`.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Bring event data into a case: GDELT, ICEWS, POLECAT, UCDP, votes, or any CSV.",
    discussion: """
      Keeps the rows that touch the case's actors, period and places in CASE/record.sqlite, counts the \
      others by reason, and lists the rows that it cannot read. Files may be plain, gzip or zip. The \
      same file again changes nothing; an import that was stopped goes on where it was.

      Sources: \(Importers.sources.map { "\($0.id) (\($0.title))" }.joined(separator: ", ")). \
      Guides/Sources.md tells what each is and what is wrong with it.
      """)

  @Argument(help: "What the files hold, such as gdelt2 or ucdp-ged.")
  var source: String

  @Argument(help: "The files; - for standard input.", completion: .file())
  var files: [String]

  @Option(name: .customLong("case"), help: "The case's folder.", completion: .directory)
  var `case`: String

  @Option(
    help: "For csv: a YAML file that says what the columns mean.",
    completion: .file(extensions: ["yaml", "yml"]))
  var mapping: String?

  @Flag(help: "Keep all rows, not only those that touch the case.")
  var keepAll = false

  @Flag(
    help: "Take files anew that have changed, or were read with other actors or another period.")
  var replace = false

  func run() async throws {
    let folder = try CaseOptions.folder(`case`)
    let run = try begin(folder)
    let progress = ProgressLine()
    defer { progress.finish() }
    var tally = ImportTally()
    for path in files { try tally.add(path, run, progress) }
    try storing { () throws(StoreFailure) in try run.finish() }
    progress.finish()
    try Console.write(tally.closing)
    if tally.leftOut > 0 { throw ExitCode(Failure.Kind.problemsFound.rawValue) }
  }

  private func begin(_ folder: URL) throws -> EventImport {
    do {
      let mapping = try mapping.map { try InputFile.read($0, upTo: 1 << 20) }
      let scope = try keepAll ? .everything : EventScope(of: subject(folder))
      return try EventImport(
        into: try storing { () throws(StoreFailure) in try EventStore.open(in: folder) },
        source: source, scope: scope, mapping: mapping, actors: actors(folder),
        replaces: replace)
    } catch let problem as Problem {
      throw Failure(.wrongUse, "credence: \(problem)")
    }
  }

  /// The case's own table of actors; its problems are told.
  private func actors(_ folder: URL) throws(Problem) -> ActorTable {
    let (actors, problems) = try ActorTable.read(in: folder)
    for problem in problems { Console.say("credence: \(problem)") }
    return actors
  }

  private func subject(_ folder: URL) throws(Failure) -> Case {
    let result = CaseReader.read(folder)
    guard let subject = result.case else {
      ProblemList.say(result.problems, count: result.problemCount)
      throw Failure(.badCase, "credence: the case “\(shown(`case`))” cannot be read")
    }
    return subject
  }
}

/// What became of the files of a run, told line by line.
private struct ImportTally {
  private(set) var leftOut = 0
  private var kept = 0
  private var files = 0

  mutating func add(_ path: String, _ run: EventImport, _ progress: ProgressLine) throws {
    do {
      let spool = path == "-" ? try InputSpool() : nil
      for file in try EventFile.open(spool?.path ?? path, as: spool.map { _ in "stdin" }) {
        let report = try run.add(file) { progress.update(file.name, min($0, file.size), file.size) }
        try tell(report)
      }
    } catch let problem as Problem {
      leftOut += 1
      Console.say("credence: \(problem)")
    } catch let failure as StoreFailure {
      throw Failure(failure.kind == .notWritten ? .cannotWrite : .badCase, "credence: \(failure)")
    }
  }

  private mutating func tell(_ report: EventImport.Report) throws(Failure) {
    files += 1
    let counts = report.counts
    for problem in report.problems where report.outcome != .unchanged {
      Console.say("credence: \(problem)")
    }
    if counts.refused > report.problems.count, report.outcome != .unchanged {
      Console.say(
        "credence: and \(counts.refused - report.problems.count) more refused rows; "
          + "the record has all (table refusals)")
    }
    if report.outcome == .changed {
      leftOut += 1
      Console.say(
        "credence: \(report.name) is in the record with other content, actors or period, and was left "
          + "out; --replace takes it anew")
      return
    }
    kept += counts.kept
    try Console.write(printable(line(report), onOneLine: true) + "\n")
  }

  private func line(_ report: EventImport.Report) -> String {
    let counts = report.counts
    let outcome =
      switch report.outcome {
      case .unchanged: "in the record already"
      case .renewed: "read again for other events"
      case .imported, .resumed, .changed: report.outcome.rawValue
      }
    return "\(report.name): \(outcome); \(counts.rows) rows = \(counts.kept) kept + "
      + "\(counts.refused) refused + \(counts.outsidePeriod) outside the period + "
      + "\(counts.otherParties) of others + "
      + (counts.withoutEvent > 0 ? "\(counts.withoutEvent) without their event + " : "")
      + "\(counts.noEvents) no events"
  }

  var closing: String {
    "\(files) \(files == 1 ? "file" : "files"), \(kept) rows kept"
      + (leftOut > 0 ? "; \(leftOut) left out, as told above" : "") + "\n"
  }
}
