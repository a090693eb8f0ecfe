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
    var sorting = Sorting(named: named, expressions: read, scope: scope)
    for index in named.indices { sorting.visit(index) }
    ordered = sorting.ordered
    for cycle in sorting.cycles {
      guard let first = cycle.first else { continue }
      yaml.note(
        Problem(
          at: yaml.place(named[first].node),
          found: (cycle + [first]).map { "“\(named[$0].name)”" }.joined(separator: " uses "),
          expected: "names that do not lead back to themselves"))
    }
  }

  /// Sorts names so that each comes after those it uses (depth first), and finds cycles.
  private struct Sorting {
    let named: [Named]
    let expressions: [Expression?]
    let scope: ExpressionScope
    private(set) var ordered: [(place: Int, expression: Expression)] = []
    private(set) var cycles: [[Int]] = []
    private var path: [Int] = []
    private var done: Set<Int> = []

    init(named: [Named], expressions: [Expression?], scope: ExpressionScope) {
      self.named = named
      self.expressions = expressions
      self.scope = scope
    }

    mutating func visit(_ index: Int) {
      if let start = path.firstIndex(of: index) { return cycles.append(Array(path[start...])) }
      guard !done.contains(index), let expression = expressions[index] else { return }
      path.append(index)
      let first = scope.names.count - named.count
      for name in expression.usedNames where name >= first { visit(name - first) }
      path.removeLast()
      done.insert(index)
      ordered.append((first + index, expression))
    }
  }
}
