import Quantities
import Record

@testable import Studies

/// Files with numbers over assumptions, made in memory.
enum NumberSheets {
  /// The numbers of the keys of a file, over assumptions with these distributions.
  static func read(
    _ text: String, keys: [String], _ range: NumberRange = .any,
    assumptions: [(name: String, distribution: Distribution)] = []
  ) -> (numbers: [CaseNumber], all: CaseNumbers?, problems: [String]) {
    let yaml = YAMLText(file: "sheet.yaml")
    let table = Assumptions(assumptions.map(assumption))
    guard let root = yaml.root(Array(text.utf8)) else {
      return ([], nil, yaml.problems.map(\.description))
    }
    let sheet = NumberSheet(root, yaml, table)
    let numbers = keys.compactMap { sheet.number($0, in: root, range) }
    let all = sheet.finish()
    return (numbers, all, yaml.problems.map(\.description))
  }

  private static func assumption(
    _ entry: (name: String, distribution: Distribution)
  ) -> Assumption {
    Assumption(
      name: entry.name, distribution: entry.distribution, unit: "share", rationale: "made",
      source: "made", line: 1)
  }
}
