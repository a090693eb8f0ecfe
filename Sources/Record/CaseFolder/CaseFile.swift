import Quantities
import Yams

/// `case.yaml`: the question and the closed sets of names that the tables use.
struct CaseFile {
  static let name = "case.yaml"
  private static let keys = [
    "title", "question", "about", "target", "period", "actors", "audiences", "hypotheses",
    "propositions", "indicators", "precedents", "reading",
  ]

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
  let precedents: [(id: String, title: String, file: String, place: Problem.Place)]
  let settings: ReadingSettings

  var names: CaseNames {
    CaseNames(
      period: period, actors: NameSet(actors.map(\.id)), audiences: NameSet(audiences.map(\.id)),
      propositions: NameSet(propositions.map(\.id)), indicators: NameSet(indicators.map(\.id)))
  }

  /// The file's content, or `nil` where a part without which nothing can be read is missing or wrong.
  static func read(_ bytes: FileBytes) -> (file: CaseFile?, problems: [Problem]) {
    let yaml = YAMLText(file: name)
    let file = yaml.root(bytes).flatMap { CaseFile($0, yaml) }
    return (file, yaml.problems)
  }

  private init?(_ root: Node, _ yaml: YAMLText) {
    yaml.checkKeys(of: root, known: CaseFile.keys)
    title = yaml.text("title", in: root) ?? ""
    question = yaml.text("question", in: root) ?? ""
    about = root.mapping?["about"].flatMap(yaml.text) ?? ""
    let target = yaml.text("target", in: root)
    let period = CaseFile.period(root, yaml)
    actors = CaseFile.named("actors", root, yaml)
    audiences = CaseFile.named("audiences", root, yaml)
    hypotheses = CaseFile.hypotheses(root, yaml)
    indicators = CaseFile.indicators(root, yaml)
    propositions = CaseFile.propositions(root, yaml, indicators: indicators.map(\.id))
    precedents = CaseFile.precedents(root, yaml)
    settings = CaseFile.settings(root.mapping?["reading"], yaml)
    guard let target, let period, hypotheses.count > 1 else { return nil }
    self.target = target
    self.period = period
    guard !actors.contains(where: { $0.id == target }) else { return }
    yaml.note(
      .unknownName(
        target, kind: "actor", valid: actors.map(\.id),
        at: root.mapping?["target"].map(yaml.place) ?? .init(file: CaseFile.name)))
  }
}

// MARK: - Parts

extension CaseFile {
  private static let longestPeriod = 100 * 366

  private static func period(_ root: Node, _ yaml: YAMLText) -> ClosedRange<Day>? {
    guard let node = yaml.required("period", in: root) else { return nil }
    guard let from = yaml.day("from", in: node), let to = yaml.day("to", in: node) else {
      return nil
    }
    guard from <= to, to.number - from.number <= longestPeriod else {
      yaml.note(
        Problem(
          at: yaml.place(node), found: "\(from) to \(to)",
          expected: "from on or before to, at most 100 years apart"))
      return nil
    }
    return from...to
  }

  private static func named(_ key: String, _ root: Node, _ yaml: YAMLText) -> [Named] {
    unique(
      yaml.list(key, in: root).compactMap { node in
        yaml.checkKeys(of: node, known: ["id", "name"])
        return identifier(node, yaml).map {
          (Named(id: $0, name: yaml.text("name", in: node) ?? $0), node)
        }
      }, id: \.id, yaml)
  }

  private static func hypotheses(_ root: Node, _ yaml: YAMLText) -> [Hypothesis] {
    let nodes = yaml.list("hypotheses", in: root)
    let even = 1 / Double(max(nodes.count, 1))
    let all = unique(
      nodes.compactMap { node -> (Hypothesis, Node)? in
        yaml.checkKeys(of: node, known: ["id", "name", "prior", "earnest"])
        guard let id = identifier(node, yaml) else { return nil }
        let prior = yaml.number("prior", in: node, range: 0...1) ?? even
        guard let probability = Probability(prior) else { return nil }
        let name = yaml.text("name", in: node) ?? id
        return (
          Hypothesis(
            id: id, name: name, prior: probability, isEarnest: yaml.flag("earnest", in: node)), node
        )
      }, id: \.id, yaml)
    checkHypotheses(all, root, yaml)
    return all
  }

  private static func checkHypotheses(_ all: [Hypothesis], _ root: Node, _ yaml: YAMLText) {
    guard let node = root.mapping?["hypotheses"] else { return }
    let place = yaml.place(node)
    if all.count < 2 || all.count > 12 {
      yaml.note(
        Problem(
          at: place, found: "\(all.count) hypotheses",
          expected: "2 to 12 (a reading weighs one account against another)"))
    }
    let sum = all.reduce(0) { $0 + $1.prior.value }
    if all.count > 1, abs(sum - 1) > 0.02 {
      yaml.note(
        Problem(at: place, found: "priors that sum to \(sum)", expected: "priors that sum to 1"))
    }
  }

