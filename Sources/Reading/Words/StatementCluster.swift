public import Quantities
public import Record

/// One thing said to one audience: a row together with the rows that repeat it from the same origin.
///
/// Rows are copies of one another when they have the same actor, origin, proposition, stance and
/// audience. Rows without an origin stand alone.
public struct StatementCluster: Hashable, Sendable {
  /// Id of the earliest row.
  public let id: String
  /// Ids of the other rows, in order of day and file.
  public private(set) var copies: [String]
  /// Day of the earliest row.
  public let day: Day
  /// Id of the proposition.
  public let proposition: String
  /// Id of the audience.
  public let audience: String
  /// How it stands to the proposition.
  public let stance: Stance
  /// Name of the report or occasion; `nil` for a row that stands alone.
  public let origin: String?
}

extension StatementCluster {
  private struct Key: Hashable {
    let origin: String
    let proposition: String
    let audience: String
    let stance: Stance
  }

  /// What an actor said, in order of day, then of the file.
  ///
  /// Linear in the rows.
  static func clusters(of subject: Case, by actor: String) -> [StatementCluster] {
    var clusters: [StatementCluster] = []
    var positions: [Key: Int] = [:]
    for row in subject.statements where row.actor == actor {
      let key = row.origin.map {
        Key(
          origin: $0, proposition: row.proposition, audience: row.audience, stance: row.stance)
      }
      if let key, let position = positions[key] {
        clusters[position].copies.append(row.id)
      } else {
        if let key { positions[key] = clusters.count }
        clusters.append(StatementCluster(row))
      }
    }
    return clusters
  }

  private init(_ row: Statement) {
    self.init(
      id: row.id, copies: [], day: row.day, proposition: row.proposition, audience: row.audience,
      stance: row.stance, origin: row.origin)
  }
}
