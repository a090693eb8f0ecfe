/// The linear program of a zero-sum sequence form, from a feasible start.
///
/// The start is a pure plan of the first player with a best reply of the second. With C(σ) the sequences
/// that follow σ when a player keeps to his start, and base(I) its action at set I, every plan is
/// C(∅) + Σ zσ·(C(σ) − C(base of σ's set)) over the sequences outside the start, with weights zσ that
/// are those sequences' own probabilities. The same sums turn the second player's constraints into rows.
///
/// Variables: sequence i of the first player has the name i; the slack of sequence j of the second has
/// the name n₁ + j.
struct SequenceProgram {
  var dictionary: SimplexDictionary
  private let first: StartPlan
  private let second: StartPlan

  private var firstCount: Int { first.player.sequenceCount }

  init(_ form: SequenceForm, scale: Double) {
    let matrix = SparsePayoffs(form, scale: scale > 0 ? scale : 1)
    let one = form.players[0]
    let two = form.players[1]
    // Against an even second player the first's best reply is a fair start; against it the second's.
    let even = StartPlan.evenPlan(two)
    first = StartPlan(one, worth: matrix.worthToFirst(even))
    let worth = matrix.costToSecond(StartPlan.plan(one, first.base)).map { -$0 }
    second = StartPlan(two, worth: worth)

    let firstCount = one.sequenceCount
    let rows = first.inside + second.outside.map { firstCount + $0 }
    let columns = first.outside + ([0] + second.inside).map { firstCount + $0 }
    dictionary = SimplexDictionary(basic: rows, nonbasic: columns)
    fillFirstPlayersRows()
    fillSecondPlayersRows(matrix)
  }

  // MARK: Rows

  /// The plan's sequences inside the start, as combinations of those outside.
  private mutating func fillFirstPlayersRows() {
    let constant = dictionary.nonbasic.count
    for sequence in first.following(0) where sequence > 0 {
      dictionary[first.insideRow[sequence], constant] = 1
    }
    for (column, sequence) in first.outside.enumerated() {
      for next in first.following(sequence) where next != sequence {
        dictionary[first.insideRow[next], column] += 1
      }
      for next in first.following(first.baseBeside(sequence)) {
        dictionary[first.insideRow[next], column] -= 1
      }
    }
  }

  /// What each deviation of the second player from his start costs him, and last what he allows at all.
  private mutating func fillSecondPlayersRows(_ matrix: SparsePayoffs) {
    let worth = matrix.accumulated(second, firstCount: firstCount)
    let firstRow = first.inside.count
    for (place, sequence) in second.outside.enumerated() {
      let base = second.baseBeside(sequence)
      let difference = zip(worth[sequence], worth[base]).map { $0 - $1 }
      fill(firstRow + place, difference)
      for next in second.following(sequence) where next != sequence {
        dictionary[firstRow + place, slackColumn(next)] -= 1
      }
      for next in second.following(base) { dictionary[firstRow + place, slackColumn(next)] += 1 }
    }
    let objective = firstRow + second.outside.count
    fill(objective, worth[0])
    for next in second.following(0) { dictionary[objective, slackColumn(next)] -= 1 }
  }

  /// A combination of the first player's sequences, told by those outside his start.
  private mutating func fill(_ row: Int, _ weights: [Double]) {
    let totals = first.totals(weights)
    dictionary[row, dictionary.nonbasic.count] = totals[0]
    for (column, sequence) in first.outside.enumerated() {
      dictionary[row, column] = totals[sequence] - totals[first.baseBeside(sequence)]
    }
  }

  /// Slacks of the start's sequences are nonbasic at first; that of the empty sequence comes first.
  private func slackColumn(_ sequence: Int) -> Int {
    first.outside.count + (sequence == 0 ? 0 : second.insideRow[sequence] + 1)
  }

  // MARK: Solution

  /// Realisation plans at the vertex at hand: values for the first player, prices for the second.
  var plans: [[Double]] {
    var one = [Double](repeating: 0, count: firstCount)
    var two = [Double](repeating: 0, count: second.player.sequenceCount)
    for (row, name) in dictionary.basic.enumerated() where name < firstCount {
      one[name] = dictionary.constant(row)
    }
    for (column, name) in dictionary.nonbasic.enumerated() where name >= firstCount {
      two[name - firstCount] = -dictionary.price(column)
    }
    return [Self.cleaned(one, first.player), Self.cleaned(two, second.player)]
  }

  /// Rounding removed: what is below 1e-10 is zero, and every set's plans sum to its parent's.
  private static func cleaned(_ plan: [Double], _ player: SequenceForm.Player) -> [Double] {
    var plan = plan.map { $0 < 1e-10 ? 0 : $0 }
    plan[0] = 1
    for (set, parent) in player.parents.enumerated() {
      let sum = player.sequences(at: set).reduce(0) { $0 + plan[$1] }
      for sequence in player.sequences(at: set) {
        plan[sequence] = sum > 0 ? plan[sequence] / sum * plan[parent] : 0
      }
    }
    return plan
  }
}
