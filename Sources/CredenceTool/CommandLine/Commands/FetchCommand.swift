import ArgumentParser
import Events
import Foundation
import Quantities

/// `credence fetch SOURCE`.
struct FetchCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fetch",
    abstract: "Fetch a source's files from its publisher, to be imported afterwards.",
    discussion: """
      Sources: \(FetchSource.all.map { "\($0.id) (\($0.title))" }.joined(separator: "; ")). \
      Guides/Fetching.md tells the addresses, how sure they are, and where others are to be had by hand.

      One request at a time, with a pause. Files that are there are passed over; what was \
      interrupted goes on where it stopped. Sizes and checksums are compared where they are listed. \
      Mind the publisher's terms.
      """)

  @Argument(
    help: ArgumentHelp("The source, such as gdelt2.", valueName: "source"),
    completion: .list(FetchSource.all.map(\.id)))
  var name: String

  @Option(help: ArgumentHelp("The first day, YYYY-MM-DD; needed for series.", valueName: "day"))
  var from: String?

  @Option(help: ArgumentHelp("The last day, YYYY-MM-DD; needed for series.", valueName: "day"))
  var to: String?

  @Option(
    name: [.short, .long], help: "The folder, made where there is none (default: data/SOURCE).",
    completion: .directory)
  var output: String?

  @Option(
    help: ArgumentHelp("A mirror's address in place of the publisher's.", valueName: "address"))
  var base: String?

  @Option(
    help: ArgumentHelp(
      "Least seconds between two requests to a host; below 1 only with --base.",
      valueName: "seconds"))
  var pause = 1.0

  @Option(
    help: ArgumentHelp(
      "Tells the publisher how to reach you, such as an e-mail.", valueName: "address"))
  var contact: String?

  @Option(
    help: ArgumentHelp(
      "A file of mode 600: user's name, then password, a line each "
        + "(default: CREDENCE_ACLED_USER and CREDENCE_ACLED_PASSWORD, else ~/.config/credence/acled).",
      valueName: "file"),
    completion: .file())
  var credentials: String?

  @Flag(help: "Only list what would be fetched, with sizes.")
  var list = false

  func validate() throws {
    guard pause >= (base == nil ? 1 : 0), pause <= 3_600 else {
      throw ValidationError(
        "--pause takes 1 to 3600 seconds (0 to 3600 with --base), not \(pause).")
    }
    let isPlain = { (byte: UInt8) in
      (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "(") && byte != UInt8(ascii: ")")
    }
    if let contact, contact.isEmpty || contact.utf8.count > 200 || !contact.utf8.allSatisfy(isPlain)
    {
      throw ValidationError("--contact takes plain letters, without parentheses.")
    }
  }

  func run() async throws {
    let source = try source()
    let settings = Fetcher.Settings(
      source, days: try days(of: source), mirror: try mirror(),
      folder: URL(fileURLWithPath: output ?? "data/\(source.id)", isDirectory: true),
      pause: .seconds(pause), agent: agent)
    do {
      let credentials = source.needsAccount && !list ? try account(source) : nil
      try await run(Fetcher(settings, credentials: credentials), source)
    } catch let failure as FetchFailure {
      throw Failure(failure.kind.exit, "credence: \(failure)")
    }
  }

  private func run(_ fetcher: Fetcher, _ source: FetchSource) async throws {
    let progress = ProgressLine()
    let plan = try await progress.waiting(for: "reading the listing") { try await fetcher.plan() }
    FetchWords.tell(plan)
    guard !list else { return try FetchWords.list(plan) }
    let line = ProgressLine()
    defer { line.finish() }
    let report = try await fetcher.fetch(plan) { name, index in
      line.update("fetching \(name), \(index + 1) of \(plan.items.count)", index, plan.items.count)
    }
    line.finish()
    FetchWords.tell(report)
    if !plan.items.isEmpty { FetchWords.tellNext(source, in: output ?? "data/\(source.id)") }
    if plan.items.isEmpty || !report.failures.isEmpty || plan.refusedFiles > 0 {
      throw ExitCode(Failure.Kind.unavailable.rawValue)
    }
  }

  // MARK: Options

  private func source() throws(Failure) -> FetchSource {
    if let source = FetchSource.named(name) { return source }
    let names = FetchSource.all.map(\.id)
    let hint = nearestName(to: name, in: names).map { "; did you mean “\($0)”?" } ?? ""
    throw Failure(
      .wrongUse,
      "credence: cannot fetch “\(shown(name))”; there are \(names.joined(separator: ", "))\(hint) "
        + "Guides/Fetching.md tells where others are to be had by hand.")
  }

  private func days(of source: FetchSource) throws(Failure) -> ClosedRange<Day>? {
    guard source.needsDays else {
      guard from == nil, to == nil else {
        throw Failure(.wrongUse, "credence: \(source.id) comes whole: leave out --from and --to")
      }
      return nil
    }
    guard let from, let to else {
      throw Failure(.wrongUse, "credence: \(source.id) is a series: give --from DAY and --to DAY")
    }
    guard let first = Day(iso8601: from), let last = Day(iso8601: to), first <= last else {
      throw Failure(
        .wrongUse, "credence: --from and --to take days such as 2022-02-24, the first one first")
    }
    return first...last
  }

  private func mirror() throws(Failure) -> FetchAddress? {
    guard let base else { return nil }
    guard let address = FetchAddress(base), !base.contains("?") else {
      throw Failure(
        .wrongUse, "credence: --base takes an address such as https://example.org/mirror")
    }
    return address
  }

  private var agent: String {
    "Credence/\(Credence.version) (+research\(contact.map { "; contact \($0)" } ?? ""))"
  }

  private func account(_ source: FetchSource) throws(Failure) -> Credentials {
    let values = ProcessInfo.processInfo.environment
    let standard = Credentials.standardPath(home: values["HOME"] ?? "", source: source.id)
    do throws(Credentials.Refusal) {
      if let credentials { return try Credentials.file(credentials) }
      if let found = try Credentials.environment(values, source: source.id) { return found }
      if FileManager.default.fileExists(atPath: standard) { return try Credentials.file(standard) }
    } catch {
      throw Failure(.noPermission, "credence: \(shown(error.description))")
    }
    throw Failure(
      .noPermission,
      "credence: \(source.title) needs an account: set CREDENCE_ACLED_USER and "
        + "CREDENCE_ACLED_PASSWORD, or write both, a line each, to \(shown(standard)) with mode 600"
    )
  }
}

