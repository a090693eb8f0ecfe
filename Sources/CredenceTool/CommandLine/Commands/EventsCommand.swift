import ArgumentParser
import Briefing
import Events
import Quantities
import Record
import Studies

/// `credence events CASE`.
struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: EventsStudy.key,
    abstract: "Ask a case's event data: who did what to whom, by day, week or month.",
    discussion: """
      Without options, all events of the case's period. States are ISO 3166 alpha-3 codes or names; a \
      code stands for all that begin with it. Counts are shown before and after the counting rule, \
      beside all rows of the data, with what is missing. Guides/Events.md has examples.
      """)

  @OptionGroup var subject: CaseOptions
  @OptionGroup var query: QueryOptions
  @OptionGroup var face: FaceOptions

  func run() throws {
    try face.check(keys: EventsStudy.tables)
    let options = try query.options(rule: subject.rule)
    let (found, events) = try subject.readUnfed()
    let settings = StudySettings(version: "Credence \(Credence.version)", threads: 1)
    do {
      let findings = try EventsStudy(settings, options).findings(on: found, events)
      try Console.write(try face.text(findings, main: EventsStudy.mainTables, mostRows: 60))
    } catch let failure as StoreFailure {
      throw Failure(.badCase, "credence: \(failure)")
    }
  }
}

/// Which events, and how they are counted.
struct QueryOptions: ParsableArguments {
  @Option(help: "State that acts; may be given again.")
  var source: [String] = []

  @Option(help: "In what capacity it acts, such as government or military; may be given again.")
  var sourceRole: [ActorRole] = []

  @Option(help: "State on which it acts; may be given again.")
  var target: [String] = []

  @Option(help: "In what capacity that stands; may be given again.")
  var targetRole: [ActorRole] = []

  @Flag(help: "Leave out actors of either side that are known by a person's or body's name alone.")
  var withoutPersons = false

  @Option(help: "Code, or what codes begin with, such as 13; may be given again.")
  var code: [String] = []

  @Option(name: .customLong("class"), help: "Class, such as word.threat; may be given again.")
  var classes: [EventClass] = []

  @Option(help: "Quad class: VC, MC, VK or MK; may be given again.")
  var quad: [QuadClass] = []

  @Option(help: "Country of the place; may be given again.")
  var `in`: [String] = []

  @Option(help: "Region or place; may be given again.")
  var region: [String] = []

  @Option(
    help: ArgumentHelp("Rectangle in degrees.", valueName: "south,west,north,east"))
  var box: String?

  @Option(help: "Data, such as gdelt2; may be given again (default: all).")
  var data: [String] = []

  @Option(help: "Length of the periods: day, week or month.")
  var by = EventsOptions.Step.week

  @Option(help: ArgumentHelp("First day (default: the case's).", valueName: "YYYY-MM-DD"))
  var from: String?

  @Option(help: ArgumentHelp("Last day (default: the case's).", valueName: "YYYY-MM-DD"))
  var to: String?

  @Option(help: "Most codes and pairs that are listed.")
  var top = 20

  /// The options of the question.
  func options(rule: CountingRule?) throws(Failure) -> EventsOptions {
    let query = EventQuery(
      sources: try data.map { name throws(Failure) in try known(name) },
      source: .init(states: try states(source), roles: sourceRole, hasPersons: !withoutPersons),
      target: .init(states: try states(target), roles: targetRole, hasPersons: !withoutPersons),
      codes: code, classes: classes, quads: quad,
      location: .init(states: try states(`in`), regions: region, box: try rectangle()))
    return EventsOptions(query: query, period: try period(), step: by, rule: rule, top: top)
  }

  private func known(_ name: String) throws(Failure) -> String {
    if Importers.source(name) != nil { return name }
    throw wrong("data", name, Importers.sources.map(\.id))
  }

  private func states(_ names: [String]) throws(Failure) -> [String] {
    try names.map { name throws(Failure) in
      guard let id = States.all.id(code: name) ?? States.all.id(name: name) else {
        throw wrong("state", name, States.all.allCodes + States.all.allNames)
      }
      return States.all.code(id)
    }
  }

  private func wrong(_ kind: String, _ name: String, _ names: [String]) -> Failure {
    let hint = nearestName(to: name, in: names).map { "; did you mean “\($0)”?" } ?? ""
    return Failure(.wrongUse, "credence: there is no \(kind) “\(shown(name))”\(hint)")
  }

  private func rectangle() throws(Failure) -> EventQuery.Box? {
    guard let box else { return nil }
    let numbers = box.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 4, numbers[0] <= numbers[2], numbers[1] <= numbers[3] else {
      throw Failure(
        .wrongUse,
        "credence: --box takes south,west,north,east in degrees, as in 44.4,22.1,52.4,40.2")
    }
    return .init(latitudes: numbers[0]...numbers[2], longitudes: numbers[1]...numbers[3])
  }

  private func period() throws(Failure) -> ClosedRange<Day>? {
    guard from != nil || to != nil else { return nil }
    guard let first = (from ?? to).flatMap({ Day(iso8601: $0) }),
      let last = (to ?? from).flatMap({ Day(iso8601: $0) }), first <= last
    else {
      throw Failure(
        .wrongUse, "credence: --from and --to take days as YYYY-MM-DD, the first before the last")
    }
    return first...last
  }
}
