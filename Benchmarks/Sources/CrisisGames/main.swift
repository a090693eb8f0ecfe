import Foundation
import Games

// CrisisGames ensemble DRAWS METHOD COUNT RUNS
// CrisisGames solve SOLVER SECONDS TOLERANCE MOST RUNS FILE
// Writes one object of JSON: seconds of each run, and what was found.

func fail(_ message: String) -> Never {
  FileHandle.standardError.write(Data("CrisisGames: \(message)\n".utf8))
  exit(64)
}

struct EnsembleReport: Encodable {
  let seconds: [Double]
  let solved: Int
  let meanEquilibria: Double
  let largestRegret: Double
}

struct SolveReport: Encodable {
  let seconds: [Double]
  let equilibria: Int
  let stop: String
  let payoffs: [[Double]]
  let regrets: [[Double]]
}

func seconds(_ runs: Int, _ body: () async throws -> Void) async rethrows -> [Double] {
  var results: [Double] = []
  for _ in 0..<runs {
    let start = ContinuousClock.now
    try await body()
    results.append((ContinuousClock.now - start) / .seconds(1))
  }
  return results
}

func ensemble(_ arguments: [String]) async throws -> EnsembleReport {
  guard arguments.count == 4, let count = Int(arguments[2]), let runs = Int(arguments[3]), runs > 0,
    let method = EnsembleMethod.all.first(where: { $0.name == arguments[1] })
  else { fail("expected ensemble DRAWS METHOD COUNT RUNS") }
  let input = try SignallingDraws(contentsOf: arguments[0])
  let game = try input.game()
  let draws = try ParameterDraws.given(game, input.rows(count))
  let ensemble = try Ensemble(game, method: method)
  let threads = ProcessInfo.processInfo.activeProcessorCount
  var result = try await ensemble.solve(draws, threads: threads)
  let times = try await seconds(runs) {
    result = try await ensemble.solve(draws, threads: threads)
  }
  let findings = result.findings()
  return EnsembleReport(
    seconds: times, solved: findings.solvedCount, meanEquilibria: findings.meanEquilibria,
    largestRegret: findings.largestRegret)
}

func solve(_ arguments: [String]) async throws -> SolveReport {
  guard arguments.count == 6, let limit = Double(arguments[1]),
    let tolerance = Double(arguments[2]), let most = Int(arguments[3]),
    let runs = Int(arguments[4]), runs > 0, let solver = Solvers.named(arguments[0])
  else { fail("expected solve SOLVER SECONDS TOLERANCE MOST RUNS FILE") }
  let data = try Data(contentsOf: URL(fileURLWithPath: arguments[5]))
  let game = try GameFile(Array(data)).game()
  var outcome: SolverOutcome?
  let times = await seconds(runs) {
    let limits = Limits(time: .seconds(limit), mostEquilibria: most, tolerance: tolerance)
    outcome = solver.solve(game, limits: limits)
  }
  let assessments = outcome?.assessments ?? []
  return SolveReport(
    seconds: times, equilibria: assessments.count, stop: outcome?.stop.description ?? "",
    payoffs: assessments.map(\.certificate.payoffs),
    regrets: assessments.map(\.certificate.regrets))
}

func write(_ value: some Encodable) throws {
  FileHandle.standardOutput.write(try JSONEncoder().encode(value) + Data("\n".utf8))
}

let arguments = Array(CommandLine.arguments.dropFirst())
switch arguments.first {
case "ensemble": try write(try await ensemble(Array(arguments.dropFirst())))
case "solve": try write(try await solve(Array(arguments.dropFirst())))
default: fail("expected ensemble or solve")
}
