import ArgumentParser
import Foundation
import Record
import Studies

/// The game to work on.
struct GameOptions: ParsableArguments {
  @Argument(
    help: "The game's file: .yaml, .efg or .nfg.",
    completion: .file(extensions: ["yaml", "yml", "efg", "nfg"]))
  var file: String

  /// Reads the game; what is wrong with the file is listed on standard error.
  func read() throws(Failure) -> GameSubject {
    let reading = GameSubject.read(file)
    for problem in reading.problems.prefix(ProblemList.longest) {
      Console.say("credence: \(problem)")
    }
    if reading.problems.count > ProblemList.longest {
      Console.say("credence: and \(reading.problems.count - ProblemList.longest) more problems")
    }
    guard let subject = reading.subject else {
      throw Failure(.badCase, "credence: the game “\(shown(file))” cannot be read")
    }
    return subject
  }
}

/// Settings of studies that draw a game's uncertain numbers.
struct DrawOptions: ParsableArguments {
  @Option(help: "Draws of the uncertain numbers, 1 to 1000000.")
  var draws = 4_096

  @Option(help: "Seed of all chance: the same seed gives the same bytes.")
  var seed: UInt64 = 1

  @OptionGroup var threads: ThreadOptions

  func validate() throws {
    guard (1...1_000_000).contains(draws) else {
      throw ValidationError("--draws takes a whole number from 1 to 1000000, not \(draws).")
    }
  }

  var settings: StudySettings { threads.settings(draws: draws, seed: seed) }
}

/// How many tasks work at a time.
struct ThreadOptions: ParsableArguments {
  @Option(help: "Tasks at a time; changes no result (default: one for each core).")
  var threads: Int?

  func validate() throws {
    if let threads, !(1...1_024).contains(threads) {
      throw ValidationError("--threads takes a whole number from 1 to 1024, not \(threads).")
    }
  }

  /// Settings of a study.
  func settings(draws: Int = 1, seed: UInt64) -> StudySettings {
    StudySettings(
      version: "Credence \(Credence.version)", draws: draws, seed: seed,
      threads: threads ?? ProcessInfo.processInfo.activeProcessorCount)
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

  @Option(
    help: ArgumentHelp(
      "The largest gain from another strategy that an equilibrium may leave, as a share of the spread of payoffs.",
      valueName: "share"))
  var tolerance = SolveOptions.standardTolerance

  func validate() throws {
    if let timeLimit, !(timeLimit > 0 && timeLimit <= 1e9) {
      throw ValidationError("--time-limit takes a number of seconds above 0, not \(timeLimit).")
    }
    guard tolerance > 0, tolerance < 1 else {
      throw ValidationError("--tolerance takes a number above 0 and below 1, not \(tolerance).")
    }
    if let most, most < 1 {
      throw ValidationError("--most takes a whole number from 1 on, not \(most).")
    }
  }

  /// The options, if there is such a solver.
  func options() throws(Failure) -> SolveOptions {
    do throws(SolveFault) {
      return try SolveOptions(
        solver: solver, timeLimit: timeLimit.map { .seconds($0) }, most: most ?? .max,
        tolerance: tolerance)
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
