import Quantities

/// Turns text into a syntax tree by operator precedence (Dijkstra 1961), with stacks of its own.
///
/// From the loosest to the tightest: `or`; `and`; `not`; comparisons, which do not chain; `+` and `-`;
/// `*` and `/`; the unary minus; `^`, which groups to the right. Time and memory are linear in the text.
struct ExpressionParser {
  private enum Pending {
    case binary(Operation, column: Int)
    case prefix(Operation, column: Int)
    case parenthesis(column: Int)
    case call(Function, column: Int, arguments: Int)
  }

  private var lexer: ExpressionLexer
  private let scope: ExpressionScope
  private(set) var nodes: [SyntaxNode] = []
  private var operands: [Int] = []
  private var pending: [Pending] = []

  init(_ text: String, _ scope: ExpressionScope) throws(ExpressionError) {
    self.scope = scope
    lexer = try ExpressionLexer(text) { scope.index(of: $0) != nil }
    try parse()
  }

  private mutating func parse() throws(ExpressionError) {
    while true {
      while try !operand() {}
      // After an operand come closing parentheses, then an operator, a comma or the end.
      while lexer.token == .symbol(")") { try close() }
      if lexer.token == .end { break }
      if lexer.token == .symbol(",") { try comma() } else { try infix() }
    }
    try reduce(downTo: 0)
    if let unclosed = pending.last { throw unclosedError(unclosed) }
    try expect(condition: false, at: operands[0])
  }

  // MARK: Operands

  /// Reads an operand, or what may stand before one; true once the operand is there.
  private mutating func operand() throws(ExpressionError) -> Bool {
    let column = lexer.column
    switch lexer.token {
    case .number(let value):
      push(SyntaxNode(operation: .constant, value: value, column: column))
    case .symbol("("):
      pending.append(.parenthesis(column: column))
      try lexer.advance()
      return false
    case .symbol("-"):
      pending.append(.prefix(.negate, column: column))
      try lexer.advance()
      return false
    case .word("not"):
      pending.append(.prefix(.not, column: column))
      try lexer.advance()
      return false
    case .word(let word) where word != "and" && word != "or":
      return try name(word, column)
    default: throw unexpected("a number, a name or “(”")
    }
    try lexer.advance()
    return true
  }

  private mutating func name(_ word: String, _ column: Int) throws(ExpressionError) -> Bool {
    if lexer.isCall {
      guard let function = Function(rawValue: word) else {
        let nearest = nearestName(to: word, in: Function.allCases.map(\.rawValue))
        throw ExpressionError(column: column, fault: .unknownFunction(word, nearest: nearest))
      }
      pending.append(.call(function, column: column, arguments: 1))
      try lexer.advance()
      try lexer.advance()
      return false
    }
    guard let index = scope.index(of: word) else {
      if Function(rawValue: word) != nil {
        try lexer.advance()
        throw unexpected("“(” after “\(word)”")
      }
      let nearest = nearestName(to: word, in: scope.names)
      throw ExpressionError(column: column, fault: .unknownName(word, nearest: nearest))
    }
    push(SyntaxNode(operation: .name, name: index, column: column))
    try lexer.advance()
    return true
  }

  private mutating func push(_ node: SyntaxNode) {
    operands.append(nodes.count)
    nodes.append(node)
  }

  // MARK: Operators

  private mutating func infix() throws(ExpressionError) {
    let column = lexer.column
    guard let operation = Self.infix(lexer.token) else {
      throw unexpected("an operator, “,”, “)” or the end")
    }
    let precedence = Self.precedence(operation)
    while let top = pending.last, let other = Self.precedence(top) {
      guard other > precedence || other == precedence && operation != .power else { break }
      if other == precedence, precedence == 4 {
        throw unexpected("“and” or “or” between two comparisons")
      }
      try reduce()
    }
    pending.append(.binary(operation, column: column))
    try lexer.advance()
  }

  private static func infix(_ token: ExpressionLexer.Token) -> Operation? {
    switch token {
    case .symbol("+"): .add
    case .symbol("-"): .subtract
    case .symbol("*"): .multiply
    case .symbol("/"): .divide
    case .symbol("^"): .power
    case .symbol("<"): .less
    case .symbol("<="): .lessOrEqual
    case .symbol(">"): .greater
    case .symbol(">="): .greaterOrEqual
    case .symbol("=="): .equal
    case .symbol("!="): .notEqual
    case .word("and"): .and
    case .word("or"): .or
    default: nil
    }
  }

