import Games
import Quantities

/// A game solved for many draws of its uncertain numbers.
struct DrawnSolution: Sendable {
  private let subject: GameSubject
  private let result: EnsembleResult?
  private let refusal: String?

  /// Solves the draws, if anything is uncertain; that no method can is a finding.
  static func find(
    _ subject: GameSubject, _ settings: StudySettings, progress: ProgressHandler?
  ) async throws -> DrawnSolution {
    guard let game = subject.sheet?.game, subject.isUncertain else {
      return DrawnSolution(subject: subject, result: nil, refusal: nil)
    }
    do {
      let draws = ParameterDraws.seeded(game, count: settings.draws, seed: settings.seed)
      let result = try await Ensemble(game).solve(
        draws, threads: settings.threads, progress: progress)
      return DrawnSolution(subject: subject, result: result, refusal: nil)
    } catch let error as EnsembleError {
      return DrawnSolution(subject: subject, result: nil, refusal: error.description)
    }
  }

  var tables: EnsembleTables { EnsembleTables(subject, result, refusal: refusal) }

  var prose: EnsembleProse { EnsembleProse(subject, result, refusal: refusal) }
}
