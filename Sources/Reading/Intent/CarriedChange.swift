/// Carries changes that were worked out on particles over to the reading of all draws.
///
/// Particles are a sample of the draws, so that their mean differs a little from the reading. The
/// ratio by which leaving something out changes a probability is taken from them, its level
/// from the reading (ratio estimator: Cochran 1977): what is left out without effect then leaves
/// the reading exactly where it is.
struct CarriedChange {
  /// P(hypothesis in the last week): the mean of the particles.
  let particles: [Double]
  /// The same as the reading has it.
  let reading: [Double]

  /// Probabilities of the last week with something left out, on the level of the reading.
  func carried(_ without: [Double]) -> [Double] {
    let values = reading.indices.map { state in
      particles[state] > 0 ? reading[state] * (without[state] / particles[state]) : without[state]
    }
    let sum = values.reduce(0, +)
    return sum > 0 ? values.map { $0 / sum } : reading
  }

  func carried(_ weight: EvidenceWeight) -> EvidenceWeight {
    let without = carried(weight.without)
    return EvidenceWeight(
      unit: weight.unit, bits: weight.bits, without: without,
      shift: oddsShift(from: without, to: reading))
  }

  func carried(_ publisher: PublisherInfluence) -> PublisherInfluence {
    placed(publisher, without: carried(publisher.without))
  }

  /// An outlet's influence with probabilities that are on the level of the reading already.
  func placed(_ publisher: PublisherInfluence, without: [Double]) -> PublisherInfluence {
    PublisherInfluence(
      publisher: publisher.publisher, rows: publisher.rows, without: without,
      shift: oddsShift(from: without, to: reading), carriedBy: publisher.carriedBy)
  }
}
