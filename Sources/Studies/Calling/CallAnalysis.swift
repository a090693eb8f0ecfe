import Games
import Quantities
import Reading
import Record

/// Everything that a case's demands and statements lead to.
struct CallAnalysis: Sendable {
  /// Draws for what is worked out many times over: noise, sequences, statements.
  static let fewerDraws = 1_024

  let sheet: CallSheet
  let games: CallGames
  let posterior: IntentPosterior
  /// In the order of the file.
  let demands: [SolvedDemand]
  /// Positions of demands: those whose answer tells in most draws first, then those of the largest gain.
  let ranking: [Int]
  let noise: [NoiseLevel]
  let sequences: [SolvedSequence]
  let talk: TalkAnalysis
  /// On which assumptions each demand's margin depends, in the order of the file.
  let margins: [Sensitivity]

  /// Solves all demands of a sheet.
  ///
  /// Stops with `CancellationError` when its task is cancelled.
  init(
    of subject: Case, _ sheet: CallSheet, _ settings: StudySettings, progress: ProgressHandler?
  ) async throws {
    let intent = IntentSettings(
      draws: min(settings.draws, 4_096), seed: settings.seed, threads: settings.threads)
    let posterior = try await IntentPosterior(
      of: subject, .both, intent, count: settings.draws, progress: progress)
    let games = try await CallGames(
      subject, sheet, posterior, seed: settings.seed, threads: settings.threads)
    let types = subject.hypotheses.map(\.id)
    let solved = try await concurrentMap(
      sheet.demands.count, threads: settings.threads, stage: "solving demands", progress: progress
    ) { try await SolvedDemand(sheet.demands[$0], games, types: types) }
    self.sheet = sheet
    self.games = games
    self.posterior = posterior
    demands = solved
    ranking = Self.ranked(solved)
    noise = try await NoiseLevel.all(games, threads: settings.threads)
    sequences = try await SolvedSequence.all(games, threads: settings.threads)
    let deeds = try await IntentPosterior(
      of: subject, .deeds, intent, count: min(settings.draws, Self.fewerDraws),
      progress: progress)
    talk = try await TalkAnalysis(subject, games, deeds: deeds, threads: settings.threads)
    margins = try await concurrentMap(sheet.demands.count, threads: settings.threads) {
      Sensitivity(ofMarginOf: sheet.demands[$0], games, seed: settings.seed)
    }
  }

  private static func ranked(_ demands: [SolvedDemand]) -> [Int] {
    let keys = demands.map {
      [$0.tells, $0.holds, $0.spread { $0.announced.gain }?.median ?? -.infinity]
    }
    return demands.indices.sorted { left, right in
      let difference = zip(keys[left], keys[right]).first { $0 != $1 }
      return difference.map { $0 > $1 } ?? (left < right)
    }
  }

  /// The demands by rank.
  var ranked: [SolvedDemand] { ranking.map { demands[$0] } }

  /// The demand that costs the earnest least of those that are a test in most draws.
  var cheapestTest: SolvedDemand? {
    func cost(_ demand: SolvedDemand) -> Double {
      demand.spread { $0.costs.earnest }?.median ?? .infinity
    }
    return ranked.filter(\.isTest).min { cost($0) < cost($1) }
  }
}
