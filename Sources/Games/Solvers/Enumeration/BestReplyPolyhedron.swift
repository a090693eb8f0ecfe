/// What one player's mixed strategies mean to his opponent, ready to be enumerated.
///
/// Payoffs that the opponent gets, one list of his strategies per strategy of the player's, are moved and
/// scaled to 0...1 list by list. That changes the strategies by known factors and no best reply.
struct BestReplyPolyhedron {
  /// The whole polyhedron, at a vertex where the player's first strategy is pure.
  let face: BestReplyFace
  /// The label of the player's first strategy; the opponent's have the other labels.
  let firstLabel: Int
  /// For each strategy of the player, its weight in the polyhedron over its probability, up to a factor.
  let scales: [Double]

  /// The polyhedron of a player from payoffs of his opponent.
  ///
  /// `payoffs` and their `residues` stand player's strategy by strategy, `replyCount` each.
  init(
    payoffs: [Double], residues: [UInt64], replyCount: Int, firstLabel: Int, firstReplyLabel: Int
  ) {
    let table = ScaledPayoffs(payoffs, residues, replyCount: replyCount)
    let own = table.ranges.count
    let best = table.bestReplyToFirst
    let replies = (0..<replyCount).filter { $0 != best }
    let face = BestReplyFace(
      rows: [Int32(firstLabel)] + replies.map { Int32(firstReplyLabel + $0) },
      columns: (1..<own).map { Int32(firstLabel + $0) } + [Int32(firstReplyLabel + best)])
    // The first strategy has the weight that the others leave.
    face.set(0, -1, 1, 1)
    for strategy in 1..<own {
      face.set(0, strategy - 1, -1, PrimeField.negative(table.weights[strategy]))
    }
    for (row, reply) in replies.enumerated() {
      let base = table.difference(0, best, reply)
      face.set(row + 1, -1, base.value, base.residue)
      face.set(row + 1, own - 1, 1, 1)
      for strategy in 1..<own {
        let own = table.difference(strategy, best, reply)
        face.set(
          row + 1, strategy - 1, own.value - base.value,
          PrimeField.difference(
            own.residue, PrimeField.product(base.residue, table.weights[strategy])))
      }
    }
    self.face = face
    self.firstLabel = firstLabel
    scales = table.ranges
  }
}

private struct ScaledPayoffs {
  let replyCount: Int
  /// The range of the opponent's payoffs for each strategy, 1 where they are all equal.
  private(set) var ranges: [Double] = []
  /// The residue of each range; 1 for the first strategy, whose payoffs are divided by it instead.
  private(set) var weights: [UInt64] = []
  private var values: [Double]
  private var residues: [UInt64]

  init(_ payoffs: [Double], _ residues: [UInt64], replyCount: Int) {
    self.replyCount = replyCount
    values = payoffs
    self.residues = residues
    for first in stride(from: 0, to: payoffs.count, by: replyCount) { scale(first) }
  }

  private mutating func scale(_ first: Int) {
    var (low, high) = (first, first)
    for place in first..<first + replyCount {
      if values[place] < values[low] { low = place }
      if values[place] > values[high] { high = place }
    }
    let (least, leastResidue) = (values[low], residues[low])
    var range = values[high] - least
    var weight = PrimeField.difference(residues[high], leastResidue)
    if weight == 0 { (range, weight) = (1, 1) }
    let factor = ranges.isEmpty ? PrimeField.inverse(weight) : 1
    for place in first..<first + replyCount {
      let rest = PrimeField.difference(residues[place], leastResidue)
      values[place] = rest == 0 ? 0 : (values[place] - least) / range
      residues[place] = PrimeField.product(rest, factor)
    }
    weights.append(ranges.isEmpty ? 1 : weight)
    ranges.append(range)
  }

  /// The reply that is best against the first strategy.
  var bestReplyToFirst: Int {
    (1..<replyCount).reduce(0) { values[$1] > values[$0] ? $1 : $0 }
  }

  func difference(
    _ strategy: Int, _ reply: Int, _ other: Int
  ) -> (value: Double, residue: UInt64) {
    let (place, second) = (strategy * replyCount + reply, strategy * replyCount + other)
    return (
      values[place] - values[second], PrimeField.difference(residues[place], residues[second])
    )
  }
}
