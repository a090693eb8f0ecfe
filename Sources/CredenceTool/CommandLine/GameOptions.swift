import ArgumentParser
import Foundation
import Record
import Studies

/// What commands on games share.
enum GameOptions {
  /// The game in a file.
  static func read(_ path: String) throws(Failure) -> GameSubject {
    do throws(Problem) {
      return try GameSubject.read(path)
    } catch {
      throw Failure(.badCase, "credence: \(error)")
    }
  }

  /// Settings of a study that draws nothing.
  static var settings: StudySettings {
    StudySettings(
      version: "Credence \(Credence.version)",
      threads: ProcessInfo.processInfo.activeProcessorCount)
  }
}

/// How a game is to be solved.
struct SolvingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The method, such as sequence-lp; --table solvers lists all (default: what suits the game).",
      valueName: "name"),
    completion: .list(SolveOptions.solverNames))
  var solver: String?

  @Option(
    help: ArgumentHelp(
      "Stop after so many seconds, with what was found till then (default: no limit).",
      valueName: "seconds"))
  var timeLimit: Double?

  @Option(
    help: ArgumentHelp("The most equilibria to look for (default: all).", valueName: "number"))
  var most: Int?

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 1e9) {
      throw ValidationError("--time-limit takes a number of seconds above 0, not \(timeLimit).")
    }
    if let most, most < 1 {
      throw ValidationError("--most takes a whole number from 1 on, not \(most).")
    }
  }

  /// The options, if there is such a solver.
  func options() throws(Failure) -> SolveOptions {
    do throws(SolveFault) {
      return try SolveOptions(
        solver: solver, timeLimit: timeLimit.map { .seconds($0) }, most: most ?? .max)
    } catch {
      throw Failure(.wrongUse, "credence: \(error)")
    }
  }

  /// Turns what the study refuses into what the user is told.
  static func told<Value>(_ work: () async throws -> Value) async throws -> Value {
    do {
      return try await work()
    } catch let fault as SolveFault {
      throw Failure(.wrongUse, "credence: \(fault)")
    }
  }
}
