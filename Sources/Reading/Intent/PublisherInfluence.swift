import Quantities
import Record
import RealModule

/// The reading without everything that one outlet reported.
public struct PublisherInfluence: Sendable {
  /// Its name as in the files.
  public let publisher: String
  /// Rows of the target's statements and deeds from this outlet.
  public let rows: Int
  /// P(hypothesis in the last week) without them.
  public let without: [Double]
  /// By how many bits the outlet raises the final log-odds of each hypothesis.
  public let shift: [Double]
}

extension Particles {
  /// Outlets left out one at a time: the most-used ones, in order of rows, then of name.
  static let publishers = 40

  /// Leave-one-source-out over the outlets with the most rows.
  func publisherInfluence(
    _ subject: Case, threads: Int, progress: ProgressHandler?
  ) async throws -> [PublisherInfluence] {
    let outlets = Particles.outlets(subject)
    let base = lastAndEvidence(model)
    let mean = Particles.mean(base.map(\.last))
    return try await concurrentMap(
      outlets.count, threads: threads, stage: "leaving out sources", progress: progress
    ) { index in
      let outlet = outlets[index]
      let changed = lastAndEvidence(
        IntentModel(subject, counting: model.counting, leavingOut: outlet.name))
      let without = Particles.reweighted(
        zip(base, changed).map { ($1.last, $1.logEvidence - $0.logEvidence) })
      return PublisherInfluence(
        publisher: outlet.name, rows: outlet.rows, without: without,
        shift: oddsShift(from: without, to: mean))
    }
  }

  /// P(hypothesis in the last week) of every particle.
  var last: [[Double]] { lastAndEvidence(model).map(\.last) }

  private func lastAndEvidence(_ model: IntentModel) -> [(last: [Double], logEvidence: Double)] {
    let emissions = Emissions(model, .both)
    var filter = RegimeFilter(weeks: model.weekCount, prior: model.prior)
    var table = [Double](repeating: 0, count: model.weekCount * model.states)
    return draws.map { draw in
      emissions.fill(&table, draw)
      filter.runForward(logEmissions: table, hazard: draw.hazard)
      return (Array(filter.filtered.suffix(model.states)), filter.logEvidence)
    }
  }

  private static func outlets(_ subject: Case) -> [(name: String, rows: Int)] {
    var rows: [String: Int] = [:]
    for statement in subject.targetStatements { rows[statement.source.publisher, default: 0] += 1 }
    for deed in subject.targetDeeds { rows[deed.source.publisher, default: 0] += 1 }
    return rows.map { (name: $0.key, rows: $0.value) }
      .sorted { ($1.rows, $0.name) < ($0.rows, $1.name) }
      .prefix(publishers).map { $0 }
  }
}
