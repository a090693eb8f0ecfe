import Games
import Quantities
import Record
import Yams

/// Reads the parts of `deterrence.yaml`; everything wrong with it is noted, as far as it can be read.
struct DeterSheetReader {
  /// The finite game and the table of plans grow with the square of rungs and beyond.
  private static let mostRungs = 8
  private static let keys = ["challenger", "defender", "unit", "let", "rungs"]
  private static let rungKeys = [
    "id", "name", "gain", "stake", "response", "commitment", "provokes", "evidence", "sources",
  ]
  private static let responseKeys = ["name", "harm", "cost", "belief", "largest"]

  private let root: YAMLNode
  private let yaml: YAMLText
  private let numbers: NumberSheet
  private let entries: SheetEntries

  init(_ root: YAMLNode, _ yaml: YAMLText, _ subject: Case) {
    self.root = root
    self.yaml = yaml
    numbers = NumberSheet(root, yaml, subject.assumptions)
    entries = SheetEntries(yaml, subject)
  }

  /// The sheet, or `nil` where something is wrong.
  func sheet() -> DeterSheet? {
    yaml.checkKeys(of: root, known: Self.keys)
    let challenger = entries.actor("challenger", in: root)
    let defender = entries.actor("defender", in: root)
    checkDiffer(challenger, defender)
    let unit = yaml.text("unit", in: root)
    let rungs = rungs()
    let all = numbers.finish()
    checkOrder(rungs, all)
    guard !yaml.hasErrors, let challenger, let defender, let unit else { return nil }
    return DeterSheet(
      challenger: challenger, defender: defender, unit: unit, rungs: rungs, numbers: all)
  }

  private func checkDiffer(_ challenger: String?, _ defender: String?) {
    guard let defender, challenger == defender, let node = root.mapping?["defender"] else { return }
    entries.note(
      node, found: "“\(defender)”, who is the challenger too", expected: "another actor")
  }

  // MARK: Rungs

  private func rungs() -> [DeterSheet.Rung] {
    let nodes = yaml.list("rungs", in: root)
    if let list = root.mapping?["rungs"], list.sequence != nil {
      if nodes.isEmpty {
        entries.note(list, found: "no rung", expected: "at least one (- id: …)")
      } else if nodes.count > Self.mostRungs {
        entries.note(
          list, found: "\(nodes.count) rungs", expected: "at most \(Self.mostRungs) rungs")
        return []
      }
    }
    _ = entries.ids(nodes, "rung")
    return nodes.compactMap(rung)
  }

  private func rung(_ node: YAMLNode) -> DeterSheet.Rung? {
    yaml.checkKeys(of: node, known: Self.rungKeys)
    let (id, name) = (yaml.text("id", in: node), yaml.text("name", in: node))
    let gain = ends("gain", in: node, .any)
    let stake = numbers.number("stake", in: node, .notNegative)
    let commitment = numbers.number("commitment", in: node, .notNegative, orElse: "0")
    let provokes = numbers.number("provokes", in: node, .probability, orElse: "0")
    let evidence = entries.evidence(in: node)
    let sources = entries.texts("sources", in: node)
    guard let response = yaml.required("response", in: node) else { return nil }
    yaml.checkKeys(of: response, known: Self.responseKeys)
    let words = yaml.text("name", in: response)
    let harm = numbers.number("harm", in: response, .notNegative)
    let cost = ends("cost", in: response, .notNegative)
    let belief = numbers.number("belief", in: response, .probability, orElse: "1")
    let largest = numbers.number("largest", in: response, .notNegative, orElse: "1")
    guard let id, let name, let words, let gain, let cost, let stake, let harm, let belief,
      let largest, let commitment, let provokes
    else { return nil }
    return DeterSheet.Rung(
      id: id, name: name, response: words, gain: gain, cost: cost, stake: stake, harm: harm,
      belief: belief, largest: largest, commitment: commitment, provokes: provokes,
      evidence: evidence, sources: sources)
  }

  /// The two ends of what is private.
  private func ends(
    _ key: String, in node: YAMLNode, _ range: NumberRange
  ) -> (low: CaseNumber, high: CaseNumber)? {
    guard let value = yaml.required(key, in: node) else { return nil }
    yaml.checkKeys(of: value, known: ["low", "high"])
    let low = numbers.number("low", in: value, range)
    let high = numbers.number("high", in: value, range)
    guard let low, let high else { return nil }
    return (low, high)
  }

  // MARK: Order

  private static let samples = 64

  /// Notes each low end that lies above its high end at the best values or in a few draws.
  private func checkOrder(_ rungs: [DeterSheet.Rung], _ numbers: CaseNumbers) {
    let table = numbers.sample(Self.samples)
    let samples = [numbers.best] + (0..<Self.samples).map { Array(table.row($0)) }
    for (low, high) in rungs.flatMap({ [$0.gain, $0.cost] }) {
      guard let bad = samples.first(where: { $0[low.index] > $0[high.index] }) else { continue }
      yaml.note(
        Problem(
          at: low.place,
          found: "low \(significant(bad[low.index])) above high \(significant(bad[high.index]))",
          expected: "low of at most high"
            + (bad == samples[0] ? "" : " for all values of the assumptions")))
    }
  }
}
