import Quantities
import Record
import Yams

/// Reads the parts of `demands.yaml`; everything wrong with it is noted, as far as it can be read.
struct CallSheetReader {
  private let root: YAMLNode
  private let yaml: YAMLText
  private let subject: Case
  private let numbers: NumberSheet
  private let entries: SheetEntries

  init(_ root: YAMLNode, _ yaml: YAMLText, _ subject: Case) {
    self.root = root
    self.yaml = yaml
    self.subject = subject
    numbers = NumberSheet(root, yaml, subject.assumptions)
    entries = SheetEntries(yaml, subject)
  }

  /// The sheet, or `nil` where something is wrong.
  func sheet() -> CallSheet? {
    yaml.checkKeys(of: root, known: ["caller", "unit", "let", "trust", "demands", "statements"])
    checkHypotheses()
    let caller = entries.actor("caller", in: root)
    let unit = yaml.text("unit", in: root)
    let trust = yaml.required("trust", in: root)
    let what = trust.flatMap { yaml.text("what", in: $0) }
    if let trust { yaml.checkKeys(of: trust, known: ["what", "benefit", "worth"]) }
    let demands = demands(trust)
    let talk = talk(trust)
    let free = trust.flatMap { stakes(of: $0, orElse: $0, costs: nil) }
    let all = numbers.finish()
    guard !yaml.hasErrors, let caller, let unit, let what, let free else { return nil }
    return CallSheet(
      caller: caller, unit: unit, trust: what, demands: demands, talk: talk, free: free,
      numbers: all)
  }

  private func checkHypotheses() {
    let flags = Set(subject.hypotheses.map(\.isEarnest))
    guard !flags.contains(true) || !flags.contains(false) || flags.contains(nil) else { return }
    yaml.note(
      Problem(
        at: .init(file: "case.yaml"), found: "hypotheses that do not say who is earnest",
        expected: "earnest: true or earnest: false for each, and at least one of either"))
  }

  // MARK: Demands

  private static let demandKeys = [
    "id", "name", "ask", "cost", "benefit", "worth", "value", "price", "observed", "days", "after",
    "record", "evidence", "sources",
  ]

  private func demands(_ trust: YAMLNode?) -> [CallSheet.Demand] {
    let nodes = yaml.list("demands", in: root)
    let ids = entries.ids(nodes, "demand")
    if let list = root.mapping?["demands"], nodes.isEmpty, list.sequence != nil {
      entries.note(list, found: "no demand", expected: "at least one (- id: …)")
    }
    let read = nodes.map { demand($0, trust, ids) }
    noteCycles(nodes, read.map { $0?.after ?? [] }, ids)
    return read.compactMap(\.self)
  }

  private func demand(
    _ node: YAMLNode, _ trust: YAMLNode?, _ ids: [String?]
  ) -> CallSheet.Demand? {
    yaml.checkKeys(of: node, known: Self.demandKeys)
    let texts = ["id", "name", "ask"].map { yaml.text($0, in: node) }
    let cost = yaml.required("cost", in: node)
    let stakes = stakes(of: node, orElse: trust, costs: cost)
    let value = numbers.number("value", in: node, .any, orElse: "0")
    let price = numbers.number("price", in: node, .notNegative, orElse: "0")
    let observed = yaml.required("observed", in: node)
    if let observed { yaml.checkKeys(of: observed, known: ["how", "faked", "mistaken"]) }
    let how = observed.flatMap { yaml.text("how", in: $0) }
    let noise = ["faked", "mistaken"].map { key in
      observed.flatMap { numbers.number(key, in: $0, .noise, orElse: "0") }
    }
    let days = entries.wholeNumber("days", in: node, range: 0...3_660)
    guard let id = texts[0], let name = texts[1], let ask = texts[2], let stakes, let value,
      let price, let how, let faked = noise[0], let mistaken = noise[1], let days
    else { return nil }
    return CallSheet.Demand(
      id: id, name: name, ask: ask, stakes: stakes, value: value, price: price, how: how,
      faked: faked, mistaken: mistaken, days: days,
      after: entries.references("after", in: node, ids),
      record: node.mapping?["record"].flatMap(yaml.text) ?? "",
      evidence: entries.evidence(in: node), sources: entries.texts("sources", in: node))
  }

  /// Demands each of which has to be met before the next, and the first again after the last.
  private func noteCycles(_ nodes: [YAMLNode], _ after: [[Int]], _ ids: [String?]) {
    guard let cycle = Precedence(after).cycles.first, let start = cycle.first else { return }
    entries.note(
      nodes[start].mapping?["after"] ?? nodes[start],
      found: (cycle + [start]).map { "“\(ids[$0] ?? "")”" }.joined(separator: " after "),
      expected: "demands that can be made in some order")
  }

  // MARK: Statements

  private func talk(_ trust: YAMLNode?) -> [CallSheet.Talk] {
    guard let list = root.mapping?["statements"] else { return [] }
    var seen: Set<[String?]> = []
    return yaml.list(list).compactMap { node in
      yaml.checkKeys(
        of: node, known: ["proposition", "audience", "cost", "benefit", "worth", "why"])
      let proposition = entries.proposition(in: node)
      let audience = entries.audience(in: node)
      let cost = yaml.required("cost", in: node)
      let stakes = stakes(of: node, orElse: trust, costs: cost)
      guard let proposition, let stakes else { return nil }
      if !seen.insert([proposition, audience]).inserted {
        entries.note(
          node, found: "“\(proposition)” to the same audience again", expected: "one entry for it")
      }
      return CallSheet.Talk(
        proposition: proposition, audience: audience, stakes: stakes,
        why: node.mapping?["why"].flatMap(yaml.text) ?? "")
    }
  }

  // MARK: Numbers by hypothesis

  /// What an entry costs, and what trust is worth there; without `costs` nothing costs anything.
  private func stakes(
    of node: YAMLNode, orElse trust: YAMLNode?, costs: YAMLNode?
  ) -> CallSheet.Stakes? {
    let cost = subject.hypotheses.map { hypothesis in
      costs.map { numbers.number(hypothesis.id, in: $0, .any) }
        ?? numbers.number("", in: node, .any, orElse: "0")
    }
    if let costs { checkNames(costs) }
    let benefit = byHypothesis("benefit", node, trust)
    let worth = byHypothesis("worth", node, trust)
    let found = [cost, benefit, worth].map { $0.compactMap(\.self) }
    guard found.allSatisfy({ $0.count == subject.hypotheses.count }) else { return nil }
    return CallSheet.Stakes(cost: found[0], benefit: found[1], worth: found[2])
  }

  private func byHypothesis(
    _ key: String, _ node: YAMLNode, _ trust: YAMLNode?
  ) -> [CaseNumber?] {
    let owner = node.mapping?[key] == nil ? trust : node
    guard let owner, let values = yaml.required(key, in: owner) else {
      return subject.hypotheses.map { _ in nil }
    }
    checkNames(values)
    return subject.hypotheses.map { numbers.number($0.id, in: values, .any) }
  }

  private func checkNames(_ values: YAMLNode) {
    for (key, _) in values.mapping ?? [:] {
      entries.check(key, "hypothesis", "hypotheses", among: subject.hypotheses.map(\.id))
    }
  }
}
