/// A pure plan of one player from which a linear program starts, with what follows each sequence in it.
struct StartPlan {
  let player: SequenceForm.Player
  /// The sequence that the plan takes at each set.
  let base: [Int]
  /// Sequences that the plan takes, and those that it does not; the empty one is in neither.
  let inside: [Int]
  let outside: [Int]
  /// For each sequence inside its place there.
  let insideRow: [Int]
  private let setOfSequence: [Int]
  private let setsAfter: [[Int]]

  /// The plan that is worth most, where sequences are worth what `worth` says.
  init(_ player: SequenceForm.Player, worth: [Double]) {
    self.player = player
    var totals = worth
    var base = [Int](repeating: 0, count: player.parents.count)
    var setOfSequence = [Int](repeating: -1, count: player.sequenceCount)
    var setsAfter = [[Int]](repeating: [], count: player.sequenceCount)
    for set in player.parents.indices.reversed() {
      let sequences = player.sequences(at: set)
      for sequence in sequences { setOfSequence[sequence] = set }
      let best = sequences.dropFirst().reduce(sequences.lowerBound) {
        totals[$1] > totals[$0] ? $1 : $0
      }
      base[set] = best
      totals[player.parents[set]] += totals[best]
      setsAfter[player.parents[set]].append(set)
    }
    var insideRow = [Int](repeating: -1, count: player.sequenceCount)
    for (row, sequence) in base.enumerated() { insideRow[sequence] = row }
    self.base = base
    self.setOfSequence = setOfSequence
    self.setsAfter = setsAfter
    inside = base
    outside = (1..<player.sequenceCount).filter { insideRow[$0] < 0 }
    self.insideRow = insideRow
  }

  /// A sequence and all that follow it when the player keeps to the plan.
  func following(_ sequence: Int) -> [Int] {
    var found = [sequence]
    var next = 0
    while next < found.count {
      for set in setsAfter[found[next]] { found.append(base[set]) }
      next += 1
    }
    return found
  }

  /// The sequence that the plan takes at the set of another.
  func baseBeside(_ sequence: Int) -> Int { base[setOfSequence[sequence]] }

  /// For each sequence the sum of weights over what follows it.
  func totals(_ weights: [Double]) -> [Double] {
    var totals = weights
    for set in base.indices.reversed() { totals[player.parents[set]] += totals[base[set]] }
    return totals
  }

  /// The realisation plan that takes one sequence at each set.
  static func plan(_ player: SequenceForm.Player, _ base: [Int]) -> [Double] {
    var plan = [Double](repeating: 0, count: player.sequenceCount)
    plan[0] = 1
    for (set, parent) in player.parents.enumerated() { plan[base[set]] = plan[parent] }
    return plan
  }

  /// The realisation plan that takes all actions of a set alike.
  static func evenPlan(_ player: SequenceForm.Player) -> [Double] {
    var plan = [Double](repeating: 1, count: player.sequenceCount)
    for (set, parent) in player.parents.enumerated() {
      let sequences = player.sequences(at: set)
      for sequence in sequences { plan[sequence] = plan[parent] / Double(sequences.count) }
    }
    return plan
  }
}

/// The first player's payoffs of a two-player sequence form, scaled.
struct SparsePayoffs {
  private let form: SequenceForm
  private let factor: Double

  init(_ form: SequenceForm, scale: Double) {
    self.form = form
    factor = 1 / scale
  }

  private func forEach(_ body: (_ first: Int, _ second: Int, _ payoff: Double) -> Void) {
    for entry in 0..<form.entryCount {
      body(
        form.entrySequences[2 * entry], form.entrySequences[2 * entry + 1],
        form.entryPayoffs[entry] * factor)
    }
  }

  /// What each of the first player's sequences is worth to him against a plan of the second.
  func worthToFirst(_ plan: [Double]) -> [Double] {
    var worth = [Double](repeating: 0, count: form.players[0].sequenceCount)
    forEach { first, second, payoff in worth[first] += plan[second] * payoff }
    return worth
  }

  /// What each of the second player's sequences allows the first, against a plan of the first.
  func costToSecond(_ plan: [Double]) -> [Double] {
    var cost = [Double](repeating: 0, count: form.players[1].sequenceCount)
    forEach { first, second, payoff in cost[second] += plan[first] * payoff }
    return cost
  }

  /// For each of the second player's sequences the payoffs, by the first's sequences, of all that
  /// follows it in his start.
  func accumulated(_ start: StartPlan, firstCount: Int) -> [[Double]] {
    var worth = [[Double]](
      repeating: [Double](repeating: 0, count: firstCount), count: start.player.sequenceCount)
    forEach { first, second, payoff in worth[second][first] += payoff }
    for set in start.base.indices.reversed() {
      let parent = start.player.parents[set]
      let base = worth[start.base[set]]
      for place in base.indices { worth[parent][place] += base[place] }
    }
    return worth
  }
}
