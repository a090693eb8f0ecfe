import Quantities
import Record

/// Stances by audience in the strata that at least two audiences heard.
struct StanceTable: Sendable {
  /// What a stratum's statements share.
  struct Key: Hashable {
    let proposition: String
    let quarter: Int?

    init(_ statement: StatementCluster, _ stratification: Tailoring.Stratification) {
      proposition = statement.proposition
      let (year, month, _) = statement.day.components
      quarter = stratification == .proposition ? nil : year * 4 + (month - 1) / 3
    }
  }

  /// The statements of one stratum, counted.
  struct Stratum: Sendable {
    /// Which audiences heard it: the one that heard most last, the others ascending.
    let audiences: [Int]
    /// Number of statements to each of them.
    let audienceCounts: [Int]
    /// Number of statements with each stance.
    let stanceCounts: [Int]
    /// Number of statements to each audience with each stance, audience by audience.
    let cells: [Int]

    /// Number of statements.
    var count: Int { stanceCounts.reduce(0, +) }
  }

  let strata: [Stratum]
  /// Number of statements in the strata.
  let count: Int
  /// Number of audiences of the case.
  let audienceCount: Int

  /// Strata in order of their first statement; statements to unknown audiences are left out.
  init(
    _ statements: [StatementCluster], _ stratification: Tailoring.Stratification,
    audiences: [String]
  ) {
    let places = positions(of: audiences)
    var order: [Key] = []
    var tables: [Key: [Int: [Int]]] = [:]
    for statement in statements {
      guard let audience = places[statement.audience] else { continue }
      let key = Key(statement, stratification)
      if tables[key] == nil { order.append(key) }
      tables[key, default: [:]][audience, default: [0, 0, 0]][statement.stance.index] += 1
    }
    strata = order.compactMap { tables[$0] }.filter { $0.count > 1 }.map(Stratum.init)
    count = strata.reduce(0) { $0 + $1.count }
    audienceCount = audiences.count
  }
}

extension StanceTable.Stratum {
  fileprivate init(_ rows: [Int: [Int]]) {
    let totals = rows.mapValues { $0.reduce(0, +) }
    let largest = rows.keys.max { (totals[$0] ?? 0, $1) < (totals[$1] ?? 0, $0) }
    let order = rows.keys.sorted { ($0 == largest ? 1 : 0, $0) < ($1 == largest ? 1 : 0, $1) }
    audiences = order
    audienceCounts = order.map { totals[$0] ?? 0 }
    cells = order.flatMap { rows[$0] ?? [] }
    stanceCounts = Stance.allCases.map { stance in
      rows.values.reduce(0) { $0 + $1[stance.index] }
    }
  }

  /// The cells after its audiences have been shuffled over its statements.
  ///
  /// Each audience draws its stances from those that are left; the last one takes the rest. This has
  /// the same distribution as shuffling labels. Time: linear in the statements of all but the last.
  func draw(into cells: inout [Int], using generator: inout SeededGenerator) {
    var (affirmed, conditioned) = (stanceCounts[0], stanceCounts[1])
    var left = count
    var cell = 0
    for (lane, size) in audienceCounts.enumerated() {
      let (formerAffirmed, formerConditioned) = (affirmed, conditioned)
      if lane == audienceCounts.count - 1 {
        (affirmed, conditioned) = (0, 0)
      } else {
        for place in 0..<size {
          let drawn = generator.below(left - place)
          // Without branches, which chance would mispredict.
          let isConditioned = drawn >= affirmed && drawn < affirmed + conditioned ? 1 : 0
          affirmed -= drawn < affirmed ? 1 : 0
          conditioned -= isConditioned
        }
      }
      left -= size
      cells[cell] = formerAffirmed - affirmed
      cells[cell + 1] = formerConditioned - conditioned
      cells[cell + 2] = size - cells[cell] - cells[cell + 1]
      cell += 3
    }
  }
}
