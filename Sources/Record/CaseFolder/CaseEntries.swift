import Quantities
import Yams

/// The lists of `case.yaml`: actors, audiences, hypotheses, propositions, indicators, precedents.
struct CaseEntries {
  private static let mostHypotheses = 12
  private static let mostPrecedents = 50

  private let root: Node
  private let yaml: YAMLText

  init(_ root: Node, _ yaml: YAMLText) {
    self.root = root
    self.yaml = yaml
  }

  func named(_ key: String, keys: [String] = ["id", "name"]) -> [Named] {
    entries(yaml.list(key, in: root), keys: keys) { id, node in
      Named(id: id, name: yaml.text("name", in: node) ?? id)
    }
  }

  func indicators() -> [Indicator] {
    entries(yaml.list("indicators", in: root), keys: ["id", "text", "group", "events"]) {
      id, node in
      Indicator(
        id: id, text: yaml.text("text", in: node) ?? id, group: group(node) ?? id,
        events: EventEntries(yaml).query(node))
    }
  }

  func propositions(indicators: [String]) -> [Proposition] {
    let known = NameSet(indicators)
    return entries(
      yaml.list("propositions", in: root), keys: ["id", "text", "group", "belied-by"]
    ) { id, node in
      Proposition(
        id: id, text: yaml.text("text", in: node) ?? id, group: group(node) ?? id,
        beliedBy: beliedBy(node, known))
    }
  }

  // MARK: Hypotheses

  /// With priors that sum to 1, whatever the file says: scaled where they do not.
  func hypotheses() -> [Hypothesis] {
    let errors = yaml.log.errorCount
    let all = entries(yaml.list("hypotheses", in: root), keys: ["id", "name", "prior", "earnest"]) {
      (id, node) -> (id: String, name: String, prior: Double?, isEarnest: Bool?) in
      let prior = yaml.number("prior", in: node, range: 0...1)
      return (id, yaml.text("name", in: node) ?? id, prior, yaml.flag("earnest", in: node))
    }
    let isSound = yaml.log.errorCount == errors
    checkCount(all.count)
    let given = all.compactMap(\.prior)
    let sum = given.reduce(0, +)
    if isSound, all.count > 1 { checkPriors(given, of: all.count, sum: sum) }
    let isUsable = given.count == all.count && sum > 0
    let scale = abs(sum - 1) > 0.02 ? sum : 1
    return all.compactMap { id, name, prior, isEarnest in
      let value = isUsable ? (prior ?? 0) / scale : 1 / Double(all.count)
      return Probability(value).map {
        Hypothesis(id: id, name: name, prior: $0, isEarnest: isEarnest)
      }
    }
  }

  private func checkCount(_ count: Int) {
    guard count < 2 || count > CaseEntries.mostHypotheses else { return }
    noteHypotheses(
      found: count == 1 ? "1 hypothesis" : "\(count) hypotheses",
      expected: "2 to \(CaseEntries.mostHypotheses) (a reading weighs one against another)")
  }

  private func checkPriors(_ given: [Double], of count: Int, sum: Double) {
    if !given.isEmpty, given.count < count {
      noteHypotheses(
        found: "priors for \(given.count) of \(count) hypotheses",
        expected: "priors for all, or for none where all are alike")
    } else if !given.isEmpty, abs(sum - 1) > 0.02 {
      noteHypotheses(
        found: "priors that sum to \(rounded(sum))", expected: "priors that sum to 1")
    }
  }

  private func noteHypotheses(found: String, expected: String) {
    guard let node = root.mapping?["hypotheses"] else { return }
    yaml.note(Problem(at: yaml.place(node), found: found, expected: expected))
  }

  // MARK: Precedents

  func precedents() -> [CaseFile.PrecedentEntry] {
    guard let list = root.mapping?["precedents"] else { return [] }
    let nodes = yaml.list(list)
    if nodes.count > CaseEntries.mostPrecedents {
      yaml.note(
        Problem(
          at: yaml.place(list), found: "\(nodes.count) precedents",
          expected: "at most \(CaseEntries.mostPrecedents) (the others are not read)"))
    }
    return entries(Array(nodes.prefix(CaseEntries.mostPrecedents)), keys: ["id", "title", "file"]) {
      id, node in
      CasePaths(yaml).path("file", in: node).map {
        CaseFile.PrecedentEntry(id: id, title: yaml.text("title", in: node) ?? id, file: $0)
      }
    }.compactMap { $0 }
  }

  // MARK: Entries

  /// Makes a value of each entry with a good id that no former entry has.
  private func entries<Value>(
    _ nodes: [Node], keys: [String], _ make: (String, Node) -> Value
  ) -> [Value] {
    var lines: [String: Int] = [:]
    return nodes.compactMap { node in
      yaml.checkKeys(of: node, known: keys)
      guard let id = identifier(node) else { return nil }
      if let first = lines[id] {
        yaml.note(.duplicate(id, column: "id", firstLine: first, at: yaml.place(node)))
        return nil
      }
      lines[id] = node.mark?.line ?? 0
      return make(id, node)
    }
  }

  /// The `id` of an entry: letters, digits and hyphens, so that it can stand in assumptions' names.
  private func identifier(_ node: Node) -> String? {
    guard let value = yaml.required("id", in: node), let id = yaml.text(value) else { return nil }
    if id.utf8.allSatisfy(CaseEntries.isPartOfIdentifier) { return id }
    yaml.note(
      Problem(
        at: yaml.place(value), found: "id “\(id)”",
        expected: "letters a to z, digits, hyphens and underscores"))
    return nil
  }

  private static func isPartOfIdentifier(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private func group(_ node: Node) -> String? { node.mapping?["group"].flatMap(yaml.text) }

  private func beliedBy(_ node: Node, _ indicators: NameSet) -> [String] {
    guard let list = node.mapping?["belied-by"] else { return [] }
    return yaml.list(list).compactMap { entry in
      guard let name = yaml.text(entry) else { return nil }
      if indicators.contains(name) { return name }
      yaml.note(
        .unknownName(
          name, kind: "indicator", valid: indicators.ordered, at: yaml.place(entry)))
      return nil
    }
  }
}
