import Quantities
public import Record

/// How far what an actor says depends on whom it talks to.
///
/// Statements are compared within strata: those on one proposition, or on one proposition in one
/// quarter of the calendar. Only strata that at least two audiences heard are compared. Copies from
/// one origin count once. That governments speak differently to different audiences is the rule, so
/// tailoring alone is no proof of deceit.
public struct Tailoring: Sendable {
  /// What statements are compared with.
  public enum Stratification: String, CaseIterable, Sendable {
    /// With statements on the same proposition at any time.
    case proposition
    /// With statements on the same proposition in the same quarter of the calendar.
    case propositionAndQuarter = "proposition-and-quarter"
  }

  /// Statements that an audience, and the others together, must have heard on shared propositions.
  public static let minimum = 5

  /// Statements in a quarter's stratum from which it counts as thick.
  public static let thickStratum = 10

  /// Whose statements.
  public let actor: String
  /// What statements were compared with.
  public let stratification: Stratification
  /// All statements, copies not counted.
  public let statements: Int
  /// Statements in strata that at least two audiences heard: what the measures rest on.
  public let compared: Int
  /// Number of those strata.
  public let strata: Int
  /// Number of shuffles behind the p-values.
  public let shuffles: Int
  /// How much the audience tells of the stance, where there is enough to tell.
  public let association: Measured<Association>
  /// One entry per audience of the case, in its order.
  public let audiences: [AudienceDeviation]
}

/// How much the audience tells of the stance, overall.
public struct Association: Hashable, Sendable {
  /// Conditional mutual information I(stance; audience | stratum) in bits, bias corrected.
  ///
  /// With the correction of Miller (1955) and Madow. Where many cells hold one or two statements it
  /// is too small or even has the wrong sign; `adjustedShare` does not depend on it. Slightly negative
  /// values are possible and mean none.
  public let bits: Double
  /// The same without correction, in bits, at least 0.
  public let plugInBits: Double
  /// Mean of `plugInBits` over all shuffles: what chance alone gives with so many statements.
  public let chanceBits: Double
  /// Entropy of the stance within strata, H(stance | stratum), in bits, with the same correction.
  public let stanceEntropy: Double
  /// `bits` as a share of `stanceEntropy`, in 0...1; `nil` where stances never vary.
  public let share: Double?
  /// Share of the stance's entropy that the audience explains beyond chance; `nil` where none could be.
  ///
  /// (I - E) / (H - E) with I, H without correction and E the mean over shuffles (Vinh, Epps and
  /// Bailey 2010): 1 where the audience decides the stance, about 0 where it has no influence,
  /// slightly negative values included. The one to read when statements are few.
  public let adjustedShare: Double?
  /// Share of shuffles of audiences within strata whose `plugInBits` are at least as large, in 0...1.
  public let pValue: Double
}

/// How far what one audience hears lies from what all others hear on the same strata.
public struct AudienceDeviation: Sendable {
  /// Id of the audience.
  public let audience: String
  /// Statements to it, copies not counted.
  public let statements: Int
  /// Statements to it in strata that another audience heard too.
  public let compared: Int
  /// Statements to others in those strata.
  public let others: Int
  /// How far it lies from the others, where there is enough to tell.
  public let deviation: Measured<Deviation>
}

/// A distance between two distributions of stances.
public struct Deviation: Hashable, Sendable {
  /// Total variation distance in 0...1, averaged over strata by the audience's statements.
  ///
  /// The share of its statements that would need another stance to match the others'.
  public let distance: Double
  /// Mean of the distance over all shuffles: what chance alone gives with so many statements.
  public let chanceDistance: Double
  /// Share of shuffles with a distance at least as large, in 0...1.
  public let pValue: Double
  /// The same, corrected for the number of audiences measured (Holm 1979).
  public let adjustedPValue: Double
  /// The audience's shares of stances, in the order of `Stance.allCases`.
  public let shares: [Double]
  /// The others' shares on the same strata, weighted as the audience's statements are.
  public let othersShares: [Double]
}

extension Tailoring {
  /// Measures the tailoring of an actor's statements, the target's by default.
  ///
  /// Without a stratification, quarters are used where at least half of the statements lie in strata
  /// of ten or more; otherwise whole propositions, because strata of one or two statements hold
  /// nothing to compare. The choice depends on the number of statements alone, never on their
  /// audiences, so that the permutation tests stay exact. With whole propositions a change of line
  /// over time can look like tailoring. Time: shuffles times statements.
  public static func measure(
    in subject: Case, actor: String? = nil, stratification: Stratification? = nil,
    shuffling: Shuffling
  ) async throws -> Tailoring {
    let actor = actor ?? subject.target
    let said = StatementCluster.clusters(of: subject, by: actor)
    let stratification = stratification ?? .suited(to: said)
    let table = StanceTable(said, stratification, audiences: subject.audiences.map(\.id))
    let test = TailoringTest(table)
    let null = test.isMeasurable ? try await test.shuffled(shuffling) : nil
    return Tailoring(
      actor: actor, stratification: stratification, statements: said.count,
      compared: table.count, strata: table.strata.count, shuffles: max(0, shuffling.count),
      association: test.association(null, shuffling),
      audiences: test.deviations(null, shuffling, of: subject.audiences.map(\.id), said))
  }
}

extension Tailoring.Stratification {
  /// Quarters where at least half of the statements lie in thick strata.
  static func suited(to statements: [StatementCluster]) -> Self {
    var sizes: [StanceTable.Key: Int] = [:]
    for statement in statements {
      sizes[StanceTable.Key(statement, .propositionAndQuarter), default: 0] += 1
    }
    let thick = sizes.values.filter { $0 >= Tailoring.thickStratum }.reduce(0, +)
    return !statements.isEmpty && 2 * thick >= statements.count
      ? .propositionAndQuarter : .proposition
  }
}