  private static func indicators(_ root: Node, _ yaml: YAMLText) -> [Indicator] {
    unique(
      yaml.list("indicators", in: root).compactMap { node in
        yaml.checkKeys(of: node, known: ["id", "text", "group"])
        return identifier(node, yaml).map { id in
          let group = node.mapping?["group"].flatMap(yaml.text) ?? id
          return (Indicator(id: id, text: yaml.text("text", in: node) ?? id, group: group), node)
        }
      }, id: \.id, yaml)
  }

  private static func propositions(
    _ root: Node, _ yaml: YAMLText, indicators: [String]
  ) -> [Proposition] {
    unique(
      yaml.list("propositions", in: root).compactMap { node in
        yaml.checkKeys(of: node, known: ["id", "text", "group", "belied-by"])
        return identifier(node, yaml).map { id in
          let belied = node.mapping?["belied-by"].map(yaml.list) ?? []
          let proposition = Proposition(
            id: id, text: yaml.text("text", in: node) ?? id,
            group: node.mapping?["group"].flatMap(yaml.text) ?? id,
            beliedBy: belied.compactMap { known($0, "indicator", indicators, yaml) })
          return (proposition, node)
        }
      }, id: \.id, yaml)
  }

  private static func precedents(
    _ root: Node, _ yaml: YAMLText
  ) -> [(id: String, title: String, file: String, place: Problem.Place)] {
    guard let list = root.mapping?["precedents"] else { return [] }
    return yaml.list(list).compactMap { node in
      yaml.checkKeys(of: node, known: ["id", "title", "file"])
      guard let id = identifier(node, yaml), let file = yaml.text("file", in: node) else {
        return nil
      }
      let parts = file.split(separator: "/", omittingEmptySubsequences: false)
      guard !parts.contains(where: { $0.isEmpty || $0 == ".." }) else {
        yaml.note(
          Problem(
            at: yaml.place(node), found: "“\(file)”", expected: "a path inside the case's folder"))
        return nil
      }
      return (id, yaml.text("title", in: node) ?? id, file, yaml.place(node))
    }
  }

  private static func settings(_ node: Node?, _ yaml: YAMLText) -> ReadingSettings {
    let standard = ReadingSettings.standard
    guard let node else { return standard }
    yaml.checkKeys(
      of: node, known: ["hazard", "correlation", "contradiction-window", "coverage"])
    return ReadingSettings(
      hazard: yaml.number("hazard", in: node, range: 0...0.5) ?? standard.hazard,
      correlation: yaml.number("correlation", in: node, range: 0...1) ?? standard.correlation,
      contradictionWindow: yaml.number("contradiction-window", in: node, range: 1...36_600)
        .map { Int($0) } ?? standard.contradictionWindow,
      coverage: coverage(node, yaml))
  }

  private static func coverage(_ node: Node, _ yaml: YAMLText) -> ReadingSettings.Coverage {
    let valid = ReadingSettings.Coverage.allCases.map(\.rawValue)
    guard let value = node.mapping?["coverage"],
      let name = known(value, "coverage", valid, yaml)
    else { return .none }
    return ReadingSettings.Coverage(rawValue: name) ?? .none
  }

  // MARK: Names

  /// The `id` of an entry: letters, digits and hyphens, so that it can stand in assumptions' names.
  private static func identifier(_ node: Node, _ yaml: YAMLText) -> String? {
    guard let value = yaml.required("id", in: node), let id = yaml.text(value) else { return nil }
    let isValid = id.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
        true
      default: false
      }
    }
    if isValid { return id }
    yaml.note(
      Problem(
        at: yaml.place(value), found: "id “\(id)”",
        expected: "letters a to z, digits, hyphens and underscores"))
    return nil
  }

  private static func known(
    _ node: Node, _ kind: String, _ valid: [String], _ yaml: YAMLText
  ) -> String? {
    guard let name = yaml.text(node) else { return nil }
    if valid.contains(name) { return name }
    yaml.note(.unknownName(name, kind: kind, valid: valid, at: yaml.place(node)))
    return nil
  }

  private static func unique<Value>(
    _ entries: [(Value, Node)], id: (Value) -> String, _ yaml: YAMLText
  ) -> [Value] {
    var lines: [String: Int] = [:]
    return entries.compactMap { value, node in
      guard let first = lines[id(value)] else {
        lines[id(value)] = node.mark?.line ?? 0
        return value
      }
      yaml.note(.duplicate(id(value), firstLine: first, at: yaml.place(node)))
      return nil
    }
  }
}
