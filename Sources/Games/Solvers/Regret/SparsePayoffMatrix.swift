/// What one player of a zero-sum game gets from pairs of sequences, row by row his own.
///
/// Entry (σ, τ) sums, over the ends that both sequences allow, payoff times the probability of chance.
/// Payoffs are shifted to a range around zero and divided by the game's scale.
struct SparsePayoffMatrix {
  private let firsts: FixedArray<Int32>
  private let columns: FixedArray<Int32>
  private let values: FixedArray<Double>

  let rowCount: Int
  var entryCount: Int { values.count }

  /// The matrix of a player of a two-player sequence form.
  init(_ form: SequenceForm, player: Int, payoffs: [Double]) {
    rowCount = form.players[player].sequenceCount
    var firsts = [Int32](repeating: 0, count: rowCount + 1)
    for entry in 0..<form.entryCount {
      firsts[Int(form.entrySequences[entry * 2 + player]) + 1] += 1
    }
    for row in 0..<rowCount { firsts[row + 1] += firsts[row] }
    var columns = [Int32](repeating: 0, count: form.entryCount)
    var values = [Double](repeating: 0, count: form.entryCount)
    var next = firsts
    for entry in 0..<form.entryCount {
      let row = form.entrySequences[entry * 2 + player]
      let place = Int(next[row])
      next[row] += 1
      columns[place] = Int32(form.entrySequences[entry * 2 + 1 - player])
      values[place] = payoffs[entry]
    }
    self.firsts = FixedArray(firsts)
    self.columns = FixedArray(columns)
    self.values = FixedArray(values)
  }

  func deallocate() {
    firsts.deallocate()
    columns.deallocate()
    values.deallocate()
  }

  /// What each own sequence is worth against the other player's realisation plan.
  func multiply(_ plan: FixedArray<Double>, into worth: FixedArray<Double>) {
    var entry = 0
    for row in 0..<rowCount {
      let end = Int(firsts[row + 1])
      var sum = 0.0
      while entry < end {
        sum += values[entry] * plan[Int(columns[entry])]
        entry += 1
      }
      worth[row] = sum
    }
  }
}

extension SequenceForm {
  /// Payoffs of a player's entries, shifted so that their middle is zero and divided by a scale.
  func centredPayoffs(of player: Int, in game: Game, scale: Double) -> [Double] {
    let own = game.payoffs[player * game.terminals.count..<(player + 1) * game.terminals.count]
    let (low, high) = (own.min() ?? 0, own.max() ?? 0)
    let middle = low + (high - low) / 2
    var sums = [Double](repeating: 0, count: entryCount)
    for (terminal, payoff) in own.enumerated() {
      sums[entryOfTerminal[terminal]] += terminalChance[terminal] * ((payoff - middle) / scale)
    }
    return sums
  }
}
