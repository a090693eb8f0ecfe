import Quantities
import Yams

/// `case.yaml`: the question and the closed sets of names that the tables use.
struct CaseFile {
  static let name = "case.yaml"
  private static let keys = [
    "title", "question", "about", "target", "period", "actors", "audiences", "hypotheses",
    "propositions", "indicators", "precedents", "reading", "events",
  ]

  /// An earlier case, as `case.yaml` names it.
  struct PrecedentEntry {
    let id: String
    let title: String
    let file: String
  }

  let title: String
  let question: String
  let about: String
  let target: String
  let period: ClosedRange<Day>
  let actors: [Named]
  let audiences: [Named]
  let hypotheses: [Hypothesis]
  let propositions: [Proposition]
  let indicators: [Indicator]
  let precedents: [PrecedentEntry]
  let settings: ReadingSettings
  let events: EventSettings

  var names: CaseNames {
    CaseNames(
      period: period, actors: NameSet(actors.map(\.id)), audiences: NameSet(audiences.map(\.id)),
      propositions: NameSet(propositions.map(\.id)), indicators: NameSet(indicators.map(\.id)))
  }

  /// The file's content, or `nil` where a part without which nothing can be read is missing or wrong.
  static func read(_ stream: ByteStream) -> (file: CaseFile?, log: ProblemLog) {
    let yaml = YAMLText(file: name)
    let file = yaml.root(stream).flatMap { CaseFile($0, yaml) }
    return (file, yaml.log)
  }

  private init?(_ root: Node, _ yaml: YAMLText) {
    yaml.checkKeys(of: root, known: CaseFile.keys)
    title = yaml.text("title", in: root) ?? ""
    question = yaml.text("question", in: root) ?? ""
    about = root.mapping?["about"].flatMap(yaml.text) ?? ""
    let target = yaml.text("target", in: root)
    let period = CaseFile.period(root, yaml)
    let entries = CaseEntries(root, yaml)
    actors = entries.named("actors", keys: ["id", "name", "states"])
    audiences = entries.named("audiences")
    hypotheses = entries.hypotheses()
    indicators = entries.indicators()
    propositions = entries.propositions(indicators: indicators.map(\.id))
    precedents = entries.precedents()
    settings = CaseFile.settings(root.mapping?["reading"], yaml)
    events = EventEntries(yaml).settings(root, actors: actors)
    guard let target, let period, hypotheses.count > 1 else { return nil }
    self.target = target
    self.period = period
    checkTarget(root, yaml)
  }

  private func checkTarget(_ root: Node, _ yaml: YAMLText) {
    guard !actors.contains(where: { $0.id == target }), let node = root.mapping?["target"] else {
      return
    }
    yaml.note(
      .unknownName(target, kind: "actor", valid: actors.map(\.id), at: yaml.place(node)))
  }
}

// MARK: - Parts

extension CaseFile {
  private static let longestPeriod = 100 * 366

  private static func period(_ root: Node, _ yaml: YAMLText) -> ClosedRange<Day>? {
    guard let node = yaml.required("period", in: root) else { return nil }
    yaml.checkKeys(of: node, known: ["from", "to"])
    let (first, last) = (yaml.day("from", in: node), yaml.day("to", in: node))
    guard let first, let last else { return nil }
    guard first <= last, last.number - first.number <= longestPeriod else {
      yaml.note(
        Problem(
          at: yaml.place(node), found: "\(first) to \(last)",
          expected: "from on or before to, at most 100 years apart"))
      return nil
    }
    return first...last
  }

  private static func settings(_ node: Node?, _ yaml: YAMLText) -> ReadingSettings {
    let standard = ReadingSettings.standard
    guard let node else { return standard }
    yaml.checkKeys(
      of: node, known: ["hazard", "correlation", "contradiction-window", "coverage"])
    return ReadingSettings(
      hazard: yaml.number("hazard", in: node, range: 0...0.5) ?? standard.hazard,
      correlation: yaml.number("correlation", in: node, range: 0...1) ?? standard.correlation,
      contradictionWindow: yaml.wholeNumber("contradiction-window", in: node, range: 1...36_600)
        ?? standard.contradictionWindow,
      coverage: coverage(node, yaml))
  }

  private static func coverage(_ node: Node, _ yaml: YAMLText) -> ReadingSettings.Coverage {
    guard let value = node.mapping?["coverage"], let word = yaml.text(value) else { return .none }
    if let coverage = ReadingSettings.Coverage(rawValue: word) { return coverage }
    let choices = ReadingSettings.Coverage.allCases.map(\.rawValue)
    yaml.note(.notAChoice(word, kind: "coverage", choices: choices, at: yaml.place(value)))
    return .none
  }
}