  private static func precedence(_ operation: Operation) -> Int {
    switch operation {
    case .or: 1
    case .and: 2
    case .not: 3
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: 4
    case .add, .subtract: 5
    case .multiply, .divide: 6
    case .negate: 7
    default: 8
    }
  }

  /// `nil` for what only its own end closes.
  private static func precedence(_ pending: Pending) -> Int? {
    switch pending {
    case .binary(let operation, _), .prefix(let operation, _): precedence(operation)
    case .parenthesis, .call: nil
    }
  }

  /// Turns the operator on top of the stack and its operands into a node.
  private mutating func reduce() throws(ExpressionError) {
    switch pending.popLast() {
    case .prefix(let operation, let column):
      let operand = operands.removeLast()
      try expect(condition: operation.takesConditions, at: operand)
      push(SyntaxNode(operation: operation, first: operand, column: column))
    case .binary(let operation, let column):
      let second = operands.removeLast()
      let first = operands.removeLast()
      try expect(condition: operation.takesConditions, at: first)
      try expect(condition: operation.takesConditions, at: second)
      push(SyntaxNode(operation: operation, first: first, second: second, column: column))
    default: break
    }
  }

  /// Reduces operators up to the last open parenthesis or call, or to a depth of the stack.
  private mutating func reduce(downTo depth: Int) throws(ExpressionError) {
    while pending.count > depth, let top = pending.last, Self.precedence(top) != nil {
      try reduce()
    }
  }

  // MARK: Parentheses and calls

  private mutating func comma() throws(ExpressionError) {
    try reduce(downTo: 0)
    guard case .call(let function, let column, let arguments) = pending.last else {
      throw unexpected(pending.isEmpty ? "an operator or the end" : "an operator or “)”")
    }
    pending[pending.count - 1] = .call(function, column: column, arguments: arguments + 1)
    try lexer.advance()
  }

  private mutating func close() throws(ExpressionError) {
    try reduce(downTo: 0)
    switch pending.popLast() {
    case .parenthesis: break
    case .call(let function, let column, let count): try apply(function, column, count)
    default: throw unexpected("an operator or the end")
    }
    try lexer.advance()
  }

  private mutating func apply(
    _ function: Function, _ column: Int, _ count: Int
  ) throws(ExpressionError) {
    guard function.arguments.contains(count) else {
      let limit =
        count < function.arguments.lowerBound
        ? function.arguments.lowerBound : function.arguments.upperBound
      throw ExpressionError(
        column: column,
        fault: .argumentCount(function: function.rawValue, expected: limit, found: count))
    }
    let arguments = Array(operands.suffix(count))
    operands.removeLast(count)
    for (place, argument) in arguments.enumerated() {
      try expect(condition: function == .choose && place == 0, at: argument)
    }
    let operation = function.operation
    switch count {
    case 1: push(SyntaxNode(operation: operation, first: arguments[0], column: column))
    case 3 where function == .choose:
      push(
        SyntaxNode(
          operation: operation, first: arguments[0], second: arguments[1], third: arguments[2],
          column: column))
    default: fold(operation, arguments, column)
    }
  }

  private mutating func fold(_ operation: Operation, _ arguments: [Int], _ column: Int) {
    var result = arguments[0]
    for argument in arguments.dropFirst() {
      nodes.append(
        SyntaxNode(operation: operation, first: result, second: argument, column: column))
      result = nodes.count - 1
    }
    operands.append(result)
  }

  // MARK: Errors

  private func expect(condition: Bool, at node: Int) throws(ExpressionError) {
    guard nodes[node].operation.isCondition != condition else { return }
    throw ExpressionError(
      column: nodes[node].column,
      fault: condition
        ? .found("a number", expected: "a condition such as a > b")
        : .found("a condition", expected: "a number; use if(condition, a, b)"))
  }

  private func unexpected(_ expected: String) -> ExpressionError {
    ExpressionError(
      column: lexer.column, fault: .found(lexer.token.shown, expected: expected))
  }

  private func unclosedError(_ pending: Pending) -> ExpressionError {
    switch pending {
    case .call(let function, let column, _):
      ExpressionError(
        column: column,
        fault: .found("“\(function.rawValue)(” that nothing closes", expected: "“)”"))
    case .parenthesis(let column), .binary(_, let column), .prefix(_, let column):
      ExpressionError(column: column, fault: .found("“(” that nothing closes", expected: "“)”"))
    }
  }
}
