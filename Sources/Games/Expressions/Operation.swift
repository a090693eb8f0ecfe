/// What one step of an expression does.
enum Operation: UInt8, Sendable {
  case constant, name
  case negate, add, subtract, multiply, divide, power
  case minimum, maximum, exponential, logarithm, squareRoot, absolute
  case less, lessOrEqual, greater, greaterOrEqual, equal, notEqual
  case not, and, or, choose

  /// Whether the result is a condition and not a number.
  var isCondition: Bool {
    switch self {
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual, .not, .and, .or: true
    default: false
    }
  }

  /// Whether the operands are conditions; of `choose`, only the first is.
  var takesConditions: Bool { self == .not || self == .and || self == .or }

  /// Words for errors.
  var words: String {
    switch self {
    case .constant: "number"
    case .name: "value"
    case .negate, .subtract: "difference"
    case .add: "sum"
    case .multiply: "product"
    case .divide: "quotient"
    case .power: "power"
    case .minimum: "minimum"
    case .maximum: "maximum"
    case .exponential: "exponential"
    case .logarithm: "logarithm"
    case .squareRoot: "square root"
    case .absolute: "absolute value"
    case .less, .lessOrEqual, .greater, .greaterOrEqual, .equal, .notEqual: "comparison"
    case .not, .and, .or: "condition"
    case .choose: "choice"
    }
  }
}

/// One node of a syntax tree in a flat array; operands always stand before it.
struct SyntaxNode: Hashable, Sendable {
  let operation: Operation
  /// Places of the operands; only as many count as the operation has.
  var first = 0
  var second = 0
  var third = 0
  /// The number of a constant.
  var value = 0.0
  /// The index of a name.
  var name = 0
  /// Where it stands in the text, from 1.
  let column: Int

  /// Number of operands.
  var operandCount: Int {
    switch operation {
    case .constant, .name: 0
    case .negate, .exponential, .logarithm, .squareRoot, .absolute, .not: 1
    case .choose: 3
    default: 2
    }
  }
}

/// The functions of the language, with how many arguments each takes.
enum Function: String, CaseIterable {
  case min, max, exp, log, sqrt, abs
  case choose = "if"

  var operation: Operation {
    switch self {
    case .min: .minimum
    case .max: .maximum
    case .exp: .exponential
    case .log: .logarithm
    case .sqrt: .squareRoot
    case .abs: .absolute
    case .choose: .choose
    }
  }

  var arguments: ClosedRange<Int> {
    switch self {
    case .min, .max: 2...1_000
    case .choose: 3...3
    default: 1...1
    }
  }
}
