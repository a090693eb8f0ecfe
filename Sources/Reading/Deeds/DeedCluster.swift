public import Quantities
import Record

/// One report of conduct: a row together with the rows that repeat it from the same origin.
///
/// Rows are copies of one another when they have the same actor, origin and indicator. Rows without
/// an origin stand alone.
public struct DeedCluster: Hashable, Sendable {
  /// Id of the earliest row.
  public let id: String
  /// Ids of the other rows, in order of day and file.
  public let copies: [String]
  /// Day of the earliest row.
  public let day: Day
  /// Id of the indicator.
  public let indicator: String
  /// Number of separate acts: the largest among the copies, at least 1.
  public let count: Int
}

extension DeedCluster {
  private struct Key: Hashable {
    let origin: String
    let indicator: String
  }

  /// What an actor did, in order of day, then of the file.
  ///
  /// Linear in the rows.
  static func clusters(of subject: Case, by actor: String) -> [DeedCluster] {
    var groups: [[Deed]] = []
    var positions: [Key: Int] = [:]
    for row in subject.deeds where row.actor == actor {
      guard let origin = row.origin else {
        groups.append([row])
        continue
      }
      let key = Key(origin: origin, indicator: row.indicator)
      if let position = positions[key] {
        groups[position].append(row)
      } else {
        positions[key] = groups.count
        groups.append([row])
      }
    }
    return groups.map(DeedCluster.init)
  }

  private init(_ rows: [Deed]) {
    let first = rows[0]
    self.init(
      id: first.id, copies: rows.dropFirst().map(\.id), day: first.day,
      indicator: first.indicator, count: rows.map(\.count).max() ?? first.count)
  }
}
