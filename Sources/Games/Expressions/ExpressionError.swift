/// Why a text is not an expression, and where.
public struct ExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong.
  public enum Fault: Hashable, Sendable {
    /// Something else stands there than what should.
    case found(String, expected: String)
    /// No parameter has this name; with the nearest name that is one.
    case unknownName(String, nearest: String?)
    /// There is no such function; with the nearest name that is one.
    case unknownFunction(String, nearest: String?)
    /// A function has too few or too many arguments.
    case argumentCount(function: String, expected: Int, found: Int)
    /// The text is longer than `Expression.longestText`.
    case tooLong(Int)
  }

  /// Character in the text, from 1.
  public let column: Int
  /// What is wrong.
  public let fault: Fault

  /// An error at a place.
  public init(column: Int, fault: Fault) {
    self.column = column
    self.fault = fault
  }

  /// What is wrong, one plain sentence without a full stop and without the column.
  public var reason: String {
    switch fault {
    case .found(let found, let expected): "found \(found); expected \(expected)"
    case .unknownName(let name, let nearest):
      "there is no parameter “\(visible(name))”" + suggestion(nearest)
    case .unknownFunction(let name, let nearest):
      "there is no function “\(visible(name))”" + suggestion(nearest)
    case .argumentCount(let function, let expected, let found):
      "“\(function)” has \(found) argument\(found == 1 ? "" : "s"); expected \(expected)"
    case .tooLong(let count):
      "the expression has \(count) bytes; expected at most \(Expression.longestText)"
    }
  }

  /// One line: `column: found …; expected …`.
  public var description: String { "\(column): \(reason)" }

  private func suggestion(_ nearest: String?) -> String {
    nearest.map { "; did you mean “\($0)”?" } ?? ""
  }
}

/// Why an expression has no value at some values of its parameters.
public struct EvaluationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong.
  public enum Fault: Hashable, Sendable {
    /// A divisor is zero.
    case divisionByZero
    /// A result is not a finite number; which, and from what it was computed.
    case notFinite(operation: String, operands: [Double])
  }

  /// A parameter of the expression with the value it had.
  public struct Value: Hashable, Sendable {
    /// The parameter's name.
    public let name: String
    /// Its value, in the parameter's unit.
    public let value: Double
  }

  /// The text of the expression.
  public let text: String
  /// Character in the text, from 1.
  public let column: Int
  /// What went wrong.
  public let fault: Fault
  /// The parameters that the expression uses, in the order of declaration.
  public let values: [Value]

  /// One plain sentence without a full stop.
  public var description: String {
    "\(what) at column \(column) of “\(visible(text))”" + with
  }

  private var what: String {
    switch fault {
    case .divisionByZero: "division by zero"
    case .notFinite(let operation, let operands):
      "the \(operation)"
        + (operands.isEmpty ? "" : " of " + operands.map(plainNumber).joined(separator: " and "))
        + " is not a finite number"
    }
  }

  private var with: String {
    guard !values.isEmpty else { return "" }
    return ", with " + shown(values)
  }
}

/// Values of parameters for an error, the first few.
func shown(_ values: [EvaluationError.Value]) -> String {
  let first = values.prefix(8).map { "\($0.name) = \(plainNumber($0.value))" }
  return first.joined(separator: ", ") + (values.count > 8 ? ", …" : "")
}

/// A number as a person would type it.
func plainNumber(_ value: Double) -> String {
  Number(value)?.description ?? "\(value)"
}
