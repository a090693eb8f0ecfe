import Games
import Quantities
import Record
import Yams

/// Reads the numbers of a case's YAML file: expressions over assumptions and over the file's own `let`.
///
/// Faults are noted with file, line and column; a number at fault is missing, and the others are kept.
final class NumberSheet {
  let yaml: YAMLText
  private let assumptions: Assumptions
  private let scope: ExpressionScope
  private let terms: NamedTerms
  private var numbers: [CaseNumber] = []

  init(_ root: YAMLNode, _ yaml: YAMLText, _ assumptions: Assumptions) {
    self.yaml = yaml
    self.assumptions = assumptions
    let given = assumptions.all.map(\.name)
    let named = NamedTerms.names(root.mapping?["let"], yaml, taken: given)
    scope = ExpressionScope(given + named.map(\.name))
    terms = NamedTerms(named, scope, yaml)
  }

  /// The number of a key; where it is absent, what stands for it, or a problem.
  func number(
    _ key: String, in node: YAMLNode, _ range: NumberRange, orElse text: String? = nil
  ) -> CaseNumber? {
    if let text, node.mapping?[key] == nil {
      return (try? Expression(text, in: scope)).map { add($0, yaml.place(node), range) }
    }
    return yaml.required(key, in: node).flatMap { number($0, range) }
  }

  /// A number.
  func number(_ node: YAMLNode, _ range: NumberRange) -> CaseNumber? {
    ExpressionNode(node, yaml).expression(in: scope).map { add($0, yaml.place(node), range) }
  }

  private func add(
    _ expression: Expression, _ place: Problem.Place, _ range: NumberRange
  ) -> CaseNumber {
    let number = CaseNumber(
      index: numbers.count, expression: expression, place: place, range: range)
    numbers.append(number)
    return number
  }

  /// All numbers, ready to be worked out for draws; notes those that leave their range.
  func finish() -> CaseNumbers {
    let all = CaseNumbers(numbers, scope: scope, terms: terms.ordered, assumptions)
    for problem in all.problems() { yaml.note(problem) }
    return all
  }
}

/// A YAML text that holds an expression.
struct ExpressionNode {
  private let node: YAMLNode
  private let yaml: YAMLText

  init(_ node: YAMLNode, _ yaml: YAMLText) {
    self.node = node
    self.yaml = yaml
  }

  /// The expression, or `nil` with the problem noted.
  func expression(in scope: ExpressionScope) -> Expression? {
    guard let text = yaml.text(node) else { return nil }
    do throws(ExpressionError) {
      return try Expression(text, in: scope)
    } catch {
      yaml.note(problem(error))
      return nil
    }
  }

  private func problem(_ error: ExpressionError) -> Problem {
    let place = yaml.place(node, character: error.column)
    switch error.fault {
    case .unknownName(let name, let nearest):
      return Problem(
        at: place, found: "the name “\(name)”",
        expected: "a name of assumptions.csv or of the file's let", suggestion: nearest)
    case .found(let found, let expected):
      return Problem(at: place, found: found, expected: expected)
    case .unknownFunction(let name, let nearest):
      return Problem(
        at: place, found: "the function “\(name)”",
        expected: "min, max, exp, log, sqrt, abs or if", suggestion: nearest)
    case .argumentCount, .tooLong:
      return Problem(at: place, engineWords: error.reason)
    }
  }
}
