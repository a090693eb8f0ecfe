/// One player who learns by regret matching at each of his information sets (Zinkevich and others 2007).
///
/// Sequences stand as in `SequenceForm.Player`: a set's own after the sequence that leads to it, so that
/// values gather from the last set to the first and plans grow from the first to the last.
struct RegretLearner {
  /// The player's realisation plan of this iteration, and the weighted sum of all.
  let plan: FixedArray<Double>
  let sum: FixedArray<Double>

  private let parents: FixedArray<Int32>
  private let firsts: FixedArray<Int32>
  private let regrets: FixedArray<Double>
  private let strategy: FixedArray<Double>
  private let worth: FixedArray<Double>

  init(_ player: SequenceForm.Player) {
    parents = FixedArray(player.parents.map(Int32.init))
    firsts = FixedArray(player.firstSequences.map(Int32.init))
    let count = player.sequenceCount
    plan = FixedArray(count, 1)
    sum = FixedArray(count, 0)
    regrets = FixedArray(count, 0)
    strategy = FixedArray(count, 1)
    worth = FixedArray(count, 0)
    followRegrets()
  }

  func deallocate() {
    for block in [plan, sum, regrets, strategy, worth] { block.deallocate() }
    parents.deallocate()
    firsts.deallocate()
  }

  /// Weighs what each action would have gained against the other's plan, and then plays by regrets.
  func learn(
    _ matrix: SparsePayoffMatrix, against other: FixedArray<Double>,
    _ factors: (gain: Double, loss: Double, average: Double)
  ) {
    matrix.multiply(other, into: worth)
    gatherRegrets(factors.gain, factors.loss)
    followRegrets()
    for sequence in 0..<sum.count {
      sum[sequence] = factors.average * sum[sequence] + plan[sequence]
    }
  }

  private func gatherRegrets(_ gain: Double, _ loss: Double) {
    for set in (0..<parents.count).reversed() {
      let (first, end) = (Int(firsts[set]), Int(firsts[set + 1]))
      var value = 0.0
      for sequence in first..<end { value += strategy[sequence] * worth[sequence] }
      for sequence in first..<end {
        let past = regrets[sequence]
        regrets[sequence] = past * (past > 0 ? gain : loss) + worth[sequence] - value
      }
      worth[Int(parents[set])] += value
    }
  }

  /// Probabilities in proportion to regrets above zero, or even where there are none.
  private func followRegrets() {
    for set in 0..<parents.count {
      let (first, end) = (Int(firsts[set]), Int(firsts[set + 1]))
      var total = 0.0
      for sequence in first..<end { total += max(0, regrets[sequence]) }
      let before = plan[Int(parents[set])]
      let share = total > 0 ? 1 / total : 0
      let even = 1 / Double(end - first)
      for sequence in first..<end {
        let probability = share > 0 ? max(0, regrets[sequence]) * share : even
        strategy[sequence] = probability
        plan[sequence] = before * probability
      }
    }
  }

  /// The most that any plan is worth against the other's weighted sum of plans.
  func bestReply(_ matrix: SparsePayoffMatrix, against other: FixedArray<Double>) -> Double {
    matrix.multiply(other, into: worth)
    for set in (0..<parents.count).reversed() {
      var best = -Double.infinity
      for sequence in Int(firsts[set])..<Int(firsts[set + 1]) { best = max(best, worth[sequence]) }
      worth[Int(parents[set])] += best
    }
    return worth[0]
  }

  /// What the weighted sum of plans is worth against the other's.
  func value(_ matrix: SparsePayoffMatrix, against other: FixedArray<Double>) -> Double {
    matrix.multiply(other, into: worth)
    var total = 0.0
    for sequence in 0..<sum.count { total += sum[sequence] * worth[sequence] }
    return total
  }

  /// The average realisation plan.
  var averagePlan: [Double] {
    let weight = sum[0] > 0 ? sum[0] : 1
    return sum.elements.map { $0 / weight }
  }
}
