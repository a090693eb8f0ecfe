import Quantities
import Record

/// Leaves outlets out of a reading: on particles where they carry it, by reading again where they do not.
///
/// Without an outlet that reported much, the evidence suits other expectations than those that
/// particles were picked for, and a few of them would carry the figure. Where too small a share
/// of the particles counts, and the figure would change, the case is read again without the outlet:
/// at most for the few outlets that change it most.
struct OutletReading {
  /// Share of the particles below which they do not carry a figure.
  private static let leastShare = 0.3
  /// Change of a probability from which it is worth reading again.
  private static let leastChange = 0.02
  private static let mostRepeats = 3
  /// Proposals of the reading that a repeated one starts from.
  private static let similar = 3
  /// The repeated reading gives one mean, not ranges: fewer draws do.
  private static let drawsDivisor = 4

  let ensemble: Ensemble
  /// What the reading drew from.
  let source: DrawSource
  let particles: Particles
  let change: CarriedChange

  /// The reading without each of the most-used outlets.
  func publishers(
    _ subject: Case, progress: ProgressHandler?
  ) async throws -> [PublisherInfluence] {
    let quick = try await particles.publisherInfluence(
      subject, threads: ensemble.threads, progress: progress)
    var result = quick.map { change.carried($0) }
    for index in uncarried(quick, result) {
      result[index] = change.placed(
        quick[index], without: try await readAgain(subject, without: quick[index].publisher))
    }
    return result
  }

  /// Outlets whose figures particles do not carry and that change the reading, the most first.
  private func uncarried(
    _ quick: [PublisherInfluence], _ carried: [PublisherInfluence]
  ) -> [Int] {
    func size(_ index: Int) -> Double {
      zip(carried[index].without, change.reading).map { abs($0 - $1) }.max() ?? 0
    }
    return quick.indices
      .filter {
        quick[$0].carriedBy < OutletReading.leastShare && size($0) >= OutletReading.leastChange
      }
      .sorted { (-size($0), $0) < (-size($1), $1) }
      .prefix(OutletReading.mostRepeats).map { $0 }
  }

  /// P(hypothesis in the last week), from draws of their own.
  private func readAgain(_ subject: Case, without publisher: String) async throws -> [Double] {
    let count = max(64, ensemble.draws.count / OutletReading.drawsDivisor)
    let rest = Ensemble(
      IntentModel(subject, counting: ensemble.model.counting, leavingOut: publisher),
      ensemble.channel, ensemble.layout, draws: SobolDraws(count: count, seed: ensemble.draws.seed),
      threads: ensemble.threads, progress: nil)
    return try await rest.last(startingFrom: source.proposals.suffix(OutletReading.similar))
  }
}
