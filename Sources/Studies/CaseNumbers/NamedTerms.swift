import Games
import Record
import Yams

/// The names that a file gives to expressions by `let`, in an order in which each uses only those before.
struct NamedTerms {
  typealias Named = (name: String, node: YAMLNode)

  /// The names with their places among all names and their expressions.
  private(set) var ordered: [(place: Int, expression: Expression)] = []

  /// The names that a file gives, those at fault left out.
  static func names(_ node: YAMLNode?, _ yaml: YAMLText, taken: [String]) -> [Named] {
    guard let node else { return [] }
    guard let mapping = node.mapping else {
      yaml.note(
        Problem(
          at: yaml.place(node), found: "no mapping", expected: "names with expressions (name: …)"))
      return []
    }
    let taken = Set(taken)
    return mapping.compactMap { key, value in
      guard let name = yaml.text(key) else { return nil }
      guard !taken.contains(name) else {
        yaml.note(
          Problem(
            at: yaml.place(key), found: "“\(name)”, which is an assumption",
            expected: "a name of its own"))
        return nil
      }
      return (name, value)
    }
  }

  /// Reads the expressions; a name at fault stands for 0, so that what uses it is no fault as well.
  init(_ named: [Named], _ scope: ExpressionScope, _ yaml: YAMLText) {
    let zero = try? Expression("0", in: scope)
    let read = named.map { ExpressionNode($0.node, yaml).expression(in: scope) ?? zero }
    let first = scope.names.count - named.count
    let sorted = Precedence(
      read.map { $0?.usedNames.filter { $0 >= first }.map { $0 - first } ?? [] })
    ordered = sorted.order.compactMap { index in
      read[index].map { (place: first + index, expression: $0) }
    }
    for cycle in sorted.cycles {
      guard let first = cycle.first else { continue }
      yaml.note(
        Problem(
          at: yaml.place(named[first].node),
          found: (cycle + [first]).map { "“\(named[$0].name)”" }.joined(separator: " uses "),
          expected: "names that do not lead back to themselves"))
    }
  }
}
