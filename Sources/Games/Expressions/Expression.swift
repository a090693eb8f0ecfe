/// An arithmetic expression over named parameters, as in the payoffs and probabilities of a game.
///
/// Numbers (`3`, `0.5`, `1e-3`), names, `+ - * / ^`, a unary minus, parentheses; `min` and `max` of two
/// or more, `exp`, `log` (natural), `sqrt`, `abs`; `if(condition, a, b)` with comparisons (`< <= > >=
/// == !=`), `and`, `or` and `not`. `^` groups to the right and binds tighter than the minus before it:
/// `-2^2` is -4. A name may hold hyphens; `b-c` subtracts unless there is a parameter of that name.
///
/// Conditions are not numbers. Only the branch that is chosen has to have a value, and `and` and `or` look
/// at their second operand only where the first does not decide.
public struct Expression: Hashable, Sendable, CustomStringConvertible {
  /// The most bytes of a text.
  public static let longestText = 16_384

  /// The text as it was given.
  public let text: String
  /// The names it may use.
  public let scope: ExpressionScope
  /// The syntax tree, operands before what uses them.
  let nodes: [SyntaxNode]
  /// The number that the text is, if it is nothing but a number: `1/3` and `0.1` are exact.
  public let constant: Number?

  /// Reads an expression; linear in its length.
  /// - Throws: `ExpressionError` with the column, what was found and what was expected.
  public init(_ text: String, in scope: ExpressionScope) throws(ExpressionError) {
    self.text = text
    self.scope = scope
    constant = Number(text)
    nodes = try ExpressionParser(text, scope).nodes
  }

  /// Reads an expression over names.
  public init(_ text: String, names: [String]) throws(ExpressionError) {
    try self.init(text, in: ExpressionScope(names))
  }

  /// A number as it was written.
  public init(_ number: Number, in scope: ExpressionScope) {
    text = number.description
    self.scope = scope
    constant = number
    nodes = [SyntaxNode(operation: .constant, value: number.value, column: 1)]
  }

  /// The text.
  public var description: String { text }

  /// Places of the names that it uses, ascending.
  public var usedNames: [Int] {
    Set(nodes.lazy.filter { $0.operation == .name }.map(\.name)).sorted()
  }

  /// The value where the names have these values; linear in the length of the expression.
  ///
  /// - Precondition: `values` has one number per name of the scope.
  /// - Throws: `EvaluationError` where a divisor is zero or a result is not finite.
  public func value(at values: [Double]) throws(EvaluationError) -> Double {
    let steps = stepValues(at: values)
    guard let result = steps.last, !result.isNaN else { throw fault(in: steps, at: values) }
    return result
  }

  /// The value of every node; NaN for one without a value.
  private func stepValues(at values: [Double]) -> [Double] {
    precondition(values.count == scope.names.count, "one value per name")
    var results: [Double] = []
    results.reserveCapacity(nodes.count)
    for node in nodes {
      switch node.operation {
      case .constant: results.append(node.value)
      case .name: results.append(poisoned(values[node.name]))
      default:
        // Operations with fewer operands ignore the others.
        results.append(
          node.operation.applied(results[node.first], results[node.second], results[node.third]))
      }
    }
    return results
  }

  /// Goes from the root to the node that brought no value although its operands have theirs.
  private func fault(in results: [Double], at values: [Double]) -> EvaluationError {
    var place = nodes.count - 1
    while let cause = nodes[place].cause(results) { place = cause }
    let node = nodes[place]
    let operands = [node.first, node.second, node.third].prefix(node.operandCount).map {
      results[$0]
    }
    let isDivision = node.operation == .divide && operands[1] == 0
    let named = node.operation == .name ? [values[node.name]] : Array(operands)
    return EvaluationError(
      text: text, column: node.column,
      fault: isDivision
        ? .divisionByZero : .notFinite(operation: node.operation.words, operands: named),
      values: usedNames.map { .init(name: scope.names[$0], value: values[$0]) })
  }
}

extension SyntaxNode {
  /// The operand without a value because of which this node has none.
  fileprivate func cause(_ results: [Double]) -> Int? {
    switch operation {
    case .choose where !results[first].isNaN: results[first] == 1 ? second : third
    case .constant, .name: nil
    default:
      [first, second, third].prefix(operandCount).first { results[$0].isNaN }
    }
  }
}
