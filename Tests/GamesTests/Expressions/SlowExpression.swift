import Quantities
import RealModule

/// An expression that is evaluated by walking a tree, with errors as soon as they arise.
indirect enum SlowExpression {
  case number(Int)
  case name(Int)
  case negate(SlowExpression)
  case binary(String, SlowExpression, SlowExpression)
  case call(String, [SlowExpression])
  case choose(SlowCondition, SlowExpression, SlowExpression)

  struct NoValue: Error {}

  /// As text, with parentheses around everything that has parts.
  func text(_ names: [String]) -> String {
    switch self {
    case .number(let value): "\(value)"
    case .name(let index): names[index]
    case .negate(let operand): "(-\(operand.text(names)))"
    case .binary(let sign, let left, let right):
      "(\(left.text(names)) \(sign) \(right.text(names)))"
    case .call(let function, let arguments):
      "\(function)(" + arguments.map { $0.text(names) }.joined(separator: ", ") + ")"
    case .choose(let condition, let yes, let no):
      "if(\(condition.text(names)), \(yes.text(names)), \(no.text(names)))"
    }
  }

  func value(_ values: [Double]) throws -> Double {
    let result: Double
    switch self {
    case .number(let value): result = Double(value)
    case .name(let index): result = values[index]
    case .negate(let operand): result = -(try operand.value(values))
    case .binary(let sign, let left, let right):
      result = try Self.apply(sign, left.value(values), right.value(values))
    case .call(let function, let arguments):
      result = Self.call(function, try arguments.map { try $0.value(values) })
    case .choose(let condition, let yes, let no):
      result = try condition.holds(values) ? yes.value(values) : no.value(values)
    }
    guard result.isFinite else { throw NoValue() }
    return result
  }

  private static func apply(_ sign: String, _ left: Double, _ right: Double) throws -> Double {
    switch sign {
    case "+": left + right
    case "-": left - right
    case "*": left * right
    case "/": left / right
    default:
      if let whole = Int(exactly: right) {
        Double.pow(left, whole)
      } else {
        Double.pow(left, right)
      }
    }
  }

  private static func call(_ function: String, _ arguments: [Double]) -> Double {
    switch function {
    case "min": arguments.min() ?? .nan
    case "max": arguments.max() ?? .nan
    case "exp": Double.exp(arguments[0])
    case "log": Double.log(arguments[0])
    case "sqrt": arguments[0].squareRoot()
    default: abs(arguments[0])
    }
  }
}

indirect enum SlowCondition {
  case compare(String, SlowExpression, SlowExpression)
  case not(SlowCondition)
  case both(SlowCondition, SlowCondition)
  case either(SlowCondition, SlowCondition)

  func text(_ names: [String]) -> String {
    switch self {
    case .compare(let sign, let left, let right):
      "\(left.text(names)) \(sign) \(right.text(names))"
    case .not(let condition): "(not \(condition.text(names)))"
    case .both(let left, let right): "(\(left.text(names)) and \(right.text(names)))"
    case .either(let left, let right): "(\(left.text(names)) or \(right.text(names)))"
    }
  }

  func holds(_ values: [Double]) throws -> Bool {
    switch self {
    case .compare(let sign, let left, let right):
      let (left, right) = (try left.value(values), try right.value(values))
      switch sign {
      case "<": return left < right
      case "<=": return left <= right
      case ">": return left > right
      case ">=": return left >= right
      case "==": return left == right
      default: return left != right
      }
    case .not(let condition): return !(try condition.holds(values))
    case .both(let left, let right): return try left.holds(values) && right.holds(values)
    case .either(let left, let right): return try left.holds(values) || right.holds(values)
    }
  }
}

/// Random expressions over some names.
struct RandomExpressions {
  var generator: SeededGenerator
  let nameCount: Int

  mutating func next(depth: Int) -> SlowExpression {
    guard depth > 0, generator.below(5) > 0 else {
      return generator.below(2) == 0
        ? .number(generator.below(5)) : .name(generator.below(nameCount))
    }
    switch generator.below(10) {
    case 0: return .negate(next(depth: depth - 1))
    case 1, 2:
      let function = ["exp", "log", "sqrt", "abs"][generator.below(4)]
      return .call(function, [next(depth: depth - 1)])
    case 3:
      let arguments = (0..<2 + generator.below(3)).map { _ in next(depth: depth - 1) }
      return .call(["min", "max"][generator.below(2)], arguments)
    case 4, 5:
      return .choose(condition(depth: depth - 1), next(depth: depth - 1), next(depth: depth - 1))
    default:
      let sign = ["+", "-", "*", "/", "^"][generator.below(5)]
      return .binary(sign, next(depth: depth - 1), next(depth: depth - 1))
    }
  }

  private mutating func condition(depth: Int) -> SlowCondition {
    switch depth > 0 ? generator.below(6) : 5 {
    case 0: return .not(condition(depth: depth - 1))
    case 1: return .both(condition(depth: depth - 1), condition(depth: depth - 1))
    case 2: return .either(condition(depth: depth - 1), condition(depth: depth - 1))
    default:
      let sign = ["<", "<=", ">", ">=", "==", "!="][generator.below(6)]
      return .compare(sign, next(depth: depth), next(depth: depth))
    }
  }
}
