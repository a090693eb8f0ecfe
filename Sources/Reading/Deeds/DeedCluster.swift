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
  public private(set) var copies: [String]
  /// Day of the earliest row.
  public let day: Day
  /// Id of the indicator.
  public let indicator: String
  /// Number of separate acts: the largest among the copies, at least 1.
  public private(set) var count: Int
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
    var clusters: [DeedCluster] = []
    var positions: [Key: Int] = [:]
    // By position, because copying whole rows would cost more than the work itself.
    for index in subject.deeds.indices where subject.deeds[index].actor == actor {
      let key = subject.deeds[index].origin.map {
        Key(origin: $0, indicator: subject.deeds[index].indicator)
      }
      if let key, let position = positions[key] {
        clusters[position].add(subject.deeds[index])
      } else {
        if let key { positions[key] = clusters.count }
        clusters.append(DeedCluster(subject.deeds[index]))
      }
    }
    return clusters
  }

  private init(_ row: Deed) {
    self.init(id: row.id, copies: [], day: row.day, indicator: row.indicator, count: row.count)
  }

  private mutating func add(_ copy: Deed) {
    copies.append(copy.id)
    count = max(count, copy.count)
  }
}
