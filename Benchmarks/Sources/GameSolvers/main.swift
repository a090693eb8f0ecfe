import Foundation
import Games

// GameSolvers SECONDS RUNS SOLVERS FILE...
// SOLVERS is "all" or names joined by commas. Solves each game by each of them that can, and writes one
// line of JSON per game. Each run may take SECONDS; further runs follow while there is time left.

struct SolverReport: Encodable {
  let solver: String
  let seconds: [Double]
  let stop: String
  let completeness: String
  /// Player by player, information set by information set in order of appearance, action by action.
  let equilibria: [[[[Double]]]]
  let payoffs: [[Double]]
  let largestRegret: Double
}

struct GameReport: Encodable {
  let file: String
  let solvers: [SolverReport]
  let extremes: ExtremeReport?
}

/// Extreme equilibria in strategies of the reduced normal form, with the names of these.
struct ExtremeReport: Encodable {
  let strategies: [[String]]
  let equilibria: [[[Double]]]
  let components: [Int]
  let isComplete: Bool
}

func behaviour(_ profile: BehaviourProfile, in game: Game) -> [[[Double]]] {
  game.players.indices.map { player in
    game.informationSets(of: player).map { Array(profile[game.informationSets[$0]]) }
  }
}

func report(_ solver: any Solver, _ game: Game, seconds: Double, runs: Int) -> SolverReport {
  let clock = ContinuousClock()
  var times: [Double] = []
  var last: SolverOutcome?
  while times.count < runs, times.reduce(0, +) < seconds {
    let elapsed = clock.measure {
      last = solver.solve(game, limits: Limits(time: .seconds(seconds)))
    }
    times.append(elapsed / .seconds(1))
  }
  let assessments = last?.assessments ?? []
  return SolverReport(
    solver: type(of: solver).name, seconds: times, stop: last?.stop.description ?? "",
    completeness: last?.completeness.rawValue ?? "",
    equilibria: assessments.prefix(200).map { behaviour($0.behaviour, in: game) },
    payoffs: assessments.prefix(200).map(\.certificate.payoffs),
    largestRegret: assessments.map(\.certificate.regret).max() ?? 0)
}

func extremes(_ game: Game, seconds: Double) -> ExtremeReport? {
  guard game.players.count == 2, let reduced = try? ReducedNormalForm(game, cap: 36),
    let set = try? ExtremeEquilibria().equilibria(
      of: game, limits: Limits(time: .seconds(seconds)))
  else { return nil }
  return ExtremeReport(
    strategies: reduced.form.strategies,
    equilibria: set.equilibria.map { set.profile($0).strategies },
    components: set.components.map(\.equilibria.count), isComplete: set.isComplete)
}

let arguments = CommandLine.arguments
guard arguments.count > 4, let seconds = Double(arguments[1]), let runs = Int(arguments[2]) else {
  FileHandle.standardError.write(Data("usage: GameSolvers SECONDS RUNS SOLVERS FILE...\n".utf8))
  exit(64)
}
let names = Set(arguments[3].split(separator: ",").map(String.init))
let chosen = Solvers.all.filter { names.contains("all") || names.contains(type(of: $0).name) }
for path in arguments.dropFirst(4) {
  let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
  let game = try GameFile(bytes).game()
  let reports = chosen.filter { $0.applicability(to: game) == .applicable }
    .map { report($0, game, seconds: seconds, runs: runs) }
  let line = GameReport(
    file: path, solvers: reports, extremes: extremes(game, seconds: seconds))
  FileHandle.standardOutput.write(try JSONEncoder().encode(line) + Data("\n".utf8))
}
