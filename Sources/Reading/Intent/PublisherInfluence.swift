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
  /// Share of the particles that carries the figures, 0...1.
  let carriedBy: Double
}

extension Particles {
  /// Outlets left out one at a time: the most-used ones, in order of rows, then of name.
  static let publishers = 40

  /// Draws worked on at a time.
  private static let chunk = 8

  /// Leave-one-source-out over the outlets with the most rows.
  func publisherInfluence(
    _ subject: Case, threads: Int, progress: ProgressHandler?
  ) async throws -> [PublisherInfluence] {
    let outlets = Particles.outlets(subject)
    let changed = try await emissions(without: outlets.map(\.name), subject, threads: threads)
    let chunks = (draws.count + Particles.chunk - 1) / Particles.chunk
    let parts = try await concurrentMap(
      chunks, threads: threads, stage: "leaving out sources", progress: progress
    ) { chunk in
      draws[(chunk * Particles.chunk)...].prefix(Particles.chunk).map { endings($0, changed) }
    }
    let all = parts.flatMap { $0 }
    let mean = Particles.mean(all.map(\.base.last))
    return outlets.indices.map { index in
      let results = all.map {
        ($0.changed[index].last, $0.changed[index].logEvidence - $0.base.logEvidence)
      }
      let without = Particles.reweighted(results)
      let effective = effectiveSampleSize(Ensemble.normalised(results.map(\.1)))
      return PublisherInfluence(
        publisher: outlets[index].name, rows: outlets[index].rows, without: without,
        shift: oddsShift(from: without, to: mean), carriedBy: effective / Double(all.count))
    }
  }

  /// P(hypothesis in the last week) of every particle.
  var last: [[Double]] { draws.map { endings($0, []).base.last } }

  /// How emissions change without each of the outlets.
  private func emissions(
    without outlets: [String], _ subject: Case, threads: Int
  ) async throws -> [Emissions] {
    let builder = IntentModelBuilder(subject, counting: model.counting)
    let cells = OutletCells(subject, builder, counting: model.counting)
    return try await concurrentMap(outlets.count, threads: threads) { index in
      let rest = cells.without(outlets[index], model)
      return Emissions(changing: model, to: rest.deeds, rest.stances)
    }
  }

  /// The last week's probabilities, and the evidence's.
  private typealias Ending = (last: [Double], logEvidence: Double)

  /// How a draw ends with all evidence, and with each change of the emissions.
  private func endings(
    _ draw: Expectations, _ changed: [Emissions]
  ) -> (base: Ending, changed: [Ending]) {
    var filter = RegimeFilter(weeks: model.weekCount, prior: model.prior)
    var whole = [Double](repeating: 0, count: model.weekCount * model.states)
    let terms = emissions.burstyTerms(draw)
    emissions.fill(&whole, draw, terms)
    func ending(_ table: [Double]) -> Ending {
      filter.runForward(logEmissions: table, hazard: draw.hazard)
      return (Array(filter.filtered.suffix(model.states)), filter.logEvidence)
    }
    let endings = changed.map { change in
      var table = whole
      change.add(to: &table, draw, terms)
      return ending(table)
    }
    return (ending(whole), endings)
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
