public import Briefing
import Games
public import Quantities

/// Where along one number of a game its equilibria change.
public struct ThresholdStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "threshold"
  /// Keys of all tables, in order.
  public static let tables = ["thresholds", "segments"]
  /// What a terminal shows first.
  public static let mainTables = ["thresholds", "segments"]

  private let settings: StudySettings
  private let axis: SweepOptions.Axis?
  private let countsEquilibria: Bool

  /// A study without an axis, which finds nothing.
  public init(_ settings: StudySettings) {
    self.settings = settings
    axis = nil
    countsEquilibria = false
  }

  /// A study along an axis, which is first looked at in `axis.count` places; `countsEquilibria` says whether
  /// a change in the number of equilibria is a threshold too.
  public init(_ settings: StudySettings, along axis: SweepOptions.Axis, countsEquilibria: Bool) {
    self.settings = settings
    self.axis = axis
    self.countsEquilibria = countsEquilibria
  }

  /// Looks for thresholds.
  /// - Throws: `SweepFault`.
  public func findings(
    on subject: GameSubject, progress: ProgressHandler?
  ) async throws -> Findings {
    try await searched(subject, progress: progress).findings
  }

  /// Looks for thresholds, and keeps what a chart needs.
  /// - Throws: `SweepFault`.
  public func searched(
    _ subject: GameSubject, progress: ProgressHandler?
  ) async throws -> SearchedGame {
    guard let axis else { throw SweepFault.axisCount(0) }
    let game = subject.parametric
    let place = try game.place(of: axis.name)
    let ensemble = try game.ensemble
    let search = try await ensemble.thresholds(
      of: place, in: axis.range, steps: axis.count - 1,
      change: countsEquilibria ? .equilibria : .outcomes, threads: settings.threads)
    let result = ThresholdResult(axis: axis, search: search)
    let sweep = try await ensemble.sweep(
      over: [ParameterDraws.Axis(parameter: place, from: axis.range, count: axis.count)],
      draws: .best(game), threads: settings.threads, progress: progress)
    let reports = try await Reports(nil, ensemble, settings)
    let findings = Findings(
      key: ThresholdStudy.key, title: subject.title,
      question: "Where does a change of \(axis.name) change what follows?",
      stamp: stamp(subject, axis, ensemble), summary: result.summary,
      tables: [try result.thresholds, try result.segments])
    return SearchedGame(
      findings: findings, marks: search.thresholds.map(\.middle),
      sweep: SweepResult(
        names: [axis.name], sweep: sweep, reports: reports, title: subject.title))
  }

  private func stamp(
    _ subject: GameSubject, _ axis: SweepOptions.Axis, _ ensemble: Ensemble
  ) -> Stamp {
    Stamp(
      version: settings.version, subject: .game, caseName: subject.name,
      caseDigest: subject.digest, seed: settings.seed, draws: 0,
      settings: [
        Setting(
          "over", "\(axis.name)=\(axis.range.lowerBound)..\(axis.range.upperBound):\(axis.count)"),
        Setting("change", countsEquilibria ? "equilibria" : "outcomes"),
        Setting("method", ensemble.method.name),
      ])
  }
}

/// A game whose thresholds were looked for.
public struct SearchedGame: Sendable {
  /// The findings in full.
  public let findings: Findings
  private let marks: [Double]
  private let sweep: SweepResult

  init(findings: Findings, marks: [Double], sweep: SweepResult) {
    self.findings = findings
    self.marks = marks
    self.sweep = sweep
  }

  /// The outcomes along the number, with the thresholds marked.
  public func chart(width: Double = 720) -> Element { sweep.chart(width: width, marks: marks) }
}

extension Threshold {
  /// The middle of the bracket.
  var middle: Double { bracket.lowerBound + (bracket.upperBound - bracket.lowerBound) / 2 }
}
