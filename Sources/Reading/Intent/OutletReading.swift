import Quantities
import Record

/// Leaves outlets out of a reading: on particles where they carry it, by reading again where they do not.
///
/// Without an outlet that reported much, the evidence suits other expectations than those that
/// particles were picked for, and a few of them would carry the figure. Where too small a share
/// of the particles counts, the case is read again without the outlet.
struct OutletReading {
  private static let leastShare = 0.3
  /// The repeated reading gives one mean, not ranges: fewer draws do.
  private static let drawsDivisor = 4

  let ensemble: Ensemble
  let particles: Particles
  let change: CarriedChange

  /// The reading without each of the most-used outlets.
  func publishers(
    _ subject: Case, progress: ProgressHandler?
  ) async throws -> [PublisherInfluence] {
    var result: [PublisherInfluence] = []
    for quick in try await particles.publisherInfluence(
      subject, threads: ensemble.threads, progress: progress)
    {
      result.append(
        quick.carriedBy < OutletReading.leastShare
          ? change.placed(quick, without: try await readAgain(subject, without: quick.publisher))
          : change.carried(quick))
    }
    return result
  }

  /// P(hypothesis in the last week), from draws of their own.
  private func readAgain(_ subject: Case, without publisher: String) async throws -> [Double] {
    let count = max(64, ensemble.draws.count / OutletReading.drawsDivisor)
    let rest = Ensemble(
      IntentModel(subject, counting: ensemble.model.counting, leavingOut: publisher),
      ensemble.channel, draws: SobolDraws(count: count, seed: ensemble.draws.seed),
      threads: ensemble.threads, progress: nil)
    return try await IntentTrack(rest, try await rest.run().runs).last.map(\.mean)
  }
}
