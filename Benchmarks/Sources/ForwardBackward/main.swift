import Foundation
import Reading

// ForwardBackward PROBLEM RESULT PASSES
// Writes doubles: seconds a pass of forward-backward alone, seconds a pass with emissions, log
// evidence, then the smoothed probabilities, weeks × states.

let arguments = CommandLine.arguments
guard arguments.count == 4, let passes = Int(arguments[3]), passes > 0 else {
  FileHandle.standardError.write(Data("usage: ForwardBackward PROBLEM RESULT PASSES\n".utf8))
  exit(64)
}
let problem = try PoissonProblem(contentsOf: URL(fileURLWithPath: arguments[1]))
var table = [Double](repeating: 0, count: problem.weeks * problem.states)
var filter = RegimeFilter(weeks: problem.weeks, prior: problem.prior)

func secondsPerPass(_ body: () -> Void) -> Double {
  body()
  let clock = ContinuousClock()
  let elapsed = clock.measure { for _ in 0..<passes { body() } }
  return elapsed / .seconds(1) / Double(passes)
}

problem.fillLogEmissions(&table)
let alone = secondsPerPass { filter.run(logEmissions: table, hazard: problem.hazard) }
let whole = secondsPerPass {
  problem.fillLogEmissions(&table)
  filter.run(logEmissions: table, hazard: problem.hazard)
}
let results = [alone, whole, filter.logEvidence] + filter.smoothed
try results.withUnsafeBytes { Data($0) }.write(to: URL(fileURLWithPath: arguments[2]))