extension FetchFailure.Kind {
  fileprivate var exit: Failure.Kind {
    switch self {
    case .unavailable: .unavailable
    case .cannotWrite: .cannotWrite
    case .noPermission: .noPermission
    case .wrongUse: .wrongUse
    }
  }
}

/// What the user is told of a plan and its outcome.
private enum FetchWords {
  private static let mostNamed = 10

  /// Refused lines, gaps and notes, on standard error.
  static func tell(_ plan: FetchPlan) {
    for problem in plan.problems { Console.say("credence: \(problem)") }
    let more = plan.problemCount - plan.problems.count
    if more > 0 { Console.say("credence: and \(more) more such lines") }
    for note in plan.notes { Console.say(note) }
    if !plan.gaps.isEmpty {
      Console.say(
        "\(files(plan.gaps.count)) of the series not in the listing: \(first(plan.gaps)).")
    }
    if plan.items.isEmpty { Console.say("The listing has nothing to fetch for this.") }
  }

  /// Names and sizes, on standard output.
  static func list(_ plan: FetchPlan) throws {
    for item in plan.items {
      try Console.write("\(item.name)\t\(item.size.map(String.init) ?? "-")\n")
    }
    let size = plan.size
    let unknown = size.unknown == 0 ? "" : ", and \(size.unknown) of unlisted size"
    try Console.write("\(files(plan.items.count)), \(size.bytes) bytes\(unknown)\n")
  }

  static func tell(_ report: Fetcher.Report) {
    let failed = report.failures.count
    for failure in report.failures.prefix(mostNamed) {
      Console.say("credence: \(failure.name): \(failure.reason)")
    }
    if failed > mostNamed { Console.say("credence: and \(failed - mostNamed) more files") }
    let untried = report.untried == 0 ? "" : ", \(report.untried) not tried"
    Console.say(
      "\(report.fetched) fetched, \(report.present) already there, \(failed) failed\(untried).")
  }

  /// The command that comes next.
  static func tellNext(_ source: FetchSource, in folder: String) {
    guard let pattern = source.pattern else {
      return Console.say("Convert the files to CSV first: Guides/Fetching.md tells how.")
    }
    Console.say("Next: credence import \(source.id) \(quoted(folder))/\(pattern) --case CASE")
  }

  private static func files(_ count: Int) -> String { "\(count) file\(count == 1 ? "" : "s")" }

  private static func first(_ names: [String]) -> String {
    let more = names.count - mostNamed
    return names.prefix(mostNamed).joined(separator: ", ") + (more > 0 ? " and \(more) more" : "")
  }

  /// A path as a shell takes it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { byte in
      byte < 0x80
        && (Character(Unicode.Scalar(byte)).isLetter
          || Character(Unicode.Scalar(byte)).isNumber || "/._-".utf8.contains(byte))
    }
    let trimmed = path.hasSuffix("/") ? String(path.dropLast()) : path
    return isPlain ? trimmed : "'" + shown(trimmed).replacing("'", with: "'\\''") + "'"
  }
}
