/// What ties one player's realisation plan x to the other's best reply, as a sparse system.
///
/// With E and F the players' constraints on plans, P the other's payoffs and q the values of his sets:
/// Ex = e, and for each of the other's sequences its slack s = Fᵀq − Pᵀx, which is at least zero. Columns
/// are the own sequences, then q (the root's value first), then the slacks; rows are those of E (the root
/// first), then the other's sequences. Koller, Megiddo and von Stengel 1996.
///
/// The row of a sequence is divided by how probable it is that an even plan of the own player and chance
/// let it be played, so that all slacks are of one size; powers of two keep every digit.
struct SequenceConstraints {
  let own: SequenceForm.Player
  let other: SequenceForm.Player
  let matrix: SparseColumns

  /// Number of own sequences, which are the first columns.
  var ownCount: Int { own.sequenceCount }
  /// The columns of q, which have no sign.
  var values: Range<Int> { ownCount..<ownCount + other.parents.count + 1 }
  /// The column of a slack.
  func slack(_ sequence: Int) -> Int { values.upperBound + sequence }
  /// The row of one of the other's sequences.
  func row(_ sequence: Int) -> Int { own.parents.count + 1 + sequence }

  init(_ scaled: ScaledSequenceForm, own player: Int) {
    let own = scaled.form.players[player]
    let other = scaled.form.players[1 - player]
    self.own = own
    self.other = other
    let scales = Self.scales(scaled.form, own: player)
    var matrix = SparseColumns(rowCount: own.parents.count + 1 + other.sequenceCount)
    Self.addPlans(to: &matrix, scaled, player, scales)
    Self.addValues(to: &matrix, other, firstRow: own.parents.count + 1, scales)
    for sequence in 0..<other.sequenceCount {
      matrix.add(-1, at: own.parents.count + 1 + sequence)
      matrix.endColumn()
    }
    self.matrix = matrix
  }

  private static func addPlans(
    to matrix: inout SparseColumns, _ scaled: ScaledSequenceForm, _ player: Int,
    _ scales: [Double]
  ) {
    let form = scaled.form
    let own = form.players[player]
    var setOfSequence = [Int](repeating: -1, count: own.sequenceCount)
    var setsAfter = [[Int]](repeating: [], count: own.sequenceCount)
    for (set, parent) in own.parents.enumerated() {
      setsAfter[parent].append(set)
      for sequence in own.sequences(at: set) { setOfSequence[sequence] = set }
    }
    var entries = [[Int]](repeating: [], count: own.sequenceCount)
    for entry in 0..<form.entryCount where scaled.payoffs[1 - player][entry] != 0 {
      entries[form.entrySequences[2 * entry + player]].append(entry)
    }
    for sequence in 0..<own.sequenceCount {
      matrix.add(1, at: setOfSequence[sequence] + 1)
      for set in setsAfter[sequence] { matrix.add(-1, at: set + 1) }
      for entry in entries[sequence] {
        let other = form.entrySequences[2 * entry + 1 - player]
        matrix.add(
          -scaled.payoffs[1 - player][entry] * scales[other], at: own.parents.count + 1 + other)
      }
      matrix.endColumn()
    }
  }

  /// The value of a set is measured as the first sequence there is.
  private static func addValues(
    to matrix: inout SparseColumns, _ other: SequenceForm.Player, firstRow: Int,
    _ scales: [Double]
  ) {
    matrix.add(1, at: firstRow)
    matrix.endColumn()
    for (set, parent) in other.parents.enumerated() {
      let sequences = other.sequences(at: set)
      let unit = 1 / scales[sequences.lowerBound]
      matrix.add(-unit * scales[parent], at: firstRow + parent)
      for sequence in sequences { matrix.add(unit * scales[sequence], at: firstRow + sequence) }
      matrix.endColumn()
    }
  }

  /// For each of the other's sequences, one over its probability, rounded to a power of two.
  private static func scales(_ form: SequenceForm, own player: Int) -> [Double] {
    let (own, other) = (form.players[player], form.players[1 - player])
    var even = [Double](repeating: 1, count: own.sequenceCount)
    for (set, parent) in own.parents.enumerated() {
      let sequences = own.sequences(at: set)
      for sequence in sequences { even[sequence] = even[parent] / Double(sequences.count) }
    }
    var reach = [Double](repeating: 0, count: other.sequenceCount)
    for (terminal, entry) in form.entryOfTerminal.enumerated() {
      reach[form.entrySequences[2 * entry + 1 - player]] +=
        form.terminalChance[terminal] * even[form.entrySequences[2 * entry + player]]
    }
    for (set, parent) in other.parents.enumerated().reversed() {
      reach[parent] += other.sequences(at: set).reduce(0) { max($0, reach[$1]) }
    }
    return reach.enumerated().map { sequence, reach in
      sequence == 0 || reach < 1e-30 ? 1 : 1 / reach.binade
    }
  }

  /// The right-hand side that a plan of the own player stands for when it is moved there: −(E; −Pᵀ)·plan.
  func moved(_ plan: [Double]) -> [Double] {
    var side = [Double](repeating: 0, count: matrix.rowCount)
    for sequence in 0..<ownCount where plan[sequence] != 0 {
      matrix.addColumn(sequence, times: -plan[sequence], to: &side)
    }
    return side
  }
}
