import Games
import Quantities

/// A game solved for many draws of its uncertain numbers.
struct DrawnSolution: Sendable {
  private let subject: GameSubject
  private let result: EnsembleResult?
  private let refusal: String?

  /// Solves the draws, if anything is uncertain; that no method can is a finding.
  static func find(
    _ subject: GameSubject, _ settings: StudySettings, timeLimit: Duration?,
    progress: ProgressHandler?
  ) async throws -> DrawnSolution {
    guard let game = subject.sheet?.game, subject.isUncertain else {
      return DrawnSolution(subject: subject, result: nil, refusal: nil)
    }
    do {
      let draws = ParameterDraws.seeded(game, count: settings.draws, seed: settings.seed)
      let ensemble = try Ensemble(game)
      let result = try await within(timeLimit) {
        try await ensemble.solve(draws, threads: settings.threads, progress: progress)
      }
      try Task.checkCancellation()
      return DrawnSolution(
        subject: subject, result: result,
        refusal: result == nil ? "the time limit came before the last draw" : nil)
    } catch let error as EnsembleError {
      return DrawnSolution(subject: subject, result: nil, refusal: error.description)
    }
  }

  var tables: EnsembleTables { EnsembleTables(subject, result, refusal: refusal) }

  var prose: EnsembleProse { EnsembleProse(subject, result, refusal: refusal) }
}

/// The result of work, or `nil` where the time was up first; the work is then cancelled.
private func within<Value: Sendable>(
  _ limit: Duration?, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
  guard let limit else { return try await work() }
  return try await withThrowingTaskGroup(of: Value?.self) { group in
    group.addTask { try await work() }
    group.addTask {
      try? await Task.sleep(for: limit)
      return nil
    }
    defer { group.cancelAll() }
    return try await group.next() ?? nil
  }
}
