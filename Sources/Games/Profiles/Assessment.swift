/// A behaviour profile with beliefs and the certificate that says how good it is.
///
/// Beliefs are one probability per member of each information set (`InformationSet.memberRange`).
public struct Assessment: Hashable, Sendable {
  /// What the players do.
  public let behaviour: BehaviourProfile
  /// What the players believe about where they are.
  public let beliefs: [Double]
  /// What the independent checker found.
  public let certificate: Certificate

  /// An assessment with its certificate; without beliefs, those of even trembles are used.
  /// - Throws: `GameError.imperfectRecall` where the game lacks perfect recall.
  public init(
    _ behaviour: BehaviourProfile, beliefs: [Double]? = nil, in game: Game
  ) throws(GameError) {
    self.behaviour = behaviour
    let isSound = behaviour.error(in: game).isFinite
    self.beliefs =
      beliefs ?? (isSound ? behaviour.tremblingBeliefs(in: game) : game.evenBeliefs)
    certificate = try Certificate(of: behaviour, beliefs: self.beliefs, in: game)
  }
}

extension Game {
  /// The same probability for every member of a set.
  var evenBeliefs: [Double] {
    informationSets.flatMap { set in
      [Double](repeating: 1 / Double(set.nodes.count), count: set.nodes.count)
    }
  }
}
