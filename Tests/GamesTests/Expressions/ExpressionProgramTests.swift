import Quantities
import Testing

@testable import Games

@Suite struct `Compiled expressions` {
  private let names = ["a", "b-c", "d.e"]

  @Test func `have the values that walking the tree gives`() throws {
    var random = RandomExpressions(generator: SeededGenerator(seed: 5), nameCount: 3)
    var (valued, faulty) = (0, 0)
    for _ in 0..<15 {
      let slow = (0..<10).map { _ in random.next(depth: 4) }
      let expressions = try slow.map { try Expression($0.text(names), names: names) }
      let program = ExpressionProgram(expressions, parameterCount: names.count)
      var registers = program.makeRegisters()
      let draws = (0..<ExpressionProgram.width).map { _ in
        names.map { _ in Double(random.generator.below(9) - 4) / 2 }
      }
      for (draw, values) in draws.enumerated() {
        for (name, value) in values.enumerated() {
          registers[name * ExpressionProgram.width + draw] = value
        }
      }
      program.run(&registers)
      for (draw, values) in draws.enumerated() {
        for (index, expression) in expressions.enumerated() {
          let found = registers[program.results[index] * ExpressionProgram.width + draw]
          if let expected = try? slow[index].value(values) {
            valued += 1
            #expect(found == expected, "\(expression) at \(values)")
            #expect(try expression.value(at: values) == expected)
          } else {
            faulty += 1
            #expect(found.isNaN, "\(expression) at \(values)")
            #expect(throws: EvaluationError.self) { try expression.value(at: values) }
          }
        }
      }
    }
    #expect(valued > 2_000 && faulty > 1_000)
  }

  @Test func `share equal parts`() throws {
    let texts = ["(a + b) * 2", "(a + b) * 2", "2 * (a + b)"]
    let expressions = try texts.map { try Expression($0, names: ["a", "b"]) }
    // Two parameters, one constant, the sum, and the product in two orders.
    #expect(ExpressionProgram(expressions, parameterCount: 2).registerCount == 6)
  }
}

@Suite struct `Mutated expressions` {
  private static let samples = [
    "benefit - cost * (1 - belief)", "if(a > b and not b == 0, a / b, 0)", "-2^2 + min(a, b, 3e-1)",
    "exp(-a) / sqrt(abs(b-c)) or 1", "((((a))))", "log(a + 1) <= max(1, b-c-d)", "b-c-2-exp(1)",
  ].map { Array($0.utf8) }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `never crash, and have the same value compiled where they are read`(seed: UInt64) throws {
    var mutator = Mutator(generator: SeededGenerator(seed: seed))
    let scope = ExpressionScope(["a", "b", "b-c", "benefit", "cost", "belief"])
    var readCount = 0
    for round in 0..<3_000 {
      let sample = Self.samples[mutator.generator.below(Self.samples.count)]
      let text = String(decoding: mutator.mutated(sample), as: UTF8.self)
      do throws(ExpressionError) {
        let expression = try Expression(text, in: scope)
        readCount += 1
        let program = ExpressionProgram([expression], parameterCount: 6)
        var registers = program.makeRegisters()
        program.run(&registers)
        let found = registers[program.results[0] * ExpressionProgram.width]
        let expected = (try? expression.value(at: [0, 0, 0, 0, 0, 0])) ?? .nan
        #expect(found == expected || found.isNaN && expected.isNaN, "\(text)")
      } catch {
        #expect(1...text.unicodeScalars.count + 1 ~= error.column, "round \(round): \(text)")
        #expect(error.description.utf8.count < 1_000)
      }
    }
    #expect(readCount > 100)
  }
}
