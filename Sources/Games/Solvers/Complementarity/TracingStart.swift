/// Where a path of `SequenceTracing` begins: priors, best replies to them, and what is played in any case.
struct TracingStart {
  private let scaled: ScaledSequenceForm
  /// Each player's realisation plan with which the other reckons at first.
  private let priors: [[Double]]
  /// Each player's sequences at his sets in a best reply to the other's prior.
  private let replies: [[Int]]
  /// Whether every sequence is played with an infinitely small probability at least.
  let hasFloors: Bool
  /// For each player and sequence its number of actions: the power of ε that is played in any case.
  let floors: [[Int]]

  /// Games in which a player moves more often in a row are solved without floors.
  private static let longestSequence = 12

  private var form: SequenceForm { scaled.form }

  /// A start with the prior of a number; without floors where they are not wanted or sequences are long.
  init(_ scaled: ScaledSequenceForm, prior attempt: Int, wantsFloors: Bool) {
    self.scaled = scaled
    let priors = scaled.form.players.indices.map {
      Self.prior(scaled.form.players[$0], seed: 2 * attempt + $0)
    }
    self.priors = priors
    replies = scaled.form.players.indices.map {
      Self.bestReply(
        scaled.form.players[$0], worth: scaled.worth(to: $0, against: priors[1 - $0]))
    }
    floors = scaled.form.players.map(Self.lengths)
    let longest = floors.joined().max() ?? 0
    hasFloors = wantsFloors && longest <= Self.longestSequence
  }

  /// A plan that takes every action of a set, none more than twice as often as another, and no two in a
  /// proportion that a game could share.
  private static func prior(_ player: SequenceForm.Player, seed: Int) -> [Double] {
    var plan = [Double](repeating: 1, count: player.sequenceCount)
    let spread = 1 / Double(1 + seed / 2)
    for (set, parent) in player.parents.enumerated() {
      let sequences = player.sequences(at: set)
      let weights = sequences.map { sequence in
        1 + spread * weyl(sequence + 1 + 1_000 * seed)
      }
      let sum = weights.reduce(0, +)
      for (sequence, weight) in zip(sequences, weights) {
        plan[sequence] = plan[parent] * weight / sum
      }
    }
    return plan
  }

  private static func bestReply(_ player: SequenceForm.Player, worth: [Double]) -> [Int] {
    var totals = worth
    var reply = [Int](repeating: 0, count: player.parents.count)
    for set in player.parents.indices.reversed() {
      let sequences = player.sequences(at: set)
      let best = sequences.dropFirst().reduce(sequences.lowerBound) {
        totals[$1] > totals[$0] ? $1 : $0
      }
      reply[set] = best
      totals[player.parents[set]] += totals[best]
    }
    return reply
  }

  private static func lengths(_ player: SequenceForm.Player) -> [Int] {
    var lengths = [Int](repeating: 0, count: player.sequenceCount)
    for (set, parent) in player.parents.enumerated() {
      for sequence in player.sequences(at: set) { lengths[sequence] = lengths[parent] + 1 }
    }
    return lengths
  }

  /// The path at its start, or `nil` where rounding spoils it at once.
  private func path() -> SequenceTracing? {
    let powers = hasFloors ? floors.joined().max() ?? 0 : 0
    var z = [Double](repeating: 0, count: powers + 2)
    z[0] = 1
    // So much of the best replies is played at first that they exceed what is played in any case.
    if powers > 0 { z[1] = -Double(2 + mostActions) }
    let halves = form.players.indices.compactMap { player in
      half(player, powers: powers, z: z)
    }
    return halves.count == 2 ? SequenceTracing(halves: halves, z: z) : nil
  }

  /// The levels of both players' plans at the end of the path; `nil` where it was lost or stopped.
  func plans(_ counter: inout StepCounter) -> [[[Double]]]? {
    guard var path = path(), path.follow(&counter) == .equilibrium, path.polish() else {
      return nil
    }
    return path.plans
  }

  private var mostActions: Int {
    form.players.reduce(0) { most, player in
      player.parents.indices.reduce(most) { max($0, player.sequences(at: $1).count) }
    }
  }

  private func half(_ player: Int, powers: Int, z: [Double]) -> TracingHalf? {
    let constraints = SequenceConstraints(scaled, own: player)
    var sides = [[Double](repeating: 0, count: constraints.matrix.rowCount)]
    sides[0][0] = 1
    for power in 0..<powers {
      let floor = floors[player].map { $0 == power + 1 ? 1.0 : 0 }
      sides.append(constraints.moved(floor))
    }
    return TracingHalf(
      constraints, prior: priors[player], sides: sides, ownBase: replies[player],
      otherBase: replies[1 - player], z: z)
  }
}
