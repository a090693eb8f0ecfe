public import Briefing
import Games
public import Quantities

/// What follows at every point of a grid over one or two numbers of a game.
public struct SweepStudy: Study {
  /// Key of the findings and name of the command.
  public static let key = "sweep"
  /// Keys of all tables, in order.
  public static let tables = ["sweep", "points"]
  /// What a terminal shows first.
  public static let mainTables = ["sweep"]

  private let settings: StudySettings
  private let options: SweepOptions?

  /// A study without axes, which finds nothing.
  public init(_ settings: StudySettings) {
    self.settings = settings
    options = nil
  }

  /// A study over axes.
  public init(_ settings: StudySettings, _ options: SweepOptions) {
    self.settings = settings
    self.options = options
  }

  /// Sweeps the game.
  /// - Throws: `SweepFault`.
  public func findings(
    on subject: GameSubject, progress: ProgressHandler?
  ) async throws -> Findings {
    try await swept(subject, progress: progress).findings
  }

  /// Sweeps the game, and keeps what a chart needs.
  /// - Throws: `SweepFault`.
  public func swept(_ subject: GameSubject, progress: ProgressHandler?) async throws -> SweptGame {
    guard let options else { throw SweepFault.axisCount(0) }
    let game = subject.parametric
    let axes = try options.axes.map { axis in
      ParameterDraws.Axis(
        parameter: try game.place(of: axis.name), from: axis.range, count: axis.count)
    }
    let ensemble = try game.ensemble
    let reports = try await Reports(options.report, ensemble, settings)
    let draws =
      options.draws.map { ParameterDraws.seeded(game, count: $0, seed: settings.seed) }
      ?? .best(game)
    let sweep = try await ensemble.sweep(
      over: axes, draws: draws, threads: settings.threads, progress: progress)
    let result = SweepResult(
      names: options.axes.map(\.name), sweep: sweep, reports: reports, title: subject.title)
    let findings = Findings(
      key: SweepStudy.key, title: subject.title,
      question: "What follows where \(Wording.list(result.names)) would be different?",
      stamp: stamp(subject, options, ensemble), summary: result.summary,
      tables: [try result.table, try result.points])
    return SweptGame(findings: findings, result: result)
  }

  private func stamp(
    _ subject: GameSubject, _ options: SweepOptions, _ ensemble: Ensemble
  ) -> Stamp {
    let axes = options.axes.map { axis in
      Setting(
        "over", "\(axis.name)=\(axis.range.lowerBound)..\(axis.range.upperBound):\(axis.count)")
    }
    return Stamp(
      version: settings.version, subject: .game, caseName: subject.name,
      caseDigest: subject.digest, seed: settings.seed, draws: options.draws ?? 0,
      settings: axes + [
        Setting("report", options.report ?? "all outcomes"),
        Setting("method", ensemble.method.name),
      ])
  }
}

extension ParametricGame {
  /// The place of the parameter that a user names.
  func place(of name: String) throws(SweepFault) -> Int {
    guard let place = scope.index(of: name) else {
      throw .unknownParameter(name, known: scope.names)
    }
    return place
  }

  /// The ensemble by the method that suits the game.
  var ensemble: Ensemble {
    get throws(SweepFault) {
      do throws(EnsembleError) {
        return try Ensemble(self)
      } catch {
        throw .notApplicable(error.description)
      }
    }
  }
}

/// What a sweep reports at each point: outcomes, or one player's payoff.
struct Reports: Sendable {
  let outcomes: [String]
  let player: String?

  /// All outcomes, or what the user named.
  init(_ name: String?, _ ensemble: Ensemble, _ settings: StudySettings) async throws {
    let once = try await ensemble.solve(.best(ensemble.game), threads: settings.threads)
    let players = ensemble.game.shape.players
    guard let name else {
      (outcomes, player) = (once.outcomes, nil)
      return
    }
    if once.outcomes.contains(name) {
      (outcomes, player) = ([name], nil)
    } else if players.contains(name) {
      (outcomes, player) = ([], name)
    } else {
      throw SweepFault.unknownReport(name, known: once.outcomes + players)
    }
  }

  /// What is reported, in order.
  var names: [String] { player.map { [$0] } ?? outcomes }
}

/// A game that was swept.
public struct SweptGame: Sendable {
  /// The findings in full.
  public let findings: Findings
  let result: SweepResult

  /// The findings as a picture, `width` CSS pixels wide: lines over one number, shades over two.
  public func chart(width: Double = 720) -> Element { result.chart(width: width) }
}
