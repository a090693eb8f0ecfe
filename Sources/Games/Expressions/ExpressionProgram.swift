/// Many expressions over the same names, compiled into one list of instructions for blocks of draws.
///
/// Values stand as structure of arrays: register `r` of a workspace holds `width` draws side by side. The
/// first registers are the parameters; equal parts of expressions share a register. Running it allocates
/// nothing. A result without a value is NaN; `Expression.value(at:)` says why.
struct ExpressionProgram: Sendable {
  /// Number of draws that are evaluated at once.
  static let width = 64

  private struct Instruction: Hashable {
    let operation: Operation
    let first: Int
    let second: Int
    let third: Int
  }

  private let parameterCount: Int
  private var constants: [(register: Int, value: Double)] = []
  private var instructions: [(instruction: Instruction, result: Int)] = []
  private(set) var registerCount: Int
  /// The register of each expression's result.
  private(set) var results: [Int] = []

  init(_ expressions: [Expression], parameterCount: Int) {
    self.parameterCount = parameterCount
    registerCount = parameterCount
    var known: [Instruction: Int] = [:]
    var knownConstants: [UInt64: Int] = [:]
    for expression in expressions {
      var registers: [Int] = []
      for node in expression.nodes {
        registers.append(register(of: node, registers, &known, &knownConstants))
      }
      results.append(registers.last ?? 0)
    }
  }

  private mutating func register(
    of node: SyntaxNode, _ registers: [Int], _ known: inout [Instruction: Int],
    _ knownConstants: inout [UInt64: Int]
  ) -> Int {
    switch node.operation {
    case .name: return node.name
    case .constant:
      if let register = knownConstants[node.value.bitPattern] { return register }
      knownConstants[node.value.bitPattern] = registerCount
      constants.append((registerCount, node.value))
    default:
      // Places that an operation does not use are the same in all its instructions.
      let count = node.operandCount
      let instruction = Instruction(
        operation: node.operation, first: registers[node.first],
        second: count > 1 ? registers[node.second] : 0, third: count > 2 ? registers[node.third] : 0
      )
      if let register = known[instruction] { return register }
      known[instruction] = registerCount
      instructions.append((instruction, registerCount))
    }
    registerCount += 1
    return registerCount - 1
  }

  /// A workspace with the constants in their places.
  func makeRegisters() -> [Double] {
    var registers = [Double](repeating: 0, count: registerCount * Self.width)
    for constant in constants {
      for draw in 0..<Self.width {
        registers[constant.register * Self.width + draw] = constant.value
      }
    }
    return registers
  }

  /// Fills the registers of all results from those of the parameters.
  func run(_ registers: inout [Double]) {
    registers.withUnsafeMutableBufferPointer { registers in
      for (instruction, result) in instructions { run(instruction, result, registers) }
    }
  }

  private func run(
    _ instruction: Instruction, _ result: Int, _ registers: UnsafeMutableBufferPointer<Double>
  ) {
    // One loop for each frequent operation, so that it can be vectorised.
    switch instruction.operation {
    case .add: each(.add, instruction, result, registers)
    case .subtract: each(.subtract, instruction, result, registers)
    case .multiply: each(.multiply, instruction, result, registers)
    case .divide: each(.divide, instruction, result, registers)
    case .minimum: each(.minimum, instruction, result, registers)
    case .maximum: each(.maximum, instruction, result, registers)
    case .negate: each(.negate, instruction, result, registers)
    default: each(instruction.operation, instruction, result, registers)
    }
  }

  @inline(__always)
  private func each(
    _ operation: Operation, _ instruction: Instruction, _ result: Int,
    _ registers: UnsafeMutableBufferPointer<Double>
  ) {
    let first = instruction.first * Self.width
    let second = instruction.second * Self.width
    let third = instruction.third * Self.width
    let start = result * Self.width
    for draw in 0..<Self.width {
      registers[start + draw] = operation.applied(
        registers[first + draw], registers[second + draw], registers[third + draw])
    }
  }
}
